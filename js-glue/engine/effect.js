// SPDX-License-Identifier: MIT
import { addCustomDataText } from './custom-data.js';
import { COMMAND_FIRST, COMMANDS, EFFECT_INTENT, EFFECT_PLAYING, EVENTS } from './tables.js';
import { decoder } from './utf8.js';

/** sizeof(hc_effect) in engine/include/hotcue/hotcue.h. */
export const EFFECT_BYTES = 32;
/** Field offsets: in 32-bit words, and for the time in 64-bit doubles. */
const KIND = 0;
const FLAGS = 1;
const ITEM = 2;
const TEXT = 3;
const TEXT_BYTES = 4;
const VIDEO = 5;
const TIME = 3;
const WORD = 2;
const DOUBLE = 3; // log2 of the element sizes: address >> shift is an index

const NONE = 0xffffffff;

/** @param {number} index an item or video number from C; HC_NONE becomes -1 */
export const orMinusOne = (index) => (index >>> 0 === NONE ? -1 : index >>> 0);

/**
 * Views of the engine's memory; they detach when it grows.
 * @typedef {{words: Uint32Array, doubles: Float64Array}} Memory
 */

/**
 * The log lines of one input's events.
 * @typedef {object} Lines
 * @property {string | Uint8Array} written a copy of hc_state.text; a string if it is ASCII
 * @property {(effect: Effect) => string} write calls hc_effect_line(), for lines that are not in `written`
 */

/**
 * One effect of an input: a copy of its record. The log line is read lazily, as
 * a seek in a film with many interactions has many effects whose line is never used.
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
   * @param {Uint32Array} words the engine's memory
   * @param {Float64Array} doubles the same memory
   * @param {number} at address of the record
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

  /** Writes the record back. @param {Memory} memory @param {number} at address of EFFECT_BYTES bytes */
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

  /** Whether it is a command, not an event. */
  get command() {
    return this.#kind >= COMMAND_FIRST;
  }

  /** Event or command name, from tables.js. */
  get name() {
    const kind = this.#kind;
    return kind >= COMMAND_FIRST ? COMMANDS[kind - COMMAND_FIRST] : EVENTS[kind];
  }

  /** Whether the engine waits for answer() to this event. */
  get intent() {
    return (this.#flags & EFFECT_INTENT) !== 0;
  }

  /** On a `switch`: whether the video plays at once. */
  get playing() {
    return (this.#flags & EFFECT_PLAYING) !== 0;
  }

  /** Interaction number, video number or wake token; -1 for none. */
  get item() {
    return orMinusOne(this.#item);
  }

  /** An event's media time in seconds; a command's operand, also in seconds. */
  get time() {
    return this.#time;
  }

  /**
   * The event's log line; '' for a command. Valid until another document is loaded.
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

  /** The event's payload, a new object on each read; null for a command. @returns {any} */
  get detail() {
    if (this.command) return null;
    const { line } = this;
    const { t: _t, video: _video, event: _event, ...detail } = JSON.parse(line);
    addCustomDataText(detail, line);
    return detail;
  }
}
