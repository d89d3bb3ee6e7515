// SPDX-License-Identifier: MIT
// A document from bytes to a project, against JSON.parse() of the same text,
// which checks nothing but the syntax.
import { newEngine } from './support/engine.mjs';
import { compare, digits, duration, kept, MACHINE, ratio, table } from './support/measure.mjs';
import { mixed } from './support/projects.mjs';

const rows = [100, 1000, 10_000].map((count) => {
  const text = JSON.stringify(mixed(count));
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  const engine = newEngine();
  const { ok, diagnostics } = engine.load(bytes);
  if (!ok) throw new Error(JSON.stringify(diagnostics[0]));
  const times = compare({
    engine: { run: () => engine.load(bytes) },
    parse: { run: () => JSON.parse(decoder.decode(bytes)) },
  });
  return [
    count.toLocaleString('en'),
    `${digits(bytes.length / 1024)} KiB`,
    duration(times.engine),
    `${digits(bytes.length / times.engine.us)} MB/s`,
    duration(times.parse),
    ratio(times.engine, times.parse),
  ];
});

console.log(MACHINE);
table('Load', ['interactions', 'document', 'engine', 'that is', 'JSON.parse', 'the engine is'], rows);
if (!kept()) throw new Error('nothing was done');
