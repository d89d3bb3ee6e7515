// SPDX-License-Identifier: MIT
// timingsrc for candidates.mjs: its modules come under a mount of run.mjs.
import * as timingsrc from '/timingsrc/v3/index.js';

globalThis.timingsrc = timingsrc;
