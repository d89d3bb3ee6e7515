// SPDX-License-Identifier: MIT
import { plain } from '../texts.js';
import { ABOVE, placed, rows } from './box.js';
import { fill } from './color.js';
import { all, equals, isSet, isUnset } from './condition.js';
import { firstOf } from './lenient.js';

/** @typedef {import('../../draft.js').Fields} Fields */
/** @typedef {import('./box.js').Box} Box */
/** @typedef {import('./condition.js').Condition} Condition */
/** @typedef {import('./spot.js').Spot} Spot */
/** @typedef {import('./task.js').Choice} Choice */
/** @typedef {import('./task.js').Outcome} Outcome */

const PAPER = fill('rgb(255, 255, 255)');
const UNTICKED = '\u2610 ';
const TICKED = '\u2611 ';

/** Adds one page of a task: see task.js. */
export class PageWriter {
  #spot;
  #setting;
  #page;
  #number;
  /** Variables of its choices, where several can be right. @type {string[]} */
  #ticks;
  /** That it shows. @type {Condition[]} */
  #shows = [];

  /**
   * @param {Spot} spot
   * @param {import('./task.js').Setting} setting
   * @param {import('./task.js').Page} page
   * @param {number} number from 0
   */
  constructor(spot, setting, page, number) {
    this.#spot = spot;
    this.#setting = setting;
    this.#page = page;
    this.#number = number;
    this.variable = number === 0 ? spot.id : spot.freeId(String(number + 1));
    this.#ticks = page.choices.map((_, i) => `${this.variable}-choice-${i + 1}`);
  }

  /** That it is answered rightly. @returns {Condition} */
  get right() {
    return this.#page.check === null ? equals(this.variable, 'right') : all([this.#isChecked, this.#isTickedRightly]);
  }

