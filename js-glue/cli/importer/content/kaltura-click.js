// SPDX-License-Identifier: MIT
// What Kaltura's commands become: those of a hotspot's click, and those at the end of a video.
import { addressOf } from './addresses.js';
import { quoted } from './members.js';
import { rounded } from './texts.js';

/** @typedef {import('../report.js').Place} Place */
/** @typedef {import('../report.js').Report} Report */
/** @typedef {import('./kaltura-project.js').KalturaNode} KalturaNode */

/**
 * A command, whatever format it was written in. Times are in seconds; undefined if not given.
 * @typedef {{kind: 'pause' | 'play' | 'stop', place: Place}
 *   | {kind: 'open', place: Place, href: string, target: string}
 *   | {kind: 'jump', place: Place, node: KalturaNode | null, to: string, time?: number, autoplay: boolean}
 *   | {kind: 'seek', place: Place, time?: number}} Command
 */

/** Targets that are the page's own window. */
const OWN_WINDOW = ['_self', '_top', '_parent'];
const NEW_WINDOW = ['', '_blank'];

/**
 * The click action that does what the commands did. A click has one action: of several commands
 * that go somewhere the first is taken.
 * @param {Command[]} commands in order
 * @param {KalturaNode} node that the hotspot is in
 * @param {Report} report
 * @returns {import('../draft.js').Fields}
 */
export function clickOf(commands, node, report) {
  const pauses = commands.some(({ kind }) => kind === 'pause');
  for (const [i, command] of commands.entries()) {
    const action = actionOf(command, node, report);
    if (!action) continue;
    for (const [k, other] of commands.entries()) if (k !== i) loseBeside(other, command, k > i, report);
    return action;
  }
  return { click_action: pauses ? 'pause' : 'track' };
}

/** @param {Command} command @param {KalturaNode} node @param {Report} report @returns {import('../draft.js').Fields | null} null if it is not one that goes somewhere */
function actionOf(command, node, report) {
  if (command.kind === 'open') return linkOf(command, report);
  if (command.kind === 'jump') return jumpOf(command, node, report);
  if (command.kind !== 'seek') {
    if (command.kind !== 'pause' && command.kind !== 'play') loseCommand(command, report);
    return null;
  }
  if (command.time === undefined) return nothing(report, command.place, 'a seek without a time');
  return { click_action: 'jump', click_value: Math.max(0, rounded(command.time)) };
}

/** @param {Extract<Command, {kind: 'open'}>} command @param {Report} report */
function linkOf({ href, target, place }, report) {
  const address = addressOf(href);
  if (href === '') return nothing(report, place, 'a link without an address');
  if (address === null) return nothing(report, place, `an address that can't be opened: ${quoted(href)}`);
  const isOwn = OWN_WINDOW.includes(target.toLowerCase());
  if (!isOwn && !NEW_WINDOW.includes(target.toLowerCase())) {
    report.lost(place, `the name of the window, ${quoted(target)}: the link opens a new one`);
  }
  return { click_action: isOwn ? 'redirect' : 'link', click_value: address };
}

/** @param {Extract<Command, {kind: 'jump'}>} command @param {KalturaNode} from @param {Report} report */
function jumpOf(command, from, report) {
  const { node, place, autoplay } = command;
  if (!node) return nothing(report, place, unknownVideo(command));
  if (!autoplay) report.lost(place, 'autoplay false: a video plays when a click leads there');
  const start = startOf(command, node, from);
  return { click_action: 'video', click_value: node.videoId, ...(start > 0 && { switch_start_time: start }) };
}

/**
 * Where a jump starts. A time of 0 is the default: another video then starts where it starts by
 * itself, the same one at 0.
 * @param {{time?: number}} command
 * @param {KalturaNode} next
 * @param {KalturaNode} node
 */
const startOf = ({ time }, next, node) => Math.max(0, rounded(time || (next === node ? 0 : next.startFrom)));

/** @param {Extract<Command, {kind: 'jump'}>} command */
const unknownVideo = ({ to }) => `a jump to ${to}, which no video is`;

/** @param {Report} report @param {Place} place @param {string} message @returns {null} */
function nothing(report, place, message) {
  report.lost(place, message);
  return null;
}

/** @param {Command} command @param {Report} report */
const loseCommand = ({ kind, place }, report) => report.lost(place, `${quoted(kind)} is nothing that a click does`);

/**
 * A command beside the one that became the action.
 * @param {Command} command
 * @param {Command} taken
 * @param {boolean} isAfter
 * @param {Report} report
 */
function loseBeside(command, taken, isAfter, report) {
  const pausesAnyway = command.kind === 'pause' && taken.kind === 'open';
  const playsAnyway = taken.kind === 'jump' && (command.kind === 'play' || (command.kind === 'pause' && !isAfter));
  if (pausesAnyway || playsAnyway) return;
  if (!isAfter && command.kind !== 'pause' && command.kind !== 'play') return; // reported when it was tried
  report.lost(command.place, `${quoted(command.kind)} beside ${quoted(taken.kind)}: a click has one action`);
}

/**
 * What happens at the end of a video.
 * @param {Command[]} commands of which one can be taken
 * @param {KalturaNode} node
 * @param {Report} report
 * @returns {import('../draft.js').Fields | undefined} undefined: the project ends
 */
export function endOf(commands, node, report) {
  let /** @type {import('../draft.js').Fields | undefined} */ end;
  for (const command of commands) {
    if (end) report.lost(command.place, `${quoted(command.kind)} beside another command: a video has one end`);
    else if (command.kind === 'stop') end = { action: 'stop' };
    else if (command.kind === 'jump') end = nextOf(command, node, report);
    else report.lost(command.place, `${quoted(command.kind)} at the end of a video`);
  }
  return end?.action === 'stop' ? undefined : end;
}

/** @param {Extract<Command, {kind: 'jump'}>} command @param {KalturaNode} node @param {Report} report */
function nextOf(command, node, report) {
  const { node: next, place, autoplay } = command;
  if (!next) return nothing(report, place, unknownVideo(command)) ?? undefined;
  if (!autoplay) report.lost(place, 'autoplay false: the next video plays');
  return goTo(next, startOf(command, next, node), node);
}

/** @param {KalturaNode} next @param {number} start @param {KalturaNode} node @returns {import('../draft.js').Fields} */
function goTo(next, start, node) {
  if (next === node && start === 0) return { action: 'loop' };
  return { action: 'switch', value: next.videoId, ...(start > 0 && { start_time: start }) };
}
