// SPDX-License-Identifier: MIT
// The studio's page.
import './shell/app.js';

const app = /** @type {import('./shell/app.js').StudioApp} */ (document.querySelector('studio-app'));
app.studio.problems.start(new Worker(new URL('./problems-worker.js', import.meta.url), { type: 'module' }));
