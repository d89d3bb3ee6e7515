// SPDX-License-Identifier: MIT
// Cue points of Kaltura's plain player, as its API lists them. Annotations of the hotspots plugin
// are hotspots; the others are times that the page is notified of. Times are in milliseconds.
import { parse } from '../../formatter/parse.js';
import { parseJson } from '../json.js';
import { nodeOf } from '../node.js';
import { Value } from '../value.js';
import { readBox } from './kaltura-stage.js';
import { each, Members, quoted } from './members.js';
import { idOf, rounded, textOf } from './texts.js';

/** @typedef {import('../report.js').Place} Place */
/** @typedef {import('./kaltura-project.js').KalturaProject} KalturaProject */
/** @typedef {import('./kaltura-project.js').KalturaNode} KalturaNode */
/** @typedef {import('./kaltura-click.js').Command} Command */

/** What the server keeps of a cue point. */
const RECORD = [
  ...['objectType', 'cuePointType', 'createdAt', 'updatedAt', 'partnerId', 'userId', 'status', 'triggeredAt'],
  ...['isMomentary', 'copiedFrom', 'duration', 'depth', 'childrenCount', 'directChildrenCount', 'parentId', 'isPublic'],
  ...['partnerSortValue', 'forceStop', 'thumbOffset', 'searchableOnEntry'],
];

/** Kinds of cue points that become cues, by `objectType` or `cuePointType`, with what the author writes in them. @type {Record<string, string[]>} */
const CUES = {
  KalturaCodeCuePoint: ['code', 'description'],
  'codeCuePoint.Code': ['code', 'description'],
  KalturaAnnotation: ['text'],
  'annotation.Annotation': ['text'],
  KalturaThumbCuePoint: ['title', 'description', 'subType'],
  'thumbCuePoint.Thumb': ['title', 'description', 'subType'],
};
/** What the author may write in each. */
const AUTHORS = ['partnerData', 'tags', 'systemName', 'endTime'];

/** @param {Value} value */
export function isCuePoint(value) {
  const { objectType, cuePointType } = /** @type {Record<string, unknown>} */ (value.isObject ? value.raw : {});
  return (
    (typeof objectType === 'string' && /^Kaltura(Annotation|\w*CuePoint)$/.test(objectType)) ||
    (typeof cuePointType === 'string' && (Object.hasOwn(CUES, cuePointType) || /^\w+\.\w+$/.test(cuePointType)))
  );
}

/** @param {Value} list @param {KalturaProject} project */
export function readCuePoints(list, project) {
  each(list, project.report, (value) => readCuePoint(value, project));
}

/** @param {Value} value @param {KalturaProject} project */
function readCuePoint(value, project) {
  const point = new Members(value);
  const [objectType, cuePointType] = [point.at('objectType'), point.at('cuePointType')];
  const kind = [objectType.raw, cuePointType.raw].find((name) => typeof name === 'string' && Object.hasOwn(CUES, name));
  if (typeof kind !== 'string') {
    const [name] = [objectType, cuePointType].filter(({ given }) => given);
    return void (name ?? value).fail('unknown_type', `a cue point of the type ${quoted(name?.raw)}`);
  }
  point.skip(RECORD);
  const node = project.film(point.at('entryId'), value);
  const time = timeOf(point.at('startTime'));
  const isHotspot = CUES[kind].includes('text') && /(^|,)\s*hotspots\s*(,|$)/.test(String(point.at('tags').raw));
  if (isHotspot) readHotspot(value, point, time, node, project);
  else readCue(value, point, [...CUES[kind], ...AUTHORS], time, node, project);
  point.rest(project.report);
}

/** @param {Value} value @returns {number} seconds @throws {import('../report.js').Fault} */
function timeOf(value) {
  const { decimal } = value;
  if (decimal !== undefined && decimal >= 0) return rounded(decimal / 1000);
  return value.fail('wrong_type', `expected milliseconds, got ${quoted(value.raw)}`);
}

