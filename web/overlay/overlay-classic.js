// SPDX-License-Identifier: MIT
// The overlay as a classic script.
import './hotcue-overlay.js';

export * from './defined.js';
