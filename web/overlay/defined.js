// SPDX-License-Identifier: MIT
// What the global variable of classic scripts has. Of several scripts on a page, or with modules beside
// them, the first defines an element: these are the classes that are defined, whichever they came with.

export { EVENTS } from '../../js-glue/engine/tables.js';
/** @type {typeof import('./hotcue-overlay.js').HotcueOverlay} */
export const HotcueOverlay = /** @type {any} */ (customElements.get('hotcue-overlay'));
/** Undefined without a script of the player. @type {CustomElementConstructor | undefined} */
export const HotcuePlayer = customElements.get('hotcue-player');
