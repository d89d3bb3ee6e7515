// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guessDuration } from '../../js-glue/simulator/durations.js';
import { VirtualMedia } from '../../js-glue/simulator/media.js';
import { Simulation, SimulationError } from '../../js-glue/simulator/simulation.js';
import { FakeEngine } from '../glue/fake-engine.mjs';

const RATES = [0.3, 4, 7, 60, 1000];

/** Plays a script of `name value` pairs on fake engines at all tick rates; the logs must be equal. */
function play(marks, steps, durations = marks.map(() => 60)) {
  const runs = RATES.map((hz) => {
    const engine = new FakeEngine(marks, durations);
    const log = [];
    const simulation = new Simulation(engine, {
      hz,
      duration: (video) => durations[video],
      write: (line) => log.push(line),
    });
    simulation.open([]);
    for (const [name, value] of steps) simulation.run({ name, value });
    const { time, wall, paused } = simulation.media;
    return { log, time, wall, paused };
  });
  for (const run of runs) assert.deepEqual(run, runs[0]);
  return { ...runs[0], log: runs[0].log.slice(1) }; // without `ready`
}

describe('virtual media', () => {
  it('plays a second a second', () => {
    const media = new VirtualMedia();
    media.load(10);
    media.seek(2);
    media.play();
    media.playTo(5);
    assert.equal(media.wall, 3);
    assert.equal(media.timeAt(4.5), 6.5);
  });

  it('rests while paused', () => {
    const media = new VirtualMedia();
    media.waitTo(7);
    media.play();
    assert.equal(media.timeAt(8), 1);
  });

  it('clamps seeks to the media', () => {
    const media = new VirtualMedia();
    media.load(10);
    media.seek(11);
    assert.equal(media.time, 10);
    media.seek(-1);
    assert.equal(media.time, 0);
  });

  it('rewinds when it is played at its end, as HTML says', () => {
    const media = new VirtualMedia();
    media.load(10);
    media.seek(10);
    media.play();
    assert.equal(media.time, 0);
    assert.equal(media.timeAt(3), 3);
  });
});

describe('virtual media, between nanoseconds', () => {
  it('never goes back', () => {
    const media = new VirtualMedia();
    media.load(10);
    media.seek(1 / 3);
    media.play();
    assert.equal(media.timeAt(0), 1 / 3);
  });

  it('rests when it takes a source', () => {
    const media = new VirtualMedia();
    media.play();
    media.load(10);
    assert.equal(media.paused, true);
    assert.equal(media.time, 0);
  });
});

describe('the engine', () => {
  const simulate = (engine) => {
    const simulation = new Simulation(engine, { duration: () => 60, write: () => {} });
    simulation.open([]);
    return simulation;
  };

  it('may refuse to play, and says where playback rests', () => {
    const engine = new FakeEngine([[{ at: 60, pause: -1 }]]);
    const simulation = simulate(engine);
    simulation.run({ name: 'play', value: true });
    simulation.run({ name: 'until', value: 'ended' });
    engine.play = () => [{ name: 'pause', command: true, time: 60 }];
    simulation.run({ name: 'play', value: true });
    assert.deepEqual([simulation.media.paused, simulation.media.time], [true, 60]);
  });

  it('switches to the very end without a rewind', () => {
    const engine = new FakeEngine([[{ at: 1, switch: 0, once: true }]]);
    const answer = engine.answer.bind(engine);
    engine.answer = (allowed) => answer(allowed).map((effect) => ({ ...effect, time: 60 }));
    const simulation = simulate(engine);
    simulation.run({ name: 'play', value: true });
    simulation.run({ name: 'wait', value: 1 });
    assert.deepEqual([simulation.media.paused, simulation.media.time], [false, 60]);
  });

  it('hears of another video that it can play, not of a restart', () => {
    const engine = new FakeEngine([[{ at: 1, switch: 1 }], [{ at: 2, switch: 1, once: true }]]);
    const simulation = simulate(engine);
    simulation.run({ name: 'play', value: true });
    simulation.run({ name: 'wait', value: 4 });
    assert.equal(simulation.media.time, 1);
    assert.deepEqual(
      engine.inputs.filter((input) => input.startsWith('ready')),
      ['ready 60', 'ready 60'],
    );
  });

  it('that stands still is no endless loop', () => {
    const engine = new FakeEngine([[]]);
    engine.tick = () => [];
    const simulation = simulate(engine);
    simulation.run({ name: 'play', value: true });
    assert.throws(() => simulation.run({ name: 'until', value: 5 }), /no progress at 0 s/);
  });
});

