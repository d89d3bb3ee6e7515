// SPDX-License-Identifier: MIT
// The board: nodes and the lines between them, moved by the pointer and by keys. It knows what is
// drawn, not what is edited: it emits what the author does.
import { html, LitElement, nothing, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isBroken } from '../model/ways.js';
import { theme } from '../shell/theme.js';
import { boardStyle } from './board-style.js';
import { boundsOf, NODE } from './layout.js';
import { boardPoint, fitted, showing, zoomed } from './lens.js';
import { lineOf, lineTo } from './lines.js';
import { nodeCard } from './node.js';
import { edgeLabel } from './words.js';

/** @typedef {import('./layout.js').Place} Place */
/** @typedef {import('./node.js').BoardNode} BoardNode */
/**
 * @typedef {object} Drawing
 * @property {import('../model/document.js').ProjectDocument} document
 * @property {BoardNode[]} nodes
 * @property {import('./layout.js').Edge[]} edges
 * @property {Map<string, Place>} places
 */
/** @typedef {{kind: 'pan' | 'move' | 'connect', key: string, from: Place, start: Place, moved: boolean}} Gesture from: of the pointer, in the view; start: what is moved */

const STEP = 24;
/** The pointer moves so far before a press is a drag. Pixels. */
const SLACK = 4;
const ZOOM_STEP = 1.25;
const WHEEL_ZOOM = 0.0016;
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Events: `choose-node` {key}, `choose-edge` {key}, `open-node` {key}, `move-node` {key, place}, `connect-nodes` {from, to}: to '' if the author is to choose. */
export class GraphBoard extends LitElement {
  static properties = { drawing: { attribute: false }, chosen: {}, lens: { state: true }, gesture: { state: true } };
  static styles = [theme, boardStyle];

  #dragged = false;

