// SPDX-License-Identifier: MIT
// Time in the model: T2 to T6, T11, T12, T14, T17 and T18. No ticks, cursors or
// indexes: to find what comes next it searches everything.
import { lets, replace } from './conditions.mjs';
import { Measured } from './measured.mjs';
import { isVisible, ns, ref, Stage } from './stage.mjs';

/** Limit for lines of a log; only a project in a tight loop has more. */
export const LONGEST = 3000;

/** Timed actions that stop or move playback (T3). */
const CONTROL = ['pause', 'jump', 'switch', 'redirect'];
const CONTROL_LIMIT = 32;
const PROGRESS = [0.25, 0.5, 0.75, 0.98];

export class Player extends Stage {
  wall = 0;
  ended = false;
  pausedByViewer = false;
  /** Whether the block has stopped playback, and will resume it. */
  blockStopped = false;
  /** The interactions with `pause_video` that playback is paused for. */
  pausedFor = [];
  /** Whether the media have reached the end by playing, and it is still to be handled. */
  owesEnd = false;
  /** When a timed pause ends, in wall time. */
  resumeAt = Infinity;
  /** When the host's timer for it fires, in wall time; in vain if the pause has ended otherwise. */
  timer = Infinity;
  /** Progress marks emitted in this visit. */
  progress = new Set();
  /** Cues emitted and timed actions carried out, for `once`. */
  used = new Set();
  /** The open lead form, and the rest of the click that waits for it. */
  asked = null;
  /** The open dialogs (T20), and whether playback resumes after them. */
  dialogs = new Set();
  rests = false;
  /** What is still to happen at this very time, while playing: `{time, happen}`. */
  due = [];
  /** Whether `due` comes from a seek. */
  sought = false;
  /** Jumps, pauses and the like since the media last moved on (T14). */
  controls = 0;
  /** What was played (T22). */
  measured = new Measured((video) => ns(this.durations[video.id]));

  // ---- Time (T2) ------------------------------------------------------------

  /** Lets time pass until a media time, a wall time, or until nothing happens any more. */
  advance(goal, deadline) {
    const last = Math.min(deadline, this.wall + (deadline < Infinity ? Infinity : this.untilLimit));
    while (this.time < goal && this.wall < last) {
      if (this.log.length > LONGEST) return 'never ends';
      if (this.timer <= this.wall) this.timer = Infinity;
      if (this.playing) {
        const next = Math.min(this.nextBoundary(), goal, this.duration(), this.time + (last - this.wall));
        this.wall += next - this.time;
        this.playTo(next);
        if (next === goal) return 'there';
      } else {
        if (deadline === Infinity && this.timer === Infinity) return 'stopped';
        this.wall = Math.min(last, this.timer);
        if (this.wall === this.resumeAt) this.timeIsOver();
      }
    }
    return this.time < goal && deadline === Infinity ? 'never ends' : 'there';
  }

  /** The next time at which anything is due. */
  nextBoundary() {
    const all = [...this.video.interactions, ...this.video.cues];
    const times = [...all.flatMap((each) => [ns(each.time), ns(each.end_time ?? Infinity)]), ...this.thresholds()];
    times.push(this.measured.next(this.video, this.time));
    return Math.min(...times.filter((time) => time > this.time));
  }

  playTo(time) {
    if (time > this.time) {
      const held = this.requiredUntil(time);
      this.measured.play(this.video, this.time, time);
      Object.assign(this, { controls: 0, time, begun: false, held });
      this.hides('time');
      this.due = [this.now(() => this.block()), ...this.passing(), this.now(() => this.begins()), ...this.acting()];
    }
    this.goOn();
  }

  /** Runs what is due at this time, and handles the end if it is there and nothing has led away. */
  goOn() {
    this.owesEnd = this.time === this.duration();
    this.runDue();
    if (this.playing && this.owesEnd && this.time === this.duration()) this.end();
  }

  runDue() {
    while (this.playing && this.due.length > 0) this.due.shift().happen();
  }

  now(happen) {
    return { time: this.time, happen };
  }

  tellQuarters() {
    if (!this.started) return;
    for (const quarter of this.measured.news(this.video)) this.emit('player:quarter', { quarter });
  }

  /** A viewing session ends (T22). @param {number} [time] */
  endMeasure(time) {
    this.dwell();
    this.tellQuarters();
    if (this.measured.on) this.emit('measure', this.measured.report(this.started), time);
    this.measured.end(this.started ? this.video : null);
  }

  /** Counts the wall time up to now. */
  dwell() {
    this.measured.dwell(this.started ? this.video : null, this.wall);
  }

  /** Cues, progress marks and quarters at this time. */
  passing() {
    return [
      this.now(() => this.emitCues(this.cuesIn(this.time - 1, this.time), 'cue:forward')),
      this.now(() => this.emitProgress(this.time - 1, this.time)),
      this.now(() => this.tellQuarters()),
    ];
  }

