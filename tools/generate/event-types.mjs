// SPDX-License-Identifier: MIT
// Generates the TypeScript types of event payloads from engine/schema.
import { rows, wordRows } from './schema.mjs';

/** The words of a list in words.h, up to one. @param {string} list @param {string | 0} end first name excluded; 0 for none */
function words(list, end) {
  const all = wordRows(list);
  const count = end === 0 ? all.length : all.findIndex(([name]) => name === end);
  if (count < 0) throw new Error(`payloads.def: ${end} is not in ${list}`);
  return all.slice(0, count).map(([, word]) => `'${word}'`);
}

/** The named types that payloads use. @returns {{name: string, type: string, doc: string}[]} */
export function payloadTypes() {
  const types = rows('engine/schema/payloads.def', 'HC_PAYLOAD_TYPE');
  const lists = rows('engine/schema/payloads.def', 'HC_PAYLOAD_WORDS');
  return [
    ...types.map(([name, type, doc]) => ({ name, type, doc })),
    ...lists.map(([name, list, end, doc]) => ({ name, type: words(list, end).join(' | '), doc })),
  ];
}

/** The text of js-glue/engine/events.d.ts. @param {any[][]} events rows of events.def @returns {string} */
export function eventTypes(events) {
  const types = payloadTypes().map(({ name, type, doc }) => `/** ${doc} */\nexport type ${name} = ${type};\n`);
  const details = events.map(([, name, , payload, when]) => `  /** ${when} */\n  '${name}': ${payload};`);
  return `// SPDX-License-Identifier: MIT
// Generated from engine/schema by tools/generate/generate.mjs: do not edit.

${types.join('\n')}
/** The payload of each event, by its name: docs/events.md. */
export interface HotcueEventDetails {
${details.join('\n')}
}

/** Any of them, as in \`hotcue:event\` and in \`Session.subscribe()\`. */
export type HotcueAnyEvent = {
  [Name in keyof HotcueEventDetails]: {
    readonly type: Name;
    readonly detail: HotcueEventDetails[Name];
    /** The media time it belongs to, seconds; null for an error that belongs to none. */
    readonly time: number | null;
    readonly cancelable: boolean;
    /** Whether it was canceled. */
    readonly prevented: boolean;
  };
}[keyof HotcueEventDetails];
`;
}
