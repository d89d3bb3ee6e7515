// SPDX-License-Identifier: MIT
// The common form of all annotation formats: images with the objects seen in
// them; and the media time of each image.

/** @typedef {{width: number, height: number}} Size of an image, in pixels */

/**
 * An object as seen in one image.
 * @typedef {object} Sighting
 * @property {string} label
 * @property {string | null} track identifies it among objects of the same label, across images; null if the file doesn't
 * @property {import('./outline.js').Ring[]} rings
 * @property {boolean} box whether it is just an axis-aligned rectangle
 * @property {Record<string, unknown>} data its other fields in the file
 * @property {import('../report.js').Place} place
 */

/**
 * An image of the sequence.
 * @typedef {object} Frame
 * @property {string} name of its file
 * @property {number | null} number if the file has one apart from the name
 * @property {Size} size
 * @property {Sighting[]} sightings
 * @property {import('../report.js').Place} place
 */

/**
 * The context in which a file is read.
 * @typedef {object} Context
 * @property {import('../report.js').Report} report
 * @property {Size | null} size of images for which the file has none
 * @property {string | null} fileName of the annotation file; null for standard input
 * @property {string | null} labelKey the attribute that holds the label, in formats without a fixed one
 * @property {string | null} trackKey the attribute that identifies objects across images
 */

/**
 * How images are mapped to media times.
 * @typedef {object} Timing
 * @property {number | null} fps images per second; null for a single image that stays
 * @property {number} start the number of the image at time 0
 * @property {boolean} inOrder whether images are numbered in the order given, ignoring their names
 */

/** @typedef {Frame & {index: number}} NumberedFrame */

/**
 * Numbers the images and sorts them by time. Errors go to the report.
 * @param {Frame[]} frames
 * @param {Timing} timing
 * @param {import('../report.js').Report} report
 * @returns {NumberedFrame[]}
 */
export function inOrder(frames, { start, inOrder: asGiven }, report) {
  const numbers = frames.map((frame) => (asGiven ? null : (frame.number ?? numberIn(frame.name))));
  const unnumbered = numbers.indexOf(null);
  const counted = numbers.every((number) => number === null);
  if (!counted && unnumbered >= 0) {
    const { place, name } = frames[unnumbered];
    report.error(place, 'frame_number', `no number in the name "${name}", while others have one; try --in-order`);
    return [];
  }
  const numbered = frames.map((frame, i) => ({ ...frame, index: counted ? start + i : Number(numbers[i]) }));
  numbered.sort((a, b) => a.index - b.index);
  for (const [i, { place, name, index }] of numbered.entries()) {
    if (index < start)
      report.error(place, 'out_of_range', `"${name}" is number ${index}, before the first one (--start ${start})`);
    if (i > 0 && numbered[i - 1].index === index) {
      const why = `"${name}" has the number of "${numbered[i - 1].name}", ${index}; --in-order numbers them as given`;
      report.error(place, 'duplicate_frame', why);
    }
  }
  return numbered;
}

/** The last number in a file's name, without folder and extension: 120 for frame_000120.json. @param {string} name */
function numberIn(name) {
  const base = name.replace(/^.*[\\/]/s, '').replace(/\.[^.]*$/s, '');
  const digits = base.match(/\d+/g)?.at(-1);
  const number = Number(digits);
  return digits !== undefined && Number.isSafeInteger(number) ? number : null;
}

/** An image's media time in seconds, rounded to microseconds. @param {number} index @param {Timing} timing */
export function timeOf(index, { fps, start }) {
  return fps === null ? 0 : Math.round(((index - start) / fps) * 1e6) / 1e6;
}
