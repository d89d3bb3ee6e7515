// SPDX-License-Identifier: MIT

/**
 * Dispatches an event on an element as its own events are (docs/embedding.md, "Events"): it bubbles, and
 * `hotcue:event` follows.
 * @param {HTMLElement} element
 * @param {string} type
 * @param {any} detail
 * @param {number} [time] media time in seconds; none for an error that belongs to no time
 * @param {boolean} [cancelable]
 * @returns {boolean} false if a listener has prevented it
 */
export function emit(element, type, detail, time, cancelable = true) {
  const far = { bubbles: true, composed: true };
  const event = new CustomEvent(type, { detail, cancelable, ...far });
  const allowed = element.dispatchEvent(Object.assign(event, { mediaTime: time }));
  const copy = { type, detail, time: time ?? null, cancelable, prevented: !allowed };
  element.dispatchEvent(new CustomEvent('hotcue:event', { detail: copy, ...far }));
  return allowed;
}

/** Reports a fault: an `error` event, and a warning on the console unless that is prevented. @param {HTMLElement} element @param {string} code @param {string} message */
export function warn(element, code, message) {
  if (emit(element, 'error', { code, message })) console.warn(`Hotcue: ${code}: ${message}`);
}
