// SPDX-License-Identifier: MIT
// The pointers over the picture: one begins a gesture, two pinch; Ctrl with the wheel zooms, and the
// space bar makes a drag move the view.
import { isTyping } from '../shell/keys.js';
import { editPoints } from './actions.js';
import { press } from './tools.js';

/** @typedef {import('./stage.js').StudioStage} Stage */
/** @typedef {import('./gestures.js').Gesture} Gesture */

/** Zoom of the wheel: this many pixels are a factor of e. */
const WHEEL_PX = 300;

export class Pointers {
  #stage;
  #view;
  #end = new AbortController();
  /** @type {Gesture | null} */
  #gesture = null;
  /** @type {Map<number, PointerEvent>} */
  #down = new Map();
  /** Of a pinch: where it began. @type {{distance: number, scale: number, middle: {clientX: number, clientY: number}} | null} */
  #pinch = null;
  #over = false;
  /** Whether the space bar has moved the view, so that it does not also play. */
  #panned = false;

  /** @param {Stage} stage @param {HTMLElement} view the picture, and what is around it */
  constructor(stage, view) {
    this.#stage = stage;
    this.#view = view;
    const { signal } = this.#end;
    /** @type {(target: EventTarget, type: string, listener: (event: any) => void, more?: object) => void} */
    const on = (target, type, listener, more) => target.addEventListener(type, listener, { signal, ...more });
    on(view, 'pointerdown', this.#onDown);
    on(view, 'pointermove', this.#onMove);
    on(view, 'pointerup', this.#onUp);
    on(view, 'pointercancel', this.#onCancel);
    on(view, 'dblclick', this.#onDouble);
    on(view, 'pointerenter', () => (this.#over = true));
    on(view, 'pointerleave', () => {
      this.#over = false;
      stage.hovered = -1;
      stage.pointer = null;
    });
    on(view, 'wheel', this.#onWheel, { passive: false });
    on(globalThis, 'keydown', this.#onKey, { capture: true });
    on(globalThis, 'keyup', this.#onKeyUp, { capture: true });
    on(globalThis, 'blur', () => (stage.panning = false));
  }

  dispose() {
    this.#gesture?.cancel();
    this.#end.abort();
  }

  #onDown = (/** @type {PointerEvent} */ event) => {
    if (this.#isOnBar(event)) return;
    this.#down.set(event.pointerId, event);
    if (this.#down.size === 2) return this.#startPinch();
    if (this.#gesture || this.#down.size > 1) return;
    this.#gesture = press(this.#stage, this.#stage.pointAt(event), event);
    if (!this.#gesture) return;
    this.#view.setPointerCapture(event.pointerId);
    if (event.button === 1) event.preventDefault(); // no scrolling by the middle button
  };

  /** Whether the pointer is on a scroll bar. @param {PointerEvent} event */
  #isOnBar({ clientX, clientY }) {
    const { left, top } = this.#view.getBoundingClientRect();
    return clientX - left >= this.#view.clientWidth || clientY - top >= this.#view.clientHeight;
  }

  #onMove = (/** @type {PointerEvent} */ event) => {
    const stage = this.#stage;
    const point = stage.pointAt(event);
    if (this.#down.has(event.pointerId)) this.#down.set(event.pointerId, event);
    if (this.#pinch) return this.#movePinch();
    if (this.#gesture && this.#down.has(event.pointerId)) {
      if (stage.panning) this.#panned = true;
      return this.#gesture.move(point, event);
    }
    if (event.pointerType === 'touch') return;
    stage.pointer = stage.preview.ring ? point : null;
    stage.hovered = stage.tool === 'select' || stage.tool === 'points' ? stage.hit(point) : -1;
  };

  #onUp = (/** @type {PointerEvent} */ event) => {
    if (!this.#down.delete(event.pointerId)) return;
    if (this.#pinch) {
      if (this.#down.size === 0) this.#pinch = null;
      return;
    }
    const gesture = this.#gesture;
    this.#gesture = null;
    gesture?.end(this.#stage.pointAt(event), event);
  };

  #onCancel = (/** @type {PointerEvent} */ event) => {
    this.#down.delete(event.pointerId);
    if (this.#down.size === 0) this.#pinch = null;
    this.cancel();
  };

  /** Gives a drag up. @returns {boolean} whether there was one */
  cancel() {
    const gesture = this.#gesture;
    this.#gesture = null;
    gesture?.cancel();
    return gesture !== null;
  }

  #onDouble = () => {
    const stage = this.#stage;
    if (stage.tool === 'select' && stage.selectedShapes.length === 1 && stage.selectedShapes[0].rings)
      editPoints(stage);
  };

  // ---- Zoom ---------------------------------------------------------------------

  /** The distance of the two fingers, and the middle between them. */
  #span() {
    const [a, b] = [...this.#down.values()];
    const middle = { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
    return { distance: Math.max(Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), 1), middle };
  }

  #startPinch() {
    this.cancel();
    this.#pinch = { ...this.#span(), scale: this.#stage.scale };
  }

  #movePinch() {
    const { zoom } = this.#stage;
    const pinch = this.#pinch;
    if (!pinch || !zoom || this.#down.size < 2) return;
    const { distance, middle } = this.#span();
    zoom.pan(pinch.middle.clientX - middle.clientX, pinch.middle.clientY - middle.clientY);
    pinch.middle = middle;
    zoom.to((pinch.scale * distance) / pinch.distance, middle);
  }

  #onWheel = (/** @type {WheelEvent} */ event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { zoom, scale } = this.#stage;
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    zoom?.to(scale * Math.exp((-event.deltaY * lines) / WHEEL_PX), event);
  };

  // ---- The space bar ------------------------------------------------------------

  #onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Escape' && this.#gesture) {
      event.stopImmediatePropagation();
      event.preventDefault();
      this.cancel();
    }
    if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    const [target] = event.composedPath();
    const isButton = target instanceof Element && target.closest('button, summary, a, [role="button"], dialog');
    if (!this.#over || isButton) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (event.repeat) return;
    this.#panned = false;
    this.#stage.panning = true;
  };

  /** Released without a drag, it plays or pauses as elsewhere. */
  #onKeyUp = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== ' ' || !this.#stage.panning) return;
    this.#stage.panning = false;
    if (!this.#panned) this.#stage.studio.playhead.toggle();
  };
}
