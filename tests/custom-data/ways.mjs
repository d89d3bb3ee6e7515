// SPDX-License-Identifier: MIT
// Runs the table through ways. A way is a row: what document it begins with, and a function from
// that document to what a listener heard.
import { test } from 'node:test';
import { Simulation } from '../../js-glue/simulator/simulation.js';
import { newEngine, wasmOfPages } from '../support/play.mjs';
import { AWKWARD } from './awkward.mjs';
import { assertUnchanged, DURATION, FORMS, hotspotId } from './documents.mjs';
import { textAt } from './raw.mjs';

/** @typedef {import('./awkward.mjs').Awkward} Awkward */
/** @typedef {import('./documents.mjs').Heard} Heard */
/**
 * @typedef {object} Way
 * @property {string} name
 * @property {(document: string, values: readonly Awkward[]) => Heard[] | Promise<Heard[]>} hear
 * @property {readonly string[]} [events] with which each value must be heard; default: ON_ENGINE
 * @property {(values: readonly Awkward[]) => string} [form] of the document; default: the long one
 * @property {readonly Awkward[]} [values] default: the whole table
 * @property {(text: string, event: string) => unknown} [expect] what a listener gets for a JSON text; default: the text
 */

export const ON_HOTSPOTS = ['hotspot:click'];
export const ON_CUES = ['cue:forward', 'cue:reverse'];
/** What each value of a document of FORMS comes with. */
export const ON_ENGINE = [...ON_HOTSPOTS, ...ON_CUES];

/** @param {readonly Way[]} ways */
export function testWays(ways) {
  for (const { name, hear, events = ON_ENGINE, form = FORMS.long, values = AWKWARD, expect } of ways) {
    test(`custom data, ${name}: unchanged`, async () => {
      assertUnchanged(name, values, await hear(form(values), values), events, expect);
    });
  }
}

/** The payload members that have custom data, as in docs/events.md. */
export const HOLDERS = ['hotspot', 'cue', 'node', 'prevNode', 'nextNode', 'interaction'];

/** What an event's payload has: text beside the value. @param {string} event @param {any} detail @returns {Heard[]} */
export const heardIn = (event, detail) =>
  HOLDERS.filter((holder) => detail[holder]).map((holder) => ({
    event,
    id: detail[holder].id,
    text: detail[holder].customDataText,
  }));

/** What a log line has, which is JSON. @param {string} line @returns {Heard[]} */
export function heardInLine(line) {
  const parsed = JSON.parse(line);
  return HOLDERS.filter((holder) => parsed[holder]).map((holder) => ({
    event: parsed.event,
    id: parsed[holder].id,
    text: /** @type {string} */ (textAt(line, holder, 'customData')),
  }));
}

/** The steps that let each value of a document be heard. @param {readonly Awkward[]} values @param {{cues?: boolean}} [options] */
export const steps = (values, { cues = true } = {}) => [
  { name: 'play', value: true },
  ...values.map((_value, i) => ({ name: 'click', value: hotspotId(i) })),
  ...(cues ? [values.length + 5, 0].map((value) => ({ name: 'seek', value })) : []),
];

/** As a script of `hotcue simulate`. @param {readonly Awkward[]} values */
export const script = (values) => JSON.stringify(steps(values).map(({ name, value }) => ({ [name]: value })));

/**
 * Plays a document in a simulation.
 * @param {string | Uint8Array} document
 * @param {{engine?: any, options?: {lenient?: boolean}, duration?: number, run: (simulation: Simulation) => void}} how duration: of each video, in seconds
 * @returns {{event: string, detail: any, line: string}[]} the events
 */
export function simulate(document, { engine = newEngine(wasmOfPages), options, duration = DURATION, run }) {
  const { ok, diagnostics, effects } = engine.load(document, options);
  if (!ok) throw new Error(`the document is refused: ${JSON.stringify(diagnostics[0])}`);
  /** @type {{event: string, detail: any, line: string}[]} */
  const events = [];
  const simulation = new Simulation(engine, {
    duration: () => duration,
    write: () => {},
    observe: (effect) => {
      const { name, detail, line } = effect;
      if (!effect.command) events.push({ event: name, detail, line });
    },
  });
  simulation.open(effects);
  run(simulation);
  return events;
}

/** Plays a document of the table, and returns what payloads had. @param {string | Uint8Array} document @param {readonly Awkward[]} values @param {{engine?: any, options?: {lenient?: boolean}, cues?: boolean}} [how] */
export function listen(document, values, { cues, ...how } = {}) {
  const run = (/** @type {Simulation} */ simulation) => {
    for (const step of steps(values, { cues })) {
      const reason = simulation.run(/** @type {any} */ (step));
      if (reason) throw new Error(reason);
    }
  };
  return simulate(document, { ...how, run }).flatMap(({ event, detail }) => heardIn(event, detail));
}
