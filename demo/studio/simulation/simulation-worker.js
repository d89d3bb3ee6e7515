// SPDX-License-Identifier: MIT
// Simulates viewers of one document, and reports how far it is. It is ended to cancel it.
import { Engine } from '../../../js-glue/engine/engine.js';
import { Exploration } from '../../../js-glue/simulator/coverage.js';
import { checkNames, parseScript } from '../../../js-glue/simulator/script.js';
import { parseDocument } from '../model/document.js';
import { ENGINE, loadDocument } from '../model/engine.js';
import { reportOf } from './report.js';

/** @typedef {{document: string, viewers: number, seed: number, seconds: number, script: string}} Order script: '' for none */
/** @typedef {{report?: import('./report.js').Report, done: number, of: number, failure?: string}} Answer report: so far; done: viewers; the last one has a report and done = of, or only a failure */

/** Between two answers: how many viewers there were, and what they reached, which is more to draw. */
const REPORT_EVERY_MS = 100;
const SHOW_MS = 700;
/** Rows of a table, while it runs and at the end: the page has to draw them. */
const ROWS = { soFar: 200, atEnd: 2000 };

const post = (/** @type {Answer} */ answer) => globalThis.postMessage(answer);

/** @param {string} document */
async function engineFor(document) {
  const engine = await Engine.create(ENGINE);
  await loadDocument(engine, document); // so that it has the Unicode table if it needs that
  return engine;
}

/** @param {Order} order */
async function simulate({ document, viewers, seed, seconds, script }) {
  const steps = script.trim() === '' ? null : parseScript(script);
  const engine = await engineFor(document);
  const exploration = new Exploration(engine, { document, seed, seconds });
  if (steps) {
    engine.load(document);
    checkNames(steps, engine);
    exploration.script(steps);
  }
  const project = /** @type {import('../model/document.js').ProjectDocument} */ (parseDocument(document).document);
  let [reported, shown] = [performance.now(), performance.now()];
  for (let done = 0; done < viewers; done++) {
    const now = performance.now();
    const report = now - shown > SHOW_MS ? reportOf(exploration.coverage, project, ROWS.soFar) : undefined;
    if (report || now - reported > REPORT_EVERY_MS) {
      post({ done, of: viewers, report });
      reported = performance.now();
    }
    if (report) shown = reported;
    exploration.random();
  }
  const { coverage } = exploration;
  const failure = coverage.problem ? `The script could not be followed to its end: ${coverage.problem}` : '';
  post({ done: viewers, of: viewers, report: reportOf(coverage, project, ROWS.atEnd), failure });
}

globalThis.addEventListener('message', ({ data }) =>
  simulate(data).catch((error) => {
    post({ done: 0, of: data.viewers, failure: error instanceof Error ? error.message : String(error) });
  }),
);
