// SPDX-License-Identifier: MIT
// Generates what depends on the tables of engine/schema: parts of the C header, tables and
// types for js-glue, docs/events.md, the tables of the other documents, and
// hotcue.schema.json. `--check` writes nothing, and fails if a file is stale.
import { writeFileSync } from 'node:fs';
import { apiFields } from './api-fields.mjs';
import { apiBlocks } from './api-page.mjs';
import { effectKindHeader } from './c-header.mjs';
import { eventTypes, payloadTypes } from './event-types.mjs';
import { formatFields } from './format-fields.mjs';
import { fillPage, formatPage } from './format-page.mjs';
import { inputsHeader, inputsModule, simulationBlocks, stepsModule } from './inputs.mjs';
import { jsonSchema } from './json-schema.mjs';
import { playersBlocks } from './players-page.mjs';
import { relayBlocks } from './relay-page.mjs';
import { commandFirst, constant, eventRows, read, root, rows } from './schema.mjs';
import { studioFields } from './studio-fields.mjs';

const events = eventRows();
const commands = rows('engine/schema/commands.def', 'HC_COMMAND');
const codes = rows('engine/schema/codes.def', 'HC_CODE');

const list = (name, doc, values) =>
  `/** ${doc} */\nexport const ${name} = /** @type {const} */ ([\n${values.map((v) => `  '${v}',`).join('\n')}\n]);\n`;

const tables = `// SPDX-License-Identifier: MIT
// Generated from engine/schema by tools/generate/generate.mjs: do not edit.

export const ABI_VERSION = ${constant('HC_ABI_VERSION')};
export const EFFECT_INTENT = ${constant('HC_EFFECT_INTENT')};
export const EFFECT_PLAYING = ${constant('HC_EFFECT_PLAYING')};
export const COMMAND_FIRST = ${commandFirst};

${list(
  'EVENTS',
  'Event names, by effect kind; then those of the host alone.',
  events.map(([, name]) => name),
)}
${list(
  'COMMANDS',
  'Command names, by effect kind - COMMAND_FIRST.',
  commands.map(([, name]) => name),
)}
${list(
  'PREVENTABLE',
  'Events that are cancelable on the elements but are not intents. @type {readonly string[]}',
  events.filter(([, , intent]) => intent === 2).map(([, name]) => name),
)}`;

const cell = (text) => text.replaceAll('|', '\\|');
/** Cells by the number in events.def. */
const CANCELABLE_CELLS = ['', 'yes', 'yes, but not an intent'];
const eventPage = `# Events

<!-- Generated from engine/schema by tools/generate/generate.mjs: do not edit. -->

Every event is a \`CustomEvent\` on the element. It bubbles and is composed; its payload is in
\`detail\`, the media time it belongs to in \`mediaTime\`. The log that \`hotcue simulate\` prints
has the same names and payloads. [\`hotcue:event\`](embedding.md#every-event-at-one-place)
delivers all of them in one place; [what happens when](rules.md) says when they are emitted,
and in what order.

Payloads are written in TypeScript, with the [types](#types) below. Ids are text. What the
document lacks is \`null\`; a key with \`?\` is omitted when it does not apply.

**Custom data** arrive as the author wrote them. \`customDataText\` is the JSON text in the document, to
the character, without the white space between its tokens; without custom data it is \`null\`. The
log, which is JSON, has that text as \`customData\`. In payloads \`customData\` is the result of
\`JSON.parse()\`: numbers become doubles, so digits beyond them and the spelling (\`1.10\`, \`1E2\`) are
gone, keys that look like integers are moved to the front, and escapes in texts are decoded. No
template is replaced in either.

A cancelable event is an intent: \`preventDefault()\` means that the host has
[taken over](embedding.md#taking-over). \`tray:open\` and \`error\` are cancelable but not
intents, since the engine does not wait for an answer: the element then does not open the tray,
and neither prints nor shows the error. \`media:source\` is about the media element, which a
simulation does not have, \`analytics\` comes from \`hotcue/analytics\`, and the last seven come
from [\`hotcue/media-events\`](embedding.md#events-of-the-media): they are in no log.

| event | payload | cancelable | when |
| --- | --- | --- | --- |
${events.map(([, name, intent, payload, when]) => `| \`${name}\` | \`${cell(payload)}\` | ${name === 'node:exit' ? 'for a switch' : CANCELABLE_CELLS[intent]} | ${when} |`).join('\n')}

## Types

| type | is | |
| --- | --- | --- |
${payloadTypes()
  .map(({ name, type, doc }) => `| \`${name}\` | \`${cell(type)}\` | ${doc} |`)
  .join('\n')}

## Diagnostics

\`hotcue validate\` and the element's \`error\` events use these codes; the events
have [some more](embedding.md#errors).

| code | severity | meaning |
| --- | --- | --- |
${codes.map(([, name, error, meaning]) => `| \`${name}\` | ${error ? 'error' : 'warning'} | ${meaning} |`).join('\n')}
`;

const page = formatPage(read('docs/format.md'));
const check = process.argv.includes('--check');
let stale = 0;
for (const [path, made] of [
  [
    'engine/include/hotcue/effect_kind.h',
    effectKindHeader(rows('engine/schema/events.def', 'HC_EVENT'), commands, commandFirst),
  ],
  ['engine/include/hotcue/inputs.h', inputsHeader],
  ['js-glue/engine/tables.js', tables],
  ['js-glue/engine/inputs.js', inputsModule],
  ['js-glue/simulator/steps.js', stepsModule],
  ['js-glue/cli/formatter/fields.js', formatFields()],
  ['js-glue/engine/events.d.ts', eventTypes(events)],
  ['docs/events.md', eventPage],
  ['docs/format.md', page],
  ['docs/evidence.md', fillPage(read('docs/evidence.md'))],
  ['docs/players.md', fillPage(read('docs/players.md'), playersBlocks)],
  ['docs/relay.md', fillPage(read('docs/relay.md'), relayBlocks)],
  ['docs/simulation.md', fillPage(read('docs/simulation.md'), simulationBlocks)],
  ['demo/studio/model/fields.js', studioFields(page)],
  ['hotcue.schema.json', jsonSchema(page)],
  ['demo/server/api/schemas/fields.json', apiFields(page)],
  // The server reads the file before, and describes itself with it.
  ['docs/api.md', async () => fillPage(read('docs/api.md'), await apiBlocks())],
]) {
  const text = typeof made === 'function' ? await made() : made;
  let old = '';
  try {
    old = read(path);
  } catch {
    // not there yet
  }
  if (old === text) continue;
  stale++;
  if (check) console.error(`${path} is stale: run npm run generate`);
  else writeFileSync(new URL(path, root), text);
}
if (check && stale) process.exit(1);
