// SPDX-License-Identifier: MIT
// A naive implementation of docs/rules.md: the log of a project and a script.
// Written from the rules (T1 to T19, T22) without knowledge of the engine, so that the
// two can disagree. This file has the steps of scripts, clicks and actions (T7,
// T10, T13); time is in player.mjs, the state in stage.mjs.
import { replace } from './conditions.mjs';
import { crmOf, isKnown, isSet } from './lead.mjs';
import { Player } from './player.mjs';
import { ns, ref } from './stage.mjs';

export { LONGEST } from './player.mjs';

/** `12.5`, `m:ss`, `h:mm:ss`. */
const parseTime = (value) => ns(`${value}`.split(':').reduce((sum, part) => sum * 60 + Number(part), 0));

const VIEWER = ['name', 'email', 'phone', 'custom_id'];

const SIDES = ['pos_left', 'pos_top', 'pos_width', 'pos_height'];

/** A side of a box that may move: linear between keyframes, constant outside them. */
function sideAt({ keyframes = [], ...item }, side, time) {
  const given = keyframes.filter((frame) => side in frame);
  const next = given.findIndex((frame) => ns(frame.time) > time);
  if (next <= 0) return (given.length === 0 ? item : given.at(next))[side]; // the first, or the last
  const [from, to] = [given[next - 1], given[next]];
  return from[side] + ((to[side] - from[side]) * (time - ns(from.time))) / (ns(to.time) - ns(from.time));
}

/** Actions after which playback does not resume by itself. */
const PAUSING = ['link', 'redirect', 'pause'];
/** Actions after which it resumes once the dialog is closed. */
const READ = ['collect', 'modal', 'article'];
const URL_ACTIONS = ['link', 'redirect', 'audio', 'download', 'get', 'post'];
/** Actions left to the page. */
const HOST_ACTIONS = ['message', 'view', 'genie', 'cart', 'openai', 'clip', 'audio', 'modal', 'show_card', 'article'];
/** How values are encoded behind `mailto:` and `tel:` (T16). @type {Record<string, (text: string) => string>} */
const BEHIND_A_SCHEME = {
  email: (text) => encodeURIComponent(text).replaceAll('%40', '@'),
  phone: (text) => encodeURIComponent(text.replaceAll(' ', '')).replaceAll('%2B', '+'),
};
const PAGE_ACTIONS = [...HOST_ACTIONS, 'copy', 'download', 'email', 'phone', 'get', 'post'];

/**
 * @param {any} project
 * @param {any[]} script
 * @param {Record<string, number>} durations seconds of each video, by id
 * @param {number} untilLimit limit for one `until` in wall seconds
 * @returns {string[]} the log; cut off if it is longer than LONGEST
 */
export function simulate(project, script, durations, untilLimit) {
  const model = new Model(project, durations, ns(untilLimit));
  for (const step of script) {
    const [[name, value]] = Object.entries(step);
    if (model[name](value) === 'never ends') break;
  }
  return model.log;
}

class Model extends Player {
  /** The stack of places for `back`. */
  places = [];
  /** Payloads of `crm:map` that wait until the viewer is known. */
  crm = [];

  constructor(project, durations, untilLimit) {
    super(project, durations);
    this.untilLimit = untilLimit;
    this.emit('project:load');
    this.emit('project:ready');
    this.shows('enter');
  }

  // ---- The steps of a script ------------------------------------------------

  play() {
    if (this.playing || this.held.length > 0) return;
    this.controls = 0;
    if (!this.started) this.begin();
    else if (this.ended) this.enter(this.video, 0);
    else this.start();
    this.goOn();
  }

  pause() {
    if (!this.playing) return;
    this.stop('user');
    this.pausedByViewer = true;
  }

  until(goal) {
    return this.advance(goal === 'ended' ? Infinity : ns(goal), Infinity);
  }

  wait(seconds) {
    return this.advance(Infinity, this.wall + ns(seconds));
  }

  seek(time) {
    this.seekTo(ns(time), 'user');
    this.runDue();
  }

  pointer([x, y]) {
    const isThere = (item) => {
      const [left, top, width, height] = SIDES.map((side) => sideAt(item, side, this.time));
      const isInFrame = left < 100 && left + width > 0 && top < 100 && top + height > 0;
      return isInFrame && x >= left && x <= left + width && y >= top && y <= top + height;
    };
    const isHit = (item) => this.active.has(item) && isThere(item) && item.click_action !== 'none';
    const topmost = this.video.interactions
      .filter(isHit)
      .sort((a, b) => (a.z_index ?? 0) - (b.z_index ?? 0))
      .at(-1);
    if (topmost) this.click(`${topmost.id}`);
  }

  set(values) {
    for (const [name, value] of Object.entries(values)) {
      this.setVariable(name, value, 'host');
      if (this.settle()) this.resume();
    }
  }

  eval(names) {
    for (const name of names) this.emit('variable:value', { name, value: this.variables.get(name) ?? null });
  }

