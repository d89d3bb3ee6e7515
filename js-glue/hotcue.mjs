#!/usr/bin/env node
// SPDX-License-Identifier: MIT
import { main } from './cli/main.js';

// Not process.exit(): what is still in the pipe must get out.
process.exitCode = await main(process.argv.slice(2), process);
