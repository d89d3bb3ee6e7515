// SPDX-License-Identifier: MIT
// The dialect as a classic script, under the names that pages of the old player know: `PathKalturaPlayer`
// and `Kip`. The attribute `data-project` of its `<script>` is the option `project`.
import { kaltura, setup as put } from './kaltura.js';

const { project } = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.dataset ?? {};

/** @param {import('./kaltura.js').SetupOptions & import('./kaltura.js').Options} options */
const setup = (options) => put({ project, ...options });

Object.assign(globalThis, { Kip: { kaltura, setup } });

export { kaltura, setup };
