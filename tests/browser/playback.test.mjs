// SPDX-License-Identifier: MIT
// Pauses, seeks and switches of the media.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Engine } from '../../js-glue/engine/engine.js';
import { loadModule } from '../../js-glue/engine/loader.js';
import { parseScript } from '../../js-glue/simulator/script.js';
import { Simulation } from '../../js-glue/simulator/simulation.js';
import { useBrowser } from './browser.mjs';
import { button, ON_BUTTON } from './documents.mjs';
import { assertOnTime, FPS, frameAt } from './film.mjs';

const theatre = useBrowser();
const DURATION = 60;

const pause = (time, more = {}) => ({ id: `pause-${time}`, type: 'pause', time, ...more });

// ---- Pauses -------------------------------------------------------------------

for (const page of ['player', 'overlay']) {
  test(`${page}: a timed pause rests on the frame it names`, async (t) => {
    const times = [0.5, 1.01, 1.31, 1.62, 1.99];
    const film = await theatre.show(t, `/t/${page}.html`, { project: times.map((time) => pause(time)) });
    await film.next('project:ready');
    for (const time of times) {
      await film.play();
      await film.next('player:pause', { reason: 'timed', until: -1 });
      await film.assertRests(frameAt(time), `at ${time} s`);
    }
  });
}

// Even if a busy browser skips frames, as the bridge seeks to the pause's own time.
test('a timed pause rests on its frame at double speed too', async (t) => {
  const times = [0.8, 1.61, 2.44];
  const film = await theatre.show(t, '/t/player.html', { project: times.map((time) => pause(time)) });
  await film.next('project:ready');
  await film.set({ playbackRate: 2 });
  for (const time of times) {
    await film.play();
    await film.next('player:pause', { reason: 'timed' });
    await film.assertRests(frameAt(time), `at ${time} s`);
  }
});

test('a timed pause rests on its frame when the page was busy and playback ran on', async (t) => {
  const project = { interactions: [pause(0.6)], cues: [{ time: 0.5 }] };
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.do(() => {
    const player = document.getElementById('film');
    player.addEventListener('cue:forward', () => {
      const end = performance.now() + 300;
      while (performance.now() < end); // blocks scripts while the video plays
    });
  });
  await film.play();
  const { time } = await film.next('player:pause', { reason: 'timed' });
  if (time <= 0.7) t.diagnostic('this browser was so busy that it had not played on');
  await film.assertRests(frameAt(0.6));
});

