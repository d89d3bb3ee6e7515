// SPDX-License-Identifier: MIT

/** @typedef {(event: import('../engine/events.js').HotcueAnyEvent) => void} Subscriber */

/**
 * Tells each, in the order in which they came. What one throws takes nothing from those
 * after it; who comes meanwhile hears of the next event first.
 * @param {Set<Subscriber>} subscribers
 * @param {any} event
 * @returns {unknown[]} what they threw
 */
export function tellAll(subscribers, event) {
  const errors = [];
  for (const tell of [...subscribers]) {
    try {
      if (subscribers.has(tell)) tell(event);
    } catch (error) {
      errors.push(error);
    }
  }
  return errors;
}
