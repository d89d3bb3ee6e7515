// SPDX-License-Identifier: MIT
// The ruler: times and frames, and the playhead's handle, which is its whole height.
import { css, html } from 'lit';
import { readNumber } from '../model/item.js';
import { frameOf, frameStart, timecode } from './frames.js';
import { laneOf } from './lanes.js';
import { prepare, TimelinePart } from './part.js';
import { followPointer, isExact, panAt } from './pointer.js';
import { snapped, targetsOf } from './snapping.js';
import { ticks } from './ticks.js';

const HEIGHT = 28;
const TOLERANCE = 6;
/** Keys of the playhead: seconds, or frames, that it goes. @type {Record<string, {seconds?: number, frames?: number}>} */
const KEYS = {
  ArrowLeft: { frames: -1 },
  ArrowRight: { frames: 1 },
  ArrowDown: { frames: -1 },
  ArrowUp: { frames: 1 },
  PageUp: { seconds: 10 },
  PageDown: { seconds: -10 },
  Home: { seconds: Number.NEGATIVE_INFINITY },
  End: { seconds: Number.POSITIVE_INFINITY },
};

export class TimelineRuler extends TimelinePart {
  static topics = /** @type {any} */ ([]);
  static styles = [
    ...TimelinePart.styles,
    css`
      :host {
        display: block;
        overflow: hidden;
        height: 28px;
        background: var(--sunken);
      }
      div {
        height: 28px;
        cursor: pointer;
        touch-action: none;
      }
      div:focus-visible {
        outline-offset: -2px;
      }
      canvas {
        display: block;
      }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    this.studio.playhead.addEventListener('time', this.#onTime);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.studio.playhead.removeEventListener('time', this.#onTime);
  }

  render() {
    return html`<div role="slider" tabindex="0" aria-label="Playhead" aria-valuemin="0" aria-orientation="horizontal"
      @pointerdown=${this.#onDown} @keydown=${this.#onKey}><canvas></canvas></div>`;
  }

  updated() {
    this.#draw();
    this.#onTime();
  }

  /** Tells where the playhead is; while the film plays only every second, as it is read out. */
  #onTime = () => {
    const { time, playing } = this.studio.playhead;
    const slider = this.renderRoot.querySelector('div');
    const now = playing ? Math.floor(time) : time;
    if (!slider || slider.ariaValueNow === String(now)) return;
    slider.ariaValueMax = String(this.view.length);
    slider.ariaValueNow = String(now);
    slider.ariaValueText = timecode(now, this.view.frameRate);
  };

  #draw() {
    const { scale, frameRate, length } = this.view;
    const canvas = /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector('canvas'));
    const context = prepare(canvas, scale.width, HEIGHT);
    context.fillStyle = this.colour('--surface');
    context.fillRect(this.view.x(0), 0, length * scale.perSecond, HEIGHT);
    context.font = `11px ${getComputedStyle(this).fontFamily}`;
    const [ink, line] = [this.colour('--muted'), this.colour('--muted')];
    for (const { time, x, major } of ticks(scale, frameRate)) {
      context.globalAlpha = major ? 0.9 : 0.4;
      context.fillStyle = line;
      context.fillRect(Math.round(x), major ? 12 : 21, 1, HEIGHT);
      if (!major) continue;
      context.globalAlpha = 1;
      context.fillStyle = ink;
      context.fillText(timecode(time, frameRate), Math.round(x) + 4, 13);
    }
    context.globalAlpha = 1;
  }

  #onDown = (/** @type {PointerEvent} */ event) => {
    if (event.button !== 0) return;
    const { studio, view } = this;
    const targets = targetsOf(this.#edges());
    const scrub = (/** @type {PointerEvent} */ at) => {
      const x = at.clientX - this.getBoundingClientRect().left;
      studio.playhead.seek(this.#place(view.time(x), view.snapping && !isExact(at) ? targets : []));
    };
    scrub(event);
    followPointer(event, this, {
      move: scrub,
      pan: (at) => {
        const pixels = panAt(at.clientX - this.getBoundingClientRect().left, view.scale.width);
        if (pixels !== 0) view.pan(pixels);
        return pixels;
      },
      end: () => {},
    });
  };

  *#edges() {
    for (const item of this.studio.interactions) {
      const { from, to } = laneOf(item);
      yield* [from, to];
    }
    for (const cue of this.studio.cues) yield readNumber(cue, 'time');
  }

  /** The middle of the frame that shows a time, or that of an edge nearby. @param {number} time @param {number[]} targets */
  #place(time, targets) {
    const { frameRate, scale, length } = this.view;
    const { shift, at } = snapped([time], { targets, tolerance: TOLERANCE / scale.perSecond, frameRate });
    const shown = Math.max(Number.isNaN(at) ? time : time + shift, 0);
    const frame = frameOf(shown, frameRate);
    return Math.min(Math.max(frameStart(frame, frameRate) + 0.5 / frameRate, Number.isNaN(at) ? 0 : at), length);
  }

  #onKey = (/** @type {KeyboardEvent} */ event) => {
    const step = KEYS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { playhead } = this.studio;
    if (step.frames && !event.shiftKey) playhead.step(step.frames);
    else playhead.seek(Math.min(playhead.time + (step.seconds ?? step.frames ?? 0), this.view.length));
    this.view.reveal(playhead.time);
  };
}

customElements.define('timeline-ruler', TimelineRuler);
