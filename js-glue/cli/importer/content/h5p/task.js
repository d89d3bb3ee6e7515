// SPDX-License-Identifier: MIT
// Questions as texts, buttons and variables.
//
// A task has pages, of one question each. A page's variable is unset while it is asked, `right` or
// `wrong` once a choice was clicked, or `checked` once several choices were; and `done` once an
// outcome of it was shown. A page shows while its variable is unset and the page before is answered.
//
// An outcome is a text with a button that leads somewhere. Where a click shows an outcome or the next
// page while playback is paused for a question, playback resumes (docs/rules.md T10), and their
// windows begin a step later than the question's, so that they pause it again (T12).
import { rounded } from '../texts.js';
import { all, isSet, isUnset } from './condition.js';
import { PageWriter } from './page.js';

/** @typedef {import('../../report.js').Place} Place */
/** @typedef {import('./spot.js').Spot} Spot */
/** @typedef {import('./condition.js').Condition} Condition */

/**
 * @typedef {object} Choice
 * @property {string} text
 * @property {boolean} [right] not given where there is no right one
 * @property {string} feedback '' if there is none
 * @property {Place} place
 * @property {Outcome} [outcome] of this choice alone
 */

/**
 * @typedef {object} Page
 * @property {string} question
 * @property {Choice[]} choices at least one
 * @property {string | null} check label of the button that checks several choices; null if the first click decides
 * @property {Place} place
 */

/**
 * @typedef {object} Outcome
 * @property {string} text '' for the button only
 * @property {string} label of the button
 * @property {number} to where it leads, in seconds
 * @property {string | null} leave label of another button, which goes on from here; null for none
 */

/**
 * @typedef {object} Task
 * @property {Page[]} pages at least one
 * @property {Outcome | null} right null: playback goes on
 * @property {Outcome | null} wrong of each page; null: playback goes on
 */

/**
 * How the pages of a task show.
 * @typedef {object} Setting
 * @property {import('./box.js').Box | null} box null for that of a dialog
 * @property {boolean} stops whether playback pauses for them
 * @property {(number: number) => number} start of the window a number of steps after the task's, in seconds
 * @property {number} end of outcomes, in seconds
 */

/** One step: a frame of a film with 25 in a second. */
const STEP_S = 0.04;

/** @param {Spot} spot @param {Task} task */
export function addTask(spot, { pages, right, wrong }) {
  // What pauses playback, or is required, is open from the start: viewers could do nothing else.
  const opens = spot.isButton && !spot.pauses && !spot.isRequired;
  const setting = settingOf(spot, pages.length, opens);
  let /** @type {Condition[]} */ before = opens ? [addOpener(spot, pages.length > 1)] : [];
  const /** @type {Condition[]} */ allRight = [];
  for (const [number, page] of pages.entries()) {
    const writer = new PageWriter(spot, setting, page, number);
    writer.question(before);
    if (wrong) writer.outcome(wrong, { when: writer.wrong, name: 'wrong', sets: '' });
    allRight.push(writer.right);
    if (right && number === pages.length - 1)
      writer.outcome(right, { when: all(allRight), name: 'right', sets: 'done' });
    before = [wrong ? writer.isPassed : isSet(writer.variable)];
  }
}

/** @param {Spot} spot @param {number} pages @param {boolean} opens @returns {Setting} */
function settingOf(spot, pages, opens) {
  const stops = spot.pauses || spot.isRequired || opens;
  const step = Math.min(STEP_S, (spot.end - spot.time) / (pages + 2));
  return {
    box: spot.isButton ? null : spot.box,
    stops,
    start: (number) => rounded(spot.time + (stops ? number * step : 0)),
    end: rounded(spot.end + step),
  };
}

/**
 * The button that opens a task.
 * @param {Spot} spot
 * @param {boolean} restarts whether to go to its beginning, from where pages follow each other by time
 * @returns {Condition} that it was clicked
 */
function addOpener(spot, restarts) {
  const id = spot.freeId('open');
  const click = restarts ? { click_action: 'jump', click_value: spot.time } : { click_action: 'track' };
  const set = { variable_name: id, variable_value: 'yes', when: isUnset(id) };
  spot.add({ ...spot.opener, ...click, ...set }, { part: { part: 'open' }, id });
  return isSet(id);
}