  constructor() {
    super();
    /** @type {Drawing} */
    this.drawing = /** @type {any} */ (undefined);
    /** Key of the node or edge that is selected. */
    this.chosen = '';
    /** @type {import('./lens.js').Lens | null} null: all is to be shown */
    this.lens = null;
    /** @type {Gesture | null} */
    this.gesture = null;
    /** Where the pointer is, in the view. @type {Place} */
    this.pointer = { x: 0, y: 0 };
    this.resized = new ResizeObserver(() => this.requestUpdate());
    this.addEventListener('wheel', this.#wheel, { passive: false });
    this.addEventListener('pointerdown', this.#down);
    this.addEventListener('pointermove', this.#move);
    this.addEventListener('pointerup', this.#up);
    this.addEventListener('pointercancel', this.#drop);
    this.addEventListener('click', this.#click, { capture: true });
  }

  connectedCallback() {
    super.connectedCallback();
    this.resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.resized.disconnect();
  }

  get #size() {
    return { width: this.clientWidth, height: this.clientHeight };
  }

  /** @returns {import('./lens.js').Lens} */
  get #lens() {
    return this.lens ?? fitted(boundsOf(this.drawing.places.values()), this.#size);
  }

  /** Shows everything. */
  fit() {
    this.lens = null;
  }

  /** @param {number} steps above 0: closer */
  zoom(steps) {
    const { width, height } = this.#size;
    this.lens = zoomed(this.#lens, ZOOM_STEP ** steps, { x: width / 2, y: height / 2 });
  }

  /** @param {string} key of a node */
  focusNode(key) {
    const card = [...this.renderRoot.querySelectorAll('li')].find((node) => node.dataset.key === key);
    /** @type {HTMLElement | null | undefined} */ (card?.querySelector('.card'))?.focus();
  }

  /** @param {string} type @param {object} detail */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  // ---- The pointer ----------------------------------------------------------

  /** @param {MouseEvent} event @returns {Place} */
  #at({ clientX, clientY }) {
    const { left, top } = this.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  /** @param {PointerEvent} event @returns {string} key of the node under the pointer; '' for none */
  #nodeAt({ clientX, clientY }) {
    const found = /** @type {ShadowRoot} */ (this.renderRoot).elementFromPoint(clientX, clientY);
    return /** @type {HTMLElement | null | undefined} */ (found?.closest('li'))?.dataset.key ?? '';
  }

  #down = (/** @type {PointerEvent} */ event) => {
    this.#dragged = false;
    if (event.button !== 0) return;
    const [target] = /** @type {Element[]} */ (event.composedPath());
    if (target.closest('.line')) return;
    const key = /** @type {HTMLElement | null} */ (target.closest('li'))?.dataset.key ?? '';
    const kind = target.closest('.port') ? 'connect' : key === '' ? 'pan' : 'move';
    const start = kind === 'pan' ? this.#lens : (this.drawing.places.get(key) ?? { x: 0, y: 0 });
    this.pointer = this.#at(event);
    this.gesture = { kind, key, from: this.pointer, start: { x: start.x, y: start.y }, moved: false };
  };

  #move = (/** @type {PointerEvent} */ event) => {
    const { gesture } = this;
    if (!gesture) return;
    this.pointer = this.#at(event);
    const [dx, dy] = [this.pointer.x - gesture.from.x, this.pointer.y - gesture.from.y];
    if (!gesture.moved && Math.hypot(dx, dy) < SLACK) return;
    if (!gesture.moved) this.setPointerCapture(event.pointerId); // a click keeps its target without
    gesture.moved = this.#dragged = true;
    const { scale } = this.#lens;
    this.toggleAttribute('panning', gesture.kind !== 'connect');
    if (gesture.kind === 'pan') this.lens = { x: gesture.start.x + dx, y: gesture.start.y + dy, scale };
    if (gesture.kind === 'move')
      this.#put(gesture.key, { x: gesture.start.x + dx / scale, y: gesture.start.y + dy / scale });
    this.requestUpdate();
  };

  #up = (/** @type {PointerEvent} */ event) => {
    const { gesture } = this;
    this.#drop();
    if (!gesture?.moved) return;
    const to = this.#nodeAt(event);
    const video = this.drawing.nodes.find(({ key }) => key === to)?.video ?? -1;
    if (gesture.kind === 'connect' && video >= 0) this.#emit('connect-nodes', { from: gesture.key, to });
    if (gesture.kind === 'move')
      this.#emit('move-node', { key: gesture.key, place: this.drawing.places.get(gesture.key) });
  };

  /** The click after a drag is none. Those by keys have no detail. */
  #click = (/** @type {MouseEvent} */ event) => {
    if (this.#dragged && event.detail > 0) event.stopPropagation();
  };

  #drop = () => {
    this.gesture = null;
    this.toggleAttribute('panning', false);
  };

  /** @param {string} key @param {Place} place */
  #put(key, { x, y }) {
    this.lens ??= this.#lens; // the view stays
    this.drawing.places.set(key, { x: Math.round(x), y: Math.round(y) });
  }

  #wheel = (/** @type {WheelEvent} */ event) => {
    event.preventDefault();
    const { x, y, scale } = this.#lens;
    if (event.ctrlKey || event.metaKey)
      this.lens = zoomed(this.#lens, Math.exp(-event.deltaY * 4 * WHEEL_ZOOM), this.#at(event));
    else this.lens = { x: x - event.deltaX, y: y - event.deltaY, scale };
  };

  // ---- Keys -----------------------------------------------------------------

