// SPDX-License-Identifier: MIT
// The scroll bar, which shows where in the film the view is, and pans it.
import { css, html } from 'lit';
import { TimelinePart } from './part.js';
import { MARGIN } from './scale.js';

/** Browsers limit how wide an element can be. Pixels. */
const WIDEST = 8e6;

export class TimelineScroll extends TimelinePart {
  static topics = /** @type {any} */ ([]);
  static styles = [
    ...TimelinePart.styles,
    css`
      :host {
        display: block;
      }
      .scroll {
        overflow: auto hidden;
        scrollbar-width: thin;
        min-height: 12px;
      }
      .scroll > div {
        height: 1px;
      }
      .scroll:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  constructor() {
    super();
    /** Where it was put. Pixels. */
    this.put = 0;
  }

  render() {
    return html`<div class="scroll" tabindex="0" role="group" aria-label="Scroll through the film" @scroll=${this.#onScroll}><div></div></div>`;
  }

  /** Pixels of all that can be shown that are before the view, and that are not in it. */
  get hiddenPixels() {
    const { start, perSecond, width } = this.view.scale;
    const all = this.view.bounds.length * perSecond + 2 * MARGIN;
    return { before: start * perSecond + MARGIN, all, hidden: Math.max(all - width, 0) };
  }

  updated() {
    const bar = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.scroll'));
    const { before, all, hidden } = this.hiddenPixels;
    const { width } = this.view.scale;
    const wide = Math.max(Math.min(all, WIDEST), width);
    /** @type {HTMLElement} */ (bar.firstElementChild).style.width = `${wide}px`;
    this.put = hidden > 0 ? Math.round(Math.min(Math.max(before / hidden, 0), 1) * (wide - width)) : 0;
    if (Math.abs(bar.scrollLeft - this.put) > 1) bar.scrollLeft = this.put;
  }

  #onScroll = (/** @type {Event} */ { target }) => {
    const bar = /** @type {HTMLElement} */ (target);
    if (Math.abs(bar.scrollLeft - this.put) <= 1) return;
    const { before, hidden } = this.hiddenPixels;
    this.view.pan((bar.scrollLeft / Math.max(bar.scrollWidth - bar.clientWidth, 1)) * hidden - before);
  };
}

customElements.define('timeline-scroll', TimelineScroll);
