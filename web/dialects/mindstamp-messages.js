// SPDX-License-Identifier: MIT
// The messages of Mindstamp's player: docs/moving.md, "From Mindstamp". Pure functions.

/** @typedef {import('../../js-glue/engine/events.js').HotcueAnyEvent} HotcueAnyEvent */

/**
 * What is playing.
 * @typedef {object} Video
 * @property {string} title '' without one
 * @property {string} token
 * @property {number} duration seconds; NaN while unknown, Infinity for live streams
 * @property {(id: string) => string | null} labelOf what the viewer reads on an interaction
 * @property {(id: string) => string | null} [internalLabelOf] its `internal_label`
 */

/** @typedef {{event: string, version: 1, info: Record<string, any>}} Message */

/** The version of the messages. */
const VERSION = 1;
/** So that a seek to 20 that ends at 19.999999 is at 20. Seconds. */
const SLACK = 0.001;

/** Percent of the duration at which there is a message. */
export const THRESHOLDS = [10, 25, 50, 75, 90, 100];

/** Messages about playback, by our event. @type {ReadonlyMap<string, string>} */
const LIFECYCLE = new Map([
  ['player:play', 'video_play'],
  ['player:pause', 'video_pause'],
  ['node:ended', 'video_end'],
]);

/** Messages about failures, by the code of our `error`; those of media are distinguished by what was loaded. @type {ReadonlyMap<string, string>} */
const FAILURES = new Map([
  ['fetch', 'video_unavailable'],
  ['no_media', 'video_unavailable'],
  ['play_refused', 'playback_error'],
]);

/** Messages about what the author has put on the video, with their data, by our event. @type {Record<string, (detail: any, video: Video) => [name: string, data: object]>} */
const AUTHORED = {
  'hotspot:click': (detail, video) => ['viewer_interaction', clickOf(detail, video)],
  'cue:forward': ({ cue }) => ['cue_forward', { cue_id: cue.id, ...customOf(cue) }],
  'cue:reverse': ({ cue }) => ['cue_reverse', { cue_id: cue.id, ...customOf(cue) }],
};

/**
 * The message for an event of docs/events.md.
 * @param {Pick<HotcueAnyEvent, 'type' | 'detail' | 'time'>} event
 * @param {Video} video
 * @param {boolean} [loaded] whether the video's metadata were loaded, for an `error`
 * @returns {Message | null} null if there is none
 */
export function messageOf({ type, detail, time }, video, loaded = false) {
  const authored = Object.hasOwn(AUTHORED, type) ? AUTHORED[type](detail, video) : null;
  if (authored) return interactionMessage(...authored, time ?? 0, video);
  const name = type === 'error' ? failureOf(/** @type {any} */ (detail).code, loaded) : LIFECYCLE.get(type);
  return name ? lifecycleMessage(name, time ?? 0, video) : null;
}

/**
 * @param {string} event
 * @param {number} time seconds
 * @param {Video} video
 * @param {Record<string, any>} [more] members of `info` beside the usual ones
 * @returns {Message}
 */
export function lifecycleMessage(event, time, { title, token, duration }, more = {}) {
  const [now, end] = [wholeSeconds(time), wholeSeconds(duration)];
  const times = { currentTime: now, formattedTime: clock(now), duration: end, formattedDuration: clock(end) };
  return { event, version: VERSION, info: { title, token, ...times, ...more } };
}

/** @param {string} command as far as it was understood @param {string} message @returns {Message} */
export const errorMessage = (command, message) => ({
  event: 'command_error',
  version: VERSION,
  info: { command, message },
});

/** @param {number} seconds @returns {number} 0 if they are not finite */
export const wholeSeconds = (seconds) => (Number.isFinite(seconds) ? Math.floor(seconds + SLACK) : 0);

/** @param {string} event @param {object} data @param {number} time @param {Video} video @returns {Message} */
function interactionMessage(event, data, time, { title, token }) {
  return { event, version: VERSION, info: { title, currentTime: wholeSeconds(time), token, data } };
}

/** @param {string} code @param {boolean} loaded */
function failureOf(code, loaded) {
  if (code === 'media') return loaded ? 'playback_error' : 'video_unavailable';
  return FAILURES.get(code);
}

/** Minutes, also more than 59, and seconds. @param {number} seconds */
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** @param {{hotspot: any, type: string}} detail of `hotspot:click` @param {Video} video */
function clickOf({ hotspot, type }, { labelOf, internalLabelOf }) {
  const label = labelOf(hotspot.id);
  return {
    interaction_id: randomId(),
    interaction_type: 'click',
    interaction_value: label,
    parent_id: hotspot.id,
    parent_type: type,
    parent_value: label,
    question_style: null,
    has_correct_answer: null,
    answered_correctly: null,
    internal_label: internalLabelOf?.(hotspot.id) ?? hotspot.name,
    ...customOf(hotspot),
  };
}

/** @param {{customData: any, customDataText: string}} holder */
const customOf = ({ customData, customDataText }) => ({ custom_data: customData, custom_data_text: customDataText });

/** 16 random bytes, as hexadecimal digits. */
const randomId = () =>
  [...crypto.getRandomValues(new Uint32Array(4))].map((n) => n.toString(16).padStart(8, '0')).join('');
