// SPDX-License-Identifier: MIT
// Generates the table of docs/players.md from tests/browser/players.json, which the tests of
// the players read, too.
import { read } from './schema.mjs';

/**
 * A row of the table.
 * @typedef {object} Row
 * @property {string} entry of the package
 * @property {string} [page] of the gallery, in demo/players; none for a stand-in
 * @property {string} test its file in tests/browser
 * @property {Record<string, string>} [elsewhere] the files of cells that another one tests
 */

/** @type {{cells: string[], players: Record<string, Row & Record<string, any>>}} text by cell, in place of "yes"; null: not tested */
const { cells, players } = JSON.parse(read('tests/browser/players.json'));

/** @param {string} name @param {Row & Record<string, any>} row */
function line(name, row) {
  const test = (/** @type {string} */ cell) => `../tests/browser/${row.elsewhere?.[cell] ?? row.test}.test.mjs`;
  const each = cells.map((cell) => (row[cell] === null ? '–' : `[${row[cell] ?? 'yes'}](${test(cell)})`));
  const player = row.page ? `[${name}](../demo/players/${row.page}/)` : name;
  return `| ${[player, `\`hotcue/${row.entry}\``, ...each].join(' | ')} |`;
}

export const playersBlocks = {
  players() {
    const head = ['player', 'import', ...cells];
    const rows = Object.entries(players).map(([name, row]) => line(name, row));
    return [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows].join('\n');
  },
};