describe('until', () => {
  it('stands at exactly its time, with all before it done', () => {
    const { log, time, wall } = play(
      [
        [
          { at: 0.1, name: 'a' },
          { at: 12.34, name: 'b' },
          { at: 12.35, name: 'c' },
        ],
      ],
      [
        ['play', true],
        ['until', 12.34],
      ],
    );
    assert.deepEqual(log, ['play 0', 'a 0.1', 'b 12.34']);
    assert.equal(time, 12.34);
    assert.equal(wall, 12.34);
  });

  it('does not press play', () => {
    assert.deepEqual(play([[{ at: 1, name: 'a' }]], [['until', 5]]).log, []);
  });

  it('waits for a pause that ends by itself', () => {
    const { log, wall } = play(
      [
        [
          { at: 3.21, pause: 2 },
          { at: 4, name: 'b' },
        ],
      ],
      [
        ['play', true],
        ['until', 5],
      ],
    );
    assert.deepEqual(log, ['play 0', 'woken 3.21', 'b 4']);
    assert.equal(wall, 7);
  });

  it('ends early at a pause without end, at the exact time of the pause', () => {
    const { log, time, wall, paused } = play(
      [
        [
          { at: 3.217, pause: -1 },
          { at: 4, name: 'b' },
        ],
      ],
      [
        ['play', true],
        ['until', 5],
      ],
    );
    assert.deepEqual(log, ['play 0']);
    assert.deepEqual({ time, wall, paused }, { time: 3.217, wall: 3.217, paused: true });
  });

  it('has reached its time even when a jump from there leads back', () => {
    const { time, log } = play(
      [[{ at: 5, name: 'a', jump: 2 }]],
      [
        ['play', true],
        ['until', 5],
      ],
    );
    assert.deepEqual(log, ['play 0', 'a 5', 'jump 5']);
    assert.equal(time, 2);
  });

  it('ends when a jump leads past it', () => {
    const { time, wall } = play(
      [[{ at: 3.3, jump: 20 }]],
      [
        ['play', true],
        ['until', 5],
      ],
    );
    assert.deepEqual({ time, wall }, { time: 20, wall: 3.3 });
  });

  it('follows a jump back', () => {
    const { log, time, wall } = play(
      [[{ at: 4.1, name: 'a', jump: 1, once: true }]],
      [
        ['play', true],
        ['until', 6],
      ],
    );
    assert.deepEqual(log, ['play 0', 'a 4.1', 'jump 4.1']);
    assert.deepEqual({ time, wall }, { time: 6, wall: 9.1 });
  });

  it('follows a switch: the time counts in the new video', () => {
    const { log, time, wall } = play(
      [[{ at: 10.01, switch: 1 }], [{ at: 6, name: 'b' }]],
      [
        ['play', true],
        ['until', 12],
      ],
    );
    assert.deepEqual(log, ['play 0', 'exit 10.01', 'ready 0', 'b 6']);
    assert.deepEqual({ time, wall }, { time: 12, wall: 22.01 });
  });

  it('"ended" plays to the end', () => {
    const { log, time, paused } = play(
      [
        [
          { at: 59.999, name: 'a' },
          { at: 60, name: 'b' },
        ],
      ],
      [
        ['play', true],
        ['until', 'ended'],
      ],
    );
    assert.deepEqual(log, ['play 0', 'a 59.999', 'b 60', 'ended 60']);
    assert.deepEqual({ time, paused }, { time: 60, paused: true });
  });

  it('gives up on a project that loops for ever, at the same moment at any rate', () => {
    const logs = RATES.map((hz) => {
      const log = [];
      const engine = new FakeEngine([[{ at: 5, name: 'a', jump: 1 }]]);
      const simulation = new Simulation(engine, {
        hz,
        duration: () => 60,
        write: (line) => log.push(line),
        untilLimit: 999,
      });
      simulation.open([]);
      simulation.run({ name: 'play', value: true });
      assert.throws(() => simulation.run({ name: 'until', value: 9 }), SimulationError);
      return [...log, simulation.media.wall];
    });
    for (const log of logs) assert.deepEqual(log, logs[0]);
    assert.equal(logs[0].at(-1), 999);
  });
});

