// SPDX-License-Identifier: MIT
// What docs/format.md says, played naively: no ticks, no cursor, no index. To
// find what comes next everything is looked through; what is active is worked
// out anew after each change. Written from the rules (T1 to T18), without a
// look at the engine, so that the two can disagree.
//
// Times are whole nanoseconds. Projects have a list of videos, and every video,
// interaction and cue has an id.
import { canShow, lets, replace } from './conditions.mjs';

/** Lines of a log; only a project that goes in very small circles has more. */
export const LONGEST = 3000;

const VISIBLE = ['button', 'image', 'text', 'hotspot'];
/** Timed actions that stop or move playback (T3). */
const CONTROL = ['pause', 'jump', 'switch', 'redirect'];
const CONTROL_LIMIT = 32;
const PROGRESS = [0.25, 0.5, 0.75, 0.98];

const ns = (seconds) => Math.round(seconds * 1e9);
const inMicroseconds = (time) => Math.round(time / 1e3) / 1e6;
/** `12.5`, `m:ss`, `h:mm:ss`. */
const parseTime = (value) => ns(`${value}`.split(':').reduce((sum, part) => sum * 60 + Number(part), 0));
const ref = ({ id, custom_data: customData = null }, more) => ({ id: `${id}`, ...more, customData });

/**
 * @param {any} project
 * @param {any[]} script
 * @param {Record<string, number>} durations seconds of each video, by id
 * @param {number} untilLimit wall seconds that one `until` may take
 * @returns {string[]} the log; cut off when it is longer than LONGEST
 */
export function simulate(project, script, durations, untilLimit) {
  const model = new Model(project, durations, ns(untilLimit));
  for (const step of script) {
    const [[name, value]] = Object.entries(step);
    if (model[name](value) === 'never ends') break;
  }
  return model.log;
}

class Model {
  log = [];
  wall = 0;
  time = 0;
  playing = false;
  started = false;
  ended = false;
  pausedByViewer = false;
  mobile = false;
  /** The media have come to their end by playing. */
  owesEnd = false;
  /** When a pause of some seconds is over, in wall time. */
  resumeAt = Infinity;
  /** Interactions that are active, as far as told. */
  active = new Set();
  /** Progress told in this visit. */
  progress = new Set();
  /** Told cues, and timed actions that ran: what `once` asks. */
  used = new Set();
  clicked = new Set();
  /** Where `back` leads. */
  places = [];
  /** Timed actions of this very moment that have yet to run. */
  due = [];
  /** Jumps, pauses and the like since the media last moved on (T14). */
  controls = 0;

  constructor(project, durations, untilLimit) {
    Object.assign(this, { videos: project.videos, initial: project.variables, durations, untilLimit });
    this.variables = new Map(Object.entries(this.initial));
    this.first = this.video = this.findVideo(project.start ?? this.videos[0].id);
    this.tell('project:load');
    this.tell('project:ready');
    this.shows('enter');
  }

  // ---- The steps of a script ------------------------------------------------

  play() {
    if (this.playing) return;
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
    this.controls = 0;
    this.seekTo(ns(time), 'user');
    this.runDue();
  }

  click(id) {
    const item = this.video.interactions.find((each) => `${each.id}` === id);
    if (!this.active.has(item) || item.click_action === 'none') return;
    if (this.clicked.has(item) && item.post_click_state === 'disabled') return;
    const { type, name = null, click_action: action } = item;
    this.controls = 0;
    if (item.variable_name) this.setVariable(item.variable_name, item.variable_value, 'click');
    const value = replace(item.click_value ?? null, this.variables);
    this.tell('hotspot:click', { hotspot: ref(item, { name }), type, action, value });
    this.clicked.add(item);
    this.changes('click');
    this.clickActions[action]?.(item, value);
    this.runDue();
  }

  pointer([x, y]) {
    const isThere = ({ pos_left: left, pos_top: top, pos_width: width, pos_height: height }) =>
      x >= left && x <= left + width && y >= top && y <= top + height;
    const isHit = (item) => this.active.has(item) && isThere(item) && item.click_action !== 'none';
    const topmost = this.video.interactions
      .filter(isHit)
      .sort((a, b) => (a.z_index ?? 0) - (b.z_index ?? 0))
      .at(-1);
    if (topmost) this.click(`${topmost.id}`);
  }

