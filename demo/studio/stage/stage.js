// SPDX-License-Identifier: MIT
// The picture of the open video, with what is on it, and the tools to draw on it.
import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { filmOf } from '../model/film.js';
import { isVisible } from '../model/item.js';
import { Panel } from '../shell/panel.js';
import { footBar, notice, RATIOS, toolBar } from './bar.js';
import { lengthFor } from './blank-film.js';
import './echo.js';
import { layer } from './layer.js';
import { Pointers } from './pointers.js';
import { Show } from './show.js';
import { stageStyle } from './style.js';
import { Zoom } from './zoom.js';

/** @typedef {import('./points.js').Point} Point */
/** @typedef {import('./scene.js').Placed} Placed */
/** @typedef {import('../model/document.js').Interaction} Interaction */
/** What is being drawn, in percent. @typedef {{band?: import('./geometry.js').Box, box?: import('./geometry.js').Box, ring?: Point[], guides?: import('./snap.js').Lines}} Preview */

/** Keys that follow each other within this time are one step of undo. */
const BURST_MS = 1000;

export class StudioStage extends Panel {
  static topics = /** @type {(import('../shell/panel.js').Topic | 'time')[]} */ ([
    'document',
    'selection',
    'project',
    'time',
  ]);
  static styles = [...Panel.styles, stageStyle];
  static properties = {
    ...Panel.properties,
    ...{ tool: { state: true }, preview: { state: true }, hovered: { state: true }, pointer: { state: true } },
    ...{ filmState: { state: true }, panning: { state: true }, said: { state: true }, ratio: { state: true } },
  };

  constructor() {
    super();
    /** @type {'select' | 'box' | 'polygon' | 'hole' | 'points'} */
    this.tool = 'select';
    /** @type {Preview} */
    this.preview = {};
    /** Index of what is under the pointer. */
    this.hovered = -1;
    /** Where the pointer is, while a polygon is drawn. @type {Point | null} */
    this.pointer = null;
    /** @type {'loading' | 'ready' | 'failed'} */
    this.filmState = 'loading';
    /** Whether a drag moves the view. */
    this.panning = false;
    this.said = '';
    /** Of a blank picture. @type {number} */
    this.ratio = RATIOS[0][1];
    /** @type {Placed[]} on screen now, in the order of the document */
    this.active = [];
    /** @type {Show | null} */
    this.show = null;
    /** @type {Zoom | null} */
    this.zoom = null;
    /** @type {Pointers | null} */
    this.pointers = null;
    /** @type {string | null} */
    this.film = null;
    /** Index of the video that is shown. */
    this.openVideo = -1;
    /** Whether another video was opened, which begins at its start. */
    this.rewinds = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.burstEnd = undefined;
  }

  // ---- What is there ------------------------------------------------------------

  /** @param {string} selector @returns {any} */
  find(selector) {
    return this.renderRoot.querySelector(selector);
  }

  /** The picture. @returns {HTMLElement} */
  get frame() {
    return this.find('.frame');
  }

  /** @returns {readonly number[]} of the interactions */
  get selectedIndexes() {
    const { list, indexes } = this.studio.selection;
    return list === 'interactions' ? indexes : [];
  }

  /** Where the selected interactions are that can be seen. @returns {Placed[]} */
  get selectedShapes() {
    this.#follow();
    const shapes = this.selectedIndexes
      .filter((index) => isVisible(this.studio.interactions[index]))
      .map((index) => this.active.find((shape) => shape.index === index) ?? this.show?.scene?.at(index));
    return /** @type {Placed[]} */ (shapes.filter(Boolean));
  }

  /** @param {Placed} shape @returns {Interaction} */
  data({ index }) {
    return this.studio.interactions[index];
  }

  /** @returns {import('./motion.js').Moment} */
  get moment() {
    const { time, frameRate } = this.studio.playhead;
    return { time, reach: 0.5 / frameRate };
  }

  get scale() {
    return this.zoom?.scale ?? 1;
  }

  /** @param {number} px CSS pixels @returns {{x: number, y: number}} percent of the picture */
  percentOf(px) {
    const { clientWidth, clientHeight } = this.frame;
    return { x: (px / clientWidth) * 100, y: (px / clientHeight) * 100 };
  }

  /** @param {{clientX: number, clientY: number}} at @returns {Point} percent of the picture */
  pointAt({ clientX, clientY }) {
    const { left, top, width, height } = this.frame.getBoundingClientRect();
    return [((clientX - left) / width) * 100, ((clientY - top) / height) * 100];
  }

  /** What is on top. @param {Point} point @param {number} [slopPx] @returns {number} its index; -1 for none */
  hit(point, slopPx = 0) {
    return this.show?.scene?.hit(point, slopPx ? this.percentOf(slopPx) : undefined) ?? -1;
  }

  /** @param {number} index @returns {Point[]} */
  wayOf(index) {
    return this.show?.scene?.path(index, this.studio.interactions[index]) ?? [];
  }

  // ---- What tools do ------------------------------------------------------------

  /** @param {string} tool */
  use(tool) {
    this.preview = {};
    this.tool = /** @type {any} */ (tool);
  }

  /** @param {number[]} indexes */
  select(indexes) {
    this.studio.select('interactions', indexes);
  }

