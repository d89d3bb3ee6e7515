// SPDX-License-Identifier: MIT
// The commands about files.

/** @param {import('../shell/app.js').StudioApp} app */
const filesOf = (app) => /** @type {import('./files.js').StudioFiles} */ (app.renderRoot.querySelector('studio-files'));

/** @type {import('../shell/commands.js').Command[]} */
export const FILE_COMMANDS = [
  { label: 'Save to the server', keys: ['Mod+s'], run: (app) => filesOf(app).save(), typing: true },
  { label: 'Export', keys: ['Mod+Shift+s'], run: (app) => filesOf(app).export(), typing: true },
  { label: 'Open', keys: ['Mod+o'], run: (app) => filesOf(app).show('library'), typing: true },
];