describe('the end of the media', () => {
  it('an action just before it happens in its own time', () => {
    const { log, time, wall } = play(
      [
        [
          { at: 59.999, jump: 10 },
          { at: 11, pause: -1 },
        ],
      ],
      [
        ['seek', 30],
        ['play', true],
        ['until', 'ended'],
      ],
    );
    assert.deepEqual(log, ['seek 30', 'play 30', 'jump 59.999']);
    assert.deepEqual({ time, wall }, { time: 11, wall: 30.999 });
  });

  it('a pause just before it resumes and ends', () => {
    const { log, wall } = play(
      [[{ at: 59.99, pause: 1 }]],
      [
        ['play', true],
        ['until', 'ended'],
      ],
    );
    assert.deepEqual(log, ['play 0', 'woken 59.99', 'ended 60']);
    assert.equal(wall, 61);
  });

  it('passes while waiting', () => {
    const { log, wall } = play(
      [[]],
      [
        ['play', true],
        ['wait', 100],
      ],
    );
    assert.deepEqual(log, ['play 0', 'ended 60']);
    assert.equal(wall, 100);
  });
});

describe('wait', () => {
  it('plays on when playing', () => {
    const { time } = play(
      [[]],
      [
        ['play', true],
        ['wait', 0.7],
        ['wait', 0.1],
      ],
    );
    assert.equal(time, 0.8);
  });

  it('passes a pause that ends inside it, to the wall second', () => {
    const { time, wall } = play(
      [[{ at: 1.1, pause: 2.5 }]],
      [
        ['play', true],
        ['wait', 10],
      ],
    );
    assert.deepEqual({ time, wall }, { time: 7.5, wall: 10 });
  });

  it('wakes in order of wall time', () => {
    const { log } = play(
      [
        [
          { at: 1, pause: 1 },
          { at: 1.05, name: 'a' },
          { at: 1.1, pause: 1 },
          { at: 1.2, name: 'b' },
        ],
      ],
      [
        ['play', true],
        ['wait', 3.05],
        ['seek', 30],
      ], // 1 s played, 1 s paused, 0.1 s played, 0.95 s paused
    );
    assert.deepEqual(log, ['play 0', 'woken 1', 'a 1.05', 'seek 30']);
  });
});

describe('play and pause', () => {
  it('pressed twice are pressed once', () => {
    const { log } = play(
      [[]],
      [
        ['play', true],
        ['play', true],
        ['until', 2],
        ['pause', true],
        ['pause', true],
      ],
    );
    assert.deepEqual(log, ['play 0', 'pause 2']);
  });

  it('time stands still while paused', () => {
    const { time, wall } = play(
      [[]],
      [
        ['play', true],
        ['until', 2],
        ['pause', true],
        ['wait', 3],
        ['play', true],
        ['until', 4],
      ],
    );
    assert.deepEqual({ time, wall }, { time: 4, wall: 7 });
  });
});

describe('a guessed duration', () => {
  it('is at least a minute', () => {
    assert.equal(guessDuration([{ time: 3, end_time: 5 }], 0), 60);
  });

  it('goes ten seconds beyond the last time, whatever its name and type', () => {
    const videos = [{ interactions: [{ start: '100', finish: '120.5' }] }, { cues: [{ time: 300 }] }];
    assert.equal(guessDuration({ videos }, 0), 130.5);
    assert.equal(guessDuration({ videos }, 1), 310);
    assert.equal(guessDuration({ interactions: [{ time: 80 }] }, 0), 90);
  });
});
