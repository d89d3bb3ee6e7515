// SPDX-License-Identifier: MIT
// Custom data in documents that were imported from files of other tools and players.
import assert from 'node:assert/strict';
import { importFiles } from '../../js-glue/cli/importer/import.js';
import { newEngine } from '../support/play.mjs';
import { SHORT } from './awkward.mjs';
import { cueId, hotspotId } from './documents.mjs';
import { listen, ON_CUES, ON_HOTSPOTS, testWays } from './ways.mjs';

/** @typedef {import('./ways.mjs').Awkward} Awkward */

/** Kaltura's players count these as absent. */
const FALSY = ['""', '0', 'false', '-0', 'null', '[-0.0,0.00,-0e0,0E-0]'];
const GIVEN = SHORT.filter(({ text }) => !FALSY.slice(0, 5).includes(text));

/** @param {readonly Awkward[]} values @param {(index: number, text: string) => string} make */
const list = (values, make) => `[${values.map(({ text }, i) => make(i, text)).join(',')}]`;

/** @param {string} name @param {string} content @returns {string} the document */
function imported(name, content) {
  const { document, notes } = importFiles([{ name, content }], {}, newEngine());
  assert.deepEqual(
    notes.filter(({ severity }) => severity === 'error'),
    [],
  );
  return /** @type {string} */ (document);
}

const POSITION = '"position":{"left":10,"top":10,"width":100,"height":100}';

/** @param {readonly Awkward[]} values */
const graph = (values) => `{"version":"1.0.0-rc.4","settings":{"startNodeId":"n","stageWidth":720,"stageHeight":405},
  "nodes":[{"id":"n","name":"A node","entryId":"e","customData":null}],
  "hotspots":${list(
    values,
    (i, text) => `{"id":"${hotspotId(i)}","nodeId":"n","showAt":0,${POSITION},"customData":${text},"onClick":[]}`,
  )},
  "cues":${list(values, (i, text) => `{"id":"${cueId(i)}","nodeId":"n","at":${(i + 1) / 1000},"customData":${text}}`)}}`;

testWays([
  {
    name: 'import, Kaltura GRAPH_DATA',
    values: GIVEN,
    form: graph,
    hear: (content, values) => listen(imported('graph.json', content), values),
  },
]);
void [ON_CUES, ON_HOTSPOTS];
