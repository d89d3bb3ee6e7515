// SPDX-License-Identifier: MIT
// The lanes: one for each interaction, of which only those in view are in the page.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { listOf } from '../model/document.js';
import { labelOf, read, write } from '../model/item.js';
import { styled } from '../shell/styled.js';
import { barOf, keyframesOf, LANE } from './lane.js';
import { dragBars, dragLane } from './lane-gestures.js';
import { laneStyles, listStyles } from './lane-styles.js';
import { laneOf, NO_FILTER, reordered, rowsOf } from './lanes.js';
import { TimelinePart } from './part.js';

/** Lanes that are drawn above the view, and below it. */
const SPARE = 2;

export class TimelineLanes extends TimelinePart {
  static properties = {
    filter: { attribute: false },
    current: { state: true },
    renaming: { state: true },
    drop: { state: true },
  };
  static styles = [...TimelinePart.styles, laneStyles, listStyles];

  constructor() {
    super();
    /** @type {import('./lanes.js').Filter} */
    this.filter = NO_FILTER;
    /** Index of the interaction whose bar is in the order of focus. */
    this.current = 0;
    /** Index of the one whose name is edited; -1 for none. */
    this.renaming = -1;
    /** The row before which a dragged lane would go; -1 while none is dragged. */
    this.drop = -1;
    /** @type {{items: readonly any[], filter: any, selected: any, rows: number[]} | null} */
    this.shown = null;
    /** @type {{indexes: readonly number[], set: Set<number>}} */
    this.marked = { indexes: [], set: new Set() };
    /** The selection whose lane is in view. @type {readonly number[]} */
    this.followed = [];
    this.addEventListener('scroll', () => this.requestUpdate());
    new ResizeObserver(() => {
      this.measure();
      this.requestUpdate();
    }).observe(this);
  }

  // ---- What is there ------------------------------------------------------------

  /** The selected interactions. */
  get selected() {
    const { list, indexes } = this.studio.selection;
    const now = list === 'interactions' ? indexes : [];
    if (now !== this.marked.indexes) this.marked = { indexes: now, set: new Set(now) };
    return this.marked.set;
  }

  /** The interactions that have a lane, by index. */
  get rows() {
    const { interactions: items } = this.studio;
    const { filter } = this;
    const selected = filter.selected ? this.selected : null;
    const { shown } = this;
    if (shown && shown.items === items && shown.filter === filter && shown.selected === selected) return shown.rows;
    const rows = rowsOf(items, filter, this.selected);
    this.shown = { items, filter, selected, rows };
    return rows;
  }

  /** Which rows are drawn, as positions in `rows`. */
  get visible() {
    const { rows, scrollTop, clientHeight } = this;
    const first = Math.max(Math.floor(scrollTop / LANE) - SPARE, 0);
    const last = Math.min(Math.ceil((scrollTop + clientHeight) / LANE) + SPARE, rows.length);
    const drawn = Array.from({ length: Math.max(last - first, 0) }, (_, i) => first + i);
    const current = this.rowOf(this.current);
    if (current >= 0 && (current < first || current >= last)) drawn[current < first ? 'unshift' : 'push'](current);
    return drawn;
  }