  /** @param {KeyboardEvent} event @param {BoardNode} node */
  #key(event, { key }) {
    const arrow = ARROWS[event.key];
    if (event.key === 'Enter') this.#emit('open-node', { key });
    else if (arrow && event.shiftKey) this.#nudge(key, arrow);
    else if (arrow) this.#go(key, arrow);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} key @param {[number, number]} direction */
  #nudge(key, [dx, dy]) {
    const { x, y } = /** @type {Place} */ (this.drawing.places.get(key));
    this.#put(key, { x: x + dx * STEP, y: y + dy * STEP });
    this.#emit('move-node', { key, place: this.drawing.places.get(key) });
    this.requestUpdate();
  }

  /** Focuses the nearest video in a direction. @param {string} key @param {[number, number]} direction */
  #go(key, [dx, dy]) {
    const here = /** @type {Place} */ (this.drawing.places.get(key));
    const far = (/** @type {Place} */ { x, y }) => {
      const [along, across] = [(x - here.x) * dx + (y - here.y) * dy, (x - here.x) * dy - (y - here.y) * dx];
      return along > 1 ? along + 2 * Math.abs(across) : Number.POSITIVE_INFINITY;
    };
    const videos = this.drawing.nodes.filter(({ video }) => video >= 0);
    const distances = videos.map((node) => far(/** @type {Place} */ (this.drawing.places.get(node.key))));
    const least = Math.min(...distances);
    if (least < Number.POSITIVE_INFINITY) this.focusNode(videos[distances.indexOf(least)].key);
  }

  /** Brings a node that is focused by keys into view. @param {FocusEvent} event @param {BoardNode} node */
  #focused(event, { key }) {
    this.scrollTo(0, 0); // the browser scrolls what has no scroll bars, too
    const place = this.drawing.places.get(key);
    if (!place || this.gesture || !(/** @type {Element} */ (event.target).matches(':focus-visible'))) return;
    this.lens = showing(this.#lens, { x: place.x, y: place.y, ...NODE }, this.#size);
    this.#emit('choose-node', { key });
  }

  // ---- Drawing --------------------------------------------------------------

  render() {
    if (!this.drawing) return nothing;
    const { nodes, edges } = this.drawing;
    const { x, y, scale } = this.#lens;
    return html`<div class="world" .style=${`transform: translate(${x}px, ${y}px) scale(${scale})`}>
      <svg class="lines" aria-hidden="true">
        <defs>
          <marker id="tip" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
            <path d="M0 0 10 5 0 10z" />
          </marker>
        </defs>
        ${edges.map((edge) => this.#line(edge))} ${this.#draft()}
      </svg>
      <ol aria-label="Videos">
        ${repeat(
          nodes,
          ({ key }) => key,
          (node) => this.#node(node),
        )}
      </ol>
    </div>`;
  }

  /** @param {import('./layout.js').Edge} edge */
  #line(edge) {
    const { places, document } = this.drawing;
    const { path, label } = lineOf(edge, places);
    const { kind } = edge.ways[0];
    const classes = ['line', kind, edge.ways.every(isBroken) && 'broken', edge.key === this.chosen && 'chosen'];
    return svg`<g class=${classes.filter(Boolean).join(' ')} data-edge=${edge.key} @click=${() => this.#emit('choose-edge', { key: edge.key })}>
      <path class="hit" d=${path} /><path d=${path} marker-end="url(#tip)" />
      <text x=${label.x} y=${label.y}>${edgeLabel(document, edge.ways)}</text>
    </g>`;
  }

  #draft() {
    const { gesture } = this;
    const from = gesture?.kind === 'connect' && gesture.moved ? this.drawing.places.get(gesture.key) : undefined;
    return from
      ? svg`<g class="draft"><path d=${lineTo(from, boardPoint(this.#lens, this.pointer)).path} /></g>`
      : nothing;
  }

  /** @param {BoardNode} node */
  #node(node) {
    const { key } = node;
    return nodeCard(node, /** @type {Place} */ (this.drawing.places.get(key)), key === this.chosen, {
      choose: () => this.#emit('choose-node', { key }),
      open: () => this.#emit('open-node', { key }),
      connect: () => this.#emit('connect-nodes', { from: key, to: '' }),
      key: (event) => this.#key(event, node),
      focus: (event) => this.#focused(event, node),
    });
  }
}

customElements.define('graph-board', GraphBoard);