  /**
   * Changes interactions; changes in a row are one step until settle().
   * @param {string} label @param {Placed[]} shapes @param {(item: Interaction, shape: Placed) => void} change of the draft
   */
  change(label, shapes, change, merge = 'stage') {
    clearTimeout(this.burstEnd); // it would cut this step in two
    if (shapes.length === 0) return;
    this.studio.edit(
      label,
      (_document, video) => {
        for (const shape of shapes) change(/** @type {any} */ (video.interactions)[shape.index], shape);
      },
      { merge },
    );
  }

  /** Changes by keys: those that follow each other are one step. @param {string} label @param {Placed[]} shapes @param {(item: Interaction, shape: Placed) => void} change */
  burst(label, shapes, change) {
    this.rest();
    this.change(label, shapes, change, `stage ${label}`);
    this.burstEnd = setTimeout(() => this.studio.settle(), BURST_MS);
  }

  /** Nothing is changed while the film plays: a drag would be at many times. */
  rest() {
    if (this.studio.playhead.playing) this.studio.playhead.toggle();
  }

  /** @param {number} dx CSS pixels @param {number} dy */
  pan(dx, dy) {
    this.zoom?.pan(dx, dy);
  }

  /** For screen readers. @param {string} text */
  announce(text) {
    this.said = text;
  }

  /** @param {number} ratio width by height, of a blank picture */
  setRatio(ratio) {
    this.ratio = ratio;
    this.#size();
  }

  // ---- Drawing ------------------------------------------------------------------

  /** Asks the engine again where everything is, if something has changed. */
  #follow() {
    if (this.show?.follow(this.studio)) this.active = this.show.scene?.active ?? [];
  }

  willUpdate() {
    const film = filmOf(this.studio);
    if (film !== this.film) [this.film, this.filmState] = [film, 'loading'];
    if (this.openVideo !== this.studio.videoIndex) {
      this.rewinds = this.openVideo >= 0; // else the view was opened, which keeps the time
      this.openVideo = this.studio.videoIndex;
      this.use('select');
    }
    this.#follow();
    if (this.tool === 'points' && !this.selectedShapes[0]?.rings) this.tool = 'select';
    if (this.tool === 'hole' && this.selectedShapes.length !== 1) this.use('select');
  }

  render() {
    const blank = this.film === null || this.filmState === 'failed';
    const { clientWidth: width = 0, clientHeight: height = 0 } = this.hasUpdated ? this.frame : {};
    const classes = ['view', this.panning ? 'panning' : '', /box|polygon|hole/.test(this.tool) ? 'drawing' : ''];
    if (this.hovered >= 0) classes.push('over');
    const failure = this.show?.failure ?? '';
    return html`
      ${toolBar(this)} ${notice(this, this.film)}
      ${failure ? html`<div class="notice" role="alert"><p>Interactions can’t be drawn: ${failure}</p></div>` : nothing}
      <div class=${classes.join(' ')} role="region" aria-label="Picture" tabindex="0">
        <div class="frame">
          <video src=${ifDefined(this.film ?? undefined)} ?hidden=${blank} muted playsinline preload="auto"
            @loadedmetadata=${this.#onMetadata} @resize=${this.#onMetadata} @error=${this.#onError}></video>
          <studio-blank-film></studio-blank-film>
          <studio-stage-echo></studio-stage-echo>
          <hotcue-overlay inert></hotcue-overlay>
          <svg class="layer" role="group" aria-label="Interactions on the picture">
            ${width > 0 ? layer(this, { width, height }) : nothing}
          </svg>
        </div>
      </div>
      ${footBar(this)}
      <p class="hidden-text" role="status">${this.said}</p>
    `;
  }

  firstUpdated() {
    this.show = new Show(this.find('hotcue-overlay'), this.find('studio-stage-echo'), () => this.requestUpdate());
    this.zoom = new Zoom(this.find('.view'), this.frame, () => this.requestUpdate());
    this.pointers = new Pointers(this, this.find('.view'));
  }

  updated() {
    const blank = this.find('studio-blank-film');
    const isBlank = this.film === null || this.filmState === 'failed';
    const video = this.find('video');
    const media = isBlank ? blank : video;
    if (this.film === null && video.currentSrc) video.load(); // drops the film before
    if (isBlank) blank.duration = lengthFor(this.studio);
    if (this.studio.playhead.media !== media) {
      this.studio.playhead.attach(media);
      this.#size();
    }
    if (this.rewinds) this.studio.playhead.seek(0);
    this.rewinds = false;
  }

  #onMetadata() {
    this.filmState = 'ready';
    this.#size();
  }

  #onError() {
    if (this.film !== null) this.filmState = 'failed';
  }

  /** Gives the picture the film's shape. */
  #size() {
    if (!this.zoom) return;
    const { videoWidth, videoHeight } = this.find('video');
    const known = this.film !== null && this.filmState === 'ready' && videoWidth > 0;
    this.zoom.ratio = known ? videoWidth / videoHeight : this.ratio;
    this.zoom.layout();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.studio.playhead.attach(null);
    this.pointers?.dispose();
    this.zoom?.dispose();
    this.show?.dispose();
    clearTimeout(this.burstEnd);
  }
}

customElements.define('studio-stage', StudioStage);
