// SPDX-License-Identifier: MIT

/**
 * What was watched, as `measure()` reports it.
 * @typedef {{session: {dwell: number, videos: Visit[]}, visit: Visit | null}} Report
 */

/**
 * What was watched of a video. Times are in seconds of the media.
 * @typedef {object} Visit
 * @property {string} video
 * @property {number | null} duration
 * @property {number} visits
 * @property {[number, number][]} ranges what was played, sorted
 * @property {[number, number][]} passes each stretch that was played, in order
 * @property {number} played length of `ranges`
 * @property {number} watched length of all passes
 * @property {number[]} plays how often each second was played
 * @property {number} furthest
 * @property {number[]} quarters
 * @property {number} dwell
 */

export {};
