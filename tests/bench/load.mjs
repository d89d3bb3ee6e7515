// SPDX-License-Identifier: MIT
// Loading a document, compared with JSON.parse() of the same text, which only checks the
// syntax: from the bytes of a response, which JSON.parse() needs decoded, and from a
// string, which the engine needs encoded.
import { newEngine } from './support/engine.mjs';
import { compare, digits, duration, kept, MACHINE, ratio, table } from './support/measure.mjs';
import { mixed } from './support/projects.mjs';

const found = [100, 1000, 10_000].map((count) => {
  const text = JSON.stringify(mixed(count));
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  const engine = newEngine();
  const { ok, diagnostics } = engine.load(bytes);
  if (!ok) throw new Error(JSON.stringify(diagnostics[0]));
  const times = compare({
    bytes: { run: () => engine.load(bytes) },
    parseBytes: { run: () => JSON.parse(decoder.decode(bytes)) },
    text: { run: () => engine.load(text) },
    parseText: { run: () => JSON.parse(text) },
  });
  return { count, size: bytes.length, times };
});

/** @param {'bytes' | 'text'} from @param {'parseBytes' | 'parseText'} parse */
const rows = (from, parse) =>
  found.map(({ count, size, times }) => [
    count.toLocaleString('en'),
    `${digits(size / 1024)} KiB`,
    duration(times[from]),
    `${digits(size / times[from].us)} MB/s`,
    duration(times[parse]),
    ratio(times[from], times[parse]),
  ]);

const heads = ['interactions', 'document', 'engine', 'that is', 'JSON.parse', 'the engine is'];
console.log(MACHINE);
table('Load, from bytes', heads, rows('bytes', 'parseBytes'));
table('Load, from a string', heads, rows('text', 'parseText'));
if (!kept()) throw new Error('nothing was done');
