// SPDX-License-Identifier: MIT
// The module `hotcue/react`.
import '../overlay/hotcue-overlay.js';
import { component } from './component.js';

/** `<hotcue-overlay>`: docs/frameworks/react.md. */
export const HotcueOverlay = component('hotcue-overlay', 'HotcueOverlay', {
  texts: { htmlFor: 'for' },
  elements: ['media', 'surface'],
});
