// SPDX-License-Identifier: MIT
import { WORDS } from '../words.js';

/** The player's own texts, in the same object as those of the overlay: see docs/embedding.md, "Words". */
const TEXTS = {
  interactions: 'Interactions',
  shortcuts: 'Keyboard shortcuts',
  spaceKey: 'Space',
  tabKey: 'Tab',
  enterKey: 'Enter',
  escapeKey: 'Esc',
  /** What each key does. */
  keyPlay: 'Play or pause',
  keyBack: 'Back 10 seconds',
  keyForward: 'Forward 10 seconds',
  keyLouder: 'Louder',
  keySofter: 'Softer',
  keyMute: 'Sound on or off',
  keyCaptions: 'Captions on or off',
  keyFullscreen: 'Fullscreen on or off',
  keyPictureInPicture: 'Picture in picture on or off',
  keySlower: 'Slower',
  keyFaster: 'Faster',
  keyNext: 'To the next interaction',
  keyChoose: 'Choose the interaction',
  keyClose: 'Close what is open',
  keyShortcuts: 'This list',
};

/** A page may have replaced some before this module was loaded. */
export const PLAYER_WORDS = /** @type {typeof TEXTS} */ (Object.assign(WORDS, { ...TEXTS, ...WORDS }));
