// SPDX-License-Identifier: MIT
// What every format is read into: images with objects seen in them; and when
// each image is.

/** @typedef {{width: number, height: number}} Size of an image, in pixels */

/**
 * An object as one image shows it.
 * @typedef {object} Sighting
 * @property {string} label what it is called
 * @property {string | null} track tells it from others of the same label in all images; null when the file doesn't
 * @property {import('./outline.js').Ring[]} rings
 * @property {boolean} box whether it is an upright rectangle and nothing else
 * @property {Record<string, unknown>} data what else the file says of it
 * @property {import('./report.js').Place} place
 */

/**
 * An image of the sequence.
 * @typedef {object} Frame
 * @property {string} name its file's
 * @property {number | null} number when the file says it apart from the name
 * @property {Size} size
 * @property {Sighting[]} sightings
 * @property {import('./report.js').Place} place
 */

/**
 * What reading a file needs to know.
 * @typedef {object} Context
 * @property {import('./report.js').Report} report
 * @property {Size | null} size of images of which the file doesn't tell it
 * @property {string | null} fileName of the annotation file; null for standard input
 * @property {string | null} labelKey the attribute that holds the label, of formats without a fixed one
 * @property {string | null} trackKey the attribute that tells objects apart
 */

/**
 * When images are.
 * @typedef {object} Timing
 * @property {number | null} fps images a second; null: there is one image, for good
 * @property {number} start the number of the image at time 0
 * @property {boolean} inOrder whether they are numbered in the order given, whatever their names say
 */

/** @typedef {Frame & {index: number}} NumberedFrame */

/**
 * The images in order of time, each with its number.
 * @param {Frame[]} frames
 * @param {Timing} timing
 * @param {import('./report.js').Report} report
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
    if (index < start) report.error(place, 'out_of_range', `"${name}" is before the first one, ${start} by --start`);
    if (i > 0 && numbered[i - 1].index === index) {
      const why = `"${name}" has the number of "${numbered[i - 1].name}", ${index}; --in-order numbers them as given`;
      report.error(place, 'duplicate_frame', why);
    }
  }
  return numbered;
}

/** The last number in a file's name, without folder and ending: frame_000120.json is 120. @param {string} name */
function numberIn(name) {
  const base = name.replace(/^.*[\\/]/s, '').replace(/\.[^.]*$/s, '');
  const digits = base.match(/\d+/g)?.at(-1);
  const number = Number(digits);
  return digits !== undefined && Number.isSafeInteger(number) ? number : null;
}

/** An image's media time, in seconds, to a microsecond. @param {number} index @param {Timing} timing */
export function timeOf(index, { fps, start }) {
  return fps === null ? 0 : Math.round(((index - start) / fps) * 1e6) / 1e6;
}
