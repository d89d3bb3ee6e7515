// SPDX-License-Identifier: MIT
// Continues what server.js rendered. The film leaves with `go(false)`, as with a link, and comes back.
import { hydrate, mount, unmount } from 'svelte';

const root = document.getElementById('root');
globalThis.served = root.querySelector('hotcue-overlay');
const options = { target: root, props: { src: '/clips/trailhead.mp4', project: root.dataset.project } };
let film = null;
globalThis.go = async (shown) => {
  const { default: Film } = await import('./Film.svelte');
  if (!shown) return unmount(film);
  film = mount(Film, options);
};
const { default: Film } = await import('./Film.svelte');
film = hydrate(Film, options);
