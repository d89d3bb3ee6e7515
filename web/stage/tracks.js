// SPDX-License-Identifier: MIT
import { safeUrl } from '../../js-glue/engine/url.js';
import { h } from '../dom.js';

/** @typedef {import('../../js-glue/media/media.js').Video} Video */

/**
 * The tracks that a page gave an element, and those put in here.
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
 * Gives a media element the captions of the video it shows now. Those that
 * the page gave it belong to the page's own source.
 * @param {HTMLElement} media
 * @param {Video} video
 * @param {boolean} own whether it is the page's own source that shows
 * @param {string} base what the tracks' addresses start from
 */
export function setTracks(media, video, own, base) {
  const tracks = tracksOf(media);
  const before = tracks.ours;
  tracks.ours = (video.tracks ?? []).flatMap((track) => make(track, base));
  if (own && !tracks.away && before.length + tracks.ours.length === 0) return;
  tracks.away = !own;
  for (const track of [...tracks.own, ...before]) track.remove();
  // Together: Chromium turns on what comes to a track that shows.
  media.append(...(own ? tracks.own : []), ...tracks.ours);
}

/**
 * The page's own tracks are others now: out of sight while another video shows.
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

/** @param {NonNullable<Video['tracks']>[number]} track @param {string} base */
function make({ src, kind, srclang, label, default: on }, base) {
  const url = safeUrl(src, base);
  if (!url) return [];
  const attributes = { src: url.href, kind: kind ?? 'subtitles', srclang: srclang ?? '', label: label ?? '' };
  const track = h('track', Object.fromEntries(Object.entries(attributes).filter(([, value]) => value)));
  track.default = on === true;
  return [loaded(track)];
}

/**
 * Nothing shows of chapters and metadata: `default` loads them, by HTML. Chromium
 * would turn chapters to `showing`.
 * @template {Element} T
 * @param {T} track of an element that has just been made
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
