// SPDX-License-Identifier: MIT
// Follows a pointer that is down, until it is up. Escape, and whatever takes the pointer away, cancel.

/** How far a pointer goes before that is a drag, and no click. Pixels. */
const SLACK = 3;
/** How near the edge the view begins to move, and how fast it does. Pixels. */
const [EDGE, FAST] = [28, 0.5];

/**
 * @param {PointerEvent} down
 * @param {HTMLElement} host what captures the pointer: it must stay in the page
 * @param {object} handlers
 * @param {(event: PointerEvent) => void} handlers.move called once the pointer is dragged, and again after `pan`
 * @param {(cancelled: boolean) => void} handlers.end
 * @param {(event: PointerEvent) => number} [handlers.pan] called each frame of a drag: moves the view, and says by how much
 */
export function followPointer(down, host, { move, end, pan }) {
  const stop = new AbortController();
  const { signal } = stop;
  /** The last move; null while it may be a click. @type {PointerEvent | null} */
  let last = null;
  let frame = 0;
  const finish = (/** @type {boolean} */ cancelled) => {
    stop.abort();
    cancelAnimationFrame(frame);
    if (host.hasPointerCapture(down.pointerId)) host.releasePointerCapture(down.pointerId);
    end(cancelled);
  };
  const mine = (/** @type {(event: PointerEvent) => void} */ work) => (/** @type {Event} */ event) => {
    const each = /** @type {PointerEvent} */ (event);
    if (each.pointerId === down.pointerId) work(each);
  };
  const moved = (/** @type {PointerEvent} */ event) => {
    if (!last && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < SLACK) return;
    if (!last) host.setPointerCapture(down.pointerId); // not before: clicks would go to the host
    last = event;
    move(event);
  };
  addEventListener('pointermove', mine(moved), { signal });
  addEventListener(
    'pointerup',
    mine(() => finish(false)),
    { signal },
  );
  addEventListener(
    'pointercancel',
    mine(() => finish(true)),
    { signal },
  );
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      finish(true);
    },
    { signal, capture: true },
  );
  const look = () => {
    if (last && pan?.(last)) move(last);
    if (!signal.aborted) frame = requestAnimationFrame(look);
  };
  if (pan) look();
}

/** Whether a drag is not to snap: as on the stage. @param {PointerEvent} event */
export const isExact = ({ altKey, ctrlKey, metaKey }) => altKey || ctrlKey || metaKey;

/** How far to pan when a pointer is at the edge. @param {number} x @param {number} width @returns {number} pixels */
export function panAt(x, width) {
  if (x < EDGE) return (x - EDGE) * FAST;
  return x > width - EDGE ? (x - width + EDGE) * FAST : 0;
}