  set(values) {
    for (const [name, value] of Object.entries(values)) this.setVariable(name, value, 'host');
  }

  eval(names) {
    for (const name of names) this.tell('variable:value', { name, value: this.variables.get(name) ?? null });
  }

  device(name) {
    this.mobile = name === 'mobile';
    this.changes('device');
  }

  tray(name) {
    this.tell('tray:open', { tray: name, items: this.trayItems(name) });
  }

  jump(id) {
    this.controls = 0;
    this.enter(this.findVideo(id), 0);
    this.runDue();
  }

  reset() {
    if (this.started) this.tell('node:exit', { kind: 'reset', node: this.node() });
    this.hidesAll('reset');
    this.tell('project:reset');
    Object.assign(this, { video: this.first, time: 0, playing: false, started: false, ended: false });
    Object.assign(this, { pausedByViewer: false, resumeAt: Infinity, places: [], due: [] });
    for (const set of [this.used, this.clicked, this.progress]) set.clear();
    this.shows('enter');
  }

  // ---- Time (T2) ------------------------------------------------------------

  /** Until the media stand at a time, until some wall time, or until nothing goes on. */
  advance(goal, deadline) {
    const last = Math.min(deadline, this.wall + (deadline < Infinity ? Infinity : this.untilLimit));
    while (this.time < goal && this.wall < last) {
      if (this.log.length > LONGEST) return 'never ends';
      if (this.playing) {
        const next = Math.min(this.nextBoundary(), goal, this.duration(), this.time + (last - this.wall));
        this.wall += next - this.time;
        this.playTo(next);
        if (next === goal) return 'there';
      } else {
        if (deadline === Infinity && this.resumeAt === Infinity) return 'stopped';
        this.wall = Math.min(last, this.resumeAt);
        if (this.wall === this.resumeAt) this.resume();
      }
    }
    return this.time < goal && deadline === Infinity ? 'never ends' : 'there';
  }

  /** The first moment after this one at which anything is due. */
  nextBoundary() {
    const all = [...this.video.interactions, ...this.video.cues];
    const times = [...all.flatMap((each) => [ns(each.time), ns(each.end_time ?? Infinity)]), ...this.thresholds()];
    return Math.min(...times.filter((time) => time > this.time));
  }

  playTo(time) {
    if (time > this.time) {
      this.controls = 0;
      this.time = time;
      this.hides('time');
      this.tellCues(this.cuesIn(time - 1, time), 'cue:forward');
      this.tellProgress(time - 1, time);
      this.shows('time');
      this.due = this.timedIn(time - 1, time);
    }
    this.goOn();
  }

  /** What is due here; and the end, when here is the end and nothing leads away. */
  goOn() {
    this.owesEnd = this.time === this.duration();
    this.runDue();
    if (this.playing && this.owesEnd && this.time === this.duration()) this.end();
  }

  /** T5. */
  end() {
    this.tell('node:ended', { node: this.node() });
    const items = this.trayItems('end_menu');
    if (items.length > 0) this.tell('tray:open', { tray: 'end_menu', items });
    const { action = 'stop', value = this.video.id, start_time: start = 0 } = this.video.on_ended ?? {};
    if (action === 'stop' || !this.mayControl()) {
      this.tell('project:ended');
      this.stop('ended');
      this.ended = true;
    } else {
      this.enter(this.findVideo(value), ns(start));
      this.runDue();
    }
  }

  // ---- Play and pause (T18) -------------------------------------------------

  start() {
    Object.assign(this, { resumeAt: Infinity, ended: false, pausedByViewer: false });
    if (!this.playing) this.tell('player:play');
    this.playing = true;
  }

  resume() {
    this.start();
    this.goOn();
  }

  /** @param {string} reason @param {number} [until] seconds; -1: until resumed */
  stop(reason, until) {
    if (this.playing) this.tell('player:pause', until === undefined ? { reason } : { reason, until });
    this.playing = false;
    this.resumeAt = until > 0 ? this.wall + ns(until) : Infinity;
  }

  // ---- From place to place (T4, T5, T17) ------------------------------------

  /** The first play. */
  begin() {
    this.started = true;
    this.tell('project:start');
    this.tell('node:enter', { kind: 'start', node: this.node() });
    this.arrive();
  }