  begins() {
    this.begun = true;
    this.shows('time');
  }

  /** The pause of `pause_video`, then timed actions: those passed by a seek, and those at this time. */
  acting(passed = []) {
    const items = [...passed, ...this.timedIn(this.time - 1, this.time)];
    const actions = items.map((item) => ({ time: ns(item.time), item, happen: () => this.run(item) }));
    return [this.now(() => this.pauseForShown()), ...actions];
  }

  /** T5. */
  end() {
    this.held = this.requiredUntil(Infinity);
    if (this.held.length > 0) return this.block();
    this.emit('node:ended', { node: this.node() });
    if (this.trayItems('end_menu').length > 0) this.openTray('end_menu');
    const { action = 'stop', value = this.video.id, start_time: start = 0 } = this.video.on_ended ?? {};
    const isLeaving = action !== 'stop' && this.mayControl();
    const next = isLeaving && this.findVideo(replace(value, this.variables));
    if (isLeaving && !next) this.emit('error', { code: 'unknown_target', message: '*' });
    if (!next) {
      this.emit('project:ended');
      this.stop('ended');
      this.ended = true;
    } else {
      this.enter(next, ns(start));
      this.runDue();
    }
  }

  // ---- Play and pause (T18) -------------------------------------------------

  start() {
    Object.assign(this, { resumeAt: Infinity, ended: false, pausedByViewer: false, pausedFor: [], rests: false });
    this.dialogs.clear();
    if (!this.playing) this.emit('player:play');
    this.playing = true;
  }

  resume() {
    this.start();
    this.goOn();
  }

  /** A timed pause ends; a block remains. */
  timeIsOver() {
    this.resumeAt = Infinity;
    if (this.held.length === 0) this.resume();
  }

  /** @param {string} reason @param {number} [until] seconds; -1 until resumed */
  stop(reason, until) {
    if (this.playing) this.emit('player:pause', until === undefined ? { reason } : { reason, until });
    this.playing = false;
    this.resumeAt = until > 0 ? this.wall + ns(until) : Infinity;
    if (until > 0) this.timer = this.resumeAt;
  }

  // ---- Required clicks and pause_video (T11, T12) ---------------------------

  /** What has to be clicked before its window may end at this time; Infinity for the end of the video. */
  requiredUntil(time) {
    const endsThen = ({ end_time: end = Infinity }) =>
      time === Infinity ? ns(end) > this.duration() : ns(end) === time;
    const isThere = (item) => ns(item.time) <= this.duration() && this.isLet(item);
    return this.video.interactions.filter((item) => this.isRequired(item) && endsThen(item) && isThere(item));
  }

  /** The earliest end of a required window in (from, to], which a seek must not pass. */
  firstRequired(from, to) {
    const ends = this.video.interactions.map(({ end_time: end = Infinity }) => ns(end));
    return Math.min(...ends.filter((end) => end > from && end <= to && this.requiredUntil(end).length > 0));
  }

  block() {
    if (this.held.length === 0) return;
    this.blockStopped = this.playing;
    this.emitIds('interaction:blocked', this.held);
    this.stop('required');
  }

  /** Ends the block: everything is clicked, or playback has moved elsewhere. */
  unblock() {
    if (this.held.length > 0) this.emitIds('interaction:unblocked', this.held);
    this.held = [];
  }

  /** After each input: if no required click is left, ends the block and its windows. @returns {boolean} whether playback resumes */
  settle() {
    if (this.held.length === 0 || this.waiting().length > 0) return false;
    this.unblock();
    this.hides('time');
    return this.blockStopped;
  }

  pauseForShown() {
    const pausedFor = this.shown.filter((item) => this.active.has(item));
    this.shown = [];
    if (pausedFor.length === 0 || !this.playing) return; // a block has paused already
    this.stop('interaction');
    this.pausedFor = pausedFor;
  }

  /** Emits shows and hides for a reason other than time. */
  changes(reason, time = this.time) {
    this.emitChanges(reason, time);
    this.pauseForShown();
  }

  // ---- Switches and seeks (T4, T5, T17) -------------------------------------

  /** The first play. */
  begin() {
    this.dwell();
    this.started = true;
    this.emit('project:start');
    this.emit('node:enter', { kind: 'start', node: this.node(), ...this.sources() });
    this.measured.enter(this.video);
    this.arrive();
  }

  enter(video, start) {
    const nodes = { node: this.node(video), prevNode: this.node() };
    if (this.started) this.emit('node:exit', { kind: 'jump', node: nodes.prevNode, nextNode: nodes.node });
    this.dwell();
    this.tellQuarters();
    this.leave('exit');
    this.load(video);
    this.time = Math.min(start, this.duration());
    if (!this.started) return this.begin();
    this.emit('node:enter', { kind: 'jump', ...nodes, ...this.sources() });
    this.measured.enter(this.video);
    return this.arrive();
  }

