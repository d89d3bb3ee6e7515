// SPDX-License-Identifier: MIT
// A typed wrapper of engine.wasm. It decides nothing: each method calls one
// function of engine/include/hotcue/hotcue.h, where the contract is documented.
import { EFFECT_BYTES, Effect, orMinusOne } from './effect.js';
import { HotcueError } from './error.js';
import { INPUTS } from './inputs.js';
import { loadModule } from './loader.js';
import { partsOf, place } from './parameters.js';
import { withPlaces } from './place.js';
import { ABI_VERSION } from './tables.js';
import { decoder, encoder } from './utf8.js';

/**
 * @typedef {object} Diagnostic
 * @property {'error'|'warning'} severity
 * @property {string} code
 * @property {string} path JSON Pointer
 * @property {string} message
 * @property {number} offset byte offset in the document
 * @property {number} line from 1
 * @property {number} column from 1, in UTF-16 units
 */

/** @type {readonly Effect[]} */
const NO_EFFECTS = Object.freeze([]);
/**
 * Returned by an input that was refused; by identity, unlike an input without effects.
 * @type {readonly Effect[]}
 */
export const REFUSED_INPUT = Object.freeze([]);
const NO_TEXT = new Uint8Array(0);
const REFUSED = 1;
const ERR_MEMORY = 2;
const ERR_UNICODE = 5;

/** Field offsets of hc_state: in 32-bit words, then in doubles. */
const EFFECTS = 0;
const EFFECT_COUNT = 1;
const TEXT = 2;
const TEXT_BYTES = 3;
const TIME = 2;
const QUIET_UNTIL = 3;
/** HC_LIMIT_DOCUMENT_BYTES. */
const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;
/** Indices into #clock. */
const NOW = 0;
const QUIET = 1;

const noMemory = () => ({ bytes: NO_TEXT, words: new Uint32Array(0), doubles: new Float64Array(0) });
/** @param {readonly Effect[]} [effects] those that the input still produced */
const outOfMemory = (effects) => new HotcueError('out_of_memory', 'out of memory', { effects });
const disposed = () => new HotcueError('disposed', 'the engine is disposed');

/** The key of the method behind all generated input methods, defined at the end of this file. */
const INPUT = Symbol();
const WithInputs = /** @type {new () => import('./inputs.js').Inputs} */ (/** @type {unknown} */ (class {}));

/** One engine instance. Call dispose() when done. */
export class Engine extends WithInputs {
  /** @type {any} the module's exports; null after dispose() or a trap */
  #exports;
  /** @type {number} address of the hc_engine */
  #handle = 0;
  /** Views of the engine's memory; empty after it has grown. */
  #memory = noMemory();
  /** Address of the hc_state, from hc_engine_state(). */
  #state = 0;
  /** hc_state.time_s and quiet_until_s. Ticks between them are deferred until the next call into C. */
  #clock = Float64Array.of(0, -Infinity);
  /** Whether a tick is deferred. */
  #behind = false;
  /** The start of the frame on screen, and whether it was passed to C. */
  #picture = NaN;
  #picturePassed = true;
  /** Writes log lines on demand; replaced at each load. */
  #writer = this.#newWriter();

  /**
   * @param {WebAssembly.Module} module from loadModule()
   * @throws {HotcueError} `wasm_abi`, `wasm_load`, `wasm_trap`, `out_of_memory`
   */
  constructor(module) {
    super();
    try {
      this.#exports = new WebAssembly.Instance(module, {}).exports;
    } catch (cause) {
      throw new HotcueError('wasm_load', 'engine.wasm did not start', { cause });
    }
    try {
      this.#create();
    } catch (cause) {
      if (cause instanceof HotcueError) throw cause;
      throw this.#trapped('hc_engine_create', cause);
    }
  }