/** @param {Value} value @param {Members} point @param {string[]} names @param {number} time @param {KalturaNode} node @param {KalturaProject} project */
function readCue(value, point, names, time, node, project) {
  const given = names.map((name) => point.at(name)).filter((member) => member.given);
  const named = (/** @type {'raw' | 'exact'} */ as) =>
    Object.fromEntries(given.map((member) => [member.place.path.slice(value.place.path.length + 1), member[as]]));
  const customData = new Value(named('raw'), value.place, () => nodeOf(named('exact')));
  project.cue(node, { value, id: point.at('id'), time, customData: given.length > 0 ? customData : value.at('') });
}

/** @param {Value} value @param {Members} point @param {number} start @param {KalturaNode} node @param {KalturaProject} project */
function readHotspot(value, point, start, node, project) {
  const { report } = project;
  const partnerData = inner(point.at('partnerData'));
  const data = new Members(partnerData);
  const version = data.at('schemaVersion');
  if (version.given && String(version.raw) !== '1') {
    report.warning(version.place, 'unknown_version', `${quoted(version.raw)}: what is known of it is imported`);
  }
  const layout = data.at('layout');
  const end = point.at('endTime');
  const text = point.at('text');
  const names = ['relativeX', 'relativeY', 'relativeWidth', 'relativeHeight'];
  const { left, top, width, height } = readBox(layout, names, '', report);
  const sides = [layout.at('stageWidth').decimal ?? 0, layout.at('stageHeight').decimal ?? 0].filter(
    (side) => side > 0,
  );
  project.hotspot(node, {
    value,
    id: point.at('id'),
    name: text,
    label: text,
    start,
    end: end.given ? timeOf(end) : undefined,
    box: { left: left * 100, top: top * 100, width: width * 100, height: height * 100 },
    style: data.either('styles', 'style'),
    stageSide: sides.length === 2 ? Math.min(...sides) : 405,
    customData: data.at('customData'),
    commands: clicksOf(data, project),
  });
  point.skip(['tags', 'systemName']);
  data.skip(['createdAt', 'updatedAt']);
  data.rest(report);
}

/** JSON within a text. @param {Value} value @returns {Value} @throws {import('../report.js').Fault} */
function inner(value) {
  const { raw, place } = value;
  return typeof raw === 'string' ? new Value(parseJson(raw, place), place, () => parse(raw)) : value;
}

/** What a click does, by `onClick`'s type. @type {Record<string, (at: (name: string) => Value, place: Place, report: import('../report.js').Report) => Command[]>} */
const CLICKS = {
  openUrl: (at, place, report) => [{ kind: 'open', place, href: textOf(at('url'), report) ?? '', target: '_top' }],
  openUrlInNewTab: (at, place, report) => [
    { kind: 'open', place, href: textOf(at('url'), report) ?? '', target: '_blank' },
  ],
  jumpToTime: (at, place) => {
    const time = at('jumpToTime').decimal;
    return [{ kind: 'seek', place, time: time === undefined ? undefined : time / 1000 }];
  },
};

/** @param {Members} data @param {KalturaProject} project @returns {Command[]} */
function clicksOf(data, { report }) {
  const [onClick, url] = [data.at('onClick'), data.at('url')];
  if (!onClick.given) {
    return url.given ? CLICKS.openUrlInNewTab(() => url, url.place, report) : [];
  }
  const click = new Members(onClick);
  const type = click.at('type');
  const known = typeof type.raw === 'string' && Object.hasOwn(CLICKS, type.raw) ? CLICKS[type.raw] : null;
  if (!known) report.lost(onClick.place, `the click ${quoted(type.raw)}`);
  const commands = known?.((name) => click.at(name), onClick.place, report) ?? [];
  if (url.given && idOf(url) !== idOf(click.at('url'))) report.lost(url.place, 'an address beside that of the click');
  if (known) click.rest(report);
  return commands;
}
