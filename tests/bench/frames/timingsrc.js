// SPDX-License-Identifier: MIT
// timingsrc for candidates.mjs; run.mjs mounts its modules.
import * as timingsrc from '/timingsrc/v3/index.js';

globalThis.timingsrc = timingsrc;