  #create() {
    this.#exports._initialize?.();
    const version = this.#exports.hc_abi_version?.();
    if (version !== ABI_VERSION) {
      throw new HotcueError('wasm_abi', `engine.wasm: expected ABI ${ABI_VERSION}, got ${version}`);
    }
    this.#handle = this.#exports.hc_engine_create();
    if (!this.#handle) throw outOfMemory();
    this.#state = this.#exports.hc_engine_state(this.#handle);
    this.#refresh();
  }

  /**
   * @param {import('./loader.js').WasmSource} source
   * @returns {Promise<Engine>}
   */
  static async create(source) {
    return new Engine(await loadModule(source));
  }

  /** False after dispose() or a trap. */
  get alive() {
    return this.#exports !== null;
  }

  /** Releases the instance and its memory. The engine can't be used afterwards. */
  dispose() {
    this.#exports = null;
    this.#handle = 0;
    this.#memory = noMemory();
    this.#clock[QUIET] = -Infinity;
    this.#behind = false;
  }

  /** Size of the module's memory in bytes; it never shrinks. @returns {number} */
  get memoryBytes() {
    return this.#exports?.memory.buffer.byteLength ?? 0;
  }

  // ---- Document ---------------------------------------------------------

  /**
   * @param {string | Uint8Array} document JSON text
   * @param {{lenient?: boolean}} [options]
   * @returns {{ok: boolean, diagnostics: Diagnostic[], effects: readonly Effect[], needsUnicode?: boolean}}
   *   If not ok, the previous project stays loaded. If needsUnicode, the document was
   *   not checked: call unicode() and load again.
   */
  load(document, { lenient = false } = {}) {
    const [at, size] = typeof document === 'string' ? this.#writeText(document) : this.#writeBytes(document);
    const result = this.#call('hc_project_load', at, size, lenient ? 1 : 0);
    if (result === ERR_MEMORY) throw outOfMemory();
    if (result === ERR_UNICODE) return { ok: false, diagnostics: [], effects: NO_EFFECTS, needsUnicode: true };
    const ok = result === 0;
    if (ok) this.#writer = this.#newWriter();
    const effects = ok ? this.#effects() : NO_EFFECTS;
    return { ok, diagnostics: withPlaces(this.#text('hc_diagnostics_text'), document), effects };
  }

  /**
   * Provides unicode.bin, which patterns with `\p{…}` need. See hc_unicode_load().
   * @param {Uint8Array | null} table null if it is not available
   */
  unicode(table) {
    const bytes = table ?? NO_TEXT;
    this.#call('hc_unicode_load', this.#write(bytes), bytes.length);
  }

  /** @returns {any} the project, see hc_project_text(); null if none is loaded */
  project() {
    return this.#json('hc_project_text');
  }

  /**
   * @param {number} item
   * @returns {any} what the overlay draws of it, see hc_item_text(); null for an unknown number
   */
  item(item) {
    return this.#json('hc_item_text', item);
  }

  /**
   * @param {number} item
   * @returns {{id: string, active: boolean, reasons: string[]} | null} why it
   *   is not active, see hc_item_explain(); null for an unknown number
   */
  explain(item) {
    return this.#json('hc_item_explain', item);
  }

  /** @returns {import('./events.js').HotcueEventDetails['crm:map'][] | null} what waits for the viewer's e-mail address: hc_crm_text() */
  heldCrm() {
    return this.#json('hc_crm_text');
  }

  /** @returns {import('./events.js').Measure | null} what was really played, see hc_measure_text(); null without a document */
  measure() {
    return this.#json('hc_measure_text');
  }

  /** @param {string} name @returns {string[] | null} the ids that an open tray lists now; null if it isn't open: hc_tray_text() */
  trayItems(name) {
    return this.#json('hc_tray_text', ...this.#writeText(name));
  }

  /** @param {string} id @returns {number} -1 if there is none */
  findItem(id) {
    return orMinusOne(this.#call('hc_item_find', ...this.#writeText(id)));
  }

  /** @param {string} id id or token @returns {number} -1 if there is none */
  findVideo(id) {
    return orMinusOne(this.#call('hc_video_find', ...this.#writeText(id)));
  }

  // ---- Inputs: each returns its effects. Most are generated, see the end --

  /**
   * The input of each frame. Most ticks cross no boundary (hc_state.quiet_until_s):
   * these don't enter C, and the next call passes the time on.
   * @param {number} time seconds of media time
   */
  tick(time) {
    const clock = this.#clock;
    const forward = time >= clock[NOW] && time < Infinity;
    if (forward && time < clock[QUIET]) {
      clock[NOW] = time;
      this.#behind = true;
      return NO_EFFECTS;
    }
    if (!this.#exports) throw disposed();
    let result = 0;
    try {
      if (!forward) this.#catchUp();
      this.#behind = false;
      this.#passPicture();
      result = this.#exports.hc_input_tick(this.#handle, time); // direct: a call by name takes four times as long
    } catch (cause) {
      throw this.#trapped('hc_input_tick', cause);
    }
    return this.#settled('hc_input_tick', result);
  }

  /**
   * Sets which picture is on screen; not an input. See hc_picture_set_time().
   * @param {number} time start of the frame in seconds; NaN if unknown
   */
  picture(time) {
    this.#picture = time;
    this.#picturePassed = false;
  }

  /** The last time given to picture(); NaN if outdated. Moving interactions stay in place while this and `time` do. */
  get pictureTime() {
    return this.#picture;
  }

  // ---- Queries ----------------------------------------------------------

  /** Ticks before this time don't enter C. */
  get quietUntil() {
    return this.#clock[QUIET];
  }

  get time() {
    if (!this.#exports) throw disposed();
    return this.#clock[NOW];
  }

  get nextTime() {
    return this.#call('hc_session_next_time');
  }

  /** @param {number} time target @returns {number} the media time at which a gate stops a seek to it; Infinity if none does */
  seekLimit(time) {
    return this.#call('hc_session_seek_limit', time);
  }

  /** @param {number} until @returns {number} when a timed pause or a gate stops playback; Infinity if not by `until` */
  nextPause(until) {
    // Called for each frame: nothing stops playback before the next boundary, so don't enter C.
    return until < this.#clock[QUIET] ? Infinity : this.#call('hc_session_next_pause', until);
  }

  get playing() {
    return this.#call('hc_session_is_playing') === 1;
  }

  get video() {
    return orMinusOne(this.#call('hc_session_video'));
  }

  /** @param {number} item */
  active(item) {
    return this.#call('hc_item_is_active', item) === 1;
  }

  /**
   * @param {number} x percent of the frame @param {number} y
   * @returns {number} the topmost active interaction at that point; -1 for none
   */
  hit(x, y) {
    if (!this.#exports) throw disposed();
    try {
      this.#catchUp();
      return this.#exports.hc_item_hit(this.#handle, x, y) | 0; // direct, as in tick()
    } catch (cause) {
      throw this.#trapped('hc_item_hit', cause);
    }
  }

  /**
   * @param {number} x percent of the frame @param {number} y
   * @returns {number} the interaction that a pointer at that point hovers over: hc_item_hit_hover(); -1 for none
   */
  hitHover(x, y) {
    return orMinusOne(this.#call('hc_item_hit_hover', x, y));
  }

  /**
   * As hit(), for touch: if nothing is hit, the nearest clickable interaction within
   * the slop. See hc_item_hit_near().
   * @param {number} x percent of the frame @param {number} y
   * @param {number} slopX percent of the frame @param {number} slopY
   */
  hitNear(x, y, slopX, slopY) {
    return orMinusOne(this.#call('hc_item_hit_near', x, y, slopX, slopY));
  }

  /**
   * The outline of a visible interaction in the picture on screen, in percent of the
   * frame: left, top, width and height of its box, then x and y of each vertex
   * of its polygon, rings in the order of item().
   * @param {number} item
   * @returns {Float64Array | null} a view of the engine's memory, valid until the
   *   next call; null for an unknown number
   */
  shape(item) {
    const at = this.#call('hc_item_shape', item);
    return at ? new Float64Array(this.#exports.memory.buffer, at, this.#call('hc_item_shape_size', item)) : null;
  }

  /** The stacking position of a visible interaction: see hc_item_layer(). @param {number} item @returns {number} */
  layer(item) {
    return orMinusOne(this.#call('hc_item_layer', item));
  }

  /**
   * Where the frame is drawn within the media element, in CSS pixels: see hc_stage_fit().
   * @param {number} fit 0 contain, 1 cover, 2 fill, 3 none, 4 scale-down
   * @param {{width: number, height: number}} box
   * @param {{width: number, height: number}} media
   * @param {{x: number, y: number, offsetX: number, offsetY: number}} position
   */
  stage(fit, box, media, position) {
    const at = this.#call(
      'hc_stage_fit',
      fit,
      box.width,
      box.height,
      media.width,
      media.height,
      position.x,
      position.offsetX,
      position.y,
      position.offsetY,
    );
    this.#refresh();
    const [left, top, width, height] = this.#memory.doubles.subarray(at / 8, at / 8 + 4);
    return { left, top, width, height };
  }

  // ---- Calls into C -----------------------------------------------------

  /**
   * Calls one export. After a trap the instance is unusable: it is disposed, and
   * `wasm_trap` is thrown. The video plays on.
   * @param {string} name
   * @param {number[]} parameters
   * @returns {number}
   */
  #call(name, ...parameters) {
    if (!this.#exports) throw disposed();
    try {
      this.#catchUp();
      return this.#exports[name](this.#handle, ...parameters);
    } catch (cause) {
      throw this.#trapped(name, cause);
    }
  }

  /** @param {string} name @param {unknown} cause */
  #trapped(name, cause) {
    this.dispose();
    return new HotcueError('wasm_trap', `the engine failed in ${name}`, { cause });
  }

  /** Passes on the deferred tick and picture, if any. */
  #catchUp() {
    if (this.#behind) {
      this.#behind = false;
      this.#exports.hc_input_tick(this.#handle, this.#clock[NOW]);
    }
    this.#passPicture();
  }

  #passPicture() {
    if (this.#picturePassed) return;
    this.#picturePassed = true;
    this.#exports.hc_picture_set_time(this.#handle, this.#picture);
  }

  #refresh() {
    if (this.#memory.words.length > 0) return;
    const { buffer } = this.#exports.memory;
    this.#memory = {
      bytes: new Uint8Array(buffer),
      words: new Uint32Array(buffer),
      doubles: new Float64Array(buffer),
    };
  }

  /** Room for arguments, valid until the next call of it. @param {number} bytes @returns {number} its address */
  #room(bytes) {
    const at = this.#call('hc_text_reserve', bytes);
    if (!at) throw outOfMemory();
    this.#refresh();
    return at;
  }

  /** Writes a document. @param {Uint8Array} bytes @returns {[at: number, size: number]} */
  #writeBytes(bytes) {
    // One byte over the limit is enough for the engine to report `too_large`.
    const sent = bytes.subarray(0, DOCUMENT_BYTES_MAX + 1);
    return [this.#write(sent), sent.length];
  }

  /** Writes a string or document; fast if it is ASCII. @param {string} text @returns {[at: number, size: number]} */
  #writeText(text) {
    if (text.length <= DOCUMENT_BYTES_MAX) {
      const at = this.#room(text.length);
      const { read, written } = encoder.encodeInto(text, this.#memory.bytes.subarray(at, at + text.length));
      if (read === text.length) return [at, written];
    }
    return this.#writeBytes(encoder.encode(text));
  }

  /** @param {Uint8Array} bytes @returns {number} their address */
  #write(bytes) {
    const at = this.#room(bytes.length);
    this.#memory.bytes.set(bytes, at);
    return at;
  }

  /** Calls an export that writes text, and returns the text. @param {string} name @param {number[]} parameters */
  #text(name, ...parameters) {
    const length = this.#call(name, ...parameters);
    return length ? this.#decode(this.#call('hc_text_data'), length) : '';
  }

  /** The same for JSON, parsed; null if there is no text. @param {string} name @param {number[]} parameters */
  #json(name, ...parameters) {
    return JSON.parse(this.#text(name, ...parameters) || 'null');
  }

  /** @param {number} at @param {number} length */
  #decode(at, length) {
    this.#refresh();
    return decoder.decode(this.#memory.bytes.subarray(at, at + length));
  }

  /** @param {string} name @param {{part: import('./parameters.js').Part, i: number}[]} parts @param {any[]} given */
  [INPUT](name, parts, given) {
    let room = 0;
    const values = new Array(parts.length);
    for (let n = 0; n < values.length; n++) {
      const { part, i } = parts[n];
      const value = part(given[i]);
      // At most 3 bytes per UTF-16 unit; one more, as an empty string needs an address other than 0.
      if (typeof value === 'string') room += 3 * value.length + 1;
      values[n] = value;
    }
    const passed = room > 0 ? place(values, this.#room(room), this.#memory) : values; // in this order: the memory may grow
    return this.#settled(name, this.#call(name, ...passed));
  }

  /** @param {string} name @param {number} result @returns {readonly Effect[]} */
  #settled(name, result) {
    const effects = this.#effects();
    const isSame = name === 'hc_input_tick' || name === 'hc_input_dwell';
    if (!isSame || effects.length > 0) this.#picture = NaN; // the engine may have forgotten it
    if (result === 0) return effects;
    if (result === REFUSED) return REFUSED_INPUT;
    if (result === ERR_MEMORY) throw outOfMemory(effects);
    throw new HotcueError('refused', `${name}: bad argument`);
  }

  /** Reads hc_state: the clock and the effects of the last input. @returns {readonly Effect[]} */
  #effects() {
    this.#refresh();
    const { bytes, words, doubles } = this.#memory;
    const [state, stateDoubles] = [this.#state / 4, this.#state / 8];
    this.#clock[NOW] = doubles[stateDoubles + TIME];
    this.#clock[QUIET] = doubles[stateDoubles + QUIET_UNTIL];
    const count = words[state + EFFECT_COUNT];
    if (count === 0) return NO_EFFECTS;
    const size = words[state + TEXT_BYTES];
    const text = words[state + TEXT];
    // Decoding takes a third of the time that copying the bytes does.
    const whole = size > 0 ? decoder.decode(bytes.subarray(text, text + size)) : '';
    const written = whole.length === size ? whole : bytes.slice(text, text + size);
    const lines = { written, write: this.#writer };
    const first = words[state + EFFECTS];
    const effects = new Array(count);
    for (let i = 0; i < count; i++) effects[i] = new Effect(words, doubles, first + i * EFFECT_BYTES, lines);
    return effects;
  }

  /** A line writer for the document that is loaded now; it throws once another is loaded. */
  #newWriter() {
    /** @type {(effect: Effect) => string} */
    const write = (effect) => {
      if (write !== this.#writer) throw new HotcueError('refused', "the effect's document was replaced");
      const at = this.#room(EFFECT_BYTES);
      effect.record(this.#memory, at);
      const line = this.#text('hc_effect_line', at);
      if (!line) throw outOfMemory();
      return line;
    };
    return write;
  }
}

/** @type {Record<string, any>} */
const methods = Engine.prototype;
for (const [name, kinds] of Object.entries(INPUTS)) {
  const call = `hc_input_${name.replace(/[A-Z]/g, '_$&').toLowerCase()}`;
  const parts = kinds.flatMap((kind, i) => partsOf(kind).map((part) => ({ part, i })));
  /** No input has more arguments. @this {Engine} @param {unknown} [a] @param {unknown} [b] @param {unknown} [c] */
  const method = function (a, b, c) {
    return this[INPUT](call, parts, [a, b, c]);
  };
  methods[name] ??= method; // tick() is there
}
