// SPDX-License-Identifier: MIT
// Custom data in documents that were imported from files of other tools and players.
import assert from 'node:assert/strict';
import { importFiles } from '../../js-glue/cli/importer/import.js';
import { newEngine } from '../support/play.mjs';
import { SHORT } from './awkward.mjs';
import { cueId, DURATION, hotspotId, listForm } from './documents.mjs';
import { heardIn, listen, ON_CUES, ON_HOTSPOTS, simulate, testWays } from './ways.mjs';

/** @typedef {import('./ways.mjs').Awkward} Awkward */

/** Kaltura's players count these as absent. */
const ABSENT = ['""', '0', '-0', 'false', 'null'];
const OF_KALTURA = SHORT.filter(({ text }) => !ABSENT.includes(text));
/** What the text of a WebVTT cue can be. */
const OF_WEBVTT = SHORT.filter(({ text }) => !/-->|\n\r?\n|\r\r/.test(text));

const FILM = { durations: new Map([['', DURATION]]) };

/** @param {readonly Awkward[]} values @param {(index: number, text: string) => string} make */
const list = (values, make) => `[${values.map(({ text }, i) => make(i, text)).join(',')}]`;

/** @param {string} name @param {string} content @param {import('../../js-glue/cli/importer/import.js').ImportOptions} [options] @returns {string} the document */
function imported(name, content, options = {}) {
  const { document, notes } = importFiles([{ name, content }], options, newEngine());
  assert.deepEqual(
    notes.filter(({ severity }) => severity === 'error'),
    [],
  );
  return /** @type {string} */ (document);
}

/** @param {readonly Awkward[]} values */
function graphForm(values) {
  const place = '"position":{"left":10,"top":10,"width":100,"height":100}';
  const hotspots = list(
    values,
    (i, text) =>
      `{"id":"${hotspotId(i)}","nodeId":"n","showAt":0,"hideAt":1,${place},"customData":${text},"onClick":[]}`,
  );
  const cues = list(
    values,
    (i, text) => `{"id":"${cueId(i)}","nodeId":"n","at":${(i + 1) / DURATION},"customData":${text}}`,
  );
  return `{"version":"1.0.0-rc.4","settings":{"startNodeId":"n","stageWidth":720,"stageHeight":405},
    "nodes":[{"id":"n","name":"A node","entryId":"e"}],"hotspots":${hotspots},"cues":${cues}}`;
}

/** @param {readonly Awkward[]} values */
function pathForm(values) {
  const hotspots = values.map(
    ({ text }, i) => `{"id":"${hotspotId(i)}","type":"@@core/hotspot","startTime":0,"endTime":900000,
      "data":{"text":{"label":"x"},"position":{"left":0.1,"top":0.1,"width":0.1,"height":0.1}},"pathData":{"customData":${text}}}`,
  );
  const cues = values.map(
    ({ text }, i) =>
      `{"id":"${cueId(i)}","type":"@@core/cue","startTime":${(i + 1) * 1000},"data":{"customData":${text}}}`,
  );
  return `{"id":"p","name":"A path","pathData":{"startNodeId":"n"},"nodes":[{"id":"n","name":"A node","entryId":"e",
    "pathData":{"msDuration":${DURATION * 1000}},"interactions":[${[...hotspots, ...cues].join(',')}]}]}`;
}

/** @param {readonly Awkward[]} values */
const vttForm = (values) =>
  ['WEBVTT', ...values.map(({ text }, i) => `${cueId(i)}\n${clock(i + 1)} --> ${clock(i + 1.5)}\n${text.trim()}`)].join(
    '\n\n',
  );

/** @param {number} seconds */
const clock = (seconds) => new Date(seconds * 1000).toISOString().slice(11, 23);

testWays([
  {
    name: 'import, Kaltura’s GRAPH_DATA',
    values: OF_KALTURA,
    form: graphForm,
    hear: (content, values) => listen(imported('graph.json', content, FILM), values),
  },
  {
    name: 'import, Kaltura’s path',
    values: OF_KALTURA,
    form: pathForm,
    hear: (content, values) => listen(imported('path.json', content, FILM), values),
  },
  {
    name: 'import, a list of interactions',
    values: SHORT,
    form: listForm,
    events: ON_HOTSPOTS,
    hear: (content, values) => listen(imported('calls.json', content), values, { cues: false }),
  },
  {
    name: 'import, WebVTT metadata',
    values: OF_WEBVTT,
    form: vttForm,
    events: ON_CUES,
    hear: (content, values) =>
      simulate(imported('metadata.vtt', content), {
        run: (simulation) => {
          simulation.run({ name: 'play', value: true });
          for (const value of [values.length + 5, 0]) simulation.run({ name: 'seek', value });
        },
      }).flatMap(({ event, detail }) => heardIn(event, detail)),
  },
]);
