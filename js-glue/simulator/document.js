// SPDX-License-Identifier: MIT
// What simulations read of a document that the engine has accepted: plain parts of it, by
// their position. Everything else is read from the engine.

/** @typedef {Record<string, unknown>} Members */
/** @typedef {{interactions: Members[], cues: Members[], onEnded: Members}} VideoPart */

/** @param {any} value @returns {Members[]} */
const list = (value) => (Array.isArray(value) ? value : []);

/** The first of several members that is given. @param {Members} object @param {string[]} names @returns {string} '' for none */
function text(object, ...names) {
  const values = names.map((name) => object[name] ?? '').map((value) => String(value).trim());
  return values.find((value) => value !== '') ?? '';
}

/** The media time of an interaction or a cue. @param {Members} object @returns {number} NaN if it is not a plain number */
export const timeOf = (object) => Number.parseFloat(text(object, 'time', 'start', 'start_time'));

/**
 * The videos of a document, in order.
 * @param {any} project the parsed document: the full form, or a short form with one video
 * @returns {VideoPart[]}
 */
export function videosOf(project) {
  const short = Array.isArray(project) ? { interactions: project } : project;
  const videos = Array.isArray(short.videos) ? short.videos : [short];
  return videos.map((/** @type {any} */ { interactions, cues, on_ended }) => {
    return { interactions: list(interactions), cues: list(cues), onEnded: on_ended || {} };
  });
}

/**
 * The video that an interaction leads to.
 * @param {Members} interaction
 * @returns {string} its id or token, with templates if there are any; '' if it leads to none
 */
export function targetOf(interaction) {
  const type = text(interaction, 'type').toLowerCase();
  if (type === 'switch') return text(interaction, 'switch_video_id', 'switch_video_token', 'click_value');
  return text(interaction, 'click_action').toLowerCase() === 'video' ? text(interaction, 'click_value') : '';
}

/** The video that follows another. @param {VideoPart} video @returns {string} '' for none */
export const followerOf = ({ onEnded }) =>
  text(onEnded, 'action').toLowerCase() === 'switch' ? text(onEnded, 'value') : '';
