// SPDX-License-Identifier: MIT
// Files as Kaltura's players and its API have them, written by the published formats: random ones,
// and ones that are damaged.
import { Random } from '../property/generate.mjs';

/** Custom data that a careless conversion would change. */
const CUSTOM = ['text', ' {"a": 1.0} ', '\u{1f600}', { 2: 1, 1: [0.5] }, [null], 7, '', null, 0, undefined];
const URLS = ['https://a.example/x?y=1#z', 'www.example.com', 'mailto:a@b.example', 'example.com/{{x}}', ''];
const TARGETS = [undefined, '_blank', '_top', 'shop'];
const STYLES = [
  undefined,
  {},
  { background: 'rgba(1, 2, 3, 0.5)', color: '#fff', 'border-radius': '3px', 'font-size': '18px' },
  { backgroundColor: 'red', fontSize: 12, fontFamily: 'Arial', border: '2px dashed blue' },
  { background: 'linear-gradient(red, blue)', 'text-align': 'middle', 'border-width': 'thick' },
];

/** @param {Random} random @param {object} value without undefined members, a number sometimes as a text */
const written = (random, value) =>
  JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'number' && random.chance(0.05) ? `${each}` : each)));

/** @param {Random} random @param {string[]} nodes */
function command(random, nodes) {
  return random.pick([
    () => ({ type: 'player:pause', payload: {} }),
    () => ({ type: 'player:play' }),
    () => ({ type: 'player:seek', payload: { time: random.whole(0, 20) } }),
    () => ({ type: 'browser:open', payload: { href: random.pick(URLS), target: random.pick(TARGETS) } }),
    () => ({ type: 'project:jump', payload: { destination: locator(random, nodes), startFrom: random.whole(0, 3) } }),
    () => ({
      type: 'project:jump',
      payload: { destination: random.pick(nodes), time: 1.5, autoplay: random.chance(0.8) },
    }),
    () => ({ type: 'project:prefetch', payload: { locators: nodes } }),
    () => ({ type: 'project:replay', payload: {} }),
    () => ({ type: 'player:set-volume', payload: { volume: 0.5 } }),
  ])();
}

/** @param {Random} random @param {string[]} nodes */
const locator = (random, nodes) =>
  random.pick([random.pick(nodes), { id: random.pick(nodes) }, `id:${nodes[0]}`, 'nobody']);

/** @param {Random} random */
const position = (random) => ({
  left: random.whole(0, 600),
  top: random.whole(0, 300),
  width: random.whole(1, 300),
  height: random.whole(1, 200),
});

/** GRAPH_DATA. @param {Random} random */
export function graph(random) {
  const ids = random.list(1, 4, (i) => `node ${i}`);
  const fraction = () => random.whole(0, 64) / 64;
  return written(random, {
    version: '1.0.0-rc.4',
    settings: { startNodeId: random.pick(ids), stageWidth: 720, stageHeight: 405 },
    nodes: ids.map((id, i) => ({
      ...{ id, xref: random.chance(0.3) ? `x${i}` : null, name: `Node ${i}`, customData: random.pick(CUSTOM) },
      ...{ entryId: `0_${i}`, prefetchNodeIds: ids, startFrom: random.pick([0, 2]), duration: 64 },
      onEnded: random.pick([[], [{ type: 'project:stop', payload: {} }], [command(random, ids)]]),
    })),
    hotspots: random.list(0, 8, (i) => {
      const [start, end] = [fraction(), fraction()].sort((a, b) => a - b);
      return {
        ...{
          id: `h${i}`,
          name: `Hotspot ${i}`,
          nodeId: random.pick([...ids, 'no node']),
          label: random.pick(['', 'Go', '{{x}}']),
        },
        ...{ showAt: random.pick([start, undefined]), hideAt: random.pick([end, 1, undefined]) },
        ...{ style: random.pick(STYLES), position: position(random), customData: random.pick(CUSTOM) },
        onClick: random.list(0, 3, () => command(random, ids)),
        clickSeek: random.pick([undefined, 0, 5]),
      };
    }),
    cues: random.list(0, 8, (i) => ({
      ...{ at: fraction(), customData: random.pick(CUSTOM), id: `c${i}`, nodeId: random.pick(ids) },
    })),
    ...{ fonts: [], __skins: {}, account: { id: '27017' } },
  });
}

/** @param {Random} random @param {string[]} nodes */
const behavior = (random, nodes) =>
  random.pick([
    undefined,
    { type: 'Pause' },
    { type: 'Loop' },
    { type: 'GoToNode', nodeId: random.pick([...nodes, 'nobody']), startTime: random.pick([0, 1500]) },
    { type: 'GoToUrl', url: random.pick(URLS) },
    { type: 'GoToTime', time: random.pick([0, 4000]) },
    { type: 'Dance' },
  ]);

