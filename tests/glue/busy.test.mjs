// SPDX-License-Identifier: MIT
// Properties that hold however busy the page is and however many frames are skipped: the
// frame that a pause rests on, when cues are emitted, and where `back` returns to.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { Random } from '../property/generate.mjs';
import { BusyPage, openOn } from './busy-page.mjs';

const DURATION = 24;
const FILMS = [
  { fps: 24 },
  { fps: 25 },
  { fps: 30 },
  { fps: 60 },
  { fps: 30_000 / 1001 },
  { fps: 30_000 / 1001, rounded: true },
  { fps: 60, rounded: true },
];
/** Inaccuracy of timers. Seconds. */
const TIMER_S = 0.002;
/** How much later a timer that was early fires again. Seconds. */
const PATIENCE_S = 0.012;
const RATES = [0.5, 1, 1.5, 2, 3, 4];
const TROUBLES = {
  'a page that has time': {},
  'frames are left out': { drops: 0.4 },
  'callbacks are left out': { deaf: 0.5 },
  'a busy page': { busy: 0.02, longest: 120 },
  'all of it': { drops: 0.5, deaf: 0.3, busy: 0.05, longest: 300 },
};

beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

/** The frame that a document's time refers to; also if it is half a millisecond before the frame's start. */
const meant = ({ fps }, time) => Math.floor((time + 0.0005) * fps + 1e-6);

const named = ({ fps, rounded }, time) => `${time} s at ${fps.toFixed(2)} fps${rounded ? ', rounded' : ''}`;

/**
 * Times as authors write them: a frame's start, exact or with three decimals, or any other
 * time; if the file rounds times, none so near a frame's edge that the rounding matters.
 */
function randomTimes(film, random, step) {
  const { fps, rounded } = film;
  const times = [];
  for (let time = 0.8 * step; time < DURATION - 1; time += (0.1 + random.next()) * step) {
    const start = Math.floor(time * fps) / fps;
    const within = start + (rounded ? 0.2 + 0.6 * random.next() : random.next() * (1 - 0.001 * fps)) / fps;
    const written = Math.round(start * 1000) / 1000;
    // Not if two roundings add up to the whole tolerance.
    times.push(random.pick([start, start - written < 0.0002 ? written : start, within]));
  }
  return [...new Set(times)].sort((a, b) => a - b);
}

/** @param {(film: typeof FILMS[number], page: BusyPage, random: Random) => void} check */
function withEachFilm(trouble, rate, check) {
  for (const [i, film] of FILMS.entries()) {
    const random = new Random(100 * rate + i);
    const page = new BusyPage({ ...film, duration: DURATION }, random, TROUBLES[trouble]);
    page.playbackRate = rate;
    check(film, page, random);
  }
}

// ---- Pauses ---------------------------------------------------------------------

/** Plays to the next pause. @returns the frames shown on the way, without the one it rests on */
function playToPause(page, hears) {
  const [from, before] = [page.shown.length, hears.count];
  page.play();
  page.until(() => hears.count > before);
  page.until(() => page.paused && !page.seeking);
  const way = page.shown.slice(from, -1);
  page.pass(40);
  return way;
}

for (const trouble of Object.keys(TROUBLES)) {
  for (const rate of RATES) {
    test(`${trouble}, ${rate} times the speed: a pause rests on its frame, and none after it is seen`, () => {
      withEachFilm(trouble, rate, (film, page, random) => {
        const times = randomTimes(film, random, rate);
        const hears = { count: 0 };
        const interactions = times.map((time, i) => ({ id: `${i}`, type: 'pause', time }));
        const session = openOn(page, { interactions }, (name) => {
          if (name === 'player:pause') hears.count++;
        });
        for (const time of times) {
          const from = page.currentTime;
          const way = playToPause(page, hears);
          const due = meant(film, time);
          assert.equal(page.frame, due, named(film, time));
          // The latest media time at which it has to be stopped.
          const stop = Math.max(from, page.startOf(due) - Math.max(1, rate) / film.fps);
          const excused = page.away.some((away) => away.from < stop + PATIENCE_S * rate && away.to > stop);
          const later = way.find(({ frame }) => frame > due);
          assert.ok(!later || excused, `${later?.frame} is seen, and the page had time: ${named(film, time)}`);
          const leftOut = due - 1 - (way.at(-1)?.frame ?? due - 1);
          if (trouble === 'a page that has time' && rate <= 1)
            assert.ok(leftOut <= 1, `${leftOut} left out before it: ${named(film, time)}`);
        }
        session.dispose();
      });
    });
  }
}

