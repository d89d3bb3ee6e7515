// SPDX-License-Identifier: MIT
import { plain, rounded } from '../texts.js';
import { boxOf, labelBox, placed } from './box.js';
import { firstOf, isOn, numberOf, textOf } from './lenient.js';

/** @typedef {import('../../value.js').Value} Value */
/** @typedef {import('../../draft.js').Fields} Fields */
/** @typedef {import('./scene.js').Scene} Scene */

/** H5P shows an interaction up to this long after its `to`. */
const AFTER_S = 1;
/** Where an interaction leads to its own beginning, H5P goes this much further. */
const SELF_S = 0.2;
/** Of the names of H5P's own libraries. */
const PREFIX = 'H5P.';

/** An interaction of H5P: what all kinds of them have. */
export class Spot {
  /**
   * @param {Scene} scene
   * @param {Value} value an element of `interactions`
   */
  constructor(scene, value) {
    this.scene = scene;
    this.value = value;
    const action = value.at('action');
    this.params = action.at('params');
    /** As in `H5P.MultiChoice 1.16`. */
    this.version = textOf(action.at('library')) || action.at('library').text();
    this.library = this.version.split(' ')[0];
    this.kind = this.library.startsWith(PREFIX) ? this.library.slice(PREFIX.length) : this.library;
    this.place = value.place;
    this.box = boxOf(value);
    this.id = scene.freeId(this.kind.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'interaction');
    Object.assign(this, this.#times());
    this.label = scene.text(value.at('label'));
    this.title = firstOf(
      scene.text(action.at('metadata').at('title')),
      scene.text(this.params.at('contentName')),
      this.label,
      scene.text(value.at('libraryTitle')),
      this.kind,
    );
    this.isRequired = isOn(value.at('adaptivity').at('requireCompletion'));
    this.pauses = isOn(value.at('pause'));
    this.isButton = textOf(value.at('displayType')) === 'button';
  }

  /** @type {number} seconds */
  time = 0;
  /** @type {number} seconds */
  end = 0;

  #times() {
    const duration = this.value.at('duration');
    const time = numberOf(duration.at('from'), null);
    if (time === null) duration.at('from').number();
    const from = Math.max(0, time ?? 0);
    const to = Math.max(from, numberOf(duration.at('to'), from));
    const isKept = this.scene.options.h5pSecond !== 'drop' || to === from;
    return { time: from, end: rounded(isKept ? to + AFTER_S : to) };
  }

  /** What identifies it for the page, beside what one part of it is. @param {Fields} [part] @returns {Fields} */
  data(part = {}) {
    const action = this.value.at('action');
    const metadata = action.at('metadata');
    const isLicensed = !['', 'U'].includes(textOf(metadata.at('license')));
    return {
      library: this.version,
      subContentId: textOf(action.at('subContentId')) || undefined,
      metadata: isLicensed ? metadata.exact : undefined,
      ...part,
    };
  }

  /**
   * Adds a part of it.
   * @param {Fields} fields
   * @param {{part?: Fields, id?: string, place?: import('../../report.js').Place}} [about] `id`: a free one, if not its own
   */
  add(fields, { part, id = this.id, place = this.place } = {}) {
    const window = { time: this.time, end_time: this.end };
    this.scene.video.interaction({ id, custom_data: this.data(part), ...window, ...fields }, place);
  }

  /** An id for a part. @param {string} suffix */
  freeId(suffix) {
    return this.scene.freeId(`${this.id}-${suffix}`);
  }

  /** The name in events, for parts whose text isn't it. */
  get name() {
    return plain(this.title);
  }

  /** Where a jump to a time leads. @param {number} time */
  target(time) {
    return rounded(Math.max(0, time === this.time ? time + SELF_S : time));
  }

  /** The button that opens it. @returns {Fields} */
  get opener() {
    const text = firstOf(this.label, this.title);
    return { type: 'button', ...placed(labelBox(this.box, text)), value: plain(text), name: this.name };
  }
}
