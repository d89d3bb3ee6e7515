// SPDX-License-Identifier: MIT
// What docs/format.md says about each field and word, for the texts that editors and the
// studio show.

/** Without links and marks. @param {string} text */
const plain = (text) => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]|\\(?=\|)/g, '');

/**
 * The rows of all tables of a kind, each with the words after the kind.
 * @param {string} page docs/format.md
 * @param {'fields' | 'types' | 'actions' | 'operators'} kind
 * @returns {{of: string, cells: string[]}[]} plain text
 */
export function rowsOf(page, kind) {
  const tables = page.matchAll(new RegExp(`^<!-- ${kind}(.*?) -->\\n([\\s\\S]*?)^<!-- end -->$`, 'gm'));
  return [...tables].flatMap(([, words, table]) => {
    const [, , ...rows] = table.trimEnd().split('\n');
    const cells = rows.map((row) => row.split(/(?<!\\)\|/).slice(1, -1));
    return cells.map((row) => ({ of: words.trim(), cells: row.map((cell) => plain(cell.trim())) }));
  });
}

/** @param {string} page @returns {Record<string, string>} what each field means, by object and name */
export function meaningsOf(page) {
  const entries = rowsOf(page, 'fields').map(({ of, cells: [names, , meaning] }) => {
    const [object] = of.split(' ');
    const [name] = names.split(',');
    return [`${object} ${name}`, meaning];
  });
  return Object.fromEntries(entries);
}

/** What each type, click action and operator means, by its name. @param {string} page */
export function wordMeanings(page) {
  const texts = (kind, textOf) =>
    Object.fromEntries(rowsOf(page, kind).map(({ cells: [name, ...cells] }) => [name, textOf(...cells)]));
  return {
    types: texts('types', (text) => text),
    actions: texts('actions', (target, text) => (target ? `${text} (click_value: ${target})` : text)),
    operators: texts('operators', (_, text) => `holds when the variable ${text}`),
  };
}
