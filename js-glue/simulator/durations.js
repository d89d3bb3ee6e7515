// SPDX-License-Identifier: MIT
import { videosOf } from './document.js';

/** Fields of interactions and cues that hold a media time. */
const TIMES = ['time', 'start', 'start_time', 'end_time', 'finish', 'end'];
/** A guessed duration extends this long past the last media time, */
const AFTER_LAST_S = 10;
/** and is at least this long. */
const LEAST_S = 60;

/**
 * Guesses the duration of a video for which none is given.
 * @param {unknown} project the parsed document, which is valid
 * @param {number} video the video's number
 * @returns {number} seconds
 */
export function guessDuration(project, video) {
  const { interactions, cues } = videosOf(project)[video] ?? { interactions: [], cues: [] };
  const times = [...interactions, ...cues].flatMap((each) => TIMES.map((name) => Number(each[name] ?? 0)));
  const last = times.reduce((latest, time) => Math.max(latest, time), 0);
  return Math.max(last + AFTER_LAST_S, LEAST_S);
}
