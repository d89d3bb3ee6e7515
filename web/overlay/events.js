// SPDX-License-Identifier: MIT
import { PREVENTABLE } from '../../js-glue/engine/tables.js';

/**
 * @typedef {object} Owner
 * @property {HTMLElement} overlay
 * @property {import('./late-panels.js').LatePanels} panels
 * @property {import('./failure.js').Failure} failure
 * @property {() => void} begun a document was loaded, or the viewer's state was reset; nothing is shown yet
 */

/** Dispatches the events of docs/events.md on the overlay, each followed by `hotcue:event`, and updates the panels. */
export class Events {
  #owner;

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
  }

  /**
   * @param {string} name
   * @param {any} detail
   * @param {boolean} [cancelable]
   * @param {number} [mediaTime] of the event, in seconds; a cue's own time
   * @returns {boolean} false if the page prevented it
   */
  dispatch(name, detail, cancelable = false, mediaTime = undefined) {
    const { overlay, panels, failure, begun } = this.#owner;
    panels.before(name);
    failure.note(name, detail, mediaTime);
    const allowed = announce(overlay, name, detail, cancelable || PREVENTABLE.includes(name), mediaTime);
    if (allowed) panels.after(name, detail);
    if (allowed && detail.code === 'media') failure.show();
    if (allowed && name === 'error' && !cancelable) print(detail); // errors of a document are printed together
    if (name === 'project:load' || name === 'viewer:reset') begun();
    return allowed;
  }

  /** @param {unknown} error */
  fail(error) {
    const {
      code = 'internal',
      path,
      message,
    } = /** @type {import('../../js-glue/engine/error.js').HotcueError} */ (error);
    this.dispatch('error', path === undefined ? { code, message } : { code, path, message });
  }
}

/**
 * Dispatches an event on an overlay, and `hotcue:event` after it.
 * @param {HTMLElement} overlay
 * @param {string} type
 * @param {any} detail
 * @param {boolean} cancelable
 * @param {number} [mediaTime] seconds
 * @returns {boolean} false if the page prevented it
 */
export function announce(overlay, type, detail, cancelable, mediaTime) {
  const far = { bubbles: true, composed: true };
  const allowed = send(overlay, Object.assign(new CustomEvent(type, { detail, cancelable, ...far }), { mediaTime }));
  const copy = { type, detail, time: mediaTime ?? null, cancelable, prevented: !allowed };
  send(overlay, new CustomEvent('hotcue:event', { detail: copy, ...far }));
  return allowed;
}

/** Prints an error that no listener has prevented. @param {{code: string, path?: string, message: string}} error */
export function print({ code, path, message }) {
  console.error(`Hotcue: ${code}${path ? ` at ${path}` : ''}: ${message}`);
}

/**
 * Dispatches an event on an overlay, and also on the document once the overlay was removed from
 * it: then the event does not bubble there.
 * @param {HTMLElement} overlay
 * @param {CustomEvent} event
 * @returns {boolean} false if the page prevented it
 */
function send(overlay, event) {
  overlay.dispatchEvent(event);
  if (!overlay.isConnected) {
    Object.defineProperty(event, 'target', { value: outermost(overlay) });
    overlay.ownerDocument.dispatchEvent(event);
  }
  return !event.defaultPrevented;
}

/** What a page knows as the target of an element's events: its outermost host. @param {Element} element @returns {Element} */
function outermost(element) {
  const { host } = /** @type {ShadowRoot} */ (element.getRootNode());
  return host ? outermost(host) : element;
}
