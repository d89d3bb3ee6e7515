// SPDX-License-Identifier: MIT
// The payloads of events in tests/vectors, as TypeScript that checks their types.
import { readdirSync, readFileSync } from 'node:fs';
import { replayLine } from '../../js-glue/record/replay.js';
import { rows } from '../../tools/generate/schema.mjs';
import { newEngine, play } from '../support/play.mjs';

const FOLDER = new URL('../vectors/', import.meta.url);

/** Events as a page receives them; payloads are read at once. */
const heard = (effects) => effects.filter(({ command }) => !command).map(({ name, detail }) => ({ name, detail }));

/** All events of a vector, followed by events that no vector has. */
function eventsOf(vector) {
  const engine = newEngine();
  const played = play(vector, 4).inputs.flatMap((line) => heard(replayLine(engine, line)));
  const after = [() => engine.hidden(true), () => engine.logExplain(0), () => engine.unload()];
  return [...played, ...after.flatMap((input) => heard(input()))];
}

/**
 * A module that only compiles if each payload has exactly the members of its type.
 * @returns {string}
 * @throws {Error} if there is no example of an event
 */
export function payloadModule() {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
  const vectors = files.flatMap((name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  const events = vectors.filter(({ log }) => log).flatMap(eventsOf);
  const logged = rows('engine/schema/events.def', 'HC_EVENT').map(([, name]) => name);
  const missing = logged.filter((name) => !events.some((event) => event.name === name));
  if (missing.length > 0) throw new Error(`no vector has an event ${missing.join(', ')}`);
  const checks = events.map(({ name, detail }) => `(${JSON.stringify(detail)}) satisfies Payload<'${name}'>;`);
  return `import type { HotcueEventDetails } from 'hotcue';

/** TypeScript would accept anything for an empty payload. */
type Payload<Name extends keyof HotcueEventDetails> = keyof HotcueEventDetails[Name] extends never
  ? Record<string, never>
  : HotcueEventDetails[Name];

${[...new Set(checks)].join('\n')}
`;
}
