// SPDX-License-Identifier: MIT
// GRAPH_DATA of Kaltura's interactive player: nodes, hotspots and cues side by side. Times of
// hotspots and cues are fractions of the node's duration, positions pixels of the stage.
import { Value } from '../value.js';
import { inFrame, readBox, STAGE } from './kaltura-stage.js';
import { each, Members, quoted } from './members.js';
import { customDataOf, textOf } from './texts.js';

/** @typedef {import('../report.js').Place} Place */
/** @typedef {import('./kaltura-project.js').KalturaProject} KalturaProject */
/** @typedef {import('./kaltura-project.js').KalturaNode} KalturaNode */
/** @typedef {import('./kaltura-stage.js').Box} Box */
/** @typedef {import('./kaltura-click.js').Command} Command */
/** @typedef {import('./kaltura-stage.js').Size} Size */

/** Versions that are read; of a newer one what corresponds. */
const VERSIONS = /^(1|2)\.0\.0/;
/** Kaltura's player hides a hotspot without an end from its start on. */
export const NO_END = 'without an end it shows to the end of the video, not never';
/** What says how to load, or whose the project is. */
const HINTS = ['account', 'objectType'];

/** @param {Value} document */
export const isGraph = (document) => {
  const nodes = document.at('nodes');
  if (!nodes.isList) return false;
  const beside = document.at('hotspots').isList || document.at('cues').isList || document.at('settings').isObject;
  return beside || nodes.list().some((node) => node.at('entryId').given);
};

/** @param {Value} document @param {KalturaProject} project */
export function readGraph(document, project) {
  const { report } = project;
  const graph = new Members(document);
  const version = graph.at('version');
  if (version.given && !VERSIONS.test(String(version.raw))) {
    report.warning(version.place, 'unknown_version', `${quoted(version.raw)}: what is known of it is imported`);
  }
  const given = graph.at('settings');
  const settings = given.isObject ? new Members(given) : null;
  if (given.given && !settings) report.lost(given.place, `not an object: ${quoted(given.raw)}`);
  const stage = stageOf(settings);
  each(graph.at('nodes'), report, (node) => readNode(node, project));
  const nodes = new Map(project.nodes.map((node) => [node.value.place.path, node]));
  project.starts(settings?.at('startNodeId') ?? given.at('startNodeId'));
  each(graph.at('nodes'), report, (node) => readEnd(node, nodes.get(node.place.path), project));
  each(graph.at('hotspots'), report, (hotspot) => readHotspot(hotspot, stage, project));
  const unit = unitOf(graph.at('cues'), project);
  each(graph.at('cues'), report, (cue) => readCue(cue, unit, project));
  const { fields } = project.context.draft;
  fields.title ??= textOf(graph.at('name'), report);
  fields.custom_data ??= customDataOf(graph.at('customData'), report);
  graph.skip(HINTS);
  settings?.rest(report);
  graph.rest(report);
}

/** @param {Members | null} settings @returns {Size} */
function stageOf(settings) {
  const [width, height] = [settings?.at('stageWidth').decimal ?? 0, settings?.at('stageHeight').decimal ?? 0];
  return width > 0 && height > 0 ? { width, height } : STAGE;
}

/** @param {Value} value @param {KalturaProject} project */
function readNode(value, project) {
  const node = new Members(value);
  const milliseconds = node.at('msDuration').decimal;
  const seconds = node.at('duration').decimal;
  project.node(value, {
    id: node.at('id'),
    xref: node.either('xref', 'ref'),
    name: node.at('name'),
    entryId: node.at('entryId'),
    customData: node.at('customData'),
    duration: milliseconds === undefined ? seconds : milliseconds / 1000,
    startFrom: node.at('startFrom').decimal,
  });
  node.skip(['onEnded', 'prefetchNodeIds']);
  node.rest(project.report);
}

/** @param {Value} value @param {KalturaNode | undefined} node @param {KalturaProject} project */
function readEnd(value, node, project) {
  if (node) project.ended(node, commandsOf(value.at('onEnded'), project));
}

/** @param {Value} value @param {Size} stage @param {KalturaProject} project */
function readHotspot(value, stage, project) {
  const { report } = project;
  const hotspot = new Members(value);
  const node = ownerOf(hotspot.at('nodeId'), project);
  const box = boxOf(hotspot.at('position'), stage, project);
  const start = fractionOf(hotspot.at('showAt'), 0);
  const end = fractionOf(hotspot.at('hideAt'), 1);
  if (start > 1 || (end !== 0 && end < 1 && end <= start)) value.fail('bad_time_window', 'it is never shown');
  if (end === 0) report.warning(hotspot.at('hideAt').place, 'changed', NO_END);
  const commands = commandsOf(hotspot.at('onClick'), project);
  const seek = hotspot.at('clickSeek');
  if (seek.given) commands.push({ kind: 'seek', place: seek.place, time: seek.decimal });
  project.hotspot(node, {
    value,
    id: hotspot.at('id'),
    name: hotspot.at('name'),
    label: hotspot.at('label'),
    start: project.secondsOf(Math.max(0, start), node),
    end: end >= 1 || end === 0 ? undefined : project.secondsOf(end, node),
    box,
    style: hotspot.either('style', 'styles'),
    stageSide: Math.min(stage.width, stage.height),
    customData: hotspot.at('customData'),
    commands,
  });
  hotspot.rest(report);
}

