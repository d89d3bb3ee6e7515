// SPDX-License-Identifier: MIT
// A film that is loaded by itself, and leaves with `go(false)`, as with a link.
import { createSSRApp, defineAsyncComponent, h, ref, Suspense } from 'vue';

const Film = defineAsyncComponent(() => import('./Film.vue'));

/** @param {string} project */
export function makeApp(project) {
  const shown = ref(true);
  globalThis.go = (now) => {
    shown.value = now;
  };
  const film = () => h(Film, { src: '/clips/trailhead.mp4', project });
  return createSSRApp({ render: () => h(Suspense, null, { default: () => h('div', shown.value ? [film()] : []) }) });
}
