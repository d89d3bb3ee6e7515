// SPDX-License-Identifier: MIT
// The commands of pages that were written for Mindstamp's player: docs/moving.md, "From Mindstamp".

/**
 * What a command works on.
 * @typedef {object} Target
 * @property {any} element the player or overlay
 * @property {any} media its media: has the members of a media element
 * @property {Document} page
 */

/**
 * Reads a member of a message. Returns undefined for what it can't be.
 * @typedef {(value: unknown) => any} Reader
 */

/**
 * @typedef {object} Command
 * @property {Record<string, [read: Reader, what: string]>} [members] of the message, beside `event`
 * @property {(target: Target, values: any) => any} run may return a promise; what it throws is reported to the page
 */

/** How far `rewind` and `fast_forward` go. Seconds. */
const STEP_S = { playing: 5, paused: 1 };
/** Longest texts that are taken: what a variable can hold. Characters. */
const NAME_MAX = 256;
const VALUE_MAX = 65536;

/** @type {Record<string, Command>} */
const COMMANDS = {
  play_player: { run: ({ media }) => media.play() },
  pause_player: { run: ({ media }) => media.pause() },
  rewind: { run: (target) => step(target, -1) },
  fast_forward: { run: (target) => step(target, 1) },
  change_time: {
    members: { time: [secondsOf, 'a number of seconds'] },
    run: ({ media }, { time }) => seek(media, time),
  },
  set_variable: {
    members: {
      variable_name: [nameOf, `a text of 1 to ${NAME_MAX} characters`],
      variable_value: [variableOf, `a number, boolean, null, or a text of at most ${VALUE_MAX} characters`],
    },
    run: ({ element }, { variable_name: name, variable_value: value }) => element.setVariable(name, value),
  },
  request_screenshot: { run: takeScreenshot },
  exit_fullscreen: { run: leaveFullscreen },
};

/** @param {unknown} name @returns {name is string} */
export const isCommand = (name) => typeof name === 'string' && Object.hasOwn(COMMANDS, name);

/**
 * Carries out a command.
 * @param {{event: string, [member: string]: unknown}} message
 * @param {Target} target
 * @returns {any} what the command gives: for `request_screenshot` the picture; or a promise
 * @throws {Error} if a member can't be one, or the command can't be carried out
 */
export function carryOut(message, target) {
  const { members = {}, run } = COMMANDS[message.event];
  /** @type {Record<string, any>} */
  const values = {};
  for (const [name, [read, what]] of Object.entries(members)) {
    values[name] = read(message[name]);
    if (values[name] === undefined) throw new TypeError(`"${name}" must be ${what}`);
  }
  if (!target.element.isConnected) throw new Error('the player was removed');
  if (!target.media) throw new Error('there is no video yet');
  return run(target, values);
}

/** @param {Target} target @param {1 | -1} direction */
function step({ media }, direction) {
  seek(media, media.currentTime + direction * (media.paused ? STEP_S.paused : STEP_S.playing));
}

/** @param {any} media @param {number} time */
function seek(media, time) {
  media.currentTime = Math.min(Math.max(time, 0), media.duration || Infinity);
}

/** Its code is loaded when it is first needed. @param {Target} target */
async function takeScreenshot({ element, media, page }) {
  const { screenshot } = await import('./mindstamp-screenshot.js');
  return screenshot(element.media ?? media, page);
}

/** @param {Target} target */
function leaveFullscreen({ media, page }) {
  if (media.webkitDisplayingFullscreen) return media.webkitExitFullscreen(); // an iPhone
  return page.fullscreenElement && page.exitFullscreen();
}

/** Pages also send what a field holds. @param {unknown} value */
function secondsOf(value) {
  const seconds = typeof value === 'string' && /^\s*-?\d+(\.\d*)?\s*$/.test(value) ? Number(value) : value;
  return Number.isFinite(seconds) ? seconds : undefined;
}

/** @param {unknown} value */
function nameOf(value) {
  return typeof value === 'string' && value !== '' && value.length <= NAME_MAX ? value : undefined;
}

/** @param {unknown} value */
function variableOf(value) {
  if (typeof value === 'string') return value.length <= VALUE_MAX ? value : undefined;
  return value === null || typeof value === 'boolean' || Number.isFinite(value) ? value : undefined;
}
