// SPDX-License-Identifier: MIT

/** @typedef {(event: import('../engine/events.js').HotcueAnyEvent) => void} Subscriber */

/**
 * Calls all subscribers, in the order in which they subscribed, even if some throw.
 * Those added meanwhile get the next event first.
 * @param {Set<Subscriber>} subscribers
 * @param {any} event
 * @returns {unknown[]} the exceptions thrown
 */
export function notify(subscribers, event) {
  const errors = [];
  for (const subscriber of [...subscribers]) {
    try {
      if (subscribers.has(subscriber)) subscriber(event);
    } catch (error) {
      errors.push(error);
    }
  }
  return errors;
}
