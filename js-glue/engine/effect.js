// SPDX-License-Identifier: MIT
import { addCustomDataText } from './custom-data.js';
import { COMMAND_FIRST, COMMANDS, EFFECT_INTENT, EFFECT_PLAYING, EVENTS } from './tables.js';

/** How long hc_effect of engine/include/hotcue/hotcue.h is. */
export const EFFECT_BYTES = 32;
/** Where its fields are: words of 32 bits, and one of 64. */
const KIND = 0;
const FLAGS = 1;
const ITEM = 2;
const TEXT = 3;
const TEXT_BYTES = 4;
const VIDEO = 5;
const TIME = 3;
const WORD = 2;
const DOUBLE = 3; // shifts of an address

const NONE = 0xffffffff;
const decoder = new TextDecoder();

/** @param {number} index an item or video number as C gives it */
export const orMinusOne = (index) => (index >>> 0 === NONE ? -1 : index >>> 0);

/**
 * Views of the engine's memory, until it grows.
 * @typedef {{words: Uint32Array, doubles: Float64Array}} Memory
 */

/**
 * The log lines of one input's events.
 * @typedef {object} Lines
 * @property {string | Uint8Array} written a copy of hc_state.text; a text when it is ASCII
 * @property {(effect: Effect) => string} write hc_effect_line(), for a line that is not written
 */

/**
 * One effect of an input: a copy of its record. Its line is read when somebody
 * asks for it: a seek in a crowded film has many effects that nobody looks at
 * twice.
 */
export class Effect {
  #kind;
  #flags;
  #item;
  #video;
  #time;
  #text;
  #textBytes;
  #lines;

  /**
   * @param {Uint32Array} words the engine's memory, and
   * @param {Float64Array} doubles the same
   * @param {number} at where the record begins
   * @param {Lines} lines
   */
  constructor(words, doubles, at, lines) {
    const word = at >> WORD;
    this.#kind = words[word + KIND];
    this.#flags = words[word + FLAGS];
    this.#item = words[word + ITEM];
    this.#video = words[word + VIDEO];
    this.#time = doubles[(at >> DOUBLE) + TIME];
    this.#text = words[word + TEXT];
    this.#textBytes = words[word + TEXT_BYTES];
    this.#lines = lines;
  }

  /** Writes the record again. @param {Memory} memory @param {number} at where to, EFFECT_BYTES long */
  record({ words, doubles }, at) {
    const word = at >> WORD;
    words[word + KIND] = this.#kind;
    words[word + FLAGS] = this.#flags;
    words[word + ITEM] = this.#item;
    words[word + VIDEO] = this.#video;
    words[word + TEXT] = this.#text;
    words[word + TEXT_BYTES] = this.#textBytes;
    doubles[(at >> DOUBLE) + TIME] = this.#time;
  }

  /** Whether it is something to do, and no event. */
  get command() {
    return this.#kind >= COMMAND_FIRST;
  }

  /** Event or command name (tables.js). */
  get name() {
    const kind = this.#kind;
    return kind >= COMMAND_FIRST ? COMMANDS[kind - COMMAND_FIRST] : EVENTS[kind];
  }

  /** Whether the engine waits for answer(). */
  get intent() {
    return (this.#flags & EFFECT_INTENT) !== 0;
  }

  /** On a `switch`: play at once. */
  get playing() {
    return (this.#flags & EFFECT_PLAYING) !== 0;
  }

  /** Interaction, video or wake token; -1 for none. */
  get item() {
    return orMinusOne(this.#item);
  }

  /** Seconds of media time of an event; what a command is about. */
  get time() {
    return this.#time;
  }

  /**
   * The event's line in the log; '' for a command. To be read before another
   * document is loaded.
   * @throws {HotcueError} `refused` afterwards
   */
  get line() {
    if (this.command) return '';
    if (this.#textBytes === 0) return this.#lines.write(this);
    const { written } = this.#lines;
    const end = this.#text + this.#textBytes;
    return typeof written === 'string'
      ? written.slice(this.#text, end)
      : decoder.decode(written.subarray(this.#text, end));
  }

  /** The event's payload, new at each reading; null for a command. @returns {any} */
  get detail() {
    if (this.command) return null;
    const { line } = this;
    const { t: _t, video: _video, event: _event, ...detail } = JSON.parse(line);
    addCustomDataText(detail, line);
    return detail;
  }
}
