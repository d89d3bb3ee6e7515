// SPDX-License-Identifier: MIT

/** @typedef {import('../../js-glue/engine/engine.js').Diagnostic} Diagnostic */

/** More would bury what else is on the console. */
const LINES_MAX = 50;

/** @param {number} count @param {string} noun */
const counted = (count, noun) => (count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`]);

/** An error that no listener has taken. @param {{code: string, path?: string, message: string}} error */
export function printError({ code, path, message }) {
  console.error(`Hotcue: ${code}${path ? ` at ${path}` : ''}: ${message}`);
}

/**
 * What was found in a document: one message of one line each, so that an
 * author's mistake is not silent.
 * @param {string} name the document's
 * @param {Diagnostic[]} diagnostics
 */
export function printDiagnostics(name, diagnostics) {
  if (diagnostics.length === 0) return;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const head = [...counted(errors, 'error'), ...counted(diagnostics.length - errors, 'warning')].join(', ');
  const lines = diagnostics.slice(0, LINES_MAX).map(lineOf);
  const more = diagnostics.length > LINES_MAX ? [`… and ${diagnostics.length - LINES_MAX} more`] : [];
  const print = errors > 0 ? console.error : console.warn;
  print(`Hotcue: ${head} in ${name}\n${[...lines, ...more].map((line) => `  ${line}`).join('\n')}`);
}

/** @param {Diagnostic} diagnostic */
function lineOf({ severity, code, path, line, column, message }) {
  return `${severity} ${code} at ${path || 'the whole document'} (line ${line}, column ${column}): ${message}`;
}
