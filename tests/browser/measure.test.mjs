// SPDX-License-Identifier: MIT
// What was really played (T22), as a page reads it from the elements, in a real browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replayLine } from '../../js-glue/record/replay.js';
import { newEngine } from '../support/play.mjs';
import { useBrowser } from './browser.mjs';

const theatre = useBrowser();
const CUES = [{ id: 'near', time: 0.4 }];
const QUARTERS = [0.25, 0.5, 0.75, 1];

/** What an engine tells when the inputs of a page are replayed. @param {string} log */
function replayed(log) {
  const engine = newEngine();
  const effects = log
    .trimEnd()
    .split('\n')
    .flatMap((line) => replayLine(engine, line));
  return effects.filter(({ command }) => !command).map(({ name, detail, time }) => ({ name, detail, time }));
}

for (const tag of ['player', 'overlay']) {
  test(`${tag}: quarters are of what was played, and the counts say what it was`, async (t) => {
    const film = await theatre.show(t, `/t/${tag}.html`, { project: { interactions: [], cues: CUES } });
    await film.next('project:ready');
    assert.equal(await film.do(() => document.createElement('hotcue-overlay').measure()), null);
    const measure = () => film.do(() => /** @type {any} */ (document.getElementById('film')).measure());
    await film.do(() => {
      const element = /** @type {any} */ (document.getElementById('film'));
      globalThis.recording = element.record(); // loads the document again
      element.measuring = true;
    });
    await film.next('project:ready');
    assert.deepEqual((await measure()).session.videos, []);

    await film.play();
    await film.next('cue:forward', { cue: { id: 'near' } });
    const duration = await film.do((id) => globalThis.probe.media(id).duration, film.id);
    const from = duration - 0.6;
    await film.set({ currentTime: from });
    await film.next('project:ended');
    const { visit } = await measure();
    const [[start, left], last, ...others] = visit.ranges;
    assert.deepEqual([start, last[1], others.length], [0, visit.duration, 0], JSON.stringify(visit.ranges));
    assert.ok(left >= 0.4 && left < from - 1, `played to ${left}`);
    assert.ok(Math.abs(last[0] - from) < 0.001, `from ${last[0]}`);
    assert.ok(visit.played < 0.25 * duration && Math.abs(visit.watched - visit.played) < 0.001);
    assert.equal((await film.heard('player:progress')).length, 4);
    assert.deepEqual(await film.heard('player:quarter'), [], 'a seek to the end plays nothing');

    // Hidden time is no dwell; the clock goes on when the page is seen again.
    const turn = (/** @type {boolean} */ hidden) =>
      film.do((value) => {
        Object.defineProperty(document, 'hidden', { value, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await turn(true);
    const before = (await measure()).session.dwell;
    assert.ok(before > 0);
    await film.page.waitForTimeout(100);
    assert.equal((await measure()).session.dwell, before);
    await turn(false);
    await film.page.waitForFunction(
      (dwell) => /** @type {any} */ (document.getElementById('film')).measure().session.dwell > dwell,
      before,
    );

    await film.set({ playbackRate: 4 });
    await film.play(); // from the start
    await film.next('project:ended');
    const told = await film.heard('player:quarter');
    assert.deepEqual(
      told.map(({ detail }) => detail.quarter),
      QUARTERS,
    );
    const { session } = await measure();
    const [counts] = session.videos;
    assert.deepEqual([counts.visits, counts.ranges, counts.quarters], [2, [[0, counts.duration]], QUARTERS]);
    assert.equal(counts.played, counts.duration);
    assert.equal(counts.plays.length, Math.ceil(counts.duration));
    assert.ok(
      counts.plays.every((/** @type {number} */ plays) => plays >= 1),
      `${counts.plays}`,
    );
    // 0.4 s were played before, and the last 0.6 s.
    told.slice(0, 3).forEach(({ due, detail }, i) => {
      const early = i === 0 ? left + 0.6 : 1;
      assert.ok(Math.abs(Number(due) - detail.quarter * duration) <= early + 0.01, `${detail.quarter} at ${due}`);
    });

    // The log of the inputs gives the same again, to the last counts.
    const log = await film.do(() => {
      /** @type {any} */ (document.getElementById('film')).reset();
      return globalThis.recording.stop();
    });
    const again = replayed(log);
    const heard = (await film.heard('measure')).at(-1);
    assert.deepEqual(again.findLast(({ name }) => name === 'measure')?.detail, heard?.detail);
    assert.deepEqual(
      again.filter(({ name }) => name === 'player:quarter').map(({ detail, time }) => [detail.quarter, time]),
      told.map(({ detail, due }) => [detail.quarter, due]),
    );
  });
}