  enter(video, start) {
    const nodes = { node: this.node(video), prevNode: this.node() };
    if (this.started) this.tell('node:exit', { kind: 'jump', node: nodes.prevNode, nextNode: nodes.node });
    this.hidesAll('exit');
    Object.assign(this, { video, time: start, owesEnd: false });
    this.progress.clear();
    if (!this.started) return this.begin();
    this.tell('node:enter', { kind: 'jump', ...nodes });
    return this.arrive();
  }

  arrive() {
    this.shows('enter');
    this.start();
    this.tellCues(this.cuesIn(this.time - 1, this.time), 'cue:forward');
    this.tellProgress(this.time - 1, this.time);
    this.due = this.timedIn(this.time - 1, this.time);
  }

  seekTo(target, reason) {
    const from = this.time;
    const to = Math.min(target, this.duration());
    if (this.started) this.tell('player:seek', { from: from / 1e9, to: to / 1e9, reason });
    Object.assign(this, { time: to, resumeAt: Infinity, ended: false, owesEnd: this.owesEnd && to === from });
    this.hides('seek');
    if (this.started) this.cross(from, to);
    this.shows('seek');
    if (!this.started) return;
    const passed = this.timedIn(from, to - 1).filter((item) => item.on_seek_past === 'fire');
    this.due = [...(this.playing ? passed : []), ...this.timedIn(to - 1, to)];
  }

  cross(from, to) {
    const fires = ({ on_seek_past: policy }) => policy !== 'skip';
    const reverses = ({ direction }) => direction !== 'forward';
    this.tellCues(this.cuesIn(from, to).filter(fires), 'cue:forward');
    this.tellCues(this.cuesIn(to, from).filter(fires).filter(reverses).reverse(), 'cue:reverse');
    this.tellProgress(from, to);
  }

  // ---- Actions (T7, T13) ----------------------------------------------------

  runDue() {
    while (this.playing && this.due.length > 0) this.run(this.due.shift());
  }

  run(item) {
    if (this.isUsedUp(item) || !lets(item, this.variables)) return;
    const control = CONTROL.includes(item.type);
    if (control && !this.mayControl()) return;
    if (control) this.due = this.due.filter((each) => ns(each.time) === this.time); // the last that a seek fires
    this.used.add(item);
    this.timedActions[item.type](item, ns(item.time));
  }

  timedActions = {
    pause: ({ pause_duration: seconds = -1 }) => this.stop('timed', seconds),
    jump: (item) => this.seekTo(parseTime(item.jump_time), 'timed'),
    switch: (item) => this.switchTo(item, item.switch_video_id),
    redirect: (item) => this.open(item.redirect_url, '_top', 'redirect'),
    variable: (item, time) => this.setVariable(item.variable_name, item.variable_value, 'timed', time),
    resourceTray: ({ click_value: tray }, time) => this.tell('tray:open', { tray, items: this.trayItems(tray) }, time),
    reset_viewer: (_item, time) => {
      this.tell('viewer:reset', {}, time);
      const names = new Set([...Object.keys(this.initial), ...this.variables.keys()]);
      for (const name of names) this.setVariable(name, this.initial[name] ?? null, 'reset', time);
    },
    reset_interactions: (_item, time) => {
      this.tell('interactions:reset', {}, time);
      this.used.clear();
      this.clicked.clear();
      this.changes('reset', time);
    },
  };

  clickActions = {
    link: (_item, href) => this.open(href, '_blank', 'click'),
    redirect: (_item, href) => this.open(href, '_top', 'redirect'),
    jump: (_item, value) => this.seekTo(parseTime(value), 'click'),
    pause: ({ pause_amount: seconds = -1 }) => {
      if (this.started && !this.ended && !this.pausedByViewer) this.stop('click', seconds);
    },
    video: (item, value) => this.switchTo(item, value),
    back: () => {
      const place = this.places.pop();
      if (place) this.enter(place.video, place.time);
    },
    message: ({ id }, value) => this.tell('action:message', { id: `${id}`, value }),
  };

  switchTo({ switch_start_time: start = 0 }, name) {
    this.places.push({ video: this.video, time: this.time });
    this.enter(this.findVideo(name), ns(start));
  }

  open(href, target, reason) {
    this.tell('browser:open', { href, target });
    this.stop(reason);
  }

