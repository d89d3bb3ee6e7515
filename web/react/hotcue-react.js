// SPDX-License-Identifier: MIT
// The module `hotcue/react`.
import '../overlay/hotcue-overlay.js';
import { component } from './component.js';

/** `<hotcue-overlay>`: docs/frameworks.md, "React". */
export const HotcueOverlay = component('hotcue-overlay', 'HotcueOverlay', {
  texts: { htmlFor: 'for' },
  elements: ['media', 'surface'],
});
