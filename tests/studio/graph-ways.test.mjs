// SPDX-License-Identifier: MIT
// The ways between the videos of a project, compared with what the engine says of the same document.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isBroken, startOf, unreachable, unreachableOf, waysOf } from '../../demo/studio/model/ways.js';
import { newEngine } from '../support/play.mjs';

const PLACE = { pos_left: 1, pos_top: 1, pos_width: 10, pos_height: 10 };
/** @param {object} fields */
const button = (fields) => ({ type: 'button', time: 1, value: 'Go', click_action: 'video', ...PLACE, ...fields });

const engine = newEngine();
/** @param {object} document @param {string} code */
const pathsOf = (document, code) =>
  engine
    .load(JSON.stringify(document))
    .diagnostics.filter((each) => each.code === code)
    .map(({ path }) => path);

test('a way has the kind, the target and the interaction of what makes it', () => {
  const document = {
    videos: [
      {
        id: 'a',
        on_ended: { action: 'Switch', value: 'c' },
        interactions: [
          button({ click_value: 'b' }),
          button({ click_value: 'Its title --- old ---B-7 ' }),
          button({ click_action: 'BACK' }),
          { type: 'switch', time: 2, switch_video_token: 7 },
          { type: 'switch', time: 3, click_value: '{{next}}', click_action: 'video' },
          button({ click_value: 'nowhere' }),
          { type: 'pause', time: 4, click_action: 'video', click_value: 'b' }, // a timed type ignores it
          null,
        ],
      },
      { id: 'b', token: 'a', on_ended: { action: 'loop' } }, // an id takes precedence over a token
      { id: 7, token: 'B-7', interactions: 'none' },
      { id: 'c', token: 'B-7', interactions: [button({ click_value: 'a' })] },
    ],
  };
  const ways = waysOf(document).map(({ from, to, kind, item }) => [from, kind, item, to]);
  assert.deepEqual(ways, [
    [0, 'click', 0, 1],
    [0, 'click', 1, 2],
    [0, 'back', 2, -1],
    [0, 'timed', 3, 2],
    [0, 'timed', 4, -1],
    [0, 'click', 5, -1],
    [0, 'ended', -1, 3],
    [1, 'loop', -1, 1],
    [3, 'click', 0, 0],
  ]);
  assert.deepEqual(
    waysOf(document)
      .filter(isBroken)
      .map(({ target }) => target),
    ['nowhere'],
  );
});

test('an id that JavaScript would round keeps its digits', () => {
  const [id, next] = [{ rawJSON: '12345678901234567890' }, { rawJSON: '12345678901234567891' }]; // as parsed by new browsers
  const document = { videos: [{ id, on_ended: { action: 'switch', value: next.rawJSON } }, { id: next }] };
  assert.deepEqual(
    waysOf(document).map(({ to }) => to),
    [1],
  );
});

test('targets and unreachable videos are those of the engine, whatever the project', () => {
  const names = ['a', 'b', 'T-1', 'c', '9'];
  const target = fc.oneof(
    fc.constantFrom(...names, 'nowhere'),
    fc.constantFrom(...names).map((name) => `Film --- cut ---${name}`),
    fc.constantFrom(...names).map((name) => `Film ---  ${name} `),
  );
  const way = fc.oneof(
    target.map((click_value) => button({ click_value })),
    target.map((name) => ({ type: 'switch', time: 1, switch_video_id: name })),
    target.map((name) => ({ type: 'Switch', time: 1, switch_video_token: name, click_action: 'video' })),
    fc.constant(button({ click_action: 'track' })),
    fc.constant(button({ click_value: '{{next}}' })),
  );
  const end = fc.option(
    fc.oneof(
      fc.constant({ action: 'loop' }),
      target.map((value) => ({ action: 'switch', value })),
    ),
    { nil: undefined },
  );
  const video = fc.record({ interactions: fc.array(way, { maxLength: 3 }), on_ended: end });
  const project = fc
    .tuple(fc.array(video, { minLength: 4, maxLength: 4 }), fc.constantFrom(undefined, 'b', 'T-1', '9'))
    .map(([list, start]) => {
      const ids = [{ id: 'a' }, { id: 'b', token: 'T-1' }, { id: 'c', token: 'T-1' }, { id: 9, token: 'a' }];
      return { start, videos: list.map((each, i) => ({ ...ids[i], ...each })) };
    });
  fc.assert(
    fc.property(project, (document) => {
      const unknown = waysOf(document)
        .filter(isBroken)
        .map(({ from, item }) => `/videos/${from}/${item < 0 ? 'on_ended' : `interactions/${item}`}/`);
      const said = pathsOf(document, 'unknown_target').map((path) => path.replace(/[^/]*$/, ''));
      assert.deepEqual(unknown.sort(), said.sort());
      if (said.length > 0) return; // the engine says no more then
      const lost = pathsOf(document, 'unreachable_video').map((path) => Number(path.split('/')[2]));
      assert.deepEqual(unreachable(document), lost);
    }),
    { numRuns: 400, seed: 15 },
  );
});

test('the engine is asked for what can’t be reached; an error elsewhere leaves it to the graph', () => {
  const document = { videos: [{ id: 'a' }, { id: 'b' }] };
  const list = engine.load(JSON.stringify(document)).diagnostics;
  const studio = { document, problems: { current: true, failure: '', list } };
  assert.deepEqual([...unreachableOf(studio)], [1]);
  studio.problems.list = [];
  assert.deepEqual([...unreachableOf(studio)], [], 'as the engine says');
  studio.problems.list = [{ severity: 'error' }];
  assert.deepEqual([...unreachableOf(studio)], [1]);
  assert.equal(startOf({ start: 'nowhere', videos: [{ id: 'a' }] }), -1);
});
