// SPDX-License-Identifier: MIT
// `npm run bench:frames`: how many frames late an effect is on screen, in each
// engine, of Hotcue and of its peers; and where timed pauses rest. Writes the
// table into docs/performance.md and the plot beside it, from the last run of
// each engine.
//
//     npm run bench:frames -- --engine Firefox    one engine anew
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startServer } from '../../../demo/server.mjs';
import { build } from '../../../tools/build.mjs';
import { setUp } from '../../../tools/setup.mjs';
import { Failure, ROOT, script, step } from '../../../tools/steps.mjs';
import { CLIP, CLIPS, makeClips } from '../../browsers/clips.mjs';
import { ENGINES, startEngine } from '../../browsers/engines.mjs';
import { startScreen } from '../../browsers/screen.mjs';
import { fetchPeers, PEER_MODULES, TIMINGSRC_FOLDER } from '../support/peers.mjs';
import { HOTCUE, PEERS } from './candidates.mjs';
import { measureCues, measurePauses, randomTimes } from './measure.mjs';
import { summary, writeReport } from './report.mjs';

const CUES = 300;
const PAUSES = 40;
/** For Hotcue alone, after the main one, with fewer pauses. */
const OTHER_CLIPS = ['film', 'ntsc'];
const RUNS = join(ROOT, '.cache/frames');
const HERE = fileURLToPath(new URL('.', import.meta.url));

/**
 * @typedef {object} Result of one engine
 * @property {string} name
 * @property {string} version
 * @property {string} date
 * @property {{who: string, how: string, clip: string, result: Awaited<ReturnType<typeof measureCues>>}[]} cues
 * @property {{clip: string, result: Awaited<ReturnType<typeof measurePauses>>}[]} pauses
 */

/** Where the last run of an engine is kept. @param {string} name */
const runOf = (name) => join(RUNS, `${name}.json`);

/** @param {string} name @param {string} display @param {string} address @returns {Promise<Result>} */
async function measure(name, display, address) {
  const browser = await startEngine(name, display);
  const bench = { browser, display, address };
  /** @type {Result} */
  const all = { name, version: browser.version, date: new Date().toISOString().slice(0, 10), cues: [], pauses: [] };
  const cues = async (candidate, key) => {
    const result = await measureCues(bench, CLIP[key], candidate, randomTimes(CLIP[key], CUES, 1));
    all.cues.push({ who: candidate.name, how: candidate.how, clip: key, result });
    console.log(`  ${candidate.name}, ${CLIP[key].title}: ${summary(result)}`);
  };
  const pauses = async (key, count) => {
    const result = await measurePauses(bench, CLIP[key], randomTimes(CLIP[key], count, 2));
    all.pauses.push({ clip: key, result });
    const wrong = result.off.filter((frames) => frames > 0).length;
    console.log(
      `  pauses, ${CLIP[key].title}: ${wrong} of ${count} beside, ${result.laterSeen} with a later frame seen`,
    );
  };
  await cues(HOTCUE, 'main');
  await pauses('main', PAUSES);
  for (const key of OTHER_CLIPS) {
    await cues(HOTCUE, key);
    await pauses(key, PAUSES / 2);
  }
  for (const peer of PEERS) await cues(peer, 'main');
  await browser.close();
  return all;
}

await script(async () => {
  const { values } = parseArgs({ options: { engine: { type: 'string' } } });
  const engines = values.engine ? ENGINES.filter((name) => name === values.engine) : ENGINES;
  if (engines.length === 0) throw new Failure(`the engines are ${ENGINES.join(', ')}`);
  await setUp('build', 'videos', 'browsers');
  await build();
  await step('clips', makeClips);
  await step('peers', fetchPeers);
  const mounts = {
    ...{ '/clips/': CLIPS, '/bench/': HERE, '/peers/': PEER_MODULES },
    ...(TIMINGSRC_FOLDER && { '/timingsrc/': TIMINGSRC_FOLDER }),
  };
  const server = await startServer({ mounts });
  const screen = await startScreen();
  mkdirSync(RUNS, { recursive: true });
  for (const name of engines) {
    const result = await step(name, () => measure(name, screen.display, server.address));
    writeFileSync(runOf(name), JSON.stringify(result));
  }
  await screen.close();
  await server.close();
  if (ENGINES.every((name) => existsSync(runOf(name))))
    writeReport(ENGINES.map((name) => JSON.parse(readFileSync(runOf(name), 'utf8'))));
});