  /** There are reasons if it isn't active; their wording is not compared. */
  explain(id) {
    if (!this.videos.some(({ interactions }) => interactions.some((item) => `${item.id}` === id))) return;
    const isActive = [...this.active].some((item) => `${item.id}` === id);
    this.emit('explain', { id, active: isActive, reasons: isActive ? [] : ['*'] });
  }

  measuring() {
    this.dwell();
    this.tellQuarters();
    this.measured.on = true;
  }

  measure() {
    this.dwell();
    this.emit('measure', this.measured.report(this.started));
  }

  device(name) {
    this.mobile = name === 'mobile';
    this.changes('device');
    if (this.settle()) this.resume();
  }

  tray(name) {
    this.openTray(name);
  }

  trayClose(name) {
    this.closeTray(name);
  }

  /** The source is loaded again, which is no seek; with another duration, if one is given (T19). */
  reload(seconds) {
    if (seconds === true) return;
    this.durations = { ...this.durations, [this.video.id]: seconds };
    if (this.time > this.duration()) this.goToEnd();
  }

  jump(id) {
    this.controls = 0;
    this.enter(this.findVideo(id), 0);
    this.runDue();
  }

  reset() {
    if (this.started) this.emit('node:exit', { kind: 'reset', node: this.node() });
    this.dwell();
    this.tellQuarters();
    this.leave('reset');
    this.started = false;
    this.endMeasure();
    this.emit('project:reset');
    this.load(this.first);
    Object.assign(this, { time: 0, playing: false, started: false, ended: false });
    Object.assign(this, { pausedByViewer: false, pausedFor: [], places: [], rests: false, timer: Infinity });
    this.dialogs.clear();
    this.used.clear();
    this.clicked.clear();
    this.shows('enter');
  }

  // ---- Clicks (T10) ---------------------------------------------------------

  click(id) {
    const item = this.video.interactions.find((each) => `${each.id}` === id);
    if (!item || !this.canClick(item)) return;
    this.controls = 0;
    const asksFirst = item.collect_first && item.click_action !== 'collect' && !isKnown(this.form, this.variables);
    if (asksFirst) this.askLead(item, () => this.act(item));
    else this.act(item);
  }

  /** @returns {boolean} whether the action pauses */
  act(item) {
    const { type, name = null, click_action: action } = item;
    const wasHeld = this.held.includes(item);
    if (item.variable_name) this.setVariable(item.variable_name, item.variable_value, 'click');
    const value = this.clickValue(item);
    this.emit('hotspot:click', { hotspot: ref(item, { name }), type, action, value });
    this.crm.push(crmOf(item, this.variables));
    this.sendCrm();
    this.clicked.add(item);
    this.changes('click');
    const isBad = value === null && (item.click_value ?? null) !== null;
    if (isBad) this.emit('error', { code: 'bad_url', message: '*' });
    else this.clickActions[action]?.(item, value);
    if (READ.includes(action) && wasHeld && this.blockStopped) this.handOver();
    const hasJumped = wasHeld && this.held.length === 0 && this.blockStopped; // out of the block
    const resumes = this.settle() || hasJumped || this.pausedFor.includes(item);
    if (resumes) this.afterwards(isBad ? 'none' : action);
    this.runDue();
    return !isBad && PAUSING.includes(action);
  }