/** @param {Value} id @param {KalturaProject} project @returns {KalturaNode} @throws {import('../report.js').Fault} */
const ownerOf = (id, project) => project.nodeOf(id) ?? id.fail('unknown_target', `no node is ${quoted(id.raw)}`);

/** @param {Value} value @param {number} otherwise @returns {number} @throws {import('../report.js').Fault} */
function fractionOf(value, otherwise) {
  if (!value.given) return otherwise;
  return value.decimal ?? value.fail('wrong_type', `expected a fraction of the duration, got ${quoted(value.raw)}`);
}

/** @param {Value} position @param {Size} stage @param {KalturaProject} project @returns {Box} @throws {import('../report.js').Fault} */
function boxOf(position, stage, project) {
  const box = readBox(position, ['left', 'top', 'width', 'height'], 'px', project.report);
  return inFrame(box, stage, project.context.options.size ?? stage);
}

/** The share of the video in which cues are that were divided by 1,000 too often. */
const DEFECT = 1 / 1000;

/**
 * What the cues' fractions are multiplied by. Kaltura's player divides the times of cues by 1,000
 * twice when it makes this format of a Path: a file saved from it has all of its cues in the
 * first thousandth of the videos.
 * @param {Value} cues
 * @param {KalturaProject} project
 */
function unitOf(cues, { report }) {
  const times = cues.isList ? cues.list().map((cue) => (cue.isObject ? (cue.at('at').decimal ?? 0) : 0)) : [];
  const isDefect = times.some((at) => at > 0) && times.every((at) => at <= DEFECT);
  if (!isDefect) return 1;
  const message = 'all cues are in the first thousandth of their videos: their times are read as 1,000 times as late';
  report.warning(cues.place, 'cue_times', message);
  return 1 / DEFECT;
}

/** @param {Value} value @param {number} unit @param {KalturaProject} project */
function readCue(value, unit, project) {
  const cue = new Members(value);
  const node = ownerOf(cue.at('nodeId'), project);
  const at = cue.at('at').decimal;
  if (at === undefined)
    return void cue.at('at').fail('wrong_type', `expected a fraction, got ${quoted(cue.at('at').raw)}`);
  if (at > 1) cue.at('at').fail('out_of_range', `expected a fraction of the duration, up to 1, got ${at}`);
  const time = project.secondsOf(Math.max(0, at) * unit, node);
  project.cue(node, { value, id: cue.at('id'), time, customData: cue.at('customData') });
  cue.rest(project.report);
}

/** @param {Value} list @param {KalturaProject} project @returns {Command[]} */
function commandsOf(list, project) {
  /** @type {Command[]} */
  const commands = [];
  each(list, project.report, (value) => {
    const command = readCommand(value, project);
    if (command) commands.push(command);
  });
  return commands;
}

/** @param {Value} value @param {KalturaProject} project @returns {Command | null} null if it is a hint, or lost */
function readCommand(value, project) {
  const members = new Members(value);
  const type = members.at('type');
  if (type.raw === PREFETCH) return null;
  const payload = members.at('payload');
  const read = typeof type.raw === 'string' && Object.hasOwn(COMMANDS, type.raw) ? COMMANDS[type.raw] : null;
  members.rest(project.report);
  if (!read) {
    project.report.lost(value.place, `the command ${quoted(type.raw)}`);
    return null;
  }
  if (payload.given && !payload.isObject) project.report.lost(payload.place, `not a payload: ${quoted(payload.raw)}`);
  const inner = new Members(payload.isObject ? payload : new Value({}, payload.place));
  const command = read((name) => inner.at(name), value.place, project);
  inner.rest(project.report);
  return command;
}

/** Says what to load early. */
const PREFETCH = 'project:prefetch';

/** @typedef {(name: string) => Value} Payload */

/** What commands become, by their types. @type {Record<string, (at: Payload, place: Place, project: KalturaProject) => Command>} */
const COMMANDS = {
  'player:pause': (_, place) => ({ kind: 'pause', place }),
  'player:play': (_, place) => ({ kind: 'play', place }),
  'player:seek': (at, place) => ({ kind: 'seek', place, time: at('time').decimal }),
  'project:stop': (_, place) => ({ kind: 'stop', place }),
  'browser:open': (at, place, { report }) => ({
    ...{ kind: 'open', place, href: textOf(at('href'), report) ?? '', target: textOf(at('target'), report) ?? '' },
  }),
  'project:jump': (at, place, project) => ({
    ...{ kind: 'jump', place, to: quoted(at('destination').raw), node: project.locate(at('destination')) },
    ...{ time: at('time').decimal || at('startFrom').decimal, autoplay: at('autoplay').raw !== false },
  }),
  'project:replay': (at, place, project) => {
    project.report.lost(place, 'the reset of a replay: it goes to the first video only');
    return { kind: 'jump', place, to: 'the start', node: project.first, autoplay: at('autoplay').raw !== false };
  },
};
