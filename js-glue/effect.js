// SPDX-License-Identifier: MIT
import { COMMAND_FIRST, COMMANDS, EFFECT_INTENT, EFFECT_PLAYING, EVENTS } from './tables.js';

/** How long hc_effect of engine/include/hotcue.h is. */
export const EFFECT_BYTES = 32;

const NONE = 0xffffffff;
const decoder = new TextDecoder();

/** @param {number} index an item or video number as C gives it */
export const orMinusOne = (index) => (index >>> 0 === NONE ? -1 : index >>> 0);

/**
 * One effect of an input. The text of an event is read when somebody asks for
 * it: a seek in a crowded film has many events that nobody listens to.
 */
export class Effect {
  #text;
  #from;
  #to;

  /**
   * @param {number} kind
   * @param {number} flags
   * @param {number} item interaction, video or wake token; -1 for none
   * @param {number} time seconds
   * @param {Uint8Array} text the log lines of the input's events
   * @param {number} from where this one's begins
   * @param {number} to where it ends
   */
  constructor(kind, flags, item, time, text, from, to) {
    this.command = kind >= COMMAND_FIRST;
    /** Event or command name (tables.js). */
    this.name = this.command ? COMMANDS[kind - COMMAND_FIRST] : EVENTS[kind];
    /** Whether the engine waits for answer(). */
    this.intent = (flags & EFFECT_INTENT) !== 0;
    /** On a `switch`: play at once. */
    this.playing = (flags & EFFECT_PLAYING) !== 0;
    this.item = item;
    this.time = time;
    this.#text = text;
    this.#from = from;
    this.#to = to;
  }

  /** The event's line in the log; '' for a command. */
  get line() {
    return this.command ? '' : decoder.decode(this.#text.subarray(this.#from, this.#to));
  }

  /** The event's payload, new at each reading; null for a command. @returns {any} */
  get detail() {
    if (this.command) return null;
    const { t: _t, video: _video, event: _event, ...detail } = JSON.parse(this.line);
    return detail;
  }
}

/**
 * @param {DataView} memory the engine's
 * @param {number} at where its records are: hc_effects()
 * @param {number} count
 * @param {Uint8Array} text a copy of hc_effect_text()
 * @returns {Effect[]} in order
 */
export function readEffects(memory, at, count, text) {
  const effects = new Array(count);
  for (let i = 0; i < count; i++, at += EFFECT_BYTES) {
    const from = memory.getUint32(at + 12, true);
    effects[i] = new Effect(
      memory.getUint32(at, true),
      memory.getUint32(at + 4, true),
      orMinusOne(memory.getUint32(at + 8, true)),
      memory.getFloat64(at + 24, true),
      text,
      from,
      from + memory.getUint32(at + 16, true),
    );
  }
  return effects;
}
