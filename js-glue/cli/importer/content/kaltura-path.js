// SPDX-License-Identifier: MIT
// What Kaltura's Path API returns: nodes, each with its interactions. Times are in milliseconds,
// positions fractions of the stage.
import { NO_END } from './kaltura-graph.js';
import { inFrame, readBox, STAGE } from './kaltura-stage.js';
import { each, Members, quoted } from './members.js';
import { customDataOf, rounded, textOf } from './texts.js';

/** @typedef {import('../value.js').Value} Value */
/** @typedef {import('../report.js').Place} Place */
/** @typedef {import('./kaltura-project.js').KalturaProject} KalturaProject */
/** @typedef {import('./kaltura-project.js').KalturaNode} KalturaNode */
/** @typedef {import('./kaltura-click.js').Command} Command */

/** What the server keeps of a path, a node or an interaction. */
const RECORD = ['objectType', 'createdAt', 'updatedAt', 'partnerId', 'account', 'status', 'version', 'userId'];

/** @param {Value} document */
export const isPath = (document) => {
  const nodes = document.at('nodes');
  return nodes.isList && nodes.list().some((node) => node.at('interactions').isList || node.at('pathData').isObject);
};

/** @param {Value} document @param {KalturaProject} project */
export function readPath(document, project) {
  const { report } = project;
  const { fields } = project.context.draft;
  const path = new Members(document);
  each(path.at('nodes'), report, (node) => readNode(node, project));
  const nodes = new Map(project.nodes.map((node) => [node.value.place.path, node]));
  project.starts(path.at('pathData').at('startNodeId'));
  each(path.at('nodes'), report, (value) => {
    const node = nodes.get(value.place.path);
    if (!node) return;
    /** @type {Command[][]} */
    const ends = [];
    each(value.at('interactions'), report, (inner) => readInteraction(inner, node, ends, project));
    const last = ends.findLastIndex((commands) => commands.length > 0);
    for (const [{ place }] of ends.filter((commands, i) => i < last && commands.length > 0)) {
      report.lost(place, 'of several things to do at the end the last one counts');
    }
    project.ended(node, ends[last] ?? []);
  });
  fields.title ??= textOf(path.at('name'), report);
  path.skip([...RECORD, 'id']);
  fields.custom_data ??= customDataOf(path.at('pathData').at('customData'), report);
  restOf(path.at('pathData'), ['startNodeId', 'customData'], report);
  path.rest(report);
}

/** @param {Value} value in milliseconds @returns {number | undefined} in seconds */
const seconds = ({ decimal }) => (decimal === undefined ? undefined : rounded(decimal / 1000));

/** @param {Value} value @param {KalturaProject} project */
function readNode(value, project) {
  const node = new Members(value);
  const pathData = node.at('pathData');
  project.node(value, {
    id: node.at('id'),
    xref: node.at('xref'),
    name: node.at('name'),
    entryId: node.at('entryId'),
    customData: pathData.at('customData'),
    duration: seconds(pathData.either('msDuration', 'duration')),
    startFrom: seconds(node.at('startTime')),
  });
  restOf(pathData, ['customData', 'msDuration', 'duration'], project.report);
  node.skip([...RECORD, 'interactions']);
  node.rest(project.report);
}

/** @typedef {(value: Value, members: Members, node: KalturaNode, ends: Command[][], project: KalturaProject) => void} Reader */

/** How interactions are read, by their types. @type {Record<string, Reader>} */
const TYPES = {
  '@@core/hotspot': readHotspot,
  '@@core/cue': readCue,
  '@@core/postPlay': readPostPlay,
};

/** @param {Value} value @param {KalturaNode} node @param {Command[][]} ends @param {KalturaProject} project */
function readInteraction(value, node, ends, project) {
  const members = new Members(value);
  const type = members.at('type');
  const read = typeof type.raw === 'string' && Object.hasOwn(TYPES, type.raw) ? TYPES[type.raw] : null;
  if (!read) return void type.fail('unknown_type', `an interaction of the type ${quoted(type.raw)}`);
  members.skip(RECORD);
  read(value, members, node, ends, project);
  members.rest(project.report);
}

