// SPDX-License-Identifier: MIT
// The player as a classic script.
import './hotcue-player.js';

export * from '../overlay/defined.js';
