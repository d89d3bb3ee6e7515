// SPDX-License-Identifier: MIT
// What the pointer does from its press to its release. Each gesture gets the pointer's place, in
// percent of the frame; a drag is one step of undo.
import { addBox } from './actions.js';
import { boundsOf, boxOf, HANDLES, LEAST, moveMap, overlap, resizeMap, union } from './geometry.js';
import { moveVertex, place } from './placing.js';
import { linesOf, snap, targetsOf } from './snap.js';

/** @typedef {import('./stage.js').StudioStage} Stage */
/** @typedef {import('./points.js').Point} Point */
/** @typedef {import('./scene.js').Placed} Placed */
/**
 * @typedef {object} Gesture
 * @property {(point: Point, event: PointerEvent) => void} move
 * @property {(point: Point, event: PointerEvent) => void} end
 * @property {() => void} cancel
 */

/** A press that moves less is a click. CSS pixels. */
const CLICK_PX = 3;
/** How near a line has to be to snap. CSS pixels. */
const SNAP_PX = 6;
const NO_GUIDES = { x: [], y: [] };

/** @param {PointerEvent} event */
const isFree = (event) => event.ctrlKey || event.metaKey;

/**
 * Moves a point onto a line nearby, and shows that line.
 * @param {Stage} stage @param {import('./snap.js').Lines} lines of what is dragged
 * @param {import('./snap.js').Lines} targets @param {boolean} free not to snap
 */
export function snapped(stage, lines, targets, free) {
  const reach = stage.percentOf(SNAP_PX);
  const found = free ? { dx: 0, dy: 0, guides: NO_GUIDES } : snap(lines, targets, reach);
  stage.preview = { ...stage.preview, guides: found.guides };
  return found;
}

/** What a point may snap to: the picture, and what is on it. @param {Stage} stage @param {Placed[]} [except] */
export const targetsFor = (stage, except = []) =>
  targetsOf(
    stage.active.filter(({ index }) => !except.some((each) => each.index === index)).map((each) => boundsOf(each)),
  );

/** @param {Point} point @param {Stage} stage @param {import('./snap.js').Lines} targets @param {boolean} free @returns {Point} */
export function snapPoint([x, y], stage, targets, free) {
  const { dx, dy } = snapped(stage, { x: [x], y: [y] }, targets, free);
  return [x + dx, y + dy];
}

/** A drag that changes interactions: begins once the pointer has moved, and is undone when cancelled. */
class Drag {
  begun = false;

  /** @param {Stage} stage @param {Point} start @param {Placed[]} shapes where they are now */
  constructor(stage, start, shapes) {
    this.stage = stage;
    this.start = start;
    this.shapes = shapes;
    this.moment = stage.moment;
    this.targets = targetsFor(stage, shapes);
  }

  /** @param {Point} point @param {PointerEvent} event */
  move(point, event) {
    const [dx, dy] = [point[0] - this.start[0], point[1] - this.start[1]];
    const least = this.stage.percentOf(CLICK_PX);
    if (!this.begun && Math.abs(dx) < least.x && Math.abs(dy) < least.y) return;
    if (!this.begun) this.stage.rest();
    this.begun = true;
    this.drag(dx, dy, event);
  }

  /** @param {number} _dx percent @param {number} _dy @param {PointerEvent} _event */
  drag(_dx, _dy, _event) {}

  /** @param {Point} _point @param {PointerEvent} event */
  end(_point, event) {
    this.stage.preview = {};
    this.stage.studio.settle();
    if (!this.begun) this.click(event);
  }

  /** @param {PointerEvent} _event */
  click(_event) {}

  cancel() {
    this.stage.preview = {};
    if (this.begun) this.stage.studio.undo();
  }
}

/** Moves what is selected. */
export class MoveDrag extends Drag {
  #clicked;

  /** @param {Stage} stage @param {Point} start @param {Placed[]} shapes @param {() => void} click what a press without a drag does */
  constructor(stage, start, shapes, click) {
    super(stage, start, shapes);
    this.bounds = union(shapes.map(boundsOf));
    this.#clicked = click;
  }

  /** @param {PointerEvent} _event */
  click(_event) {
    this.#clicked();
  }

  /** @param {number} x @param {number} y @param {PointerEvent} event */
  drag(x, y, event) {
    const straight = event.shiftKey; // along the longer way only
    const { clientWidth, clientHeight } = this.stage.frame;
    const flat = Math.abs(x) * clientWidth > Math.abs(y) * clientHeight;
    const [dx, dy] = [straight && !flat ? 0 : x, straight && flat ? 0 : y];
    const moved = { ...this.bounds, left: this.bounds.left + dx, top: this.bounds.top + dy };
    const by = snapped(this.stage, linesOf(moved), this.targets, isFree(event) || event.altKey);
    const map = moveMap(straight && !flat ? 0 : dx + by.dx, straight && flat ? 0 : dy + by.dy);
    this.stage.change('Move', this.shapes, (item, shape) => place(item, shape, map, this.moment));
  }
}

