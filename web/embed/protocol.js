// SPDX-License-Identifier: MIT
// What a page and the player in its iframe send each other: docs/iframe.md, "The protocol".

/**
 * Both sides must have the same one. It is the member `hotcue` of the only message from window to
 * window, the hello; all others go over the port that it carries.
 */
export const VERSION = 1;

/** @template {string} Names @param {Names} names @returns {Words<Names>[]} */
const words = (names) => /** @type {any} */ (names.split(' '));

/**
 * The words of a text.
 * @template {string} Text
 * @typedef {Text extends `${infer Word} ${infer More}` ? Word | Words<More> : Text} Words
 */

/** Methods that a host may call: those of `<hotcue-player>`, and two of the page's own. */
export const METHODS = words(
  'cancelLead click closeTray explain hide jump load measure openTray pause play reset setVariable show submitLead exitFullscreen ready',
);

/**
 * Properties that a host can read, with their values before they are known: those of `<hotcue-player>`,
 * and `fullscreen` and `size`. Values are of the same type; `null` stands for any.
 */
export const PROPERTIES = {
  ...{ currentVideo: null, size: null, activeIds: [], diagnostics: [], interactions: [] },
  ...{ ended: false, fullscreen: false, hasMenu: false, loop: false, measuring: false, muted: false },
  ...{ seeking: false, controls: true, paused: true, project: '' },
  ...{ currentTime: 0, duration: NaN, playbackRate: 1, volume: 1 },
};

/** Those that it can set, too. */
export const SETTABLE = /* @__PURE__ */ words('controls measuring project currentTime loop muted playbackRate volume');

/** @typedef {typeof SETTABLE[number]} SettableName */

/** Most messages of one side in a second. */
export const RATE_MAX = 2000;

/** @param {unknown} value */
export const kindOf = (value) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);
