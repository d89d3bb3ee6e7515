// SPDX-License-Identifier: MIT
// `npm run bench:frames`: measures how many frames late an effect is on screen, in
// each engine, for Hotcue and its peers; and which frame timed pauses rest on. Writes
// the table in docs/performance.md and the plot, from the last run of each engine.
//
//     npm run bench:frames -- --engine Firefox    runs one engine again
//     npm run bench:frames -- --throttled         Chromium on a simulated slow processor
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startServer } from '../../../demo/server/gallery/gallery.mjs';
import { build } from '../../../tools/run/build.mjs';
import { Failure, ROOT, script, step } from '../../../tools/run/steps.mjs';
import { setUp } from '../../../tools/setup/setup.mjs';
import { CLIP, CLIPS, makeClips } from '../../engines/clips.mjs';
import { ENGINES, startEngine } from '../../engines/engines.mjs';
import { startScreen } from '../../engines/screen.mjs';
import { fetchPeers, PEER_MODULES, TIMINGSRC_FOLDER } from '../support/peers.mjs';
import { HOTCUE, PEERS } from './candidates.mjs';
import { measureCues, measurePauses, randomTimes } from './measure.mjs';
import { summary, writeReport } from './report.mjs';

const CUES = 300;
const PAUSES = 40;
/** Further clips, for Hotcue only, with fewer pauses. */
const OTHER_CLIPS = ['film', 'ntsc'];
/** For Chromium on a slow processor, after the others. */
const PAUSES_FAST = 20;
const FAST = 2;
const RUNS = join(ROOT, '.cache/frames');
const HERE = fileURLToPath(new URL('.', import.meta.url));

/**
 * @typedef {object} Run
 * @property {string} engine
 * @property {number} [slower] factor by which the processor is slowed down
 * @typedef {object} Result of one run
 * @property {string} name
 * @property {string} version
 * @property {string} date
 * @property {number} [slower]
 * @property {{who: string, how: string, clip: string, result: Awaited<ReturnType<typeof measureCues>>}[]} cues
 * @property {{clip: string, rate?: number, result: Awaited<ReturnType<typeof measurePauses>>}[]} pauses
 */

/** @type {Run[]} */
const ENGINE_RUNS = ENGINES.map((engine) => ({ engine }));
/** @type {Run} */
const THROTTLED = { engine: 'Chromium', slower: 6 };

/** @param {Run} run */
const nameOf = ({ engine, slower }) => (slower ? `${engine}, CPU throttled ${slower}×` : engine);
/** The file of the last run. @param {Run} run */
const placeOf = ({ engine, slower }) => join(RUNS, `${slower ? `${engine}-throttled` : engine}.json`);

/** @param {Run} run @param {string} display @param {string} address @returns {Promise<Result>} */
async function measure(run, display, address) {
  const browser = await startEngine(run.engine, display);
  if (run.slower) await browser.slowDown?.(run.slower);
  const bench = { browser, display, address };
  /** @type {Result} */
  const all = {
    name: nameOf(run),
    version: browser.version,
    date: new Date().toISOString().slice(0, 10),
    slower: run.slower,
    cues: [],
    pauses: [],
  };
  const cues = async (candidate, key) => {
    const result = await measureCues(bench, CLIP[key], candidate, randomTimes(CLIP[key], CUES, 1));
    all.cues.push({ who: candidate.name, how: candidate.how, clip: key, result });
    console.log(`  ${candidate.name}, ${CLIP[key].title}: ${summary(result)}`);
  };
  const pauses = async (key, count, rate = 1) => {
    const result = await measurePauses(bench, CLIP[key], randomTimes(CLIP[key], count, 2), rate);
    all.pauses.push({ clip: key, rate, result });
    const wrong = result.off.filter((frames) => frames > 0).length;
    console.log(
      `  pauses, ${CLIP[key].title}, ${rate} times the speed: ${wrong} of ${count} beside, ${result.laterSeen} with a later frame seen`,
    );
  };
  await cues(HOTCUE, 'main');
  await pauses('main', PAUSES);
  for (const key of OTHER_CLIPS) {
    await cues(HOTCUE, key);
    await pauses(key, PAUSES / 2);
  }
  if (run.slower) await pauses('main', PAUSES_FAST, FAST);
  for (const peer of PEERS) await cues(peer, 'main');
  await browser.close();
  return all;
}

await script(async () => {
  const { values } = parseArgs({ options: { engine: { type: 'string' }, throttled: { type: 'boolean' } } });
  const wanted = ENGINE_RUNS.filter(({ engine }) => engine === values.engine);
  if (values.engine && wanted.length === 0) throw new Failure(`the engines are ${ENGINES.join(', ')}`);
  const runs = values.throttled ? [THROTTLED] : values.engine ? wanted : [...ENGINE_RUNS, THROTTLED];
  await setUp('build', 'clips', 'browsers');
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
  for (const run of runs) {
    const result = await step(nameOf(run), () => measure(run, screen.display, server.address));
    writeFileSync(placeOf(run), JSON.stringify(result));
  }
  await screen.close();
  await server.close();
  const done = [...ENGINE_RUNS, THROTTLED].filter((run) => existsSync(placeOf(run)));
  if (ENGINE_RUNS.every((run) => done.includes(run)))
    writeReport(done.map((run) => JSON.parse(readFileSync(placeOf(run), 'utf8'))));
});
