// SPDX-License-Identifier: MIT
// What a page and the player in its iframe send each other: docs/iframe.md, "The protocol".

/** Both sides must have the same one. */
export const VERSION = 1;

/** Marks the only message from window to window; all others go over the port that it carries. */
export const HELLO = 'hello';

/** @template {string} Names @param {Names} names @returns {Words<Names>[]} */
const words = (names) => /** @type {any} */ (names.split(' '));

/**
 * The words of a text.
 * @template {string} Text
 * @typedef {Text extends `${infer Word} ${infer More}` ? Word | Words<More> : Text} Words
 */

/** Methods that a host may call: those of `<hotcue-player>`, and two of the page's own. */
export const METHODS = words(
  'cancelLead click closeTray explain hide jump load measure openTray pause place play reset setVariable show submitLead exitFullscreen ready',
);

/**
 * Properties that a host can read, with their values before they are known: those of `<hotcue-player>`,
 * and `fullscreen` and `size`. Values are of the same type; `null` stands for any.
 */
export const PROPERTIES = {
  ...{ currentVideo: null, size: null, activeIds: [], diagnostics: [], heldCrm: [], interactions: [] },
  ...{ ended: false, fullscreen: false, hasMenu: false, loop: false, measuring: false, muted: false },
  ...{ pauseHidden: false, seeking: false, controls: true, paused: true, currentSrc: '', project: '' },
  ...{ currentTime: 0, duration: NaN, videoHeight: 0, videoWidth: 0, playbackRate: 1, volume: 1 },
};

/** Those that it can set, too. */
export const SETTABLE = words('controls measuring pauseHidden project currentTime loop muted playbackRate volume');

/** @typedef {typeof SETTABLE[number]} SettableName */

/** Most messages of one side in a second. */
export const RATE_MAX = 2000;

/** @param {unknown} value */
export const kindOf = (value) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);
