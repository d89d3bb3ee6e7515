// SPDX-License-Identifier: MIT
import { COMMAND_FIRST, COMMANDS, EFFECT_INTENT, EFFECT_PLAYING, EVENTS } from './tables.js';

/** How long hc_effect of engine/include/hotcue.h is. */
export const EFFECT_BYTES = 32;
/** Where its fields are. */
const [KIND, FLAGS, ITEM, TEXT, TEXT_BYTES, TIME] = [0, 4, 8, 12, 16, 24];

const NONE = 0xffffffff;
const decoder = new TextDecoder();

/** @param {number} index an item or video number as C gives it */
export const orMinusOne = (index) => (index >>> 0 === NONE ? -1 : index >>> 0);

/** The effects of one input: copies of their records and of the lines that are written. */
export class EffectList {
  /**
   * @param {Uint8Array} records hc_effects(), a copy
   * @param {Uint8Array} text hc_effect_text(), a copy
   * @param {(record: Uint8Array) => string} write hc_effect_line(), for a line that is not written
   */
  constructor(records, text, write) {
    this.records = records;
    this.view = new DataView(records.buffer, records.byteOffset, records.byteLength);
    this.text = text;
    this.write = write;
  }

  /** @returns {Effect[]} in order */
  all() {
    const effects = new Array(this.records.length / EFFECT_BYTES);
    for (let i = 0; i < effects.length; i++) effects[i] = new Effect(this, i * EFFECT_BYTES);
    return effects;
  }
}

/**
 * One effect of an input. What it says is read when somebody asks for it: a
 * seek in a crowded film has many effects that nobody looks at twice.
 */
export class Effect {
  #list;
  #at;

  /** @param {EffectList} list @param {number} at where its record begins */
  constructor(list, at) {
    this.#list = list;
    this.#at = at;
  }

  get #kind() {
    return this.#list.view.getUint32(this.#at + KIND, true);
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
    return (this.#list.view.getUint32(this.#at + FLAGS, true) & EFFECT_INTENT) !== 0;
  }

  /** On a `switch`: play at once. */
  get playing() {
    return (this.#list.view.getUint32(this.#at + FLAGS, true) & EFFECT_PLAYING) !== 0;
  }

  /** Interaction, video or wake token; -1 for none. */
  get item() {
    return orMinusOne(this.#list.view.getUint32(this.#at + ITEM, true));
  }

  /** Seconds of media time of an event; what a command is about. */
  get time() {
    return this.#list.view.getFloat64(this.#at + TIME, true);
  }

  /**
   * The event's line in the log; '' for a command. To be read before another
   * document is loaded.
   * @throws {HotcueError} `refused` afterwards
   */
  get line() {
    if (this.command) return '';
    const { view, text, records, write } = this.#list;
    const bytes = view.getUint32(this.#at + TEXT_BYTES, true);
    if (bytes === 0) return write(records.subarray(this.#at, this.#at + EFFECT_BYTES));
    const from = view.getUint32(this.#at + TEXT, true);
    return decoder.decode(text.subarray(from, from + bytes));
  }

  /** The event's payload, new at each reading; null for a command. @returns {any} */
  get detail() {
    if (this.command) return null;
    const { t: _t, video: _video, event: _event, ...detail } = JSON.parse(this.line);
    return detail;
  }
}