  /** That it is answered wrongly. @returns {Condition} */
  get wrong() {
    if (this.#page.check === null) return equals(this.variable, 'wrong');
    return all([this.#isChecked, { not: this.#isTickedRightly }]);
  }

  /** That it is answered rightly, or was left. @returns {Condition} */
  get isPassed() {
    return { any: [this.right, equals(this.variable, 'done')] };
  }

  get #isChecked() {
    return equals(this.variable, 'checked');
  }

  get #isTickedRightly() {
    return all(this.#page.choices.map(({ right }, i) => (right ? isSet : isUnset)(this.#ticks[i])));
  }

  /** The question, its choices, and what follows from single ones. @param {Condition[]} before that it can be asked */
  question(before) {
    const { question, choices, check, place } = this.#page;
    this.#shows = [...before, isUnset(this.variable)];
    const marks = choices.map(({ text }) => (check === null ? text : UNTICKED + text));
    const [head, ...boxes] = rows(this.#setting.box, [question, ...marks, ...(check === null ? [] : [check])]);
    const text = { name: this.#spot.name, when: all(this.#shows), ...this.#window };
    this.#spot.add({ ...this.#words(question, head), ...text }, { id: this.variable, place });
    for (const [i, choice] of choices.entries()) {
      if (check === null) this.#choice(choice, i, boxes[i]);
      else this.#toggles(choice, i, boxes[i]);
    }
    if (check === null) return;
    const set = { click_action: 'track', ...this.#sets('checked') };
    const button = { ...this.#button(check, boxes[choices.length]), ...set, when: all(this.#shows), ...this.#window };
    this.#spot.add({ ...button, ...this.#waits }, { id: this.#id('check'), part: { part: 'check' }, place });
  }

  /**
   * A text and buttons.
   * @param {Outcome} outcome
   * @param {object} about
   * @param {Condition} about.when
   * @param {string} about.name in its ids
   * @param {string} about.sets value of the page's variable once the button is clicked
   */
  outcome({ text, label, to, leave }, { when, name, sets }) {
    const { place } = this.#page;
    const labels = [label, ...(leave === null ? [] : [leave])];
    const boxes = rows(this.#setting.box, text === '' ? labels : [text, ...labels]);
    const window = { time: this.#setting.start(this.#number + 1), end_time: this.#setting.end, when };
    const part = { part: name };
    if (text !== '') {
      this.#spot.add({ ...this.#words(text, boxes[0]), ...window }, { id: this.#id(name), part, place });
      boxes.shift();
    }
    const clicks = [
      { click_action: 'jump', click_value: to, ...this.#sets(sets) },
      { click_action: 'track', ...this.#sets('done') },
    ];
    for (const [i, box] of boxes.entries()) {
      const button = { ...this.#button(labels[i], box), ...clicks[i], ...window };
      const id = this.#id(`${name}-${i === 0 ? 'go' : 'leave'}`);
      this.#spot.add({ ...button, pause_video: true, click_required: true }, { id, part, place });
    }
  }

  /** A choice that is an answer. @param {Choice} choice @param {number} i @param {Box} box */
  #choice(choice, i, box) {
    const { text, outcome, place } = choice;
    const button = { ...this.#button(text, box), ...this.#click(choice, i), when: all(this.#shows), ...this.#window };
    this.#spot.add({ ...button, ...this.#waits }, { id: this.#id(`choice-${i + 1}`), part: part(choice, i), place });
    if (!outcome || outcome.text === '') return;
    this.outcome(outcome, { when: equals(this.variable, String(i + 1)), name: `chosen-${i + 1}`, sets: '' });
  }

  /** @param {Choice} choice @param {number} i @returns {Fields} */
  #click({ right, feedback, outcome }, i) {
    if (outcome) {
      if (outcome.text === '') return { click_action: 'jump', click_value: outcome.to };
      return { click_action: 'track', ...this.#sets(String(i + 1)) };
    }
    const set = this.#sets(right === false ? 'wrong' : 'right');
    if (feedback === '') return { click_action: 'track', ...set };
    return { click_action: 'message', click_value: plain(feedback), ...set };
  }

  /** A choice among several, which a click ticks or unticks. @param {Choice} choice @param {number} i @param {Box} box */
  #toggles(choice, i, box) {
    const tick = this.#ticks[i];
    const states = [
      { mark: UNTICKED, value: 'yes', shows: isUnset(tick), id: tick },
      { mark: TICKED, value: '', shows: isSet(tick), id: `${tick}-ticked` },
    ];
    for (const { mark, value, shows, id } of states) {
      const set = { click_action: 'track', variable_name: tick, variable_value: value };
      const button = { ...this.#button(mark + choice.text, box), ...set, text_align: 'start', ...this.#window };
      const about = { id: this.#spot.scene.freeId(id), part: part(choice, i), place: choice.place };
      this.#spot.add({ ...button, when: all([...this.#shows, shows]) }, about);
    }
  }

  /** @param {string} suffix */
  #id(suffix) {
    return this.#spot.scene.freeId(`${this.variable}-${suffix}`);
  }

  get #window() {
    return { time: this.#setting.start(this.#number) };
  }

  get #waits() {
    return { pause_video: this.#setting.stops || undefined, click_required: this.#spot.isRequired || undefined };
  }

  /** @param {string} value */
  #sets(value) {
    return { variable_name: this.variable, variable_value: value };
  }

  /** @param {string} text @param {Box} box @returns {Fields} */
  #words(text, box) {
    const value = plain(firstOf(text, this.#spot.title));
    return { type: 'text', value, ...placed(box), ...ABOVE, ...PAPER, click_action: 'none' };
  }

  /** @param {string} text @param {Box} box @returns {Fields} */
  #button(text, box) {
    return { type: 'button', value: plain(firstOf(text, '\u2026')), ...placed(box), ...ABOVE };
  }
}

/** @param {Choice} choice @param {number} i */
const part = ({ right }, i) => ({ part: 'choice', choice: i, correct: right });
