// SPDX-License-Identifier: MIT
// The commands of the whole studio, with their keys. Views have tables of their own, which apply
// while they are open: see views.js.

import { FILE_COMMANDS } from '../files/commands.js';

/** @typedef {import('./app.js').StudioApp} App */
/**
 * @typedef {object} Command
 * @property {string} label for the list of shortcuts
 * @property {string[]} keys combinations: keys.js
 * @property {(app: App, combination: string) => void} run combination: the one of `keys` that was pressed
 * @property {(app: App) => boolean} [when] whether it can be done; default: always
 * @property {boolean} [typing] whether it also applies where text is typed
 */

/** @type {Record<string, Command[]>} by group */
export const COMMANDS = {
  Project: [
    ...FILE_COMMANDS,
    { label: 'Undo', keys: ['Mod+z'], run: ({ studio }) => studio.undo() },
    { label: 'Redo', keys: ['Mod+Shift+z', 'Mod+y'], run: ({ studio }) => studio.redo() },
    { label: 'Shortcuts', keys: ['?'], run: (app) => app.showShortcuts() },
  ],
  Film: [
    { label: 'Play or pause', keys: [' ', 'k'], run: ({ studio }) => studio.playhead.toggle() },
    { label: 'One frame back', keys: [','], run: ({ studio }) => studio.playhead.step(-1) },
    { label: 'One frame on', keys: ['.'], run: ({ studio }) => studio.playhead.step(1) },
    { label: 'One second back', keys: ['j'], run: ({ studio }) => studio.playhead.seek(studio.playhead.time - 1) },
    { label: 'One second on', keys: ['l'], run: ({ studio }) => studio.playhead.seek(studio.playhead.time + 1) },
  ],
  Selection: [
    { label: 'Duplicate', keys: ['Mod+d'], run: ({ studio }) => studio.duplicateSelected() },
    { label: 'Delete', keys: ['Delete', 'Backspace'], run: ({ studio }) => studio.deleteSelected() },
    {
      label: 'Select all',
      keys: ['Mod+a'],
      run: ({ studio }) => {
        const { list } = studio.selection;
        studio.select(list, [...(list === 'cues' ? studio.cues : studio.interactions).keys()]);
      },
    },
    {
      label: 'Select nothing',
      keys: ['Escape'],
      run: ({ studio }) => studio.select(studio.selection.list, []),
      when: ({ studio }) => studio.selection.indexes.length > 0,
    },
  ],
};
