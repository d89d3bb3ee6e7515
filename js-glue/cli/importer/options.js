// SPDX-License-Identifier: MIT
// The options of an import: one table for the command, its help and the studio. Which formats have
// which of them is in formats.js.
import { decimal } from './decimal.js';
import { FORMAT_NAMES } from './formats.js';

const FPS_MAX = 100_000;
const NUMBER_MAX = 1e6;
const SIZE_MAX = 1e7;

export const TRACK_KINDS = /** @type {const} */ (['metadata', 'chapters', 'captions']);
export const H5P_SECONDS = /** @type {const} */ (['keep', 'drop']);

/** @typedef {typeof TRACK_KINDS[number]} TrackKind */

/**
 * What is given of them; docs/importing.md.
 * @typedef {object} ImportOptions
 * @property {string | null} [format] one of FORMAT_NAMES; null to detect it
 * @property {string | null} [media] address of the film; of several, with `{id}` for the id that the
 *   other player has for it
 * @property {Map<string, number> | null} [durations] of films in seconds, by the id that the other
 *   player has for the film or for the place that it is played at; `''` for all others
 * @property {number | null} [fps] images per second; required for several images
 * @property {number} [start] the number of the image at time 0
 * @property {boolean} [inOrder] whether images are numbered in the order given
 * @property {number} [bridge] images in a row in which an object may be missing
 * @property {number} [tolerance] in pixels
 * @property {import('./annotations/frame.js').Size | null} [size] of images for which the file has none
 * @property {string | null} [labelKey] VIA: the attribute that holds the label
 * @property {string | null} [trackKey] VIA, COCO: the attribute that identifies objects
 * @property {Record<string, TrackKind>} [kinds] WebVTT: what a file is, by its name; by '' all others
 * @property {boolean} [cueEnds] WebVTT metadata: whether the end of a cue is a cue, too
 * @property {string | null} [chapters] address of a WebVTT file for the chapters of the player
 * @property {typeof H5P_SECONDS[number]} [h5pSecond] H5P: whether interactions last a second longer
 */

/** @typedef {keyof ImportOptions} OptionName */

/**
 * @typedef {object} Option
 * @property {string} flag its name for the command, without dashes
 * @property {string} [value] what follows the flag, as in the help; a switch has none
 * @property {string} label its name in a form
 * @property {string} help
 * @property {string} [missing] why it may be required
 * @property {readonly string[]} [choices] the values that it may have
 * @property {boolean} [several] whether it may be given several times
 * @property {string} [expects] what its value must be
 * @property {(text: string, before?: any) => unknown} [read] its value, from the text and the value
 *   so far; undefined if the text is no value
 */

/** @param {string} text */
const nonEmpty = (text) => text || undefined;

/** @type {Record<OptionName, Option>} */
export const OPTIONS = {
  format: {
    flag: 'format',
    value: 'NAME',
    label: 'Format',
    help: 'a name of the list above; detected by default',
    choices: FORMAT_NAMES,
  },
  media: {
    flag: 'media',
    value: 'ADDRESS',
    label: 'Address of the film',
    help: 'address of the film; for several films, with {id} in place of the id or name that the file has for each',
    expects: 'an address',
    read: nonEmpty,
  },
  durations: {
    flag: 'duration',
    value: 'S',
    label: 'Length of the film in seconds',
    missing: 'its times are parts of the length of the film',
    help: 'length of the film in seconds, where times are parts of it; ID=S for one of several films',
    several: true,
    expects: 'seconds, or ID=SECONDS',
    read: readDuration,
  },
  fps: {
    flag: 'fps',
    value: 'N',
    label: 'Images per second',
    missing: 'several images are annotated, which are the frames of a film',
    help: 'images per second (30, 29.97, 30000/1001); required for several images, which are then frames of a video',
    expects: `a number above 0, up to ${FPS_MAX}, or a fraction`,
    read: readFps,
  },
  start: {
    flag: 'start',
    value: 'N',
    label: 'Number of the image at time 0',
    help: 'the number of the image at time 0; 0 by default',
    expects: 'a whole number, 0 or more',
    read: wholeNumber,
  },
  inOrder: {
    flag: 'in-order',
    label: 'Number images in the order given',
    help: 'number images in the order given, from --start; by default the last number in their names is used',
  },
  bridge: {
    flag: 'bridge',
    value: 'N',
    label: 'Images in a row in which an object may be missing',
    help: 'ignore gaps of up to N images in a row in which an object is missing; 0 by default',
    expects: 'a whole number, 0 or more',
    read: wholeNumber,
  },
  tolerance: {
    flag: 'tolerance',
    value: 'PX',
    label: 'Tolerance in pixels',
    help: 'drop keyframes that the others reproduce to within PX pixels; 0 by default',
    expects: 'a number, 0 or more',
    read: (text) => within(decimal(text), 0, NUMBER_MAX),
  },
  size: {
    flag: 'size',
    value: 'WxH',
    label: 'Size of the images (WxH)',
    help: 'size of images in pixels, if the file has none',
    expects: 'WIDTHxHEIGHT in pixels',
    read: readSize,
  },
  labelKey: {
    flag: 'label',
    value: 'NAME',
    label: 'Attribute of the label',
    help: 'the attribute that holds the label',
    expects: 'a name',
    read: nonEmpty,
  },
  trackKey: {
    flag: 'track',
    value: 'NAME',
    label: 'Attribute that identifies objects',
    help: 'the attribute that identifies objects',
    expects: 'a name',
    read: nonEmpty,
  },
  kinds: {
    flag: 'kind',
    value: 'KIND',
    label: 'Kind of track',
    missing: 'it does not say what it contains',
    help: `what a file is, if it does not say so itself: ${TRACK_KINDS.join(', ')}; FILE=KIND for one of several files`,
    several: true,
    expects: `${TRACK_KINDS.join(', ')}, or FILE=KIND`,
    read: readKind,
  },
  cueEnds: {
    flag: 'cue-ends',
    label: 'Cues at the ends, too',
    help: 'metadata: add a cue at the end of each one; by default a cue is its start',
  },
  chapters: {
    flag: 'chapters',
    value: 'ADDRESS',
    label: 'Address of a WebVTT file of chapters',
    help: 'address of a WebVTT file of chapters, which becomes a track of the video: the seek bar shows them',
    expects: 'an address',
    read: nonEmpty,
  },
  h5pSecond: {
    flag: 'h5p-second',
    value: 'WORD',
    label: 'The second that H5P adds to each interaction',
    help: 'whether interactions last one second longer than their end, as they do there: keep (default) or drop',
    choices: H5P_SECONDS,
  },
};

