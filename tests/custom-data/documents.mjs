// SPDX-License-Identifier: MIT
// Documents in which each value of the table is the custom data of a hotspot and of a cue, and what
// listeners heard of them.
import assert from 'node:assert/strict';
import { compact } from './awkward.mjs';

/** @typedef {import('./awkward.mjs').Awkward} Awkward */
/** @typedef {{event: string, id: string, text: any}} Heard text: JSON of the custom data of `id`, unless the way has another form of it */

const BOX = '"pos_left":0,"pos_top":0,"pos_width":10,"pos_height":10';
/** From one cue to the next. Media seconds. */
const CUE_STEP_S = 0.125;
/** Of a film with all cues, in seconds. */
export const DURATION = 1000;
export const hotspotId = (/** @type {number} */ index) => `h${index}`;
export const cueId = (/** @type {number} */ index) => `c${index}`;
export const videoId = (/** @type {number} */ index) => `v${index}`;

/** @param {number} index @param {string} text @param {string} more members that follow, with a comma in front */
export const hotspot = (index, text, more = ',"click_action":"track"') =>
  `{"id":"${hotspotId(index)}","type":"hotspot","name":"\\"customData\\":{","custom_data":${text},"time":0,${BOX}${more}}`;
/** @param {number} index @param {string} text */
export const cue = (index, text) => `{"id":"${cueId(index)}","custom_data":${text},"time":${(index + 1) * CUE_STEP_S}}`;

/** @param {readonly Awkward[]} values @param {(index: number, text: string) => string} make @returns {string} a list */
const list = (values, make) => `[${values.map(({ text }, i) => make(i, text)).join(',\n')}]`;

/**
 * A video with a hotspot and a cue for each value, in each form of a document that has both.
 * @type {Record<'long' | 'short', (values: readonly Awkward[]) => string>}
 */
export const FORMS = {
  long: (values) => `{"variables":{"name":"Ada"},"videos":[${FORMS.short(values)}]}`,
  short: (values) =>
    `{"id":"main","duration":${DURATION},"interactions":${list(values, hotspot)},"cues":${list(values, cue)}}`,
};

/** The form of hotspots only. @param {readonly Awkward[]} values */
export const listForm = (values) => list(values, hotspot);

/** A project with a video for each value; the next one follows at the end. @param {readonly Awkward[]} values */
export function chainForm(values) {
  const video = (/** @type {number} */ index, /** @type {string} */ text) => {
    const next = index + 1 < values.length ? `,"on_ended":{"action":"switch","value":"${videoId(index + 1)}"}` : '';
    return `{"id":"${videoId(index)}","title":"\\"customData\\":[","custom_data":${text}${next}}`;
  };
  return `{"custom_data":${values[0].text},"videos":${list(values, video)}}`;
}

/** A hotspot for each value that asks the page for a request. @param {readonly Awkward[]} values @param {'get' | 'post'} action */
export const requestForm = (values, action) =>
  list(values, (i, text) => hotspot(i, text, `,"click_action":"${action}","click_value":"https://a.test/hook"`));

/** Of each value, what listeners are to hear. @type {WeakMap<Awkward, string>} */
const expectations = new WeakMap();

/** @param {Awkward} value */
function expected(value) {
  const text = expectations.get(value) ?? compact(value.text);
  expectations.set(value, text);
  return text;
}

/** Shows a place of a text. @param {string} text @param {number} at */
const around = (text, at) => JSON.stringify(text.slice(Math.max(0, at - 20), at + 40));

/** @param {string} a @param {string} b @returns {number} the first index at which they differ; -1 if they are the same */
export function difference(a, b) {
  if (a === b) return -1;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** @param {string} place @param {unknown} text @param {unknown} wanted */
function assertSame(place, text, wanted) {
  if (typeof text !== 'string' || typeof wanted !== 'string') return assert.equal(text, wanted, `${place}: ${text}`);
  const at = difference(text, wanted);
  if (at >= 0) assert.fail(`${place}: position ${at}: ${around(text, at)} instead of ${around(wanted, at)}`);
}

/**
 * Compares what was heard with the table.
 * @param {string} way its name
 * @param {readonly Awkward[]} values
 * @param {readonly Heard[]} heard
 * @param {readonly string[]} events those that each value must have come with; others are of no interest
 * @param {(text: string, event: string) => unknown} [expect] what a listener gets for a JSON text; default: the text
 */
export function assertUnchanged(way, values, heard, events, expect = (text) => text) {
  /** @type {Map<string, Set<number>>} */
  const found = new Map(events.map((event) => [event, new Set()]));
  for (const { event, id, text } of heard) {
    if (!found.has(event)) continue;
    const index = Number(/^[hcv](\d+)$/.exec(id)?.[1] ?? -1);
    const value = values[index];
    assert.ok(value, `${way}, ${event}: nothing of the table is called "${id}"`);
    assertSame(`${way}, ${event}, "${value.name}"`, text, expect(expected(value), event));
    found.get(event)?.add(index);
  }
  for (const [event, indexes] of found) {
    const missing = values.filter((_value, i) => !indexes.has(i)).map(({ name }) => name);
    assert.deepEqual(missing, [], `${way}: not heard with ${event}`);
  }
}
