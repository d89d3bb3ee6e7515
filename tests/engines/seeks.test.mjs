// SPDX-License-Identifier: MIT
// Differences between browsers in seeks, and at the end of a video, don't matter: the log is
// the same in three engines and in the simulation, and no picture from behind a gate is
// ever shown.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../demo/server/gallery/gallery.mjs';
import { play } from '../property/play.mjs';
import { CLIP, CLIPS, frameAt, makeClips } from './clips.mjs';
import { ENGINES, startEngine } from './engines.mjs';
import { findNumber, startScreen, watch } from './screen.mjs';

const PAGE = fileURLToPath(new URL('page', import.meta.url));
const LAST = CLIP.short.frames - 1;

/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
/** @type {Awaited<ReturnType<typeof startScreen>>} */
let screen;
before(async () => {
  await makeClips();
  server = await startServer({ mounts: { '/clips/': CLIPS, '/t/': PAGE } });
  screen = await startScreen();
});
after(async () => {
  await screen?.close();
  await server.close();
});

const question = (more) => ({
  ...{ id: 'q', type: 'button', value: 'Q', click_action: 'track', click_required: true },
  ...{ pos_left: 10, pos_top: 20, pos_width: 30, pos_height: 40 },
  ...more,
});
const END_QUIZ = { interactions: [question({ time: 1 })] };
const SEEK_TWICE = {
  cues: [
    { id: 'c3', time: 3 },
    { id: 'c7', time: 7 },
  ],
  interactions: [
    { id: 'p', type: 'pause', time: 7, pause_duration: 1 },
    { id: 'set', type: 'variable', time: 7, variable_name: 'n', variable_value: 1 },
  ],
};

/** The start of a seek depends on when it was made; customDataText is only for pages. */
const DIFFERS = ['t', 'video', 'from', 'customDataText'];
/** @param {any} event */
const comparable = (event) =>
  JSON.parse(JSON.stringify(event, (key, value) => (DIFFERS.includes(key) ? undefined : value)));

for (const name of ENGINES.filter((engine) => !process.env.ENGINE || engine === process.env.ENGINE)) {
  describe(name, () => {
    /** @type {import('./engines.mjs').Browser} */
    let browser;
    before(async () => {
      browser = await startEngine(name, screen.display);
    });
    after(() => browser?.close());

    /** @param {object} scene of page/page.js */
    async function open(scene) {
      await browser.page.open(`${server.address}/t/page.html`);
      await browser.page.evaluate('(scene) => start(scene)', scene);
    }

    /** Acts in the page, and compares the log with that of a script. @returns {Promise<any>} the result of `act` */
    async function sameLog(clip, project, act, scriptFor) {
      await open({ src: `/clips/${CLIP[clip].file}`, project, looks: false });
      const result = await browser.page.evaluate(act);
      const [events, duration] = await browser.page.evaluate('() => [events, video.duration]');
      const videos = [{ id: 'main', ...project }];
      const log = play({ project: { videos }, durations: { main: duration }, script: scriptFor(duration) }, 60)
        .map((line) => comparable(JSON.parse(line)))
        .filter(({ event }) => event !== 'project:load'); // emitted by load()
      const heard = events.filter(({ type }) => type !== 'project:load');
      assert.deepEqual(
        heard.map(({ type, detail }) => comparable({ event: type, ...detail })),
        log,
      );
      return { ...result, duration };
    }

    for (const busy of [0, 400]) {
      test(`play at the end of a question rests at the end, on a page busy for ${busy} ms`, async () => {
        const act = `async () => {
          await video.play();
          await heard('interaction:blocked');
          await rest();
          const frames = [];
          for (let i = 0; i < 2; i++) {
            video.play().catch(() => {});
            for (const end = performance.now() + ${busy}; performance.now() < end; );
            await until(() => video.paused && !video.seeking && video.currentTime >= video.duration, 'the end');
            await sleep(400);
            frames.push(readFrame());
          }
          overlay.click('q');
          await heard('project:ended');
          await sleep(200);
          return { frames: [...frames, readFrame()], time: video.currentTime };
        }`;
        const script = [
          ...[{ play: true }, { until: 'ended' }, { play: true }, { play: true }],
          ...[{ click: 'q' }, { until: 'ended' }],
        ];
        const { frames, time, duration } = await sameLog('short', END_QUIZ, act, () => script);
        assert.deepEqual(frames, [LAST, LAST, LAST]);
        assert.ok(time >= duration - 0.001);
      });
    }

    test('two seeks in one turn, and one to the same place, are one', async () => {
      const act = `async () => {
        await video.play();
        await until(() => video.currentTime > 0.2, 'playback');
        video.currentTime = 6;
        video.currentTime = 7;
        await until(() => !video.seeking, 'the seek');
        video.currentTime = 7;
        await heard('variable:change');
        video.pause();
        await heard('player:pause', 2);
        await rest();
        video.currentTime = video.currentTime;
        await sleep(300);
      }`;
      const script = [{ play: true }, { until: 0.2 }, { seek: 7 }, { seek: 7 }, { wait: 1.1 }, { pause: true }];
      await sameLog('main', SEEK_TWICE, act, () => script);
    });

    test('dragged to the end while paused, the end comes with play, and the next play begins anew', async () => {
      const act = `async () => {
        await video.play();
        await until(() => video.currentTime > 0.1, 'playback');
        video.pause();
        video.currentTime = video.duration;
        await until(() => !video.seeking, 'the end');
        await sleep(300);
        video.play().catch(() => {});
        await heard('project:ended');
        await rest();
        const time = video.currentTime;
        await video.play();
        video.pause();
        await heard('player:pause', 3);
        return { time };
      }`;
      const script = (duration) => [
        ...[{ play: true }, { until: 0.1 }, { pause: true }, { seek: duration }, { play: true }],
        ...[{ play: true }, { pause: true }],
      ];
      const { time, duration } = await sameLog(
        'short',
        { cues: [{ id: 'e', time: 2 }], interactions: [] },
        act,
        script,
      );
      assert.ok(time >= duration - 0.001);
    });

    for (const playing of [false, true]) {
      test(`a script that drags over a question shows nothing behind it, ${playing ? 'playing' : 'paused'}`, async () => {
        const project = { interactions: [question({ time: 1, end_time: 2 })] };
        await open({ src: `/clips/${CLIP.main.file}`, project, looks: false });
        const frame = await browser.page.evaluate(`async () => {
          await video.play();
          await until(() => video.currentTime > 1.2, 'the question');
          video.pause();
          await rest();
          await sleep(500);
          return readFrame();
        }`);
        const camera = watch(screen.display, await findNumber(screen.display, frame), 60);
        await browser.page.evaluate(`async () => {
          if (${playing}) await video.play();
          for (let i = 0; i < 40; i++) {
            video.currentTime = 2.1 + ((i * 37) % 170) / 10;
            await sleep(i % 4 ? 20 : 80);
          }
          await rest();
          await sleep(500);
        }`);
        const seen = await camera.stop();
        const limit = frameAt(CLIP.main, 2);
        assert.deepEqual(
          seen.filter(({ upper }) => upper > limit),
          [],
        );
        assert.equal(seen.at(-1)?.upper, limit);
      });
    }
  });
}
