// SPDX-License-Identifier: MIT
// The state of the model: the video, the variables, what is on screen (T1) and what
// can be clicked (T10, T15), computed from scratch each time; and the log.
//
// Times are whole nanoseconds. Projects have a list of videos, and every video,
// interaction and cue has an id.
import { canShow, lets } from './conditions.mjs';

const VISIBLE = ['button', 'image', 'text', 'hotspot'];

export const ns = (seconds) => Math.round(seconds * 1e9);
export const isVisible = ({ type }) => VISIBLE.includes(type);
export const ref = ({ id, custom_data: customData = null }, more) => ({ id: `${id}`, ...more, customData });

const inMicroseconds = (time) => Math.round(time / 1e3) / 1e6;
const idsOf = (items) => items.map(({ id }) => `${id}`);

export class Stage {
  log = [];
  time = 0;
  started = false;
  playing = false;
  mobile = false;
  /** Whether the windows that start at this very time have begun; a block comes before. */
  begun = true;
  /** Active interactions, by the events emitted so far. */
  active = new Set();
  clicked = new Set();
  openTrays = new Set();
  /** Required interactions whose windows a block holds open, as in interaction:blocked (T11). */
  held = [];
  /** Interactions with `pause_video` that were shown while playing and have not paused yet (T12). */
  shown = [];

  constructor({ videos, variables = {}, start, lead_form: form, trays = {} }, durations) {
    Object.assign(this, { videos, durations, given: durations, form, trays, initial: variables });
    this.variables = new Map(Object.entries(variables));
    this.first = this.video = this.findVideo(start ?? videos[0].id);
  }

  // ---- State ----------------------------------------------------------------

  isActive(item) {
    return isVisible(item) && (this.isInWindow(item) || this.held.includes(item)) && this.isLet(item);
  }

  isInWindow({ time, end_time: end = Infinity }) {
    return this.time < ns(end) && (this.begun ? this.time >= ns(time) : this.time > ns(time));
  }

  /** All of T1 except the window. */
  isLet(item) {
    return !this.isHiddenByClick(item) && !(item.default_hidden && !canShow(item)) && this.mayShow(item);
  }

  mayShow(item) {
    return !(this.mobile ? item.hide_mobile : item.hide_desktop) && lets(item, this.variables);
  }

  isHiddenByClick(item) {
    return item.post_click_state === 'hidden' && this.clicked.has(item);
  }

  canClick(item) {
    const isDisabled = item.post_click_state === 'disabled' && this.clicked.has(item);
    return item.click_action !== 'none' && !isDisabled && (this.active.has(item) || this.isInOpenTray(item));
  }

  /** Whether it still has to be clicked before its window may end. */
  isRequired(item) {
    return isVisible(item) && item.click_required && item.click_action !== 'none' && !this.clicked.has(item);
  }

  waiting() {
    return this.held.filter((item) => this.isRequired(item) && this.isLet(item));
  }

  /** Regardless of its window, and of being hidden by default or by its click (T15). */
  isInTray(item, name) {
    const { in_tray: isInOne, tray_type: tray = 'magic_menu' } = item;
    return isVisible(item) && isInOne && tray === name && this.mayShow(item);
  }

  isInOpenTray(item) {
    return [...this.openTrays].some((name) => this.isInTray(item, name));
  }

  /** Loads a video; one that is there already stays as it was loaded last. */
  load(video) {
    if (video !== this.video) this.durations = this.given;
    this.video = video;
  }

  duration() {
    return ns(this.durations[this.video.id]);
  }

  findVideo(name) {
    const token = name.slice(name.lastIndexOf('---') + 3);
    const ways = [({ id }) => id === name, (video) => video.token === name, (video) => video.token === token];
    return ways.map((isMeant) => this.videos.find(isMeant)).find((video) => video);
  }

  node(video = this.video) {
    return ref(video, { name: video.title ?? null });
  }

  /** The member of node:enter, where the document gives sources. */
  sources() {
    const sources = this.video.sources?.map(({ src, type = null }) => ({ src, type }));
    return sources && { sources };
  }

  // ---- Events ---------------------------------------------------------------

  emit(event, payload, time = this.time) {
    this.log.push(JSON.stringify({ t: inMicroseconds(time), video: this.video.id, event, ...payload }));
  }

  emitIds(event, items) {
    this.emit(event, { ids: idsOf(items) });
  }

  /** Emits shows and hides, in document order. */
  emitChanges(reason, time = this.time, kinds = ['hide', 'show']) {
    for (const item of this.video.interactions) {
      const kind = this.isActive(item) ? 'show' : 'hide';
      if (this.isActive(item) === this.active.has(item) || !kinds.includes(kind)) continue;
      if (kind === 'show') this.active.add(item);
      else this.active.delete(item);
      this.emit(`interaction:${kind}`, { id: `${item.id}`, type: item.type, reason }, time);
      const isPlaying = this.playing || (reason === 'enter' && this.started); // or about to
      if (kind === 'show' && item.pause_video && isPlaying) this.shown.push(item);
    }
  }

  hides(reason) {
    this.emitChanges(reason, this.time, ['hide']);
  }

  shows(reason) {
    this.emitChanges(reason, this.time, ['show']);
  }

  hidesAll(reason) {
    for (const { id, type } of this.video.interactions.filter((item) => this.active.delete(item))) {
      this.emit('interaction:hide', { id: `${id}`, type, reason });
    }
  }

  trayItems(name) {
    return idsOf(this.video.interactions.filter((item) => this.isInTray(item, name)));
  }

  closeTray(tray) {
    const items = this.videos.flatMap(({ interactions }) => interactions);
    const isNamed =
      tray in this.trays || items.some(({ in_tray: isIn, tray_type: type = 'magic_menu' }) => isIn && type === tray);
    if (this.openTrays.delete(tray) || !isNamed) this.emit('tray:close', { tray, items: this.trayItems(tray) });
  }

  openTray(tray, time = this.time) {
    this.openTrays.add(tray);
    this.emit('tray:open', { tray, items: this.trayItems(tray) }, time);
  }
}
