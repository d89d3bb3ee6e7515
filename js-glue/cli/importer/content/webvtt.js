// SPDX-License-Identifier: MIT
// WebVTT files, by the parser rules of the WebVTT standard (§6 "Parsing"): what a browser finds in a
// damaged file is found here, too, and its line.

/**
 * @typedef {object} TrackCue
 * @property {string} id '' if it has none
 * @property {number} start seconds
 * @property {number} end seconds; perhaps not after `start`
 * @property {string} settings as written
 * @property {string} text as written; its lines are divided by U+000A
 * @property {number} line of its times, from 1
 */

/**
 * @typedef {object} Webvtt
 * @property {string[]} header what follows `WEBVTT` on its line, and the other lines of the header
 * @property {TrackCue[]} cues in the order of the file
 * @property {number[]} skipped lines at which something begins that is neither a cue nor known
 * @property {boolean} styled whether it has styles or regions
 */

const SIGNATURE = /^WEBVTT(?:[ \t]|$)/;
const LINE_END = /\r\n|\r|\n/;
const ARROW = '-->';
/** What may precede the first cue, besides comments. */
const DEFINITION = /^(?:STYLE|REGION)[ \t\f]*$/;
const COMMENT = /^NOTE(?:[ \t]|$)/;

const TIMESTAMP = '(?:(\\d+):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})(?!\\d)';
const TIMING = new RegExp(`^[ \\t\\f]*${TIMESTAMP}[ \\t\\f]*-->[ \\t\\f]*${TIMESTAMP}(.*)$`, 's');

/** The first line of a text. @param {string} text */
const firstLine = (text) => text.slice(0, 4096).split(LINE_END, 1)[0];

/** Whether a text is a WebVTT file. @param {string} text without a byte order mark */
export const isWebvttText = (text) => SIGNATURE.test(firstLine(text));

/** @param {string[]} parts hours (perhaps undefined), minutes, seconds and milliseconds @returns {number} seconds */
function secondsOf([hours = '0', minutes, seconds, milliseconds]) {
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return (whole * 1000 + Number(milliseconds)) / 1000;
}

/** @param {string} line with an arrow @returns {Pick<TrackCue, 'start' | 'end' | 'settings'> | null} */
function timing(line) {
  const found = TIMING.exec(line);
  if (!found) return null;
  const [start, end] = [secondsOf(found.slice(1, 5)), secondsOf(found.slice(5, 9))];
  return Number.isFinite(start + end) ? { start, end, settings: found[9].trim() } : null;
}

/** Goes through the lines of a file, each of which is read once. */
class Blocks {
  /** @type {TrackCue[]} */
  cues = [];
  /** @type {number[]} */
  skipped = [];
  styled = false;
  #lines;
  #at = 1;

  /** @param {string[]} lines */
  constructor(lines) {
    this.#lines = lines;
  }

  /** The lines up to an empty one, or to one with an arrow. @returns {string[]} */
  run() {
    const start = this.#at;
    while (this.#at < this.#lines.length && !/^$|-->/.test(this.#lines[this.#at])) this.#at++;
    return this.#lines.slice(start, this.#at);
  }

  all() {
    while (this.#at < this.#lines.length) {
      if (this.#lines[this.#at] === '') this.#at++;
      else this.#block();
    }
  }

  /** Reads up to an empty line, or to the times of the next cue. */
  #block() {
    const start = this.#at;
    const [first, second = ''] = [this.#lines[start], this.#lines[start + 1]];
    const named = !first.includes(ARROW) && second.includes(ARROW); // the first line is an identifier
    const timed = named ? start + 1 : start;
    const times = timing(this.#lines[timed]);
    this.#at = timed + 1;
    const text = this.run().join('\n');
    if (times) this.cues.push({ id: named ? first : '', ...times, text, line: timed + 1 });
    else this.#other(first, named || first.includes(ARROW) ? timed : start, named);
  }

  /** @param {string} first line of a block that is no cue @param {number} at its index @param {boolean} named */
  #other(first, at, named) {
    const definition = DEFINITION.test(first) && !named;
    if (definition) this.styled = true;
    if (!definition && (named || !COMMENT.test(first))) this.skipped.push(at + 1);
  }
}

/**
 * @param {string} text of a file that isWebvttText()
 * @returns {Webvtt}
 */
export function parseWebvtt(text) {
  const lines = text.replaceAll('\0', '\uFFFD').split(LINE_END);
  const blocks = new Blocks(lines);
  const header = [lines[0].slice('WEBVTT'.length).trim(), ...blocks.run()];
  blocks.all();
  const { cues, skipped, styled } = blocks;
  return { header, cues, skipped, styled };
}