  /** Clears everything of a visit. */
  leave(reason) {
    this.unblock();
    this.hidesAll(reason);
    this.openTrays.clear();
    this.progress.clear();
    Object.assign(this, {
      owesEnd: false,
      begun: true,
      resumeAt: Infinity,
      asked: null,
      due: [],
      sought: false,
      shown: [],
    });
  }

  arrive() {
    this.shows('enter');
    this.start();
    this.due = [...this.passing(), ...this.acting()];
  }

  seekTo(target, reason) {
    const from = this.time;
    const isBound = reason === 'user' && this.started; // an author's jump is not
    const to = this.whereTo(target, isBound);
    if (to === from) return; // no seek
    if (reason === 'user') this.controls = 0;
    if (this.started) this.emit('player:seek', { from: from / 1e9, to: to / 1e9, reason });
    this.tellQuarters();
    this.measured.pass += 1;
    Object.assign(this, { time: to, begun: true, resumeAt: Infinity, ended: false, shown: [] });
    this.owesEnd = false;
    this.unblock();
    if (isBound && to > from) this.held = this.requiredUntil(to);
    this.hides('seek');
    if (this.started) this.cross(from, to);
    this.shows('seek');
    if (!this.started) return;
    const passed = this.timedIn(from, to - 1).filter((item) => item.on_seek_past === 'fire');
    this.due = this.acting([...this.stillOwed(from, to), ...passed]);
    this.sought = true;
    this.block();
  }

  /** Actions passed by earlier seeks while paused, unless this one goes back before them: consecutive seeks count as one. */
  stillOwed(from, to) {
    if (this.playing || !this.sought) return []; // dropped (T3)
    const passed = this.due.filter(({ item, time }) => item?.on_seek_past === 'fire' && time <= from && time < to);
    return passed.map(({ item }) => item);
  }

  /** The media end before this time: windows open and close, and nothing else happens (T19). */
  goToEnd() {
    const { shown } = this;
    Object.assign(this, { time: this.duration(), begun: true, due: [], sought: false });
    this.hides('exit');
    this.shows('enter');
    this.shown = shown;
  }

  /** Where a seek leads: not past the end, nor past a required click. */
  whereTo(target, isBound) {
    const to = Math.min(target, this.duration());
    if (!isBound) return to;
    return Math.min(to, this.held.length > 0 ? this.time : this.firstRequired(this.time, to));
  }

  cross(from, to) {
    const fires = ({ on_seek_past: policy }) => policy !== 'skip';
    const reverses = ({ direction }) => direction !== 'forward';
    this.emitCues(this.cuesIn(from, to).filter(fires), 'cue:forward');
    this.emitCues(this.cuesIn(to, from).filter(fires).filter(reverses).reverse(), 'cue:reverse');
    this.emitProgress(from, to);
  }

  // ---- Times ----------------------------------------------------------------

  thresholds() {
    return PROGRESS.map((progress) => ns(progress * this.durations[this.video.id]));
  }

  /** Those with a time in (from, to], by time, then in document order. */
  within(list, from, to) {
    return list.filter(({ time }) => ns(time) > from && ns(time) <= to).sort((a, b) => ns(a.time) - ns(b.time));
  }

  cuesIn(from, to) {
    return this.within(this.video.cues, from, to);
  }

  timedIn(from, to) {
    return this.within(this.video.interactions, from, to).filter((item) => !isVisible(item));
  }

  isUsedUp(each) {
    return each.repeat === 'once' && this.used.has(each);
  }

  emitCues(cues, event) {
    for (const cue of cues.filter((each) => !this.isUsedUp(each))) {
      this.used.add(cue);
      this.emit(event, { cue: ref(cue) }, ns(cue.time));
    }
  }

  emitProgress(from, to) {
    for (const [i, time] of this.thresholds().entries()) {
      if (time <= from || time > to || this.progress.has(i)) continue;
      this.progress.add(i);
      this.emit('player:progress', { progress: PROGRESS[i] }, time);
    }
  }

  // ---- Timed actions (T7) ---------------------------------------------------

  run(item) {
    this.sought = false;
    if (this.isUsedUp(item) || !lets(item, this.variables)) return;
    const control = CONTROL.includes(item.type);
    if (control && !this.mayControl()) return;
    if (control && !this.leadsNowhere(item)) {
      this.due = this.due.filter(({ time }) => time === this.time); // ends what a seek has fired
    }
    this.used.add(item);
    this.timedActions[item.type](item, ns(item.time));
  }

  /** Counts what stops or moves playback, and refuses it beyond the limit (T14). */
  mayControl() {
    this.controls += 1;
    if (this.controls === CONTROL_LIMIT + 1) this.emit('error', { code: 'loop', message: '*' });
    return this.controls <= CONTROL_LIMIT;
  }
}
