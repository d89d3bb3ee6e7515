// SPDX-License-Identifier: MIT
// Imported before all others: the engine is on its way while the browser is still busy with the
// code of the elements, and of the player's controls.
import { loadModule } from '../../js-glue/engine/loader.js';
import { resolved } from '../../js-glue/engine/url.js';
import { ENGINE_URL } from './engine-url.js';

/** The address of an element's engine. @param {Element} element */
export const engineUrlOf = (element) =>
  resolved(element.getAttribute('engine') ?? ENGINE_URL, element.ownerDocument.baseURI);

/**
 * Loads an element's engine, once for all elements with the same.
 * @param {Element} element
 * @returns {Promise<WebAssembly.Module>}
 */
export const loadEngineOf = (element) =>
  loadModule(engineUrlOf(element), { integrity: element.getAttribute('integrity') ?? '' });

// Elements that are defined are another bundle's, which has its own engine.
const waiting = globalThis.document?.querySelector(':is(hotcue-overlay,hotcue-player)[project]:not(:defined)');
if (waiting) loadEngineOf(waiting).catch(() => {}); // reported by the element, which tries again
