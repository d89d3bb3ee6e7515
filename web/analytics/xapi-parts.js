// SPDX-License-Identifier: MIT
// What xAPI statements of videos are made of.

export const PROFILE = 'https://w3id.org/xapi/video';

/** @param {number} seconds */
const round = (seconds) => Math.round(seconds * 1000) / 1000;

/** A duration of ISO 8601. @param {number} seconds */
export const duration = (seconds) => `PT${Math.round(seconds * 100) / 100}S`;

/** The share that was played, 1 only for all. @param {import('./report.js').Visit} visit */
export const progress = ({ played, duration, quarters }) =>
  quarters.includes(1) ? 1 : Math.floor(Math.min(played / (duration ?? played), 0.999) * 1000) / 1000;

/** @param {[number, number][]} passes */
export const segments = (passes) => passes.map((pass) => pass.map((time) => time.toFixed(3)).join('[.]')).join('[,]');

/** Extensions by their IRIs; times have three decimals. @param {Record<string, any>} extensions */
export const iris = (extensions) =>
  Object.fromEntries(
    Object.entries(extensions).map(([name, value]) => [
      `${PROFILE}/extensions/${name}`,
      typeof value === 'number' ? round(value) : value,
    ]),
  );

/** What is known of the player and the screen. @param {any} element */
export function around(element) {
  const media = element.media ?? element;
  const box = media.getBoundingClientRect();
  const captions = [...(media.textTracks ?? [])].find(
    ({ kind, mode }) => mode === 'showing' && /captions|subtitles/.test(kind),
  );
  return {
    volume: media.muted ? 0 : media.volume,
    speed: `${media.playbackRate}x`,
    'full-screen': document.fullscreenElement !== null,
    'screen-size': `${screen.width}x${screen.height}`,
    'video-playback-size': `${Math.round(box.width)}x${Math.round(box.height)}`,
    'user-agent': navigator.userAgent,
    'cc-subtitle-enabled': captions !== undefined,
    ...(captions?.language && { 'cc-subtitle-lang': captions.language }),
  };
}