  /** The row of an interaction; -1 if the filter hides it. Rows ascend. @param {number} index */
  rowOf(index) {
    const { rows } = this;
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle] < index) low = middle + 1;
      else high = middle;
    }
    return rows[low] === index ? low : -1;
  }

  /** Tells the view how wide the tracks are. */
  measure() {
    const names = Number.parseFloat(getComputedStyle(this).getPropertyValue('--names')) || 0;
    this.view.resize(this.clientWidth - names);
  }

  /** The x of a pointer in the tracks. @param {PointerEvent | MouseEvent} event */
  xOf(event) {
    return event.clientX - this.getBoundingClientRect().left - this.clientWidth + this.view.scale.width;
  }

  // ---- Drawing ------------------------------------------------------------------

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    const { length } = this.studio.interactions;
    if (this.current >= length) this.current = Math.max(length - 1, 0);
    const { rows } = this;
    if (rows.length > 0 && this.rowOf(this.current) < 0) this.current = rows[0];
  }

  render() {
    const { rows, selected } = this;
    return html`
      <div class="all" role="list" aria-label="Lanes" @pointerdown=${this.#onDown} @dblclick=${this.#onDouble}
        @focusin=${this.#onFocus} ${styled({ height: `${rows.length * LANE}px` })}>
        ${repeat(
          this.visible,
          (row) => rows[row],
          (row) => this.#lane(row, rows[row], selected),
        )}
        ${this.drop >= 0 ? html`<div class="drop" ${styled({ transform: `translateY(${this.drop * LANE}px)` })}></div>` : nothing}
      </div>
      ${rows.length === 0 ? html`<p class="empty muted">${this.#nothing()}</p>` : nothing}
    `;
  }

  #nothing() {
    return this.studio.interactions.length === 0
      ? 'No interactions yet. Draw one on the stage.'
      : 'No interaction fits the filter.';
  }

  /** @param {number} row @param {number} index @param {ReadonlySet<number>} selected */
  #lane(row, index, selected) {
    const item = this.studio.interactions[index];
    const lane = laneOf(item);
    const label = labelOf(item, index);
    const look = { index, label, lane, selected: selected.has(index), focus: index === this.current };
    return html`<div
      class="lane ${look.selected ? 'selected' : ''} ${row % 2 ? 'odd' : ''}"
      role="listitem" aria-posinset=${row + 1} aria-setsize=${this.rows.length}
      ${styled({ transform: `translateY(${row * LANE}px)` })}>
      <div class="name" data-part="name" data-index=${index}>${this.#name(item, look)}</div>
      <div class="track" data-part="track">${barOf(this.view, look)}${keyframesOf(this.view, look)}</div>
    </div>`;
  }

  /** @param {any} item @param {import('./lane.js').Look} look */
  #name(item, { index, label, lane, focus, selected }) {
    if (this.renaming === index)
      return html`<input class="rename" aria-label="Name of the lane" .value=${String(read(item, 'internal_label') ?? '')}
        placeholder=${label} @keydown=${this.#onRenameKey} @blur=${this.#onRenamed} />`;
    return html`<span class="grip" aria-hidden="true"></span>
      <button type="button" class="plain label" tabindex=${focus ? 0 : -1} aria-pressed=${String(selected)}
        data-part="name" data-index=${index} title="${label} – double click renames; drag moves the lane"
        aria-keyshortcuts="F2">${label}</button>
      <span class="type">${lane.type}</span>`;
  }

  // ---- Pointers -----------------------------------------------------------------

  /** @param {Event} event @returns {HTMLElement | null} what has been hit */
  #hit(event) {
    const target = /** @type {Element} */ (event.target);
    return /** @type {HTMLElement | null} */ (target.closest('[data-part]'));
  }

  #onDown = (/** @type {PointerEvent} */ event) => {
    const hit = this.#hit(event);
    if (event.button !== 0 || !hit || /** @type {Element} */ (event.target).matches('input')) return;
    const { part = '' } = hit.dataset;
    if (part === 'track') return void this.studio.select('interactions', []);
    const index = Number(hit.dataset.index);
    const lone = this.choose(index, event);
    if (part === 'name') return dragLane(this, event, index, lone);
    if (part === 'away') return this.#bring(index, lone);
    if (!this.selected.has(index)) return;
    const keyframe = part === 'keyframe' ? Number(hit.dataset.keyframe) : undefined;
    const indexes = part === 'keyframe' ? [index] : this.studio.selection.indexes;
    dragBars(this, event, { list: 'interactions', indexes, part: /** @type {any} */ (part), keyframe }, lone);
  };

  /**
   * Selects as a click does: one, one more with Ctrl, a range with Shift.
   * @param {number} index @param {{ctrlKey: boolean, metaKey: boolean, shiftKey: boolean}} keys
   * @returns {boolean} whether a click would select just this one of several
   */
  choose(index, { ctrlKey, metaKey, shiftKey }) {
    const { studio, selected, rows } = this;
    const last = selected.size > 0 ? /** @type {number} */ (studio.selection.indexes.at(-1)) : index;
    this.current = index;
    if (shiftKey) {
      const [a, b] = [this.rowOf(last), this.rowOf(index)];
      const range = rows.slice(Math.min(a, b), Math.max(a, b) + 1).filter((each) => each !== last);
      studio.select('interactions', [...range, last]);
    } else if (ctrlKey || metaKey) {
      const rest = [...selected].filter((each) => each !== index);
      studio.select('interactions', selected.has(index) ? rest : [...rest, index]);
    } else if (!selected.has(index)) studio.select('interactions', [index]);
    else return selected.size > 1;
    return false;
  }

  /** Brings a bar into view. @param {number} index @param {boolean} lone */
  #bring(index, lone) {
    if (lone) this.studio.select('interactions', [index]);
    this.view.reveal(laneOf(this.studio.interactions[index]).from);
  }

  #onDouble = (/** @type {MouseEvent} */ event) => {
    const hit = this.#hit(event);
    if (hit?.dataset.part === 'name') this.rename(Number(hit.dataset.index));
  };

  #onFocus = (/** @type {FocusEvent} */ event) => {
    const { index, part } = this.#hit(event)?.dataset ?? {};
    if (index === undefined) return;
    this.current = Number(index);
    if (part !== 'away') return;
    const { from, to } = laneOf(this.studio.interactions[this.current]);
    if (/** @type {Element} */ (event.target).matches(':focus-visible')) this.view.reveal(from, to);
  };

  // ---- Order and names ----------------------------------------------------------

  /** Moves an interaction, and with it what else is selected if it is, in front of another. @param {number} index @param {number} before */
  reorder(index, before) {
    const { studio, selected } = this;
    const moved = selected.has(index) ? [...selected] : [index];
    const { order, indexes } = reordered(studio.interactions.length, moved, before);
    this.current = order.indexOf(index);
    if (order.every((from, to) => from === to)) return;
    studio.edit(
      'Reorder',
      (_document, video) => {
        const list = listOf(video, 'interactions');
        video.interactions = order.map((from) => list[from]);
      },
      { select: { list: 'interactions', indexes } },
    );
    this.say(`Now ${this.current + 1} of ${studio.interactions.length}; later ones are in front.`);
  }

  /** Moves the lane that has the focus. @param {-1 | 1} rows */
  shiftLane(rows) {
    const all = this.rows;
    const to = this.rowOf(this.current) + rows;
    if (to < 0 || to >= all.length) return;
    this.reorder(this.current, rows < 0 ? all[to] : (all[to + 1] ?? this.studio.interactions.length));
    this.focusOn(this.current);
  }

  /** Edits the name of a lane. @param {number} [index] default: of the one that has the focus */
  async rename(index = this.current) {
    this.renaming = index;
    await this.updateComplete;
    /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector('.rename'))?.select();
  }

  #onRenameKey = (/** @type {KeyboardEvent} */ event) => {
    event.stopPropagation();
    if (event.key === 'Escape') this.renaming = -1;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    /** @type {HTMLElement} */ (event.target).blur();
    this.focusOn(this.current);
  };

  #onRenamed = (/** @type {FocusEvent} */ event) => {
    const { renaming: index } = this;
    if (index < 0) return;
    this.renaming = -1;
    const value = /** @type {HTMLInputElement} */ (event.target).value.trim();
    this.studio.edit('Rename', (_document, video) =>
      write(listOf(video, 'interactions')[index], 'internal_label', value || undefined),
    );
    this.studio.settle();
  };

  // ---- Focus --------------------------------------------------------------------

  /** Shows the lane of an interaction that was selected elsewhere. */
  updated() {
    const { list, indexes } = this.studio.selection;
    if (indexes === this.followed) return;
    this.followed = indexes;
    if (list === 'interactions' && indexes.length === 1) this.show(indexes[0]);
  }

  /** Scrolls to a lane. @param {number} index */
  show(index) {
    const row = this.rowOf(index);
    if (row < 0) return;
    const [top, bottom] = [row * LANE, (row + 1) * LANE];
    if (top < this.scrollTop) this.scrollTo(0, top);
    else if (bottom > this.scrollTop + this.clientHeight) this.scrollTo(0, bottom - this.clientHeight);
  }

  /** @param {number} index */
  async focusOn(index) {
    this.current = index;
    this.show(index);
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(`[role=slider][data-index="${index}"]`))?.focus();
  }

  /** Goes to another lane. @param {number} rows @param {{extend?: boolean}} [options] extend: adds it to what is selected */
  step(rows, { extend = false } = {}) {
    const all = this.rows;
    const row = Math.min(Math.max(this.rowOf(this.current) + rows, 0), all.length - 1);
    if (all[row] === undefined) return;
    const rest = extend ? [...this.selected].filter((index) => index !== all[row]) : [];
    this.studio.select('interactions', [...rest, all[row]]);
    this.focusOn(all[row]);
  }

  /** What has the focus: a bar or a keyframe. @returns {import('./drag.js').Grabbed | null} */
  get grabbed() {
    const focused = /** @type {HTMLElement | null} */ (/** @type {ShadowRoot} */ (this.renderRoot).activeElement);
    const { index, keyframe, part } = focused?.dataset ?? {};
    if (index === undefined || part === 'name') return null;
    const at = Number(index);
    if (keyframe !== undefined)
      return { list: 'interactions', indexes: [at], part: 'keyframe', keyframe: Number(keyframe) };
    return { list: 'interactions', indexes: this.selected.has(at) ? [...this.selected] : [at], part: 'bar' };
  }
}

customElements.define('timeline-lanes', TimelineLanes);
