// SPDX-License-Identifier: MIT
// Where the videos are drawn: laid out by dagre, or where the author put them.
import { Graph, layout } from '@dagrejs/dagre';
import { plainText } from '../model/document.js';
import { isTemplate, videoName, waysOf } from '../model/ways.js';

/** @typedef {import('../model/ways.js').Way} Way */
/** @typedef {{x: number, y: number}} Place the top left corner, in pixels of the board */
/** @typedef {{key: string, video: number, name: string}} Node video: its index; -1 for a target that is no video */
/** @typedef {{key: string, from: string, to: string, ways: Way[]}} Edge all ways from one node to another; to: '' for back */

/** In pixels of the board. */
export const NODE = { width: 184, height: 148 };
const GAP = { x: 160, y: 56 };
/** More take dagre longer than an author would wait. */
const LAID_OUT_MOST = 400;

/** The key under which a video's place is kept; duplicates, which are errors, have one each. @param {any[]} videos @returns {string[]} */
function keysOf(videos) {
  const taken = new Set();
  return videos.map((video, index) => {
    const id = plainText(video?.id);
    const key = id === '' || taken.has(id) ? `#${index}` : id;
    taken.add(key);
    return key;
  });
}

/**
 * What is drawn: a node for each video, and for each target that is none; an edge for all ways
 * between two of them, and for all ways back.
 * @param {import('../model/document.js').ProjectDocument} document
 * @returns {{nodes: Node[], edges: Edge[]}}
 */
export function graphOf(document) {
  const graph = known.get(document) ?? makeGraph(document);
  if (Object.isFrozen(document)) known.set(document, graph);
  return graph;
}

/** Those of the documents that were asked about: a document does not change. @type {WeakMap<object, {nodes: Node[], edges: Edge[]}>} */
const known = new WeakMap();

/** @param {import('../model/document.js').ProjectDocument} document */
function makeGraph(document) {
  const keys = keysOf(document.videos);
  const nodes = new Map(
    document.videos.map((video, index) => [
      keys[index],
      { key: keys[index], video: index, name: videoName(video, index) },
    ]),
  );
  /** @type {Map<string, Edge>} */
  const edges = new Map();
  for (const way of waysOf(document)) {
    const from = keys[way.from];
    const to = way.kind === 'back' ? '' : (keys[way.to] ?? `?${way.target}`);
    if (to !== '' && !nodes.has(to)) nodes.set(to, { key: to, video: -1, name: nameOf(way) });
    const key = JSON.stringify([from, to]);
    const edge = edges.get(key) ?? { key, from, to, ways: [] };
    edge.ways.push(way);
    edges.set(key, edge);
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

/** A target that is no video, for people. @param {Way} way */
const nameOf = (way) => (isTemplate(way) ? way.target : `No video “${way.target}”`);

/** The places of the graphs that were laid out, by their nodes. @type {WeakMap<object, Map<string, Place>>} */
const arranged = new WeakMap();

/** @param {readonly Node[]} nodes @param {readonly Edge[]} edges @returns {Map<string, Place>} by key; not to be changed */
function arrange(nodes, edges) {
  const places = arranged.get(nodes) ?? layOut(nodes, edges);
  arranged.set(nodes, places);
  return places;
}

/** @param {readonly Node[]} nodes @param {readonly Edge[]} edges @returns {Map<string, Place>} */
function layOut(nodes, edges) {
  if (nodes.length > LAID_OUT_MOST) return inRows(nodes);
  const graph = new Graph({ multigraph: false });
  graph.setGraph({ rankdir: 'LR', ranksep: GAP.x, nodesep: GAP.y, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { key } of nodes) graph.setNode(key, { ...NODE });
  for (const { from, to } of edges) if (to !== '' && from !== to) graph.setEdge(from, to);
  layout(graph);
  return new Map(
    nodes.map(({ key }) => {
      const { x, y } = /** @type {Place} */ (graph.node(key));
      return [key, { x: Math.round(x - NODE.width / 2), y: Math.round(y - NODE.height / 2) }];
    }),
  );
}

/** @param {readonly Node[]} nodes @returns {Map<string, Place>} */
function inRows(nodes) {
  const columns = Math.ceil(Math.sqrt(nodes.length));
  const place = (/** @type {number} */ i) => ({
    x: (i % columns) * (NODE.width + GAP.x),
    y: Math.floor(i / columns) * (NODE.height + GAP.y),
  });
  return new Map(nodes.map(({ key }, i) => [key, place(i)]));
}

/** @param {Place} a @param {Place} b */
const overlap = (a, b) => Math.abs(a.x - b.x) < NODE.width + GAP.y / 2 && Math.abs(a.y - b.y) < NODE.height + GAP.y / 2;

/**
 * Where each node is: where the author put it; one that is new since, as near as is free to where it would be.
 * @param {readonly Node[]} nodes @param {readonly Edge[]} edges @param {Record<string, Place>} put by key
 * @returns {Map<string, Place>}
 */
export function placesOf(nodes, edges, put) {
  const first = arrange(nodes, edges);
  if (!nodes.some(({ key }) => Object.hasOwn(put, key))) return new Map(first);
  const places = new Map(nodes.flatMap(({ key }) => (Object.hasOwn(put, key) ? [[key, put[key]]] : [])));
  for (const { key } of nodes) {
    if (places.has(key)) continue;
    const place = { .../** @type {Place} */ (first.get(key)) };
    while ([...places.values()].some((other) => overlap(place, other))) place.y += GAP.y;
    places.set(key, place);
  }
  return places;
}

/** The box around all nodes. @param {Iterable<Place>} places @returns {{x: number, y: number, width: number, height: number}} */
export function boundsOf(places) {
  const all = [...places];
  if (all.length === 0) return { x: 0, y: 0, ...NODE };
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  const least = (/** @type {number[]} */ list) => list.reduce((a, b) => Math.min(a, b));
  const most = (/** @type {number[]} */ list) => list.reduce((a, b) => Math.max(a, b));
  const [x, y] = [least(xs), least(ys)];
  return { x, y, width: most(xs) + NODE.width - x, height: most(ys) + NODE.height - y };
}
