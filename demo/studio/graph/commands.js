// SPDX-License-Identifier: MIT
// The commands of the view of videos.

/** @typedef {import('../shell/commands.js').Command} Command */

/** @param {import('../shell/commands.js').App} app @returns {import('./graph.js').StudioGraph} */
const graph = (app) => /** @type {any} */ (app.renderRoot.querySelector('studio-graph'));
/** @param {import('../shell/commands.js').App} app */
const hasVideo = (app) => graph(app)?.video >= 0;

/** What the board does itself, where a video has the focus; listed here. */
const OF_BOARD = { run: () => {}, when: () => false };

/** @type {Record<string, Command[]>} */
export const GRAPH_COMMANDS = {
  Videos: [
    { label: 'Add a video', keys: ['n'], run: (app) => graph(app).add() },
    { label: 'Connect to another video', keys: ['c'], run: (app) => graph(app).connect(), when: hasVideo },
    { label: 'Rename', keys: ['F2'], run: (app) => graph(app).rename(), when: hasVideo },
    { label: 'Set as start', keys: ['s'], run: (app) => graph(app).start(), when: hasVideo },
    { label: 'Delete the video or the way', keys: ['Delete', 'Backspace'], run: (app) => graph(app).deleteChosen() },
    { label: 'Arrange', keys: ['a'], run: (app) => graph(app).arrange() },
    { label: 'Zoom in', keys: ['+', '='], run: (app) => graph(app).zoom(1) },
    { label: 'Zoom out', keys: ['-'], run: (app) => graph(app).zoom(-1) },
    { label: 'Show all', keys: ['0'], run: (app) => graph(app).fit() },
    { label: 'Open the video', keys: ['Enter'], ...OF_BOARD },
    {
      label: 'Go to the next video in a direction',
      keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
      ...OF_BOARD,
    },
    {
      label: 'Move the video',
      keys: ['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowDown'],
      ...OF_BOARD,
    },
  ],
};
