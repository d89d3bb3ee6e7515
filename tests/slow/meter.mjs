// SPDX-License-Identifier: MIT
// An engine that counts its instructions and measures its memory.
import { readFileSync } from 'node:fs';
import { Engine } from '../../js-glue/engine/engine.js';
import { COUNT, withCount } from './instructions.mjs';

const dist = (name) => readFileSync(new URL(`../../dist/${name}`, import.meta.url));

const module = new WebAssembly.Module(withCount(dist('engine.wasm')));
const unicode = dist('unicode.bin');

/** The exports of an instance created by `make`, which the engine keeps private. @param {() => unknown} make */
function exportsMadeBy(make) {
  const { Instance } = WebAssembly;
  /** @type {any} */
  let exports;
  WebAssembly.Instance = class extends Instance {
    constructor(/** @type {[WebAssembly.Module, any]} */ ...given) {
      super(...given);
      exports = this.exports;
    }
  };
  try {
    make();
  } finally {
    WebAssembly.Instance = Instance;
  }
  return exports;
}

/** A measured engine. */
export class Meter {
  constructor() {
    this.exports = exportsMadeBy(() => {
      this.engine = new Engine(module);
    });
    this.engine.unicode(unicode);
  }

  /** The number of instructions that some work takes in the engine. @param {(engine: Engine) => unknown} work */
  count(work) {
    const count = this.exports[COUNT];
    const before = count.value;
    work(this.engine);
    return Number(count.value - before);
  }

  /** Peak memory in bytes: memory never used is zero. */
  get memory() {
    const words = new BigUint64Array(this.exports.memory.buffer);
    let used = words.length;
    while (used > 0 && words[used - 1] === 0n) used--;
    return used * words.BYTES_PER_ELEMENT;
  }
}
