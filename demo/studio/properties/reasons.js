// SPDX-License-Identifier: MIT
// The engine's reasons, docs/simulation.md "Explain", as sentences. One that is not known here is
// shown as it is.
import { OPERATORS } from '../model/fields.js';

const NAMES = OPERATORS.map(({ name }) => name)
  .sort((a, b) => b.length - a.length)
  .join('|');
const TEST = new RegExp(`^(.*) \\((unset|“.*?”|\\S+)\\) (${NAMES})(?: (.*))? → (true|false)$`, 's');

/** @type {[RegExp, (...parts: string[]) => string][]} */
const SENTENCES = [
  [/^in another video, (“.*”)$/s, (video) => `It is in another video, ${video}.`],
  [
    /^outside its window (\S+)–(\S*) s$/,
    (from, to) => `It is only on screen from ${from} s${to ? ` to ${to} s` : ' on'}.`,
  ],
  [/^the video is not ready$/, () => 'The video is not ready yet.'],
  [/^hidden by its click$/, () => 'It was clicked, and a click hides it.'],
  [/^hidden on (\w+)$/, (device) => `It is hidden on ${device} devices.`],
  [/^hidden by default$/, () => 'It is hidden by default, until its condition or the page shows it.'],
  [/^a timed action, never on screen$/, () => 'It is a timed action: it happens, and is never on screen.'],
  [/^condition → (\w+)$/, (result) => `Together, its conditions are ${result}.`],
  [TEST, test],
];

/** @param {string} variable @param {string} value @param {string} operator @param {string | undefined} operand @param {string} result */
function test(variable, value, operator, operand, result) {
  const { label = operator } = OPERATORS.find(({ name }) => name === operator) ?? {};
  const now = value === 'unset' ? 'is not set' : `is ${value}`;
  const wanted = [label, ...(operand === undefined ? [] : [operand.replaceAll(/[“”]/g, '')])].join(' ');
  return `The variable ${variable} ${now}: “${wanted}” is ${result}.`;
}

/** @param {string} reason of explain() */
export function inWords(reason) {
  for (const [pattern, sentence] of SENTENCES) {
    const found = pattern.exec(reason);
    if (found) return sentence(...found.slice(1));
  }
  return reason;
}
