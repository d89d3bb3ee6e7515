// SPDX-License-Identifier: MIT
// The module `hotcue/engine`: the engine and the session, without a user interface.
export { Engine, REFUSED_INPUT } from './engine/engine.js';
export { HotcueError } from './engine/error.js';
export { loadModule, loadUnicode } from './engine/loader.js';
export { EVENTS } from './engine/tables.js';
export { Session } from './session/session.js';
