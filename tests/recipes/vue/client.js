// SPDX-License-Identifier: MIT
// Continues what server.js rendered.
import { makeApp } from './app.js';

const root = document.getElementById('root');
globalThis.served = root.querySelector('hotcue-overlay');
makeApp(root.dataset.project).mount(root);
