// SPDX-License-Identifier: MIT
// The film: pictures of it, and its waveform; of what is in view.
import { css, html, nothing } from 'lit';
import { filmOf } from '../model/film.js';
import { Filmstrip } from './filmstrip.js';
import { prepare, TimelinePart } from './part.js';
import { soundOf, waveformOf } from './sound.js';
import { missingOf, planOf } from './thumbnails.js';

/** Heights. Pixels. */
const [PICTURES, WAVE] = [40, 26];

/** The sound that was read last: other views come and go. @type {{url: string, sound: import('./sound.js').Sound} | null} */
let heard = null;

export class TimelineFilm extends TimelinePart {
  static topics = /** @type {import('../shell/panel.js').Topic[]} */ (['document', 'project']);
  static styles = [
    ...TimelinePart.styles,
    css`
      :host {
        display: grid;
        grid-template-columns: var(--names) minmax(0, 1fr);
        height: 67px;
        border-bottom: 1px solid var(--line);
      }
      .name {
        padding: 6px 10px;
        overflow: hidden;
        border-right: 1px solid var(--line);
        font-weight: 600;
      }
      .name p {
        margin: 0;
        color: var(--muted);
        font-weight: 400;
        font-size: 12px;
        line-height: 1.3;
      }
      .track {
        overflow: hidden;
      }
      canvas {
        display: block;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {string | null} */
    this.url = null;
    this.strip = new Filmstrip(() => this.#refresh());
    /** @type {import('./sound.js').Sound | null} */
    this.sound = null;
    this.stop = new AbortController();
    /** The pictures in view. @type {import('./thumbnails.js').Cell[]} */
    this.cells = [];
    /** What was said of the film: once. */
    this.saidOf = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#open(null);
  }

  /** @param {string | null} url */
  #open(url) {
    if (url === this.url) return;
    this.url = url;
    this.stop.abort();
    this.stop = new AbortController();
    this.sound = null;
    this.strip.open(url);
    if (url) this.#listen(url, this.stop.signal);
  }

  /** @param {string} url @param {AbortSignal} signal */
  async #listen(url, signal) {
    const sound = heard?.url === url ? heard.sound : await soundOf(url, signal).catch(() => null);
    if (signal.aborted || !sound) return;
    heard = { url, sound };
    this.sound = sound;
    this.#refresh();
  }

  #refresh() {
    const { failures } = this;
    if (failures.length > 0 && failures.join() !== this.saidOf) this.say(failures.join(' '));
    this.saidOf = failures.join();
    this.requestUpdate();
  }

  /** What can't be shown, and why. */
  get failures() {
    const { sound, strip } = this;
    return [strip.failure, sound && 'failure' in sound ? sound.failure : ''].filter(Boolean);
  }

  willUpdate() {
    this.#open(filmOf(this.studio));
  }

  render() {
    const failures = this.url ? this.failures : ['No film yet.'];
    return html`<div class="name">Film${failures.map((text) => html`<p>${text}</p>`)}${
      this.url && !this.sound ? html`<p>Reading the sound …</p>` : nothing
    }</div>
      <div class="track" aria-hidden="true"><canvas class="pictures"></canvas><canvas class="wave"></canvas></div>`;
  }

  updated() {
    this.#drawPictures();
    this.#drawWave();
  }

  /** @param {string} name @param {number} height */
  #canvas(name, height) {
    const canvas = /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector(name));
    return prepare(canvas, this.view.scale.width, height);
  }

  #drawPictures() {
    const context = this.#canvas('.pictures', PICTURES);
    const { strip, view } = this;
    this.cells = [];
    if (!strip.aspect) return;
    const { frameRate, length, scale } = view;
    const size = Math.min(Math.max(PICTURES * strip.aspect, 24), 160);
    const { step, cells } = planOf(scale, { size, length, frameRate });
    const width = (step / frameRate) * scale.perSecond;
    this.cells = cells;
    context.fillStyle = this.colour('--sunken');
    for (const { frame, x } of cells) {
      const picture = strip.get(frame);
      const room = Math.min(width, view.x(length) - x) - 1;
      if (!picture) context.fillRect(x, 0, room, PICTURES);
      else cover(context, picture, { x, width: room, height: PICTURES });
    }
    strip.want(missingOf(cells, strip), frameRate);
  }

  #drawWave() {
    const context = this.#canvas('.wave', WAVE);
    const { sound, view } = this;
    if (!sound || !('levels' in sound)) return;
    context.fillStyle = this.colour('--accent');
    const end = view.x(view.length);
    for (const { x, y, width, height } of waveformOf(sound, view.scale, WAVE))
      if (x >= view.x(0) - 1 && x <= end) context.fillRect(x, y, width, height);
  }
}

/** Draws the middle of a picture that fills a place. @param {CanvasRenderingContext2D} context @param {ImageBitmap} picture @param {{x: number, width: number, height: number}} place */
function cover(context, picture, { x, width, height }) {
  const scale = Math.max(width / picture.width, height / picture.height);
  const [across, down] = [Math.min(width / scale, picture.width), height / scale];
  if (across <= 0) return;
  const [left, top] = [(picture.width - across) / 2, (picture.height - down) / 2];
  context.drawImage(picture, left, top, across, down, x, 0, width, height);
}

customElements.define('timeline-film', TimelineFilm);