/** Resizes what is selected. */
export class ResizeDrag extends Drag {
  /** @param {Stage} stage @param {Point} start @param {Placed[]} shapes @param {string} handle of HANDLES */
  constructor(stage, start, shapes, handle) {
    super(stage, start, shapes);
    this.bounds = union(shapes.map(boundsOf));
    this.handle = HANDLES[handle];
  }

  /** @param {number} dx @param {number} dy @param {PointerEvent} event */
  drag(dx, dy, event) {
    const { handle, bounds } = this;
    const edge = (/** @type {number} */ side, /** @type {number} */ at, /** @type {number} */ size) =>
      side === 0 ? [] : [side > 0 ? at + size : at];
    const lines = {
      x: edge(handle.x, bounds.left, bounds.width).map((x) => x + dx),
      y: edge(handle.y, bounds.top, bounds.height).map((y) => y + dy),
    };
    const by = snapped(this.stage, lines, this.targets, isFree(event) || event.shiftKey);
    const map = resizeMap(bounds, handle, dx + by.dx, dy + by.dy, { ratio: event.shiftKey, middle: event.altKey });
    this.stage.change('Resize', this.shapes, (item, shape) => place(item, shape, map, this.moment));
  }
}

/** Moves one vertex of a polygon. */
export class VertexDrag extends Drag {
  /** @param {Stage} stage @param {Point} start @param {Placed} shape @param {{ring: number, index: number}} vertex */
  constructor(stage, start, shape, vertex) {
    super(stage, start, [shape]);
    this.vertex = vertex;
    const others = (shape.rings ?? []).flatMap((ring, r) =>
      ring.filter((_point, i) => r !== vertex.ring || i !== vertex.index),
    );
    this.targets.x.push(...others.map(([x]) => x));
    this.targets.y.push(...others.map(([, y]) => y));
  }

  /** @param {number} dx @param {number} dy @param {PointerEvent} event */
  drag(dx, dy, event) {
    const { ring, index } = this.vertex;
    const [x, y] = /** @type {any} */ (this.shapes[0].rings)[ring][index];
    const to = snapPoint([x + dx, y + dy], this.stage, this.targets, isFree(event) || event.altKey);
    this.stage.change('Move the point', this.shapes, (item, shape) =>
      moveVertex(item, shape, this.vertex, to, this.moment),
    );
  }
}

/** Selects what a rubber band touches. */
export class Band {
  /** @param {Stage} stage @param {Point} start @param {boolean} adds to what is selected */
  constructor(stage, start, adds) {
    this.stage = stage;
    this.start = start;
    this.kept = adds ? [...stage.selectedIndexes] : [];
    if (!adds) stage.select([]);
  }

  /** @param {Point} point */
  move(point) {
    const band = boxOf(this.start, point);
    this.stage.preview = { band };
    const touched = this.stage.active.filter((each) => overlap(boundsOf(each), band)).map(({ index }) => index);
    const all = [...this.kept, ...touched.filter((index) => !this.kept.includes(index))];
    if (all.join() !== this.stage.selectedIndexes.join()) this.stage.select(all);
  }

  end() {
    this.stage.preview = {};
  }

  cancel() {
    this.stage.preview = {};
    this.stage.select(this.kept);
  }
}

/** Draws a box, as a new hotspot. */
export class BoxDrag {
  /** @param {Stage} stage @param {Point} start @param {PointerEvent} event */
  constructor(stage, start, event) {
    this.stage = stage;
    this.targets = targetsFor(stage);
    this.start = snapPoint(start, stage, this.targets, isFree(event) || event.altKey);
  }

  /** @param {Point} point @param {PointerEvent} event */
  #box(point, event) {
    const [x, y] = snapPoint(point, this.stage, this.targets, isFree(event) || event.altKey);
    const box = boxOf(this.start, [x, y]);
    if (!event.shiftKey) return box;
    const { clientWidth, clientHeight } = this.stage.frame; // Shift: a square on screen
    const side = Math.max((box.width * clientWidth) / 100, (box.height * clientHeight) / 100);
    const [width, height] = [(side / clientWidth) * 100, (side / clientHeight) * 100];
    const [left, top] = [
      x < this.start[0] ? this.start[0] - width : this.start[0],
      y < this.start[1] ? this.start[1] - height : this.start[1],
    ];
    return { left, top, width, height };
  }

  /** @param {Point} point @param {PointerEvent} event */
  move(point, event) {
    const box = this.#box(point, event);
    this.stage.preview = { ...this.stage.preview, box };
  }

  /** @param {Point} point @param {PointerEvent} event */
  end(point, event) {
    const box = this.#box(point, event);
    this.stage.preview = {};
    if (box.width >= LEAST && box.height >= LEAST) addBox(this.stage, box);
  }

  cancel() {
    this.stage.preview = {};
  }
}

/** Moves the view. */
export class Pan {
  #last;

  /** @param {Stage} stage @param {PointerEvent} event */
  constructor(stage, event) {
    this.stage = stage;
    this.#last = event;
  }

  /** @param {Point} _point @param {PointerEvent} event */
  move(_point, event) {
    this.stage.pan(this.#last.clientX - event.clientX, this.#last.clientY - event.clientY);
    this.#last = event;
  }

  end() {}

  cancel() {}
}
