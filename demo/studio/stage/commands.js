// SPDX-License-Identifier: MIT
// The commands of the stage.

/** @type {Record<string, import('../shell/commands.js').Command[]>} */
export const STAGE_COMMANDS = { Stage: [] };
