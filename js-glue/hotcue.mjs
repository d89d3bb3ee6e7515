#!/usr/bin/env node
// SPDX-License-Identifier: MIT
import { main } from './cli/main.js';

// Not process.exit(): it would drop output that is still in the pipe.
process.exitCode = await main(process.argv.slice(2), process);
