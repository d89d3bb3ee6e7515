// SPDX-License-Identifier: MIT
import { safeUrl } from '../js-glue/url.js';
import { h } from './dom.js';

/** @typedef {import('../js-glue/media.js').Video} Video */

/**
 * The tracks that a page gave an element, and those put in here.
 * @type {WeakMap<HTMLElement, {own: Element[], ours: Element[]}>}
 */
const kept = new WeakMap();

/**
 * Gives a media element the captions of the video it shows now. Those that
 * the page gave it belong to the page's own source.
 * @param {HTMLElement} media
 * @param {Video} video
 * @param {boolean} own whether it is the page's own source that shows
 * @param {string} base what the tracks' addresses start from
 */
export function setTracks(media, video, own, base) {
  const tracks = kept.get(media) ?? { own: [...media.querySelectorAll(':scope > track')], ours: [] };
  for (const track of [...tracks.own, ...tracks.ours]) track.remove();
  tracks.ours = (video.tracks ?? []).flatMap((track) => make(track, base));
  kept.set(media, tracks);
  media.append(...(own ? tracks.own : []), ...tracks.ours);
}

/** @param {NonNullable<Video['tracks']>[number]} track @param {string} base */
function make({ src, kind, srclang, label }, base) {
  const url = safeUrl(src, base);
  if (!url) return [];
  const attributes = { src: url.href, kind: kind ?? 'subtitles', srclang: srclang ?? '', label: label ?? '' };
  return [h('track', Object.fromEntries(Object.entries(attributes).filter(([, value]) => value)))];
}
