// SPDX-License-Identifier: MIT
// What the graph draws, where, and what it changes in the document.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addVideo, connect, deleteVideo, deleteWays, renameVideo, setStart } from '../../demo/studio/graph/edits.js';
import { boundsOf, graphOf, NODE, placesOf } from '../../demo/studio/graph/layout.js';
import { fitted, showing, zoomed } from '../../demo/studio/graph/lens.js';
import { Positions } from '../../demo/studio/graph/positions.js';
import { descriptionOf, edgeLabel } from '../../demo/studio/graph/words.js';
import { emptyDocument } from '../../demo/studio/model/document.js';
import { isBroken, waysOf } from '../../demo/studio/model/ways.js';
import { newEngine } from '../support/play.mjs';

const engine = newEngine();
/** @param {object} document */
const accepted = (document) => {
  const { diagnostics } = engine.load(JSON.stringify(document));
  assert.deepEqual(
    diagnostics.filter(({ severity }) => severity === 'error'),
    [],
  );
};

/** Three videos, of which the first leads to both others, one of them in two ways. */
function three() {
  const document = emptyDocument();
  delete document.videos[0].id; // as a project of one video may
  const [left, right] = ['Left', 'Right'].map((title) => addVideo(document, { title, src: `${title}.mp4` }));
  connect(document, 0, 1, { by: 'button', time: 2, label: 'To the left' });
  connect(document, 0, 1, { by: 'switch', time: 9, label: '' });
  connect(document, 0, 2, { by: 'ended', time: 0, label: '' });
  return { document, left, right };
}

const ends = (document) => waysOf(document).map(({ from, to, kind }) => `${from} ${kind} ${to}`);

test('what the graph makes is accepted by the engine, and is what was meant', () => {
  const { document, left, right } = three();
  accepted(document);
  assert.deepEqual([left, right, document.videos[0].id], ['left', 'right', 'main']);
  assert.deepEqual(ends(document), ['0 click 1', '0 timed 1', '0 ended 2']);
  const { nodes, edges } = graphOf(document);
  assert.deepEqual(
    nodes.map(({ name }) => name),
    ['Main', 'Left', 'Right'],
  );
  assert.deepEqual(
    edges.map(({ ways }) => edgeLabel(document, ways)),
    ['2 ways', 'at its end'],
  );
  const ways = waysOf(document);
  assert.equal(
    descriptionOf(document, ways, { start: true, lost: false }),
    'The project starts here. Ways: click on “To the left”, 0:02: Left; by itself at 0:09: Left; at its end: Right.',
  );
  assert.equal(addVideo(document, { title: 'Left', src: '' }), 'left-2');
  assert.equal(addVideo(document, { title: '你好', src: '' }), 'video');
});

test('a new name is used by all that leads to the video, by id, token or title', () => {
  const { document } = three();
  renameVideo(document, 1, { title: 'West', id: 'left', token: 'W-1' });
  document.videos[0].interactions[0].click_value = 'West ---W-1';
  setStart(document, 1);
  renameVideo(document, 1, { title: '', id: 'west', token: 'W-2' });
  assert.deepEqual(ends(document), ['0 click 1', '0 timed 1', '0 ended 2']);
  assert.deepEqual(document.videos[1], { id: 'west', token: 'W-2', sources: [{ src: 'Left.mp4' }], interactions: [] });
  assert.equal(document.start, 'west');
  renameVideo(document, 1, { title: '', id: 'west', token: '' });
  assert.deepEqual(ends(document), ['0 click 1', '0 timed 1', '0 ended 2'], 'by its id, without a token');
  accepted(document);
});

test('a video is deleted with the ways to it, or leaves them broken; ways take nothing else with them', () => {
  const { document } = three();
  setStart(document, 1);
  const kept = structuredClone(document);
  deleteVideo(document, 1, true);
  assert.deepEqual(ends(document), ['0 ended 1']);
  assert.deepEqual(document.videos[0].interactions, []);
  assert.equal(document.start, undefined);
  accepted(document);
  deleteVideo(kept, 1, false);
  assert.equal(waysOf(kept).filter(isBroken).length, 2);
  assert.deepEqual(
    graphOf(kept).nodes.map(({ name, video }) => [name, video]),
    [
      ['Main', 0],
      ['Right', 1],
      ['No video “left”', -1],
    ],
  );
  deleteWays(
    kept,
    waysOf(kept).filter(({ kind }) => kind !== 'click'),
  );
  assert.deepEqual(ends(kept), ['0 click -1']);
});

test('nodes do not overlap, as arranged and when the author has put some', () => {
  const { document } = three();
  const { nodes, edges } = graphOf(document);
  const apart = (places) =>
    [...places.values()].every((a, i, all) =>
      all.slice(i + 1).every((b) => Math.abs(a.x - b.x) >= NODE.width || Math.abs(a.y - b.y) >= NODE.height),
    );
  const arranged = placesOf(nodes, edges, {});
  assert.ok(apart(arranged));
  assert.ok(arranged.get('main').x < arranged.get('left').x, 'from left to right');
  const put = placesOf(nodes, edges, { left: { ...arranged.get('right') } });
  assert.deepEqual(put.get('left'), arranged.get('right'));
  assert.ok(apart(put));
  const many = { videos: Array.from({ length: 2000 }, (_, i) => ({ id: `v${i}` })) };
  const large = graphOf(many);
  assert.equal(placesOf(large.nodes, large.edges, {}).size, 2000);
  const twice = graphOf({ videos: [{ id: 'a' }, { id: 'a' }, {}] });
  assert.equal(placesOf(twice.nodes, twice.edges, {}).size, 3, 'also of faulty projects');
});

test('the whole graph fits into the view, and a point stays where it is in zooming', () => {
  const box = boundsOf([
    { x: -100, y: 40 },
    { x: 900, y: 700 },
  ]);
  const view = { width: 600, height: 400 };
  const { x, y, scale } = fitted(box, view);
  assert.ok(x + box.x * scale >= 0 && x + (box.x + box.width) * scale <= 600);
  assert.ok(y + box.y * scale >= 0 && y + (box.y + box.height) * scale <= 400);
  const at = { x: 120, y: 80 };
  const closer = zoomed({ x, y, scale }, 1.5, at);
  assert.ok(Math.abs((at.x - closer.x) / closer.scale - (at.x - x) / scale) < 1e-9);
  const far = showing({ x: 0, y: 0, scale: 1 }, { x: 800, y: -90, ...NODE }, view);
  assert.deepEqual(far, { x: 600 - 8 - 800 - NODE.width, y: 98, scale: 1 });
});

test('places are kept per project; in memory where the browser stores nothing', () => {
  const items = new Map();
  const storage = /** @type {any} */ ({
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
  });
  new Positions(() => storage).write('one', { a: { x: 1, y: 2 } });
  const again = new Positions(() => storage);
  assert.deepEqual(again.read('one'), { a: { x: 1, y: 2 } });
  assert.deepEqual(again.read('two'), {});
  again.write('one', {});
  assert.equal(items.size, 0);
  items.set('hotcue-studio-graph:three', '{"a":{"x":"far"},"b":{"x":1,"y":1}}');
  items.set('hotcue-studio-graph:four', 'null');
  assert.deepEqual(again.read('three'), { b: { x: 1, y: 1 } });
  assert.deepEqual(again.read('four'), {});
  const refused = new Positions(() => {
    throw new Error('SecurityError');
  });
  refused.write('one', { a: { x: 3, y: 4 } });
  assert.deepEqual(refused.read('one'), { a: { x: 3, y: 4 } });
});