export const OPTION_NAMES = /** @type {OptionName[]} */ (Object.keys(OPTIONS));

/** The options don't suffice for these files, or don't suit them. */
export class OptionError extends Error {
  name = 'OptionError';

  /**
   * @param {string} message
   * @param {OptionName | null} [missing] the option that is required
   * @param {string[]} [files] for which it is
   */
  constructor(message, missing = null, files = []) {
    super(message);
    this.missing = missing;
    this.files = files;
  }
}

/** @param {OptionName} name of an option that must be given @param {string[]} files for these */
export function missingOption(name, files) {
  const { flag, missing, help } = OPTIONS[name];
  return new OptionError(`${files.join(', ')}: ${missing}; --${flag} is required: ${help}`, name, files);
}

/**
 * Reads options.
 * @param {Partial<Record<OptionName, boolean | string | string[]>>} given as texts; a switch is true
 * @returns {ImportOptions}
 * @throws {OptionError} a text is no value
 */
export function readOptions(given) {
  const names = OPTION_NAMES.filter((name) => given[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, readOption(OPTIONS[name], given[name])]));
}

/** @param {Option} option @param {boolean | string | string[] | undefined} given */
function readOption({ flag, choices, expects = choices?.join(', '), read }, given) {
  if (typeof given === 'boolean') return given;
  let value;
  for (const text of [given].flat().map(String)) {
    value = choices ? choices.find((each) => each === text) : read?.(text, value);
    if (value === undefined) throw new OptionError(`--${flag} expects ${expects}, got "${text}"`);
  }
  return value;
}

/** @param {number} value @param {number} min @param {number} max */
const within = (value, min, max) => (value >= min && value <= max ? value : undefined);

/** @param {string} text */
function wholeNumber(text) {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** @param {string} text */
function readFps(text) {
  const [above, below = '1', ...more] = text.split('/');
  const fps = decimal(above) / decimal(below);
  return fps > 0 && more.length === 0 ? within(fps, 0, FPS_MAX) : undefined;
}

/** @param {string} text */
function readSize(text) {
  const [width, height, ...more] = text.split('x').map(decimal);
  return width > 0 && height > 0 && width + height < SIZE_MAX && more.length === 0 ? { width, height } : undefined;
}

/** @param {string} text @param {Map<string, number>} [before] */
function readDuration(text, before) {
  const at = text.lastIndexOf('=');
  const seconds = decimal(text.slice(at + 1));
  return seconds > 0 && seconds < Infinity
    ? new Map([...(before ?? []), [text.slice(0, Math.max(0, at)), seconds]])
    : undefined;
}

/** @param {string} text @param {Record<string, TrackKind>} [before] */
function readKind(text, before) {
  const file = text.slice(0, Math.max(0, text.lastIndexOf('=')));
  const kind = TRACK_KINDS.find((each) => each === text.slice(text.lastIndexOf('=') + 1));
  return kind && { ...before, [file]: kind };
}
