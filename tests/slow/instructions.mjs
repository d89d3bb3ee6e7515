// SPDX-License-Identifier: MIT
// Instruments a WebAssembly module to count its instructions: each basic block adds its
// length to a global when it starts. So every loop is counted, without relying on the
// module's own counters. Copying and filling memory count by their bytes.

/** The operands of opcodes, by ranges; all others have none. */
const OPERANDS = [
  { from: 0x02, to: 0x04, operands: ['number'] }, // block, loop, if
  { from: 0x0c, to: 0x0d, operands: ['number'] }, // br, br_if
  { from: 0x0e, to: 0x0e, operands: ['list', 'number'] }, // br_table
  { from: 0x10, to: 0x10, operands: ['number'] }, // call
  { from: 0x11, to: 0x11, operands: ['number', 'number'] }, // call_indirect
  { from: 0x1c, to: 0x1c, operands: ['list'] }, // select with a type
  { from: 0x20, to: 0x26, operands: ['number'] }, // locals, globals, tables
  { from: 0x28, to: 0x3e, operands: ['number', 'number'] }, // loads and stores
  { from: 0x3f, to: 0x42, operands: ['number'] }, // memory.size and .grow, i32 and i64
  { from: 0x43, to: 0x43, operands: ['float'] },
  { from: 0x44, to: 0x44, operands: ['double'] },
];
/** The same after PREFIX. */
const PREFIXED = [
  { from: 0x00, to: 0x07, operands: [] }, // from floats to integers
  { from: 0x0a, to: 0x0a, operands: ['number', 'number'] }, // memory.copy
  { from: 0x0b, to: 0x0b, operands: ['number'] }, // memory.fill
];
const PREFIX = 0xfc;
const [COPY, FILL] = [0x0a, 0x0b];
/** From here on are features that the engine doesn't use: vectors, threads, garbage collection. */
const FIRST_UNKNOWN = 0xc5;
/** loop, if, else, end, br, br_if, br_table, return, unreachable: they end a basic block. */
const BRANCHES = new Set([0x00, 0x03, 0x04, 0x05, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f]);

const SECTION = { types: 1, functions: 3, globals: 6, exports: 7, code: 10 };
const HEAD_BYTES = 8;
const CALL = 0x10;
const GLOBAL = 3; // a kind of export
/** The function type of copying and filling: three i32 parameters, no result. */
const BLOCK_TYPE = [0x60, 3, 0x7f, 0x7f, 0x7f, 0];
/** A mutable global i64, initially 0. */
const COUNTER = [0x7e, 1, 0x42, 0, 0x0b];
const EMPTY = Uint8Array.of(0);
/** log2 of the bytes copied or filled that count as one instruction. */
const BYTES_SHIFT = 3;

/** The name of the exported counter. */
export const COUNT = 'instructions';

/** @param {number} value LEB128, unsigned */
function number(value) {
  const bytes = [];
  for (; value > 0x7f; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return [...bytes, value];
}

/** @param {number} value not negative, as signed LEB128: bit 6 of the last byte must be 0 */
function constant(value) {
  const bytes = number(value);
  const last = bytes[bytes.length - 1];
  return last < 0x40 ? bytes : [...bytes.slice(0, -1), last + 128, 0];
}

/** Reads the elements of WebAssembly's binary format. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  number() {
    let value = 0;
    let byte = 128;
    for (let factor = 1; byte >= 128; factor *= 128) {
      byte = this.bytes[this.at++];
      value += (byte % 128) * factor;
    }
    return value;
  }

  list() {
    for (let left = this.number(); left > 0; left--) this.number();
  }

  pair() {
    this.number();
    this.at++;
  }

  float() {
    this.at += 4;
  }

  double() {
    this.at += 8;
  }

  /** Reads an instruction. @returns {{opcode: number, prefixed: number | null}} */
  instruction() {
    const opcode = this.bytes[this.at++];
    const prefixed = opcode === PREFIX ? this.number() : null;
    const known = prefixed === null ? OPERANDS : PREFIXED;
    const row = known.find(({ from, to }) => (prefixed ?? opcode) >= from && (prefixed ?? opcode) <= to);
    if (!row && (prefixed !== null || opcode >= FIRST_UNKNOWN)) throw new Error(`unknown instruction ${opcode}`);
    for (const kind of row?.operands ?? []) this[/** @type {'number'} */ (kind)]();
    return { opcode, prefixed };
  }
}

