// SPDX-License-Identifier: MIT
// Generates the part of the public C header that comes from the tables of
// engine/schema, as the tables are not installed.

/** A constant with a wrapped comment above it. @param {string} text @param {string} name */
const entry = (text, name) => {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last && `    // ${last} ${word}`.length > 100) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return `${lines.map((line) => `    // ${line}`).join('\n')}\n    ${name},`;
};

/**
 * The text of engine/include/hotcue/effect_kind.h.
 * @param {[string, string, number, string, string][]} events rows of events.def
 * @param {[string, string, string][]} commands rows of commands.def
 * @param {number} commandFirst the first command's number
 * @returns {string}
 */
export const effectKindHeader = (events, commands, commandFirst) => `// SPDX-License-Identifier: MIT
// Generated from engine/schema by tools/generate/generate.mjs: do not edit.
// What an effect is. Events come first in the numbering, then commands.
#ifndef HOTCUE_EFFECT_KIND_H
#define HOTCUE_EFFECT_KIND_H

typedef enum hc_effect_kind {
${events.map(([name, , , , when]) => entry(when, `HC_EVENT_${name}`)).join('\n')}
    HC_EVENT_COUNT,

    HC_COMMAND_FIRST = ${commandFirst},
    HC_COMMAND_BEFORE = ${commandFirst - 1}, // so that the first has that number
${commands.map(([name, , meaning]) => entry(meaning, `HC_COMMAND_${name}`)).join('\n')}
    HC_COMMAND_END,
} hc_effect_kind;

#endif
`;
