// SPDX-License-Identifier: MIT

/** @typedef {import('../../js-glue/engine/engine.js').Diagnostic} Diagnostic */

/** Limit, so as not to flood the console. */
const LINES_MAX = 50;

/** @param {number} count @param {string} noun */
const counted = (count, noun) => (count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`]);

/**
 * Prints the diagnostics of a document as one message, with a line for each, so
 * that authors notice mistakes.
 * @param {string} name of the document
 * @param {Diagnostic[]} diagnostics at least one
 */
export function printDiagnostics(name, diagnostics) {
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
