// SPDX-License-Identifier: MIT
// Loaded when a viewer asks for the list.
import { closeButton, h, keepKeys, sheet, windowOf } from '../dom.js';
import { SHORTCUTS_STYLE } from '../style/shortcuts-style.js';
import { PLAYER_WORDS } from './player-words.js';

/** @typedef {Exclude<keyof typeof PLAYER_WORDS, 'interactions' | 'shortcuts'>} Word */

/** Keys, those with a name by the name's word; and what they do: media-chrome's first, then the overlay's. @type {[string[], Word][]} */
const KEYS = [
  [['spaceKey', 'K'], 'keyPlay'],
  [['←', 'J'], 'keyBack'],
  [['→', 'L'], 'keyForward'],
  [['↑'], 'keyLouder'],
  [['↓'], 'keySofter'],
  [['M'], 'keyMute'],
  [['C'], 'keyCaptions'],
  [['F'], 'keyFullscreen'],
  [['P'], 'keyPictureInPicture'],
  [['<'], 'keySlower'],
  [['>'], 'keyFaster'],
  [['tabKey'], 'keyNext'],
  [['enterKey'], 'keyChoose'],
  [['escapeKey'], 'keyClose'],
  [['?'], 'keyShortcuts'],
];

/** Shows the list over the page, until the viewer closes it. @param {ShadowRoot} root of the player */
export function showShortcuts(root) {
  if (root.querySelector('.shortcuts[open]')) return;
  const list = KEYS.flatMap(([keys, does]) => [
    h('dt', {}, ...keys.map((key) => h('kbd', {}, nameOf(key)))),
    h('dd', {}, PLAYER_WORDS[does]),
  ]);
  const dialog = h('dialog', { class: 'shortcuts', part: 'shortcuts', 'aria-labelledby': 'shortcuts' });
  const title = h('h2', { id: 'shortcuts' }, PLAYER_WORDS.shortcuts);
  const close = closeButton(() => dialog.close());
  dialog.append(h('div', { class: 'head' }, title, close), h('dl', {}, ...list));
  const style = sheet(SHORTCUTS_STYLE, windowOf(root));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
  keepKeys(dialog);
  dialog.addEventListener('keydown', ({ key, repeat }) => key === '?' && !repeat && dialog.close());
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close()); // beside it
  dialog.addEventListener('close', () => {
    dialog.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== style);
  });
  root.append(dialog);
  dialog.showModal();
}

/** @param {string} key */
const nameOf = (key) => /** @type {Record<string, string>} */ (PLAYER_WORDS)[key] ?? key;
