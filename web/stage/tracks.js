// SPDX-License-Identifier: MIT
import { safeUrl } from '../../js-glue/engine/url.js';
import { listed } from '../../js-glue/media/listed.js';
import { h } from '../dom.js';

/** @typedef {import('../../js-glue/media/media.js').Video} Video */
/** @typedef {import('../../js-glue/media/listed.js').Track} Track */

/**
 * The page's own tracks of each media element, and those of the project; `away` while the page's are removed.
 * @type {WeakMap<HTMLElement, {own: Element[], ours: Element[], away: boolean}>}
 */
const kept = new WeakMap();

/** @param {HTMLElement} media */
function tracksOf(media) {
  const tracks = kept.get(media) ?? { own: [...media.querySelectorAll(':scope > track')], ours: [], away: false };
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
  tracks.ours = given.map(make);
  if (own && !tracks.away && before.length + tracks.ours.length === 0) return;
  tracks.away = !own;
  for (const track of [...tracks.own, ...before]) track.remove();
  // In one call: Chromium turns on a track that is added next to a showing one.
  media.append(...(own ? tracks.own : []), ...tracks.ours);
}

/**
 * Replaces the page's own tracks; they are not inserted while another video is shown.
 * @param {HTMLElement} media
 * @param {Element[]} own
 */
export function setOwnTracks(media, own) {
  const tracks = tracksOf(media);
  for (const track of tracks.own) if (!own.includes(track)) track.remove();
  tracks.own = own;
  if (tracks.away) return;
  for (const track of own) if (track.parentNode !== media) media.insertBefore(track, tracks.ours[0] ?? null);
}

/** @param {NonNullable<Video['tracks']>[number]} track @param {string} base @returns {Track[]} one, or none if it is not allowed */
function resolve({ src, kind, srclang, label, default: on }, base) {
  const url = safeUrl(src, base);
  if (!url) return [];
  return [
    { src: url.href, kind: kind ?? 'subtitles', srclang: srclang ?? '', label: label ?? '', default: on === true },
  ];
}

/** @param {Track} track */
function make({ default: on, ...attributes }) {
  const track = h('track', Object.fromEntries(Object.entries(attributes).filter(([, value]) => value)));
  track.default = on;
  return loaded(track);
}

/**
 * Loads default tracks of chapters and metadata as `hidden`, as HTML demands. Chromium
 * would set chapters to `showing`.
 * @template {Element} T
 * @param {T} track a new element
 * @returns {T}
 */
export function loaded(track) {
  const made = /** @type {HTMLTrackElement} */ (/** @type {Element} */ (track));
  if (made.default && ['chapters', 'metadata'].includes(made.kind)) {
    made.default = false;
    made.track.mode = 'hidden';
  }
  return track;
}