/** What the Path API returns. @param {Random} random */
export function path(random) {
  const ids = random.list(1, 4, (i) => String(i));
  const ms = () => random.whole(0, 64) * 1000;
  const interaction = (id) => {
    const [startTime, endTime] = [ms(), random.pick([ms(), undefined])];
    return random.pick([
      () => ({
        ...{ id, type: '@@core/hotspot', startTime, endTime, pathData: { customData: random.pick(CUSTOM) } },
        data: {
          text: { label: random.pick(['', 'Go']) },
          position: { left: random.next(), top: random.next(), width: 0.2, height: 0.1 },
          styles: random.pick(STYLES),
          behavior: behavior(random, ids),
        },
      }),
      () => ({ id, type: '@@core/cue', startTime, data: { customData: random.pick(CUSTOM) } }),
      () => ({ id, type: '@@core/postPlay', data: { behavior: behavior(random, ids) } }),
      () => ({ id, type: '@@core/quiz', startTime, data: {} }),
    ])();
  };
  return written(random, {
    ...{ id: 'p', name: 'A path', account: { id: 1 }, pathData: { startNodeId: random.pick(ids), fonts: [] } },
    nodes: ids.map((id) => ({
      ...{
        id,
        name: `Node ${id}`,
        entryId: `0_${id}`,
        pathData: { msDuration: 64_000, customData: random.pick(CUSTOM) },
      },
      interactions: random.list(0, 6, (i) => interaction(`${id}-${i}`)),
    })),
  });
}

/** What `cuepoint_cuepoint` lists. @param {Random} random */
export function cuePoints(random) {
  const entryId = () => random.pick(['0_a', '0_b', undefined]);
  const objects = random.list(1, 8, (i) => {
    const [startTime, endTime] = [random.whole(0, 60) * 1000, random.pick([undefined, random.whole(0, 60) * 1000])];
    const base = { id: `1_${i}`, entryId: entryId(), startTime, partnerId: 1, createdAt: 1, status: 1 };
    const data = {
      ...{ schemaVersion: '1', createdAt: '2023-05-12T13:32:49.372Z', styles: random.pick(STYLES) },
      onClick: random.pick([
        undefined,
        { type: 'openUrl', url: random.pick(URLS) },
        { type: 'openUrlInNewTab', url: random.pick(URLS) },
        { type: 'jumpToTime', jumpToTime: random.pick([0, 30_000]) },
        { type: 'dance' },
      ]),
      layout: {
        ...{ relativeX: random.next(), relativeY: random.next(), relativeWidth: 0.3, relativeHeight: 0.1 },
        ...{ stageWidth: 401.8, stageHeight: 301.3 },
      },
    };
    return random.pick([
      () => ({
        ...{ ...base, endTime, text: random.pick(['Hotspot', '']), tags: 'hotspots', objectType: 'KalturaAnnotation' },
        ...{ cuePointType: 'annotation.Annotation', partnerData: JSON.stringify(data) },
      }),
      () => ({ ...base, text: 'a remark', objectType: 'KalturaAnnotation' }),
      () => ({ ...base, code: 'ad', description: 'x', partnerData: '{"n": 1.0}', objectType: 'KalturaCodeCuePoint' }),
      () => ({ ...base, objectType: 'KalturaAdCuePoint' }),
    ])();
  });
  const list = { objects, totalCount: objects.length, objectType: 'KalturaCuePointListResponse' };
  return random.pick([
    written(random, list),
    [{ objectType: 'KalturaStartWidgetSessionResponse' }, written(random, list)],
  ]);
}

const GARBAGE = [
  ...[null, -1, 0, 1e9, 1e300, '', 'x', '5', [], {}, [[]], true, false, [0, 0], '\0', '\ud800', '{{x}}', ' '],
  ...[JSON.parse('{"__proto__": {"id": 1}}'), 'javascript:alert(1)', '123456789012345678901234567890', { id: 'x' }],
];

const replace = (random, inside, key) => {
  inside[key] = structuredClone(random.pick(GARBAGE));
};
const leaveOut = (_, inside, key) => (Array.isArray(inside) ? inside.splice(Number(key), 1) : delete inside[key]);
const repeat = (_, inside, key) => Array.isArray(inside) && inside.push(structuredClone(inside[key]));

/** A copy in which values are replaced, taken away or repeated. @param {Random} random @param {unknown} document */
export function damaged(random, document) {
  const copy = { document: structuredClone(document) };
  for (let count = random.whole(1, 4); count > 0; count--) {
    let /** @type {any} */ inside = copy;
    for (;;) {
      const keys = Object.keys(inside);
      if (keys.length === 0) break;
      const key = random.pick(keys);
      const inner = inside[key];
      const ends = typeof inner !== 'object' || inner === null || Object.keys(inner).length === 0;
      if (inside !== copy && (ends || random.chance(0.2))) {
        random.pick([replace, replace, replace, leaveOut, repeat])(random, inside, key);
        break;
      }
      if (ends) break;
      inside = inner;
    }
  }
  return copy.document;
}

/** A place in a document: objects that a format knows, of which an unknown member must be named. @param {any} document */
export function listsOf(document) {
  const root = Array.isArray(document) ? document : [document];
  return root.flatMap((part, i) => {
    const at = Array.isArray(document) ? `/${i}` : '';
    const named = ['nodes', 'hotspots', 'cues', 'objects'].map((name) => [`${at}/${name}`, part?.[name]]);
    const inner = (Array.isArray(part?.nodes) ? part.nodes : []).map((node, k) => [
      `${at}/nodes/${k}/interactions`,
      node?.interactions,
    ]);
    return [...named, ...inner].filter(([, list]) => Array.isArray(list));
  });
}
