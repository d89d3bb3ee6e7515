// SPDX-License-Identifier: MIT
// The timing contract, in three browser engines.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../demo/server/gallery/gallery.mjs';
import { CLIP, CLIPS, frameAt, makeClips } from './clips.mjs';
import { ENGINES, startEngine } from './engines.mjs';

const PAGE = fileURLToPath(new URL('page', import.meta.url));
const RATES = [0.25, 0.5, 1, 2, 4, 8, 16];
const FPS = 30;

/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
before(async () => {
  await makeClips();
  server = await startServer({ mounts: { '/clips/': CLIPS, '/t/': PAGE }, faults: true });
});
after(() => server.close());

const cuesAt = (times) => times.map((time, i) => ({ id: `${i}`, time }));
const upTo = (count) => Array.from({ length: count }, (_, i) => `${i}`);
const clip = (name) => `/clips/${CLIP[name].file}`;
const pauseAt = (time) => ({ id: `pause-${time}`, type: 'pause', time, pause_duration: -1 });

for (const name of ENGINES.filter((engine) => !process.env.ENGINE || engine === process.env.ENGINE)) {
  describe(name, () => {
    /** @type {import('./engines.mjs').Browser} */
    let browser;
    before(async () => {
      browser = await startEngine(name);
      console.log(`${name} ${browser.version}`);
    });
    after(() => browser?.close());

    /** Opens a scene, acts in the page, and returns the events. */
    async function told(scene, action, argument) {
      const { page } = browser;
      await page.open(`${server.address}/t/page.html`);
      await page.evaluate('(scene) => start(scene)', scene);
      const result = await page.evaluate(action, argument);
      /** @type {{type: string, detail: any, frame: number, currentTime: number, id: string}[]} */
      const events = await page.evaluate('() => events');
      const ids = (type) => events.filter((event) => event.type === type).map(({ id }) => id);
      assert.deepEqual(ids('error'), [], 'no errors');
      return { events, ids, result };
    }

    for (const rate of RATES) {
      test(`at ${rate} times the speed each cue comes once and in order`, async () => {
        const end = Math.min(18, 0.5 + rate * 1.5);
        const times = Array.from({ length: 40 }, (_, i) => 0.05 + (i * i * (end - 0.1)) / 1600);
        const { ids } = await told(
          { src: clip('main'), project: { interactions: [], cues: cuesAt(times) } },
          async ([speed, till]) => {
            const { video } = globalThis;
            await video.play();
            video.playbackRate = speed;
            await globalThis.until(() => video.currentTime > till + 0.3, 'the last cue');
            video.pause();
          },
          [rate, end],
        );
        assert.deepEqual(ids('cue:forward'), upTo(40));
      });
    }

    for (const [how, properties, more] of /** @type {const} */ ([
      ["the element's loop attribute", { loop: true }, {}],
      ["the document's loop", {}, { on_ended: { action: 'loop' } }],
    ])) {
      test(`${how}: each round tells all cues, those at 0 and at the end too`, async () => {
        const project = { interactions: [], cues: cuesAt([0, 0.5, 1.9, 2]), ...more };
        const { ids, events } = await told({ src: clip('short'), project, properties }, async () => {
          await globalThis.video.play();
          // WebKitGTK hangs before the end of the second loop, even without an overlay.
          await globalThis.heard('cue:forward', 7);
          globalThis.video.pause();
        });
        assert.deepEqual(ids('cue:forward').slice(0, 7), [...upTo(4), ...upTo(3)]);
        assert.equal(events.filter(({ type }) => type === 'player:seek').length, 0, 'a loop is no seek');
      });
    }

    test('a cue at 0 and one at the very end always come, once', async () => {
      const { ids } = await told(
        { src: clip('short'), project: { interactions: [], cues: cuesAt([0, 2]) } },
        async () => {
          await globalThis.video.play();
          await globalThis.heard('project:ended');
        },
      );
      assert.deepEqual(ids('cue:forward'), ['0', '1']);
    });

    test('without frames and with slow timers, as in a hidden tab, no cue is lost', async () => {
      const times = Array.from({ length: 30 }, (_, i) => 0.1 + i * 0.1);
      const { ids } = await told(
        { src: clip('main'), project: { interactions: [], cues: cuesAt(times) }, hidden: true },
        async () => {
          const { video } = globalThis;
          await video.play();
          await globalThis.until(() => video.currentTime > 4.5, 'the last cue');
          video.pause();
        },
      );
      assert.deepEqual(ids('cue:forward'), upTo(30));
    });

    test('a stall neither loses nor repeats a cue, and none comes before its time', async () => {
      const times = Array.from({ length: 60 }, (_, i) => 0.1 + i * 0.2);
      const { ids, events, result } = await told(
        { src: `/stalling${clip('main')}`, project: { interactions: [], cues: cuesAt(times) } },
        async () => {
          const { video } = globalThis;
          let stalls = 0;
          video.addEventListener('waiting', () => stalls++);
          await video.play();
          await globalThis.until(() => video.currentTime > 12.5, 'the last cue');
          video.pause();
          return stalls;
        },
      );
      assert.deepEqual(ids('cue:forward'), upTo(60));
      // In a busy browser the picture may be behind currentTime, or ahead of it.
      const early = events.filter(
        ({ type, id, frame, currentTime }) =>
          type === 'cue:forward' && frame < frameAt(CLIP.main, times[id]) - 1 && currentTime < times[id] - 1 / FPS,
      );
      assert.deepEqual(early, []);
      if (result === 0) console.log(`  ${name} did not stall: it waited before it played`);
    });

    test('another source: its cues from where it starts, and none of the one before', async () => {
      const video = (id, file, cues, interactions = []) => ({ id, sources: [{ src: file }], cues, interactions });
      const project = {
        videos: [
          video(
            'a',
            clip('main'),
            [
              { id: 'a0', time: 0 },
              { id: 'a1', time: 0.5 },
              { id: 'a2', time: 5 },
            ],
            [{ id: 'go', type: 'switch', time: 1, switch_video_id: 'b', switch_start_time: 3 }],
          ),
          video('b', clip('film'), [
            { id: 'b0', time: 1 },
            { id: 'b1', time: 3.5 },
          ]),
        ],
      };
      const { ids } = await told({ project }, async () => {
        globalThis.video.play();
        await globalThis.until(() => globalThis.count('cue:forward') >= 3, 'the cue of the other source');
        globalThis.video.pause();
      });
      assert.deepEqual(ids('cue:forward'), ['a0', 'a1', 'b1']);
      assert.equal(ids('node:enter').length, 2);
    });

    test('media that end sooner than the document says', async () => {
      const project = { duration: 60, interactions: [], cues: cuesAt([1, 30]) };
      const { ids, events } = await told({ src: clip('short'), project }, async () => {
        await globalThis.video.play();
        await globalThis.heard('project:ended');
      });
      assert.deepEqual(ids('cue:forward'), ['0']);
      assert.equal(events.filter(({ type }) => type === 'node:ended').length, 1);
    });

    test('media whose file gives no duration', async () => {
      const { ids, result } = await told(
        { src: clip('endless'), project: { interactions: [], cues: cuesAt([0, 0.5, 1, 2.5]) } },
        async () => {
          const { video } = globalThis;
          const { duration } = video;
          await video.play();
          await globalThis.heard('project:ended');
          return String(duration);
        },
      );
      console.log(`  ${name} takes the duration to be ${result}`);
      assert.deepEqual(ids('cue:forward'), upTo(4));
    });

    test('stepping back frame by frame tells each cue once, the last first', async () => {
      const times = [1.01, 1.05, 1.2, 1.3, 1.4];
      const { ids } = await told(
        { src: clip('main'), project: { interactions: [], cues: cuesAt(times) } },
        async (fps) => {
          const { video } = globalThis;
          await video.play();
          await globalThis.until(() => video.currentTime > 1.45, 'the last cue');
          video.pause();
          let frame = Math.floor(video.currentTime * fps);
          while (frame > 0.9 * fps) {
            video.currentTime = (--frame + 0.5) / fps;
            await globalThis.until(() => !video.seeking, 'the frame before');
          }
          await globalThis.sleep(100);
        },
        FPS,
      );
      assert.deepEqual(ids('cue:forward'), upTo(5));
      assert.deepEqual(ids('cue:reverse'), upTo(5).reverse());
    });

    for (const playing of [false, true]) {
      test(`scrubbing ${playing ? 'while playing' : 'while paused'} tells each cue once and does no timed action`, async () => {
        const times = Array.from({ length: 20 }, (_, i) => 2.05 + i * 0.5);
        const project = {
          cues: cuesAt(times),
          interactions: [
            pauseAt(4.02),
            { id: 'set', type: 'variable', time: 6.03, variable_name: 'x', variable_value: 1 },
          ],
        };
        const { ids, events } = await told(
          { src: clip('main'), project },
          async (plays) => {
            const { video } = globalThis;
            await video.play();
            await globalThis.until(() => video.currentTime > 0.5, 'playback');
            if (!plays) video.pause();
            // Like dragging the slider: doesn't wait for seeks. It doesn't end near an action.
            for (let time = 1; time <= 13; time += 0.31) {
              video.currentTime = time;
              await globalThis.sleep(15);
            }
            await globalThis.until(() => !video.seeking, 'the end of the way');
            await globalThis.sleep(300);
            video.pause();
          },
          playing,
        );
        assert.deepEqual(ids('cue:forward'), upTo(20));
        assert.deepEqual(
          events.filter(({ type }) => type === 'variable:change'),
          [],
        );
        assert.ok(!events.some(({ type, detail }) => type === 'player:pause' && detail.reason === 'timed'));
      });
    }

    for (const key of ['main', 'film', 'ntsc']) {
      test(`a timed pause rests on the frame it names: ${CLIP[key].file.slice(-8)}`, async () => {
        const times = [0.71, 1.333, 1.9, 2.0001, 2.86, 3.01, 3.99, 5.017];
        const { result } = await told(
          { src: clip(key), project: { interactions: times.map(pauseAt) } },
          async (count) => {
            const { video } = globalThis;
            const frames = [];
            for (let i = 1; i <= count; i++) {
              video.play().catch(() => {}); // the pause may come first
              await globalThis.heard('player:pause', i);
              await globalThis.rest();
              await globalThis.sleep(200);
              frames.push(globalThis.readFrame());
            }
            return frames;
          },
          times.length,
        );
        assert.deepEqual(
          result,
          times.map((time) => frameAt(CLIP[key], time)),
        );
      });
    }
  });
}