/** @param {Uint8Array} bytes @returns {{id: number, content: Uint8Array}[]} */
function sectionsOf(bytes) {
  const reader = new Reader(bytes, HEAD_BYTES);
  const sections = [];
  while (reader.at < bytes.length) {
    const id = reader.bytes[reader.at++];
    const size = reader.number();
    sections.push({ id, content: bytes.subarray(reader.at, reader.at + size) });
    reader.at += size;
  }
  return sections;
}

/** Appends entries to a section that is a list. @param {Uint8Array} content @param {number[][]} entries */
function extended(content, entries) {
  const reader = new Reader(content);
  const count = reader.number();
  return [...number(count + entries.length), ...content.subarray(reader.at), ...entries.flat()];
}

/** Adds the i64 on the stack to the counter. @param {number} global */
const addToCount = (global) => [0x23, ...number(global), 0x7c, 0x24, ...number(global)];

/** @param {number} global @param {number} instructions */
const countStretch = (global, instructions) => [0x42, ...constant(instructions), ...addToCount(global)];

/** A function of (to, what, bytes) that counts the bytes, then does the operation. @param {number} global @param {number[]} operation */
function blockFunction(global, operation) {
  const bytes = [0x20, 2, 0x41, BYTES_SHIFT, 0x76, 0xad]; // local 2, shifted, as i64
  const body = [0, ...bytes, ...addToCount(global), 0x20, 0, 0x20, 1, 0x20, 2, ...operation, 0x0b];
  return [...number(body.length), ...body];
}

/**
 * Instruments the code of a function.
 * @param {Uint8Array} code
 * @param {{global: number, copy: number, fill: number}} added indices of the added global and functions
 */
function counting(code, { global, copy, fill }) {
  const reader = new Reader(code);
  for (let locals = reader.number(); locals > 0; locals--) reader.pair();
  const out = [...code.subarray(0, reader.at)];
  /** @type {number[]} */
  let stretch = [];
  let instructions = 0;
  while (reader.at < code.length) {
    const start = reader.at;
    const { opcode, prefixed } = reader.instruction();
    instructions++;
    if (prefixed === COPY) stretch.push(CALL, ...number(copy));
    else if (prefixed === FILL) stretch.push(CALL, ...number(fill));
    else stretch.push(...code.subarray(start, reader.at));
    if (!BRANCHES.has(opcode)) continue;
    out.push(...countStretch(global, instructions), ...stretch);
    stretch = [];
    instructions = 0;
  }
  return out;
}

/** @param {Uint8Array} content of the section @param {(code: Uint8Array) => number[]} change @param {number[][]} added */
function changedCode(content, change, added) {
  const reader = new Reader(content);
  const count = reader.number();
  const out = number(count + added.length);
  for (let i = 0; i < count; i++) {
    const size = reader.number();
    const code = change(content.subarray(reader.at, reader.at + size));
    out.push(...number(code.length));
    for (const byte of code) out.push(byte);
    reader.at += size;
  }
  return [...out, ...added.flat()];
}

/**
 * Instruments a module: it exports the global COUNT, an i64.
 * @param {Uint8Array} bytes of a module that imports nothing
 */
export function withCount(bytes) {
  const sections = sectionsOf(bytes);
  const countIn = (id) => new Reader(sections.find((section) => section.id === id)?.content ?? EMPTY).number();
  const [type, functions, global] = [countIn(SECTION.types), countIn(SECTION.functions), countIn(SECTION.globals)];
  const added = { global, copy: functions, fill: functions + 1 };
  const name = new TextEncoder().encode(COUNT);
  const changes = {
    [SECTION.types]: (content) => extended(content, [BLOCK_TYPE]),
    [SECTION.functions]: (content) => extended(content, [number(type), number(type)]),
    [SECTION.globals]: (content) => extended(content, [COUNTER]),
    [SECTION.exports]: (content) => extended(content, [[name.length, ...name, GLOBAL, ...number(global)]]),
    [SECTION.code]: (content) =>
      changedCode(content, (code) => counting(code, added), [
        blockFunction(global, [PREFIX, COPY, 0, 0]),
        blockFunction(global, [PREFIX, FILL, 0]),
      ]),
  };
  const parts = sections.map(({ id, content }) => {
    const changed = changes[id]?.(content) ?? content;
    return [Uint8Array.from([id, ...number(changed.length)]), Uint8Array.from(changed)];
  });
  return Buffer.concat([bytes.subarray(0, HEAD_BYTES), ...parts.flat()]);
}
