// SPDX-License-Identifier: MIT
// Single entries of a zip file (PKWARE APPNOTE 6.3.9). Nothing that an entry claims is trusted: its
// sizes are checked against limits before it is inflated and while it is, and no name is used as a
// path.
import { Inflate } from 'fflate';
import { Fault } from '../../report.js';

/** Compressed bytes that are inflated at a time: what they become exceeds a limit by at most 1032 times as many. */
const PIECE_BYTES = 1024;

const ENTRY = { signature: 0x02014b50, size: 46 };
const LOCAL = { signature: 0x04034b50, size: 30 };
const END = { signature: 0x06054b50, size: 22 };
const COMMENT_BYTES = 0xffff;
const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/**
 * A record of the central directory.
 * @typedef {object} Entry
 * @property {number} flags
 * @property {number} method
 * @property {number} crc
 * @property {number} packed bytes in the file
 * @property {number} size bytes when inflated, as claimed
 * @property {number} start offset of its local header
 */

export class Zip {
  /** Bytes inflated so far. */
  inflated = 0;
  #bytes;
  #view;
  #place;
  #directory;

  /**
   * @param {Uint8Array} bytes
   * @param {import('../../report.js').Place} place for faults
   * @throws {Fault} `syntax`: not a zip file, or truncated; `unsupported`
   */
  constructor(bytes, place) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#place = place;
    this.#directory = this.#findDirectory();
  }

  /**
   * An entry's content.
   * @param {string} name ASCII
   * @param {number} limit bytes it may have
   * @returns {Uint8Array | null} null if there is none of this name
   * @throws {Fault} `syntax`, `unsupported`, `too_large`, `duplicate_entry`
   */
  read(name, limit) {
    const entry = this.#find(name);
    if (!entry) return null;
    if ((entry.flags & ENCRYPTED) !== 0) return this.#fail('unsupported', `${name} is encrypted`);
    if (entry.method !== STORED && entry.method !== DEFLATED) {
      return this.#fail('unsupported', `${name} is compressed with method ${entry.method}; only 0 and 8 can be read`);
    }
    if (Math.max(entry.packed, entry.size) === 0xffffffff) return this.#fail('unsupported', 'zip64');
    if (entry.size > limit) return this.#fail('too_large', `${name}: ${entry.size} bytes, more than ${limit}`);
    const packed = this.#packed(name, entry);
    const content = entry.method === STORED ? packed : this.#inflate(name, packed, limit);
    if (content.length > limit) return this.#fail('too_large', `${name}: more than ${limit} bytes`);
    if (content.length !== entry.size || crc32(content) !== entry.crc) {
      return this.#fail('syntax', `${name} is damaged: its size or checksum is not the one in the directory`);
    }
    return content;
  }

  /** The end record is the last one whose comment ends with the file. */
  #findDirectory() {
    const view = this.#view;
    const last = view.byteLength - END.size;
    for (let at = last; at >= Math.max(0, last - COMMENT_BYTES); at--) {
      if (
        view.getUint32(at, true) !== END.signature ||
        at + END.size + view.getUint16(at + 20, true) !== view.byteLength
      )
        continue;
      const [disk, count, size, start] = [
        view.getUint16(at + 4, true),
        view.getUint16(at + 10, true),
        view.getUint32(at + 12, true),
        view.getUint32(at + 16, true),
      ];
      if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) return this.#fail('unsupported', 'zip64');
      if (disk !== 0 || count !== view.getUint16(at + 8, true)) {
        return this.#fail('unsupported', 'a part of a zip file in several parts');
      }
      if (start + size > at) return this.#fail('syntax', 'its directory is not where its end says');
      return { count, start, end: start + size };
    }
    return this.#fail('syntax', 'not a whole zip file: it has no directory at its end');
  }

  /** @param {string} name @returns {Entry | null} */
  #find(name) {
    const view = this.#view;
    const { count, end } = this.#directory;
    let /** @type {Entry | null} */ found = null;
    let at = this.#directory.start;
    for (let i = 0; i < count; i++) {
      if (at + ENTRY.size > end || view.getUint32(at, true) !== ENTRY.signature) {
        return this.#fail('syntax', `its directory has ${i} entries, not ${count}`);
      }
      const length = view.getUint16(at + 28, true);
      if (at + ENTRY.size + length <= end && this.#isAt(name, at + ENTRY.size, length)) {
        if (found) return this.#fail('duplicate_entry', `it has ${name} twice`);
        found = {
          flags: view.getUint16(at + 8, true),
          method: view.getUint16(at + 10, true),
          crc: view.getUint32(at + 16, true),
          packed: view.getUint32(at + 20, true),
          size: view.getUint32(at + 24, true),
          start: view.getUint32(at + 42, true),
        };
      }
      at += ENTRY.size + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    return found;
  }

  /** The bytes of an entry, before the directory and after a header of its own. @param {string} name @param {Entry} entry */
  #packed(name, { start, packed }) {
    const view = this.#view;
    const limit = this.#directory.start;
    const isHeader = start + LOCAL.size <= limit && view.getUint32(start, true) === LOCAL.signature;
    const length = isHeader ? view.getUint16(start + 26, true) : 0;
    if (!isHeader || start + LOCAL.size + length > limit || !this.#isAt(name, start + LOCAL.size, length)) {
      return this.#fail('syntax', `${name} is not where the directory says`);
    }
    const first = start + LOCAL.size + length + view.getUint16(start + 28, true);
    if (first + packed > limit) return this.#fail('syntax', `${name} is truncated`);
    return this.#bytes.subarray(first, first + packed);
  }

  /** @param {string} name @param {Uint8Array} packed @param {number} limit @returns {Uint8Array} */
  #inflate(name, packed, limit) {
    /** @type {Uint8Array[]} */
    const pieces = [];
    let size = 0;
    let ended = false;
    const inflate = new Inflate((piece, final) => {
      size += piece.length;
      this.inflated += piece.length;
      if (size <= limit) pieces.push(piece);
      ended = final;
    });
    try {
      for (let at = 0; size <= limit && !ended; at += PIECE_BYTES) {
        inflate.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
      }
    } catch (error) {
      return this.#fail('syntax', `${name} is damaged: ${/** @type {Error} */ (error).message}`);
    }
    return size > limit ? this.#fail('too_large', `${name}: more than ${limit} bytes`) : joined(pieces, size);
  }

  /** @param {string} name @param {number} at @param {number} length of the name there */
  #isAt(name, at, length) {
    if (length !== name.length) return false;
    for (let i = 0; i < length; i++) if (this.#bytes[at + i] !== name.charCodeAt(i)) return false;
    return true;
  }

  /** @param {string} code @param {string} reason @returns {never} */
  #fail(code, reason) {
    throw new Fault(this.#place, code, reason);
  }
}

/** @param {Uint8Array[]} pieces @param {number} size of all */
function joined(pieces, size) {
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** CRC-32 of each byte, polynomial 0xedb88320. */
const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