  /** The value of a click; null for a URL that is not allowed (T16). */
  clickValue({ click_action: action, click_value: raw = null }) {
    const behind = BEHIND_A_SCHEME[action];
    if (behind) return replace(raw, this.variables, behind) || null;
    if (!URL_ACTIONS.includes(action)) return replace(raw, this.variables);
    if (/^[^:/?#]*\{\{[^:/?#]*:/.test(raw ?? '')) return null; // a template in the scheme
    const url = replace(raw, this.variables, encodeURIComponent);
    return /^(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:/i.test(url) ? null : url;
  }

  /** Resumes what was stopped for this item, unless its action pauses: then it stays paused. */
  afterwards(action) {
    if (this.playing || this.held.length > 0) return;
    this.pausedFor = [];
    if (READ.includes(action))
      this.rests = true; // and resumes after it
    else if (!PAUSING.includes(action)) this.resume();
  }

  // ---- Dialogs (T20) --------------------------------------------------------

  /** @param {any} item @param {() => boolean} [then] does the rest of its click; returns whether that pauses */
  askLead({ id }, then) {
    this.emit('lead:request', { id: `${id}` });
    this.asked = { then };
    this.read('form', 'lead');
  }

  read(dialog, reason) {
    this.rests ||= this.playing || this.resumeAt < Infinity;
    this.dialogs.add(dialog);
    this.stop(reason);
  }

  lead(fields) {
    const asked = this.asked;
    this.asked = null;
    this.dialogs.delete('form');
    for (const [name, value] of Object.entries(fields)) this.setVariable(name, value, 'lead');
    this.emit('lead:submit', { fields });
    this.sendCrm();
    const pauses = asked?.then?.();
    if (this.settle()) this.resume();
    if (pauses && this.dialogs.size === 0) this.rests = false;
    this.closed();
    this.runDue();
  }

  leadCancel() {
    this.asked = null;
    this.close('form');
  }

  dialogClose() {
    this.close('text');
  }

  close(dialog) {
    this.dialogs.delete(dialog);
    this.closed();
  }

  /** Playback stopped by the block now rests for the dialog. */
  handOver() {
    this.rests = true;
    this.blockStopped = false;
  }

  /** After the last dialog playback resumes, or is stopped by the block again. */
  closed() {
    if (this.dialogs.size > 0 || !this.rests) return;
    this.rests = false;
    if (this.held.length > 0) this.blockStopped = true;
    else if (!this.playing) this.resume();
  }

  /** Emits `crm:map` in order, as soon as the viewer is known. */
  sendCrm() {
    if (!isSet(this.variables, 'email')) return;
    for (const payload of this.crm.splice(0)) if (payload) this.emit('crm:map', payload);
  }

  // ---- Actions (T7, T13) ----------------------------------------------------

  timedActions = {
    pause: ({ pause_duration: seconds = -1 }) => this.stop('timed', seconds),
    jump: (item) => this.seekTo(parseTime(item.jump_time), 'timed'),
    switch: (item) => this.switchTo(item, item.switch_video_id ?? item.switch_video_token),
    redirect: (item) => this.open(item.redirect_url, '_top', 'redirect'),
    variable: (item, time) => this.setVariable(item.variable_name, item.variable_value, 'timed', time),
    resourceTray: (item, time) => this.openTray(this.trayOf(item), time),
    reset_viewer: (_item, time) => {
      this.endMeasure(time);
      this.emit('viewer:reset', {}, time);
      this.crm = [];
      this.places = [];
      for (const name of this.allNames()) this.setVariable(name, this.initial[name] ?? null, 'reset', time);
    },
    reset_interactions: (item, time) => {
      this.emit('interactions:reset', {}, time);
      this.used.clear();
      this.used.add(item); // except itself
      this.clicked.clear();
      this.changes('reset', time);
    },
  };

  /** All variables in the order of a reset: the document's, as far as it is defined here; the viewer's; the page's. */
  allNames() {
    const document = JSON.stringify(this.videos);
    const isNamed = (name) => document.includes(`"${name}"`) || document.includes(`{{${name}}}`);
    const asked = (this.form?.fields ?? []).map(({ name }) => name);
    const set = [...this.variables.keys()];
    const named = set.filter((name) => !VIEWER.includes(name) && isNamed(name));
    return new Set([...Object.keys(this.initial), ...asked, ...named, ...VIEWER, ...set]);
  }

  clickActions = {
    link: (_item, href) => this.open(href, '_blank', 'click'),
    redirect: (_item, href) => this.open(href, '_top', 'redirect'),
    jump: (_item, value) => this.seekTo(parseTime(value), 'click'),
    pause: ({ pause_amount: seconds = -1 }) => {
      const isHeld = this.rests && this.dialogs.size > 0;
      if (this.started && !this.ended && !this.pausedByViewer && !isHeld) this.stop('click', seconds);
    },
    video: (item, value) => this.switchTo(item, value),
    back: () => {
      const place = this.places.pop();
      if (place) this.enter(place.video, place.time);
    },
    collect: (item) => this.askLead(item),
    resourceTray: (item) => this.openTray(this.trayOf(item)),
    ...Object.fromEntries(
      PAGE_ACTIONS.map((action) => [action, (item, value) => this.emitAction(action, item, value)]),
    ),
  };

  /** The tray that a `resourceTray` opens. */
  trayOf({ click_value: value, tray_type: type = 'magic_menu' }) {
    return replace(value, this.variables) ?? type;
  }

  /** Whether it is a jump to the current time. */
  leadsNowhere({ type, jump_time: target }) {
    return type === 'jump' && this.whereTo(parseTime(target), false) === this.time;
  }

  switchTo({ switch_start_time: start = 0 }, name) {
    this.places.push({ video: this.video, time: this.time });
    this.enter(this.findVideo(name), ns(start));
  }

  open(href, target, reason) {
    this.emit('browser:open', { href, target });
    this.stop(reason);
  }

  emitAction(action, item, value) {
    const request = action === 'get' || action === 'post' ? this.request(item) : {};
    this.emit(`action:${action}`, { id: `${item.id}`, value, ...request });
    if (READ.includes(action)) this.read('text', 'dialog');
  }

  /** The payload of a `get` or `post`. */
  request({ id, type, name = null, internal_label: label = null, custom_data: customData = null }) {
    const variables = Object.fromEntries(this.variables);
    const time = this.time / 1e9;
    return { interaction: { id: `${id}`, type, name, label, customData, video: this.video.id, time }, variables };
  }

  setVariable(name, raw, source, time = this.time) {
    const value = source === 'click' || source === 'timed' ? replace(raw ?? '', this.variables) : raw;
    const previous = this.variables.get(name) ?? null;
    if (value === previous) return;
    if (value === null) this.variables.delete(name);
    else this.variables.set(name, value);
    this.emit('variable:change', { name, value, previous, source }, time);
    this.changes('variable', time);
    if (source !== 'lead') this.sendCrm();
  }
}
