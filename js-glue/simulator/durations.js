// SPDX-License-Identifier: MIT

/** Fields of interactions and cues that say when something happens. */
const TIMES = ['time', 'start', 'start_time', 'end_time', 'finish', 'end'];
/** A video of unknown length goes on this long after the last of them, … */
const AFTER_LAST_S = 10;
/** … and is at least this long. */
const LEAST_S = 60;

/** @typedef {{interactions?: Record<string, unknown>[], cues?: Record<string, unknown>[]}} VideoDocument */

/**
 * How long to take a video whose duration nobody gives.
 * @param {unknown} project the parsed document, without errors
 * @param {number} video its number
 * @returns {number} seconds
 */
export function guessDuration(project, video) {
  const { interactions = [], cues = [] } = videosOf(project)[video] ?? {};
  const times = [...interactions, ...cues].flatMap((each) => TIMES.map((name) => Number(each[name] ?? 0)));
  const last = times.reduce((latest, time) => Math.max(latest, time), 0);
  return Math.max(last + AFTER_LAST_S, LEAST_S);
}

/** @param {any} project the short forms are projects of one video @returns {VideoDocument[]} */
function videosOf(project) {
  if (Array.isArray(project)) return [{ interactions: project }];
  return project.videos ?? [project];
}