  /** Counts what stops or moves playback; too much of it is left out (T14). */
  mayControl() {
    this.controls += 1;
    if (this.controls === CONTROL_LIMIT + 1) this.tell('error', { code: 'loop', message: '*' });
    return this.controls <= CONTROL_LIMIT;
  }

  setVariable(name, raw, source, time = this.time) {
    const value = source === 'click' || source === 'timed' ? replace(raw ?? '', this.variables) : raw;
    const previous = this.variables.get(name) ?? null;
    if (value === previous) return;
    if (value === null) this.variables.delete(name);
    else this.variables.set(name, value);
    this.tell('variable:change', { name, value, previous, source }, time);
    this.changes('variable', time);
  }

  // ---- What is when ---------------------------------------------------------

  duration() {
    return ns(this.durations[this.video.id]);
  }

  thresholds() {
    return PROGRESS.map((progress) => ns(progress * this.durations[this.video.id]));
  }

  /** Those with a time in (from, to], by time, then as in the document. */
  within(list, from, to) {
    return list.filter(({ time }) => ns(time) > from && ns(time) <= to).sort((a, b) => ns(a.time) - ns(b.time));
  }

  cuesIn(from, to) {
    return this.within(this.video.cues, from, to);
  }

  timedIn(from, to) {
    return this.within(this.video.interactions, from, to).filter(({ type }) => !VISIBLE.includes(type));
  }

  isUsedUp(each) {
    return each.repeat === 'once' && this.used.has(each);
  }

  tellCues(cues, event) {
    for (const cue of cues.filter((each) => !this.isUsedUp(each))) {
      this.used.add(cue);
      this.tell(event, { cue: ref(cue) }, ns(cue.time));
    }
  }

  tellProgress(from, to) {
    for (const [i, time] of this.thresholds().entries()) {
      if (time <= from || time > to || this.progress.has(i)) continue;
      this.progress.add(i);
      this.tell('player:progress', { progress: PROGRESS[i] }, time);
    }
  }

  // ---- What is active (T1) --------------------------------------------------

  isActive(item) {
    const inWindow = this.time >= ns(item.time) && this.time < ns(item.end_time ?? Infinity);
    const hiddenByClick = item.post_click_state === 'hidden' && this.clicked.has(item);
    const hiddenByDefault = item.default_hidden && !canShow(item);
    return VISIBLE.includes(item.type) && inWindow && !hiddenByClick && !hiddenByDefault && this.mayShow(item);
  }

  mayShow(item) {
    return !(this.mobile ? item.hide_mobile : item.hide_desktop) && lets(item, this.variables);
  }

  /** Tells what has changed, in the order of the document. */
  changes(reason, time = this.time, kinds = ['hide', 'show']) {
    for (const item of this.video.interactions) {
      const kind = this.isActive(item) ? 'show' : 'hide';
      if (this.isActive(item) === this.active.has(item) || !kinds.includes(kind)) continue;
      if (kind === 'show') this.active.add(item);
      else this.active.delete(item);
      this.tell(`interaction:${kind}`, { id: `${item.id}`, type: item.type, reason }, time);
    }
  }

  hides(reason) {
    this.changes(reason, this.time, ['hide']);
  }

  shows(reason) {
    this.changes(reason, this.time, ['show']);
  }

  hidesAll(reason) {
    for (const { id, type } of this.video.interactions.filter((item) => this.active.delete(item))) {
      this.tell('interaction:hide', { id: `${id}`, type, reason });
    }
  }

  trayItems(name) {
    const isIn = ({ in_tray: isInOne, tray_type: tray = 'magic_menu' }) => isInOne && tray === name;
    return this.video.interactions.filter((item) => isIn(item) && this.mayShow(item)).map(({ id }) => `${id}`);
  }

  // ---- The log --------------------------------------------------------------

  findVideo(name) {
    const token = name.slice(name.lastIndexOf('---') + 3);
    return this.videos.find((video) => video.id === name || video.token === name || video.token === token);
  }

  node(video = this.video) {
    return ref(video, { name: video.title ?? null });
  }

  tell(event, payload, time = this.time) {
    this.log.push(JSON.stringify({ t: inMicroseconds(time), video: this.video.id, event, ...payload }));
  }
}
