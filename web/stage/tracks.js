// SPDX-License-Identifier: MIT
import { safeUrl } from '../../js-glue/engine/url.js';
import { listed } from '../../js-glue/media/listed.js';
import { h } from '../dom.js';

/** @typedef {import('../../js-glue/media/media.js').Video} Video */
/** @typedef {import('../../js-glue/media/listed.js').Track} Track */

/**
 * The project's tracks in each media element, and the page's own while they are removed (`away`).
 * @type {WeakMap<HTMLElement, {own: Element[], ours: Element[], away: boolean}>}
 */
const kept = new WeakMap();

/** @param {HTMLElement} media */
export function tracksOf(media) {
  const tracks = kept.get(media) ?? { own: [], ours: [], away: false };
  kept.set(media, tracks);
  return tracks;
}

/**
 * Gives a media element the tracks of its current video. The page's own tracks
 * belong to the page's own source.
 * @param {HTMLElement} media
 * @param {Video} video
 * @param {boolean} own whether the page's own source is in the element
 * @param {string} base URL that the tracks' addresses are resolved against
 */
export function setTracks(media, video, own, base) {
  const given = (video.tracks ?? []).flatMap((track) => resolve(track, base));
  const list = listed.get(media);
  if (list) return list(given);
  const tracks = tracksOf(media);
  const before = tracks.ours;
  tracks.ours = given.map((track) => make(track, media));
  if (own && !tracks.away && !before[0] && !tracks.ours[0]) return;
  // The page may have added and removed some since.
  if (!tracks.away) tracks.own = [...media.querySelectorAll(':scope > track')].filter((each) => !before.includes(each));
  tracks.away = !own;
  for (const track of [...tracks.own, ...before]) track.remove();
  // In one call: Chromium turns on a track that is added next to a showing one.
  media.append(...(own ? tracks.own : []), ...tracks.ours);
}

/** @param {NonNullable<Video['tracks']>[number]} track @param {string} base @returns {Track[]} one, or none if it is not allowed */
function resolve({ src, kind, srclang, label, default: on }, base) {
  const url = safeUrl(src, base);
  if (!url) return [];
  return [
    { src: url.href, kind: kind ?? 'subtitles', srclang: srclang ?? '', label: label ?? '', default: on === true },
  ];
}

/** @param {Track} track @param {HTMLElement} media */
function make({ default: on, ...attributes }, media) {
  const track = h('track', Object.fromEntries(Object.entries(attributes).filter(([, value]) => value)));
  track.default = on;
  return loaded(track, media);
}

/**
 * Loads default tracks of chapters and metadata as `hidden`, as HTML demands. Chromium
 * would set chapters to `showing`. A custom element plays a clone, and sees to that itself.
 * @template {Element} T
 * @param {T} track a new element
 * @param {HTMLElement} media that it is for
 * @returns {T}
 */
export function loaded(track, media) {
  const made = /** @type {HTMLTrackElement} */ (/** @type {Element} */ (track));
  if (made.default && /^(chapters|metadata)$/.test(made.kind) && !/-/.test(media.localName)) {
    made.default = false;
    made.track.mode = 'hidden';
  }
  return track;
}
