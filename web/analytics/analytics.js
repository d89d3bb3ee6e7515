// SPDX-License-Identifier: MIT
import { browser } from './browser.js';
import { Delivery } from './delivery.js';
import { Outbox } from './outbox.js';

/** @typedef {import('./delivery.js').Options} Options */

/** Deliveries that are not stopped. @type {Set<Delivery>} */
const running = new Set();
/** Of all elements of the page. @type {Outbox | null} */
let outbox = null;

/**
 * Delivers what happens in an element: each record of the adapters once, also if the page is
 * closed, offline, or crashes.
 * @param {HTMLElement} element a `<hotcue-player>` or `<hotcue-overlay>`
 * @param {Options} options
 * @returns {Delivery}
 * @throws {TypeError} for options that can't be understood
 */
export function analytics(element, options) {
  outbox ??= openOutbox();
  const delivery = new Delivery(element, options, outbox, Date.now);
  running.add(delivery);
  delivery.addEventListener('stop', () => running.delete(delivery));
  return delivery;
}

function openOutbox() {
  const made = new Outbox(browser());
  addEventListener('online', () => sendAll());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && sendAll());
  addEventListener('pagehide', () => {
    for (const delivery of running) delivery.leave();
    made.leave();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) for (const delivery of running) delivery.back();
  });
  return made;
}

function sendAll() {
  for (const delivery of running) delivery.flush();
}
