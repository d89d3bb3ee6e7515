// SPDX-License-Identifier: MIT
// The timeline: tools, the ruler, the film, the API timeline, and the lanes.
import { html, nothing } from 'lit';
import { readNumber } from '../model/item.js';
import { Panel } from '../shell/panel.js';
import './cue-lane.js';
import { timecode } from './frames.js';
import './film-lane.js';
import './lanes-list.js';
import { NO_FILTER, typesOf } from './lanes.js';
import { edgesOf } from './moves.js';
import './ruler.js';
import './scroll-bar.js';
import { timelineStyles } from './timeline-styles.js';
import { TimelineView } from './view.js';

const ZOOM = 1.6;
/** The panel's height by its upper edge. Pixels. */
const [LEAST, STEP] = [160, 24];

/** What the author has switched on: kept while other views are open. */
const shown = { api: false, film: true };

export class StudioTimeline extends Panel {
  static topics = /** @type {import('../shell/panel.js').Topic[]} */ (['document', 'selection', 'project']);
  static properties = { api: { state: true }, film: { state: true }, filter: { state: true }, said: { state: true } };
  static styles = [...Panel.styles, timelineStyles];

  constructor() {
    super();
    this.view = new TimelineView();
    /** Whether the API timeline is shown. */
    this.api = shown.api;
    /** Whether pictures and the waveform are shown. */
    this.film = shown.film;
    this.filter = NO_FILTER;
    /** What was said last: see TimelinePart. */
    this.said = '';
    /** Its height, once the author has chosen one. Pixels. */
    this.tall = 0;
    /** What the last measure was of. @type {{duration: number, frameRate: number} | null} */
    this.measured = null;
    /** The types that there are. @type {string[]} */
    this.types = [];
    /** What the last drawing was of. */
    this.seen = { document: /** @type {any} */ (null), index: -1, selection: /** @type {any} */ (null) };
    this.addEventListener('say', (event) => {
      this.said = /** @type {CustomEvent} */ (event).detail;
    });
    this.addEventListener('wheel', this.#onWheel, { passive: false });
    this.addEventListener('keyup', () => this.grabbed && this.studio.settle()); // a key that is held is one step
  }

  connectedCallback() {
    super.connectedCallback();
    this.studio.playhead.addEventListener('time', this.#onTime);
    this.view.addEventListener('change', this.#onView);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.studio.playhead.removeEventListener('time', this.#onTime);
    this.view.removeEventListener('change', this.#onView);
  }

  /** @returns {import('./lanes-list.js').TimelineLanes} */
  get lanes() {
    return /** @type {any} */ (this.renderRoot.querySelector('timeline-lanes'));
  }

  /** @returns {import('./cue-lane.js').TimelineCues | null} null while it is not shown */
  get cues() {
    return /** @type {any} */ (this.renderRoot.querySelector('timeline-cues'));
  }

  // ---- The film's time ----------------------------------------------------------

  /** Moves the playhead's line; all that is done for each frame of the film. */
  #onTime = () => {
    const { playhead } = this.studio;
    const { duration, frameRate } = playhead;
    if (duration !== this.measured?.duration || frameRate !== this.measured?.frameRate) this.#measure();
    if (playhead.playing) this.view.follow(playhead.time);
    this.#place();
  };

  #onView = () => this.#place();

  #place() {
    const line = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('.playhead'));
    const text = this.renderRoot.querySelector('.time');
    if (!line || !text) return;
    const { view } = this;
    const { time } = this.studio.playhead;
    const x = view.x(time);
    line.style.transform = `translateX(${x}px)`;
    line.hidden = x < -1 || x > view.scale.width + 1;
    const code = timecode(time, view.frameRate);
    if (text.textContent !== code) text.textContent = code;
    const guide = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.guide'));
    guide.hidden = Number.isNaN(view.guide);
    if (!guide.hidden) guide.style.transform = `translateX(${view.x(view.guide)}px)`;
  }

  #measure() {
    const { duration, frameRate } = this.studio.playhead;
    this.measured = { duration, frameRate };
    const hint = readNumber(this.studio.video, 'duration', 0);
    this.view.measure({ duration, hint, frameRate, interactions: this.studio.interactions });
  }

