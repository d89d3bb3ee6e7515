// SPDX-License-Identifier: MIT
// Continues what server.js rendered.
import { hydrate } from 'svelte';
import Film from './Film.svelte';

const root = document.getElementById('root');
globalThis.served = root.querySelector('hotcue-overlay');
hydrate(Film, { target: root, props: { src: '/clips/trailhead.mp4', project: root.dataset.project } });