test('a pause of n seconds ends by itself, and by the viewer’s play sooner', async (t) => {
  const project = [pause(0.4, { pause_duration: 1 }), pause(0.8, { pause_duration: 3600 })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.play();
  await film.next('player:pause', { until: 1 });
  assert.ok((await film.state()).paused);
  await film.next('player:play');
  await film.next('player:pause', { until: 3600 });
  await film.assertRests(frameAt(0.8));
  await film.clickAt(80, 80); // on the video
  await film.next('player:play');
  await film.plays();
});

test('a pause by click stops where it is, and goes on', async (t) => {
  const project = [button('rest', { click_action: 'pause', pause_amount: 1 })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.play();
  await film.plays();
  await film.clickAt(...ON_BUTTON);
  const { frame, due } = await film.next('player:pause', { reason: 'click', until: 1 });
  assert.ok(Math.abs(frame - frameAt(due)) < FPS, 'where the film was');
  // Independent of when it is observed: playback resumes from there.
  const resumed = await film.next('player:play');
  assert.ok(Math.abs(resumed.frame - frameAt(due)) <= 1, `paused at ${due} s, then frame ${resumed.frame}`);
  await film.plays();
});

test('a timed jump is made on its frame, and plays on', async (t) => {
  const project = [{ id: 'go', type: 'jump', time: 0.6, jump_time: 30 }, button('there', { time: 30 })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.play();
  const seek = await film.next('player:seek', { to: 30, reason: 'timed' });
  assertOnTime(seek, 0.6);
  assert.equal(seek.detail.from, 0.6);
  await film.next('interaction:show', { id: 'there' });
  await film.plays();
  assert.ok((await film.state()).frame >= frameAt(30));
});

test('the viewer’s seek shows what holds there', async (t) => {
  const project = { interactions: [button('there', { time: 40, end_time: 50 })], cues: [{ id: 'passed', time: 20 }] };
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.play();
  await film.plays();
  await film.pause();
  await film.set({ currentTime: 45 });
  await film.next('player:seek', { to: 45, reason: 'user' });
  await film.next('cue:forward', { cue: { id: 'passed' } });
  await film.next('interaction:show', { id: 'there', reason: 'seek' });
  assert.equal((await film.state()).frame, frameAt(45));
  await film.set({ currentTime: 10 });
  await film.next('interaction:hide', { id: 'there', reason: 'seek' });
  await film.next('cue:reverse', { cue: { id: 'passed' } });
  assert.deepEqual(await film.visible(), []);
});

// ---- Switches -----------------------------------------------------------------

const video = (name, more) => ({
  id: name,
  token: `T-${name}`,
  sources: [{ src: `/clips/${name}.mp4`, type: 'video/mp4' }],
  interactions: [],
  ...more,
});

const BRANCHES = {
  videos: [
    video('trailhead', {
      interactions: [button('up', { click_action: 'video', click_value: 'Ridge ---T-ridge', switch_start_time: 12 })],
    }),
    video('ridge', { interactions: [button('down', { click_action: 'back' })] }),
  ],
};

for (const [page, own] of [
  ['player', ''],
  ['player', '/clips/trailhead.mp4'],
]) {
  test(`${page}${own && ' with a source of its own'}: a switch changes the video, back returns`, async (t) => {
    const film = await theatre.show(t, `/t/${page}.html`, { project: BRANCHES, query: { src: own } });
    await film.next('project:ready');
    await film.play();
    await film.plays();
    assert.equal((await film.state()).src, 'trailhead.mp4');
    await film.clickAt(...ON_BUTTON);
    const exit = await film.next('node:exit', { kind: 'jump', node: { id: 'trailhead' }, nextNode: { id: 'ridge' } });
    await film.next('node:enter', { kind: 'jump', node: { id: 'ridge' } });
    await film.next('interaction:show', { id: 'down' });
    await film.plays();
    const there = await film.state();
    assert.equal(there.src, 'ridge.mp4');
    assert.ok(there.frame >= frameAt(12) && there.frame < frameAt(20), `frame ${there.frame} of the other video`);
    assert.deepEqual(await film.visible(), ['down']);
    await film.clickAt(...ON_BUTTON);
    await film.next('node:enter', { node: { id: 'trailhead' } });
    await film.plays();
    const back = await film.state();
    // Even if callbacks were late, the engine was at the film's time when the click came.
    assert.equal(back.src, 'trailhead.mp4');
    assert.ok(back.frame >= exit.frame - 1 && back.frame < exit.frame + 10 * 30, 'where it was left');
    assert.deepEqual(await film.visible(), ['up']);
  });
}

test('captions and poster are those of the video that shows', async (t) => {
  const track = (name, more) => ({ src: `/captions/${name}.vtt`, ...more });
  const english = track('trailhead', { kind: 'captions', srclang: 'en', label: 'English' });
  const videos = [
    video('trailhead', { poster: '/clips/trailhead.jpg', tracks: [english, track('trailhead', { srclang: 'de' })] }),
    video('ridge', { poster: '/clips/ridge.jpg', tracks: [track('ridge', { kind: 'chapters', label: 'Parts' })] }),
  ];
  const film = await theatre.show(t, '/t/player.html', { project: { videos }, query: { src: '' } });
  await film.next('project:ready');
  const shown = () =>
    film.do(() => {
      const { media } = document.getElementById('film');
      const tracks = [...media.querySelectorAll('track')];
      return {
        poster: media.poster,
        tracks: tracks.map(({ src, track: { kind, language, label } }) => [src, kind, language, label].join(' ')),
      };
    });
  const { address } = theatre;
  assert.deepEqual(await shown(), {
    poster: `${address}/clips/trailhead.jpg`,
    tracks: [
      `${address}/captions/trailhead.vtt captions en English`,
      `${address}/captions/trailhead.vtt subtitles de `,
    ],
  });
  await film.do(() => document.getElementById('film').jump('ridge'));
  await film.page.waitForFunction(() => document.getElementById('film').media.currentSrc.endsWith('ridge.mp4'));
  assert.deepEqual(await shown(), {
    poster: `${address}/clips/ridge.jpg`,
    tracks: [`${address}/captions/ridge.vtt chapters  Parts`],
  });
});

test('a page that takes a switch over stays in the video', async (t) => {
  const film = await theatre.show(t, '/t/player.html', { project: BRANCHES, query: { src: '' } });
  await film.next('project:ready');
  await film.do(() => document.getElementById('film').addEventListener('node:exit', (event) => event.preventDefault()));
  await film.play();
  await film.plays();
  await film.clickAt(...ON_BUTTON);
  await film.next('node:exit', { nextNode: { id: 'ridge' } });
  await film.plays();
  assert.equal((await film.state()).src, 'trailhead.mp4');
  assert.equal((await film.heard('node:enter')).length, 1);
});

test('the end of a video is told, and another one follows', async (t) => {
  const project = {
    videos: [
      video('trailhead', { on_ended: { action: 'switch', value: 'ridge', start_time: 3 } }),
      video('ridge', { interactions: [button('there')] }),
    ],
  };
  const film = await theatre.show(t, '/t/player.html', { project, query: { src: '' } });
  await film.next('project:ready');
  await film.play();
  await film.plays();
  await film.set({ currentTime: DURATION - 0.5 });
  await film.next('node:ended', { node: { id: 'trailhead' } });
  await film.next('node:enter', { node: { id: 'ridge' } });
  await film.plays();
  assert.equal((await film.state()).src, 'ridge.mp4');
  assert.ok((await film.state()).frame >= frameAt(3));
  assert.deepEqual(await film.visible(), ['there']);
});

test('played to the end it stops, and begins anew with the next play', async (t) => {
  const project = [button('start', { end_time: 1 }), button('late', { time: DURATION - 0.2 })];
  const film = await theatre.show(t, '/t/player.html', { project });
  await film.play();
  await film.plays();
  await film.set({ currentTime: DURATION - 0.6 });
  await film.next('interaction:show', { id: 'late' });
  await film.next('node:ended');
  await film.next('project:ended');
  await film.next('player:pause', { reason: 'ended' });
  await film.play();
  await film.next('interaction:show', { id: 'start' });
  await film.plays();
  assert.deepEqual(await film.visible(), ['start']);
});

// ---- The simulation ------------------------------------------------------------

test('the same happens as in the simulation', async (t) => {
  const project = {
    videos: [
      video('trailhead', {
        duration: DURATION,
        cues: [0, 0.3, 0.3001, 0.9].map((time) => ({ time })),
        interactions: [
          button('a', { time: 0.2, end_time: 0.7 }),
          button('b', { time: 0.7, when: { variable: 'x', operator: 'exists' } }),
          { id: 'set', type: 'variable', time: 0.5, variable_name: 'x', variable_value: 3 },
          { id: 'jump', type: 'jump', time: 0.9, jump_time: 15 },
          { id: 'switch', type: 'switch', time: 15.4, switch_video_id: 'ridge', switch_start_time: 7 },
        ],
      }),
      video('ridge', {
        duration: DURATION,
        cues: [{ time: 7, custom_data: [1] }],
        interactions: [button('c'), pause(7.5)],
      }),
    ],
  };
  const expected = await simulate(project, [{ play: true }, { until: 20 }]);
  const film = await theatre.show(t, '/t/player.html', { project, query: { src: '' } });
  await film.next('project:ready');
  await film.play();
  await film.next('player:pause', { reason: 'timed' });
  const all = await film.heard();
  const heard = all.filter(({ type }) => type !== 'media:source'); // a simulation has no element
  assert.equal(all.length, heard.length + 2, 'for each of the videos');
  assert.deepEqual(
    heard.map(({ type, detail }) => [type, withoutTexts(detail)]),
    expected,
  );
});

/** Removes customDataText, which only the page gets. @param {object} detail */
const withoutTexts = (detail) =>
  JSON.parse(JSON.stringify(detail, (key, value) => (key === 'customDataText' ? undefined : value)));

/** The log of the simulation. */
async function simulate(project, script) {
  const module = await loadModule(readFileSync(new URL('../../dist/engine.wasm', import.meta.url)));
  const engine = new Engine(module);
  const lines = [];
  const { effects } = engine.load(JSON.stringify(project));
  const simulation = new Simulation(engine, { hz: 60, duration: () => DURATION, write: (line) => lines.push(line) });
  simulation.open(effects);
  for (const step of parseScript(JSON.stringify(script))) simulation.run(step);
  return lines.map((line) => {
    const { t: _t, video: _video, event, ...detail } = JSON.parse(line);
    return [event, detail];
  });
}
