// SPDX-License-Identifier: MIT
// Custom data in the logs of the `hotcue` command, of recorded sessions, and of the native build.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { recorded } from '../../js-glue/record/recorder.js';
import { replayLine } from '../../js-glue/record/replay.js';
import { newEngine, wasmOfPages } from '../support/play.mjs';
import { SHORT } from './awkward.mjs';
import { FORMS } from './documents.mjs';
import { heardInLine, listen, script, testWays } from './ways.mjs';

const COMMAND = fileURLToPath(new URL('../../js-glue/hotcue.mjs', import.meta.url));
const NATIVE = fileURLToPath(new URL('../../build/asan/hotcue_replay', import.meta.url));
const OUTPUT_MAX = 1 << 28;
const folder = mkdtempSync(join(tmpdir(), 'hotcue-custom-data-'));
after(() => rmSync(folder, { recursive: true }));

/** Writes a file. @param {string} name @param {string} content @returns {string} its path */
function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** @param {string} program @param {string[]} args @returns {string} what it prints */
function run(program, args) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: OUTPUT_MAX });
  assert.equal(status, 0, stderr.slice(0, 1000));
  return stdout;
}

/** @param {...string} args */
const hotcue = (...args) => run(process.execPath, [COMMAND, ...args]);

/** @param {string} log */
const heard = (log) =>
  log
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .flatMap(heardInLine);

/** The inputs of a session of the table. @param {string} document @param {readonly import('./awkward.mjs').Awkward[]} values @returns {string[]} lines */
function inputsOf(document, values) {
  /** @type {string[]} */
  const inputs = [];
  listen(document, values, { engine: recorded(newEngine(wasmOfPages), (line) => inputs.push(line)) });
  return inputs;
}

testWays([
  {
    name: 'hotcue simulate',
    values: SHORT,
    hear: (document, values) =>
      heard(hotcue('simulate', file('a.json', document), '--script', file('s.json', script(values)))),
  },
  {
    name: 'hotcue simulate, and hotcue replay of its record',
    hear: (document, values) => {
      const inputs = join(folder, 'inputs');
      hotcue('simulate', file('a.json', document), '--script', file('s.json', script(values)), '--record', inputs);
      return heard(hotcue('replay', inputs));
    },
  },
  {
    name: 'the recorder of a page, replayed',
    values: SHORT,
    form: (values) => FORMS.short(values).replaceAll('\n', '\r\n'),
    hear: (document, values) => {
      const engine = newEngine(wasmOfPages);
      return inputsOf(document, values).flatMap((line) =>
        replayLine(engine, line)
          .filter(({ command }) => !command)
          .flatMap((effect) => heardInLine(effect.line)),
      );
    },
  },
  {
    name: 'the native build',
    hear: (document, values) => {
      assert.ok(existsSync(NATIVE), `${NATIVE} is not there: npm test -- --only native builds it`);
      return heard(run(NATIVE, [file('native', `${inputsOf(document, values).join('\n')}\n`)]));
    },
  },
]);
