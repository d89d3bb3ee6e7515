// SPDX-License-Identifier: MIT
// An engine on an engine.wasm that counts its instructions, and how much memory it has used.
import { readFileSync } from 'node:fs';
import { Engine } from '../../js-glue/engine/engine.js';
import { COUNT, withCount } from './instructions.mjs';

const dist = (name) => readFileSync(new URL(`../../dist/${name}`, import.meta.url));

const module = new WebAssembly.Module(withCount(dist('engine.wasm')));
const unicode = dist('unicode.bin');

/** The exports of what is made meanwhile: the engine keeps them to itself. @param {() => unknown} make */
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

/** An engine that is measured. */
export class Meter {
  constructor() {
    this.exports = exportsMadeBy(() => {
      this.engine = new Engine(module);
    });
    this.engine.unicode(unicode);
  }

  /** The instructions that something takes in the engine. @param {(engine: Engine) => unknown} work */
  count(work) {
    const count = this.exports[COUNT];
    const before = count.value;
    work(this.engine);
    return Number(count.value - before);
  }

  /** The most bytes that were in use: what never was is zero. */
  get memory() {
    const words = new BigUint64Array(this.exports.memory.buffer);
    let used = words.length;
    while (used > 0 && words[used - 1] === 0n) used--;
    return used * words.BYTES_PER_ELEMENT;
  }
}