  // ---- Drawing ------------------------------------------------------------------

  willUpdate() {
    const { video, videoIndex, history } = this.studio;
    if (video === this.seen.document) return;
    this.#measure();
    const isOpened = videoIndex !== this.seen.index || !(history.canUndo || history.canRedo);
    if (isOpened) this.view.fit();
    [this.seen.document, this.seen.index] = [video, videoIndex];
    this.types = typesOf(this.studio.interactions);
  }

  updated() {
    [shown.api, shown.film] = [this.api, this.film];
    this.toggleAttribute('api', this.api);
    this.#place();
    const { selection } = this.studio;
    if (selection === this.seen.selection) return;
    this.seen.selection = selection;
    const last = selection.indexes.at(-1);
    if (last !== undefined && selection.list === 'interactions' && !this.matches(':focus-within'))
      this.lanes.show(last);
  }

  render() {
    const { studio, view } = this;
    return html`
      <div class="edge" role="separator" aria-orientation="horizontal" aria-label="Height of the timeline" tabindex="0"
        aria-valuenow=${this.tall} @pointerdown=${this.#onEdge} @keydown=${this.#onEdgeKey}></div>
      ${this.#tools()}
      <div class="body">
        <div class="row">
          <div class="corner muted" title="Lanes are in the document's order: later ones are in front">Front is below</div>
          <timeline-ruler .studio=${studio} .view=${view}></timeline-ruler>
        </div>
        ${this.film ? html`<timeline-film .studio=${studio} .view=${view}></timeline-film>` : nothing}
        ${this.api ? html`<timeline-cues .studio=${studio} .view=${view}></timeline-cues>` : nothing}
        <timeline-lanes .studio=${studio} .view=${view} .filter=${this.filter}></timeline-lanes>
        <div class="over" aria-hidden="true">
          <div class="guide" hidden></div>
          <div class="playhead"></div>
        </div>
      </div>
      <timeline-scroll .studio=${studio} .view=${view}></timeline-scroll>
      <div class="hidden-text" aria-live="polite">${this.said}</div>
    `;
  }

