// SPDX-License-Identifier: MIT
// Custom data through the engine: payloads and logs, in all forms of a document, by both builds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newEngine, wasm, wasmOfPages } from '../support/play.mjs';
import { REFUSED, SHORT } from './awkward.mjs';
import { chainForm, FORMS, listForm } from './documents.mjs';
import { heardIn, heardInLine, listen, ON_HOTSPOTS, simulate, steps, testWays } from './ways.mjs';

const encoder = new TextEncoder();
const lenient = { lenient: true };

/** @param {import('../../js-glue/simulator/simulation.js').Simulation} simulation */
const toTheEnd = (simulation) => {
  simulation.run({ name: 'play', value: true });
  simulation.run({ name: 'until', value: 'ended' });
};

testWays([
  { name: 'payloads, strict', hear: listen },
  {
    name: 'payloads, lenient',
    values: SHORT,
    hear: (document, values) => listen(document, values, { options: lenient }),
  },
  {
    name: 'payloads, the engine with warnings',
    values: SHORT,
    hear: (document, values) => listen(document, values, { engine: newEngine(wasm) }),
  },
  {
    name: 'payloads, a document of bytes',
    values: SHORT,
    hear: (document, values) => listen(encoder.encode(document), values),
  },
  { name: 'payloads, the short form', values: SHORT, form: FORMS.short, hear: listen },
  {
    name: 'payloads, a list of interactions',
    values: SHORT,
    form: listForm,
    events: ON_HOTSPOTS,
    hear: (document, values) => listen(document, values, { cues: false }),
  },
  {
    name: 'payloads, a field whose name is escaped',
    values: SHORT,
    form: (values) =>
      FORMS.long(values).replaceAll(/(?<=\{",|"c\d+",)"custom_data":/g, String.raw`"custom\u005fdat\u0061":`),
    hear: listen,
  },
  {
    name: 'the log',
    hear: (document, values) =>
      simulate(document, {
        run: (simulation) => steps(values).forEach((step) => void simulation.run(/** @type {any} */ (step))),
      }).flatMap(({ line }) => heardInLine(line)),
  },
  {
    name: 'videos',
    form: chainForm,
    events: ['node:enter', 'node:ended'],
    hear: (document) =>
      simulate(document, { duration: 1, run: toTheEnd }).flatMap(({ event, detail, line }) => {
        const heard = heardIn(event, detail);
        assert.deepEqual(heardInLine(line), heard);
        return heard;
      }),
  },
]);

test('what a document must not have is refused at its place', () => {
  for (const { name, text, code } of REFUSED) {
    const engine = newEngine(wasmOfPages);
    const { ok, diagnostics } = engine.load(
      FORMS.long([
        { name, text: '1' },
        { name, text },
      ]),
    );
    assert.deepEqual([ok, diagnostics[0]?.code], [false, code], name);
    assert.match(diagnostics[0].path, /^\/videos\/0\/interactions\/1\/custom_data/, name);
  }
});
