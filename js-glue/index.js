// SPDX-License-Identifier: MIT
// The engine without a screen: what `hotcue/engine` is made of.
export { Engine, REFUSED_INPUT } from './engine/engine.js';
export { HotcueError } from './engine/error.js';
export { loadModule, loadUnicode } from './engine/loader.js';
export { EVENTS } from './engine/tables.js';
export { Session } from './session/session.js';
