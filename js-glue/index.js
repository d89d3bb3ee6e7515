// SPDX-License-Identifier: MIT
// The engine without a screen: what `hotcue/engine` is made of.
export { Engine, REFUSED_INPUT } from './engine.js';
export { HotcueError } from './error.js';
export { loadModule, loadUnicode } from './loader.js';
export { Session } from './session.js';
export { EVENTS } from './tables.js';