// ---- Cues -----------------------------------------------------------------------

for (const trouble of Object.keys(TROUBLES)) {
  for (const rate of RATES) {
    test(`${trouble}, ${rate} times the speed: a cue comes with the first frame that is shown from its own on`, () => {
      withEachFilm(trouble, rate, (film, page, random) => {
        const cues = randomTimes(film, random, rate / 2).map((time, i) => ({ id: `${i}`, time }));
        const told = [];
        const session = openOn(page, { interactions: [], cues }, (name, detail) => {
          if (name === 'cue:forward')
            told.push({
              id: detail.cue.id,
              wall: page.wall,
              frame: page.frame,
              at: page.frameAt(page.currentTime + TIMER_S),
            });
        });
        page.play();
        page.until(() => told.length >= cues.length, 90_000);
        assert.deepEqual(
          told.map(({ id }) => id),
          cues.map(({ id }) => id),
        );
        for (const { id, wall, frame, at } of told) {
          const { time } = cues[Number(id)];
          const due = meant(film, time);
          const sooner = page.shown.find((other) => other.wall > wall && other.frame > frame && other.frame <= due);
          assert.ok(
            at >= due || !sooner,
            `too early, ${named(film, time)}: with ${frame} before ${sooner?.frame}, due on ${due}`,
          );
          const passed = page.called.find((other) => other.wall < wall && other.frame > due);
          assert.equal(passed, undefined, `too late: ${named(film, time)}`);
        }
        session.dispose();
      });
    });
  }
}

// ---- Clicks ---------------------------------------------------------------------

const clickable = (id, click_action, more) => ({
  ...{ id, type: 'button', time: 0, value: id, click_action },
  ...{ pos_left: 10, pos_top: 10, pos_width: 10, pos_height: 10 },
  ...more,
});

/** Duration of two frames on a 60 Hz screen. Seconds. */
const twoFrames = ({ fps }, rate) => 2 / Math.min(fps, 60 / rate);

/** Two videos of the same film; a click on either leads to the other. */
const THERE_AND_BACK = {
  videos: [
    {
      id: 'a',
      duration: DURATION,
      interactions: [clickable('go', 'video', { click_value: 'b', switch_start_time: 15 })],
    },
    { id: 'b', duration: DURATION, interactions: [clickable('return', 'back', {})] },
  ],
};

/**
 * Clicks as soon as the page is free.
 * @returns {number} the media time of the click; before a boundary that was not shown yet
 */
function click(page, session, id) {
  page.until(() => !page.busy);
  const time = Math.min(page.currentTime, session.engine.nextTime);
  session.input('click', session.engine.findItem(id));
  return time;
}

for (const trouble of Object.keys(TROUBLES)) {
  test(`${trouble}: back returns to the picture that a click left`, () => {
    for (const rate of RATES) {
      withEachFilm(trouble, rate, (film, page, random) => {
        /** @type {number[]} */
        const left = [];
        const session = openOn(page, THERE_AND_BACK, (name, _detail, time) => {
          if (name === 'node:exit') left.push(time);
        });
        page.play();
        for (let i = 0; i < 10; i++) {
          page.pass(random.whole(100, 900));
          const time = click(page, session, 'go');
          assert.ok(left.at(-1) > time - 2e-6, `${left.at(-1)} is behind the picture at ${time}`);
          assert.ok(
            left.at(-1) < time + twoFrames(film, rate),
            `${left.at(-1)} is far ahead of the picture at ${time}`,
          );
          page.pass(random.whole(100, 500));
          click(page, session, 'return');
          assert.ok(Math.abs(page.currentTime - left.at(-2)) < 1e-9, `back at ${page.currentTime}, not ${left.at(-2)}`);
          page.until(() => !page.seeking);
        }
        session.dispose();
      });
    }
  });

  test(`${trouble}: when the viewer pauses, what is due by the picture has happened`, () => {
    for (const rate of RATES) {
      withEachFilm(trouble, rate, (film, page, random) => {
        const session = openOn(page, { interactions: [] }, () => {});
        while (page.currentTime < DURATION - 4) {
          page.play();
          page.pass(random.whole(100, 900));
          page.until(() => session.engine.playing);
          page.pause();
          page.until(() => !session.engine.playing);
          const behind = page.currentTime - session.engine.time;
          assert.ok(
            behind <= Math.max(1 / 24, twoFrames(film, rate)),
            `${behind} s behind: ${named(film, page.currentTime)}`,
          );
        }
        session.dispose();
      });
    }
  });
}
