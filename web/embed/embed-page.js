// SPDX-License-Identifier: MIT
// The script of embed.html: makes the page's player one that the page around the iframe can use.
import '../player/hotcue-player.js';
import { MEDIA_EVENTS } from '../player/media-events.js';
import { notice } from './notice.js';
import { EmbedPage } from './page.js';

if (globalThis.document) {
  notice(document, ''); // what stands there while there is no script
  const player = document.querySelector('hotcue-player');
  if (player) {
    const dialects = { mindstamp: () => import('../dialects/mindstamp.js') };
    new EmbedPage({ player, view: window, mediaEvents: MEDIA_EVENTS, dialects }).start();
  } else console.error('Hotcue: the embed page has no <hotcue-player>');
}