/** @type {Reader} */
function readHotspot(value, hotspot, node, _, project) {
  const { report } = project;
  const data = new Members(hotspot.at('data'));
  const [text, pathData] = [data.at('text'), hotspot.at('pathData')];
  const label = text.isObject ? text.at('label') : text;
  const start = seconds(hotspot.at('startTime')) ?? 0;
  const end = seconds(hotspot.at('endTime')) || undefined;
  const box = readBox(data.at('position'), ['left', 'top', 'width', 'height'], '', report);
  if (end === undefined) report.warning(hotspot.at('endTime').place, 'changed', NO_END);
  project.hotspot(node, {
    value,
    id: hotspot.at('id'),
    name: label,
    label,
    start: Math.max(0, start),
    end,
    box: inFrame(onStage(box), STAGE, project.context.options.size ?? STAGE),
    style: data.either('styles', 'style'),
    stageSide: STAGE.height,
    customData: pathData.at('customData').given ? pathData.at('customData') : data.at('customData'),
    commands: behaviorOf(data.at('behavior'), node, project),
  });
  if (text.isObject) restOf(text, ['label'], report);
  restOf(pathData, ['customData'], report);
  data.rest(report);
}

/** @param {import('./kaltura-stage.js').Box} fractions @returns {import('./kaltura-stage.js').Box} pixels */
const onStage = ({ left, top, width, height }) => ({
  left: left * STAGE.width,
  top: top * STAGE.height,
  width: width * STAGE.width,
  height: height * STAGE.height,
});

/** Reports what is in an object beside what is read. @param {Value} value which may be absent @param {string[]} read @param {import('../report.js').Report} report */
function restOf(value, read, report) {
  if (!value.given) return;
  if (!value.isObject) return report.lost(value.place, `not an object: ${quoted(value.raw)}`);
  const members = new Members(value);
  members.skip(read);
  members.rest(report);
}

/**
 * The times of cues are in milliseconds. Kaltura's player divides them by 1,000 once too often; one
 * that is after the end may have been written for that, in microseconds.
 * @type {Reader}
 */
function readCue(value, cue, node, _, project) {
  const startTime = cue.at('startTime');
  const given = startTime.decimal;
  if (given === undefined)
    return void startTime.fail('missing_field', `expected milliseconds, got ${quoted(startTime.raw)}`);
  const isMicro = node.duration !== null && given / 1000 > node.duration && given / 1e6 <= node.duration;
  if (isMicro)
    project.report.warning(startTime.place, 'cue_times', 'after the end in milliseconds: read as microseconds');
  const time = rounded(Math.max(0, given) / (isMicro ? 1e6 : 1000));
  const [data, pathData] = [cue.at('data'), cue.at('pathData')];
  const customData = data.at('customData').given ? data.at('customData') : pathData.at('customData');
  project.cue(node, { value, id: cue.at('id'), time, customData });
  if (cue.at('endTime').decimal === given) cue.skip(['endTime']);
  else if (cue.at('endTime').given) project.report.lost(cue.at('endTime').place, 'the end of a cue');
  for (const inner of [data, pathData]) restOf(inner, ['customData'], project.report);
}

/** @type {Reader} */
function readPostPlay(_, postPlay, node, ends, project) {
  postPlay.skip(['id', 'startTime', 'endTime', 'name']);
  const data = new Members(postPlay.at('data'));
  ends.push(behaviorOf(data.at('behavior'), node, project));
  data.rest(project.report);
}

/** @typedef {(at: (name: string) => Value, place: Place, project: KalturaProject, node: KalturaNode) => Command[]} Behavior */

/** @type {Behavior} */
const nothing = () => [];

/** What behaviours become, by their types. @type {Record<string, Behavior>} */
const BEHAVIORS = {
  None: nothing,
  Stop: nothing,
  Pause: (_, place) => [{ kind: 'pause', place }],
  Loop: (_, place, __, node) => [{ kind: 'jump', place, to: 'itself', node, autoplay: true }],
  GoToNode: (at, place, project) => {
    const [nodeId, time] = [at('nodeId'), seconds(at('startTime'))];
    return [{ kind: 'jump', place, to: quoted(nodeId.raw), node: project.locate(nodeId), time, autoplay: true }];
  },
  GoToTime: (at, place) => [{ kind: 'seek', place, time: seconds(at('time')) }],
  GoToUrl: (at, place, { report }) => {
    const [href, target] = [textOf(at('url'), report) ?? '', textOf(at('target'), report) ?? ''];
    return [
      { kind: 'pause', place },
      { kind: 'open', place, href, target },
    ];
  },
};

/** @param {Value} value @param {KalturaNode} node @param {KalturaProject} project @returns {Command[]} */
function behaviorOf(value, node, project) {
  const { report } = project;
  if (!value.given) return [];
  const behavior = new Members(value);
  const type = behavior.at('type');
  const name = type.raw === undefined || type.raw === null || type.raw === '' ? 'None' : type.raw;
  if (typeof name !== 'string' || !Object.hasOwn(BEHAVIORS, name)) {
    report.lost(value.place, `the behaviour ${quoted(name)}`);
    return [];
  }
  const commands = BEHAVIORS[name]((member) => behavior.at(member), value.place, project, node);
  behavior.rest(report);
  return commands;
}
