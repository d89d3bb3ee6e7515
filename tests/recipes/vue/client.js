// SPDX-License-Identifier: MIT
// Continues what server.js rendered.
import { createSSRApp } from 'vue';
import Film from './Film.vue';

const root = document.getElementById('root');
globalThis.served = root.querySelector('hotcue-overlay');
createSSRApp(Film, { src: '/clips/trailhead.mp4', project: root.dataset.project }).mount(root);
