// SPDX-License-Identifier: MIT
// Google Analytics 4: docs/analytics.md, "GA4". Its events for videos, with their parameters.
import { checkOptions } from './options.js';

/**
 * @typedef {object} Options
 * @property {'gtag' | 'dataLayer'} [to] what the page has: gtag(), or the data layer of a tag
 *   manager; default: gtag() where there is one
 * @property {string} [provider] `video_provider`; default: 'hotcue'
 */

/** @typedef {import('./record.js').Draft} Draft */
/** @typedef {import('./tap.js').Tap} Tap */

/**
 * Pushes `video_start`, `video_progress` (25, 50, 75) and `video_complete` once each for a video
 * in a viewing session, by what was really played.
 * @param {Options} [options]
 * @returns {import('./delivery.js').Adapter}
 * @throws {TypeError} if an option is unknown or has a wrong value
 */
export function dataLayer(options = {}) {
  checkOptions('dataLayer', options, { to: 'gtag | dataLayer', provider: 'string' });
  return { name: 'data-layer', connect: (tap) => connect(tap, options) };
}

/** @param {Tap} tap @param {Options} options */
function connect(tap, { to, provider = 'hotcue' }) {
  /** Sessions and videos that were begun. @type {Set<string>} */
  const begun = new Set();

  /** @param {string} event @param {number} percent @param {number} time @returns {Draft} */
  const draft = (event, percent, time) => {
    const { name, id, src } = /** @type {import('./tap.js').Video} */ (tap.video());
    const body = {
      event,
      video_current_time: Math.round(time),
      video_duration: Math.round(tap.measure()?.visit?.duration ?? 0),
      video_percent: percent,
      video_provider: provider,
      video_title: name ?? id,
      ...(src && { video_url: src }),
      visible: document.visibilityState === 'visible',
    };
    return { route: '/data-layer', body, push: ({ body }) => push(body, to) };
  };

  return {
    /** @param {any} event @returns {Iterable<Draft>} */
    *on({ type, detail, time }) {
      const key = `${tap.session()} ${tap.video()?.id}`;
      const plays = type === 'player:play' || type === 'player:quarter';
      if (plays && !begun.has(key)) {
        begun.add(key);
        yield draft('video_start', 0, time ?? 0);
      }
      if (type !== 'player:quarter') return;
      yield draft(detail.quarter < 1 ? 'video_progress' : 'video_complete', detail.quarter * 100, time ?? 0);
    },
  };
}

/** @param {any} body @param {Options['to']} to */
function push({ event, ...parameters }, to) {
  const page = /** @type {any} */ (globalThis);
  if (to !== 'dataLayer' && (to === 'gtag' || page.gtag)) page.gtag('event', event, parameters);
  else {
    page.dataLayer ??= [];
    page.dataLayer.push({ event, ...parameters });
  }
}