  #tools() {
    const { view, filter } = this;
    const count = this.studio.cues.length;
    return html`<div class="tools" role="toolbar" aria-label="Timeline">
      <output class="time" aria-label="Time">0:00:00:00</output>
      <button type="button" aria-pressed=${String(this.api)} @click=${() => this.toggleApi()}>
        API Timeline${count > 0 ? html` <span class="count">${count}</span>` : nothing}
      </button>
      ${this.api ? html`<button type="button" @click=${() => this.addCue()} title="Add a cue point at the playhead">Add cue</button>` : nothing}
      <button type="button" class="plain" aria-pressed=${String(this.film)} title="Pictures of the film, and its waveform"
        @click=${() => this.toggleFilm()}>Film</button>
      <button type="button" class="plain" aria-pressed=${String(view.snapping)} title="Edges snap to frames, the playhead and other edges. Hold Alt or Ctrl while dragging for none."
        @click=${() => this.toggleSnapping()}>Snap</button>
      <span class="space"></span>
      <input class="filter" type="search" placeholder="Filter" aria-label="Filter lanes by text" .value=${filter.text}
        @input=${(/** @type {any} */ event) => this.#filter({ text: event.target.value })} />
      <select aria-label="Filter lanes by type" .value=${filter.type}
        @change=${(/** @type {any} */ event) => this.#filter({ type: event.target.value })}>
        <option value="">All types</option>
        ${this.types.map((type) => html`<option value=${type} ?selected=${type === filter.type}>${type}</option>`)}
      </select>
      <button type="button" class="plain" aria-pressed=${String(filter.selected)} title="Only lanes of what is selected"
        @click=${() => this.#filter({ selected: !filter.selected })}>Selected</button>
      <span class="zoom">
        <button type="button" class="icon" aria-label="Zoom out" title="Zoom out" @click=${() => this.zoom(1 / ZOOM)}>−</button>
        <button type="button" class="plain" title="The whole film" @click=${() => view.fit()}>Fit</button>
        <button type="button" class="icon" aria-label="Zoom in" title="Zoom in" @click=${() => this.zoom(ZOOM)}>+</button>
      </span>
    </div>`;
  }

  /** @param {Partial<import('./lanes.js').Filter>} change */
  #filter(change) {
    this.filter = { ...this.filter, ...change };
  }

  // ---- What commands do ---------------------------------------------------------

  /** Zooms about the playhead, if it is in view. @param {number} factor */
  zoom(factor) {
    const x = this.view.x(this.studio.playhead.time);
    this.view.zoom(factor, x >= 0 && x <= this.view.scale.width ? x : undefined);
  }

  toggleApi() {
    this.api = !this.api;
    this.said = this.api ? `API Timeline, ${this.studio.cues.length} cues` : 'API Timeline closed';
  }

  toggleFilm() {
    this.film = !this.film;
  }

  toggleSnapping() {
    this.view.snap(!this.view.snapping);
    this.requestUpdate();
  }

  /** Adds a cue at the playhead. */
  async addCue() {
    this.api = true;
    await this.updateComplete;
    await this.cues?.add(this.studio.playhead.time);
  }

  /** What has the focus: bars, a keyframe or cues. */
  get grabbed() {
    return this.cues?.grabbed ?? this.lanes.grabbed;
  }

  /** Goes to another lane, or to another cue. @param {-1 | 1} by */
  step(by) {
    if (this.cues?.matches(':focus-within')) this.cues.step(by);
    else this.lanes.step(by);
  }

  /** Puts the playhead where the bar, the keyframe or the cue that has the focus starts. */
  seekToFocus() {
    const { grabbed, view } = this;
    if (!grabbed) return;
    const all = grabbed.list === 'cues' ? this.studio.cues : this.studio.interactions;
    const items = [all[/** @type {number} */ (grabbed.indexes.at(-1))]];
    const [time] = edgesOf({ ...grabbed, items }, view);
    this.studio.playhead.seek(time + 0.5 / view.frameRate);
    view.reveal(time);
  }

  // ---- Wheel, scroll bar, height ------------------------------------------------

  #onWheel = (/** @type {WheelEvent} */ event) => {
    const { view } = this;
    const across = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      const { left, width } = this.lanes.getBoundingClientRect();
      const x = event.clientX - left - (width - view.scale.width);
      view.zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0022)), Math.max(x, 0));
    } else if (Math.abs(across) > Math.abs(event.shiftKey ? 0 : event.deltaY)) view.pan(across);
    else return;
    event.preventDefault();
  };

  /** @param {number} pixels */
  #resize(pixels) {
    this.tall = Math.round(Math.min(Math.max(pixels, LEAST), innerHeight * 0.7));
    this.style.height = `${this.tall}px`;
    this.style.minHeight = '0';
    this.requestUpdate();
  }

  #onEdge = (/** @type {PointerEvent} */ down) => {
    down.preventDefault();
    const edge = /** @type {HTMLElement} */ (down.currentTarget);
    const from = this.offsetHeight + down.clientY;
    edge.setPointerCapture(down.pointerId);
    edge.onpointermove = ({ clientY, buttons }) => {
      if (buttons) this.#resize(from - clientY);
      else edge.onpointermove = null;
    };
  };

  #onEdgeKey = (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowUp: STEP, ArrowDown: -STEP }[event.key];
    if (!step) return;
    event.preventDefault();
    this.#resize(this.offsetHeight + step);
  };
}

customElements.define('studio-timeline', StudioTimeline);
