// SPDX-License-Identifier: MIT
// Runs tests/vectors on the real engine. Each log was derived by hand from the rules of
// the format: if it differs, suspect the engine first. tests/vectors/README.md describes
// the files.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { replayLine } from '../../js-glue/record/replay.js';
import { newEngine, play, wasmOfPages } from '../support/play.mjs';

const RATES = [4, 60, 1000];
const FOLDER = new URL('./', import.meta.url);

function replay(inputs) {
  const engine = newEngine();
  const effects = inputs.flatMap((line) => replayLine(engine, line));
  return effects.filter(({ command }) => !command).map(({ line }) => line);
}

/** Replaces messages by "*" where a vector expects any. */
function withoutMessages(lines, expected) {
  return lines.map((line, i) => {
    if (expected[i]?.message !== '*') return line;
    return JSON.stringify({ ...JSON.parse(line), message: '*' });
  });
}

/** Codes and paths, sorted; paths only if all are given. */
function comparable(diagnostics, withPaths) {
  return diagnostics.map(({ code, path }) => (withPaths ? `${code} ${path}` : code)).toSorted();
}

/** Warnings that only authors need, which the engine of pages leaves out. */
const LINTS = new Set([
  ...['never_true', 'self_intersecting', 'outside_frame', 'target_past_end', 'unreachable_video', 'jump_loop'],
  ...['timed_popup', 'tiny_target', 'text_overflow', 'low_contrast', 'never_shown'],
]);

function checkDiagnostics({ text, document, diagnostics }) {
  const json = text ?? JSON.stringify(document);
  const result = newEngine().load(json);
  const withPaths = diagnostics.every(({ path }) => path !== undefined);
  assert.deepEqual(comparable(result.diagnostics, withPaths), comparable(diagnostics, withPaths));
  assert.equal(result.ok, !result.diagnostics.some(({ severity }) => severity === 'error'));
  const { ok, diagnostics: told } = newEngine(wasmOfPages).load(json);
  assert.deepEqual(
    [ok, told],
    [result.ok, result.diagnostics.filter(({ code }) => !LINTS.has(code))],
    'in the engine of pages',
  );
}

function checkLog(vector) {
  for (const hz of RATES) {
    const { lines, inputs } = play(vector, hz);
    const expected = vector.log.map((each) => JSON.stringify(each));
    assert.deepEqual(withoutMessages(lines, vector.log), expected, `at ${hz} Hz`);
    assert.deepEqual(replay(inputs), lines, `replayed, at ${hz} Hz`);
    const there = play(vector, hz, { module: wasmOfPages });
    assert.deepEqual([there.lines, there.inputs], [lines, inputs], `in the engine of pages, at ${hz} Hz`);
  }
}

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
  describe(`vectors: ${file.slice(0, -5)}`, () => {
    for (const vector of JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))) {
      const name = vector.rule ? `${vector.rule}: ${vector.name}` : vector.name;
      it(name, () => (vector.log ? checkLog(vector) : checkDiagnostics(vector)));
    }
  });
}
