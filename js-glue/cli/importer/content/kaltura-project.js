// SPDX-License-Identifier: MIT
// Kaltura's projects: nodes, each of which plays a film, with hotspots and cues.
import { sourcesOf } from './films.js';
import { clickOf, endOf } from './kaltura-click.js';
import { styleOf } from './kaltura-style.js';
import { quoted } from './members.js';
import { customDataOf, idOf, plain, rounded, textOf } from './texts.js';

/** @typedef {import('../value.js').Value} Value */
/** @typedef {import('../formats.js').Context} Context */
/** @typedef {import('./kaltura-click.js').Command} Command */
/** @typedef {import('./kaltura-stage.js').Box} Box */

/**
 * @typedef {object} KalturaNode
 * @property {string} id
 * @property {string} xref empty if it has none
 * @property {string} name empty if it has none
 * @property {string} videoId its id in the draft
 * @property {import('../draft.js').VideoDraft} video
 * @property {number | null} duration in seconds
 * @property {number} startFrom in seconds
 * @property {Value} value
 */

/**
 * @typedef {object} NodeFields
 * @property {Value} id
 * @property {Value} [xref]
 * @property {Value} name
 * @property {Value} entryId
 * @property {Value} customData
 * @property {number | undefined} duration in seconds, as the file has it
 * @property {number | undefined} startFrom in seconds
 */

/**
 * A hotspot, whatever format it was written in.
 * @typedef {object} Hotspot
 * @property {Value} value
 * @property {Value} id
 * @property {Value} name
 * @property {Value} label
 * @property {number} start in seconds
 * @property {number | undefined} end in seconds; undefined: never
 * @property {Box} box in percent of the frame
 * @property {Value} style
 * @property {number} stageSide the smaller side of the stage in pixels
 * @property {Value} customData
 * @property {Command[]} commands
 */

/** A locator's key and value, as a text. */
const KEYED = /^(id|ref|xref|name):(.*)$/s;

/** @type {Record<string, 'id' | 'xref' | 'name'>} */
const KEYS = { id: 'id', ref: 'xref', xref: 'xref', name: 'name' };

export class KalturaProject {
  /** @type {KalturaNode[]} */
  nodes = [];
  /** Where the project starts. @type {KalturaNode | null} */
  first = null;
  #isUntimed = false;
  /** @type {Map<string, KalturaNode>} */
  #byId = new Map();

  /** @param {Context} context */
  constructor(context) {
    this.context = context;
  }

  get report() {
    return this.context.report;
  }

  /** @param {Value} value @param {NodeFields} fields */
  node(value, fields) {
    const { draft, report, options } = this.context;
    const id = idOf(fields.id);
    const entryId = idOf(fields.entryId);
    const xref = (fields.xref && idOf(fields.xref)) ?? '';
    const name = textOf(fields.name, report) ?? '';
    const videoId = draft.freeId((id ?? entryId ?? 'video').replaceAll('{{', '{ {'));
    if (videoId !== id) report.warning(value.place, 'renamed', `the id of this video is ${quoted(videoId)}`);
    const duration = this.#durationOf(id, entryId, fields.duration);
    const sources = sourcesOf(options.media, entryId ?? id ?? '');
    if (xref !== '' && entryId !== undefined && !sources) {
      report.lost(fields.entryId.place, 'the entry id beside an xref, without --media');
    }
    const token = xref || (entryId ?? '');
    const video = draft.video(
      {
        id: videoId,
        ...(token !== '' && token !== videoId && { token }),
        ...(name !== '' && { title: name }),
        custom_data: customDataOf(fields.customData, report),
        sources,
        ...(duration !== null && { duration }),
      },
      value.place,
    );
    const startFrom = Math.max(0, rounded(fields.startFrom ?? 0));
    this.#add({ id: id ?? '', xref, name, videoId, video, duration, startFrom, value });
  }

  /** The first of several nodes with an id has it. @param {KalturaNode} node */
  #add(node) {
    this.nodes.push(node);
    if (!this.#byId.has(node.id)) this.#byId.set(node.id, node);
  }

  /** What the author says of this film, what the file says, what the author says of all. @param {string | undefined} id @param {string | undefined} entryId @param {number | undefined} own @returns {number | null} */
  #durationOf(id, entryId, own) {
    const { durations } = this.context.options;
    const known = own !== undefined && own > 0 ? rounded(own) : undefined;
    const [ofId, ofFilm] = [id, entryId].map((name) => (name ? durations?.get(name) : undefined));
    return ofId ?? ofFilm ?? known ?? durations?.get('') ?? null;
  }

  /**
   * The node that plays a film, of this file or of one before it; a new one if there is none.
   * @param {Value} entryId may be absent
   * @param {Value} value that asks
   * @returns {KalturaNode}
   */
  film(entryId, value) {
    const id = idOf(entryId) ?? '';
    const known = this.#byId.get(id);
    if (known) return known;
    const { draft, options } = this.context;
    const before = draft.videos.find(({ fields }) => id === '' || fields.token === id || fields.id === id);
    const video = before ?? (id === '' ? draft.main(value.place) : draft.video({ id: draft.freeId(id) }, value.place));
    if (!before) video.fields.sources = sourcesOf(options.media, id);
    const own = video.fields.duration;
    const duration = this.#durationOf(id, id, typeof own === 'number' ? own : undefined);
    if (duration !== null) video.fields.duration = duration;
    const node = { id, xref: '', name: '', videoId: video.fields.id, video, duration, startFrom: 0, value };
    this.#add(node);
    return node;
  }

  /** @param {Value} id @returns {KalturaNode | null} */
  nodeOf(id) {
    const wanted = idOf(id);
    return (wanted !== undefined && this.#byId.get(wanted)) || null;
  }

  /** The node that a locator means. @param {Value} locator a text, a number, or an object @returns {KalturaNode | null} */
  locate(locator) {
    const byId = this.nodeOf(locator);
    if (byId) return byId;
    const [, key, text] = (typeof locator.raw === 'string' && KEYED.exec(locator.raw)) || [];
    if (key !== undefined) return this.nodes.find((node) => node[KEYS[key]] === text) ?? null;
    if (!locator.isObject) return null;
    for (const [name, member] of Object.entries(KEYS)) {
      const wanted = idOf(locator.at(name));
      const found = wanted === undefined ? undefined : this.nodes.find((node) => node[member] === wanted);
      if (found) return found;
    }
    return null;
  }

  /**
   * A fraction of a node's duration in seconds. If the duration is not known the import needs it as
   * an option: times would be wrong, and only the author can give it.
   * @param {number} fraction
   * @param {KalturaNode} node
   * @returns {number}
   */
  secondsOf(fraction, node) {
    if (fraction !== 0 && node.duration === null && !this.#isUntimed) {
      this.#isUntimed = true;
      this.context.need('durations', node.value.place.file);
    }
    return rounded(fraction * (node.duration ?? 1));
  }

  /** @param {KalturaNode} node @param {Hotspot} hotspot */
  hotspot(node, hotspot) {
    const { report } = this;
    const { value, start, end, box } = hotspot;
    const [name, label] = [textOf(hotspot.name, report), textOf(hotspot.label, report)];
    const isOver = end !== undefined && end <= start;
    const isLate = node.duration !== null && start > node.duration;
    if (isOver || isLate) value.fail('bad_time_window', 'it is never shown');
    if (label !== undefined && plain(label) !== label) {
      report.warning(hotspot.label.place, 'changed', 'an invisible character keeps {{ from naming a variable');
    }
    const atEnd = end === undefined || (node.duration !== null && end >= node.duration);
    node.video.interaction(
      {
        id: this.#freeId(node, 'interactions', hotspot.id),
        type: label === undefined ? 'hotspot' : 'button',
        name,
        custom_data: customDataOf(hotspot.customData, report),
        time: start,
        ...(!atEnd && { end_time: end }),
        pos_top: rounded(box.top),
        pos_left: rounded(box.left),
        pos_width: rounded(box.width),
        pos_height: rounded(box.height),
        ...(label !== undefined && { value: plain(label) }),
        ...this.#looks(hotspot, label !== undefined),
        ...clickOf(hotspot.commands, node, report),
      },
      value.place,
    );
  }

  /** A hotspot looks like its style only: it has no background or line of its own. @param {Hotspot} hotspot @param {boolean} hasLabel */
  #looks({ style, stageSide }, hasLabel) {
    const given = styleOf(style, stageSide, this.report);
    const line = hasLabel || 'border_width' in given ? {} : { hotspot_ring: false };
    const isStyled = Object.keys(given).length > 0;
    if (hasLabel && !isStyled) return {};
    return {
      ...line,
      background_color: 'transparent',
      ...('border_color' in given ? {} : { border_width: 0 }),
      ...given,
    };
  }

  /** @param {KalturaNode} node @param {{value: Value, id: Value, time: number, customData: Value}} cue time in seconds */
  cue(node, { value, id, time, customData }) {
    if (node.duration !== null && time > node.duration) value.fail('out_of_range', 'it is after the end of the video');
    const fields = { id: this.#freeId(node, 'cues', id), time, custom_data: customDataOf(customData, this.report) };
    node.video.cue(fields, value.place);
  }

  /** @param {KalturaNode} node @param {'interactions' | 'cues'} list @param {Value} id @returns {string} */
  #freeId({ video }, list, id) {
    const wanted = idOf(id) ?? (list === 'cues' ? 'cue' : 'hotspot');
    const free = video.freeId(list, wanted);
    if (free !== wanted) this.report.warning(id.place, 'renamed', `another has this id: it becomes ${quoted(free)}`);
    return free;
  }

  /** @param {KalturaNode} node @param {Command[]} commands */
  ended(node, commands) {
    node.video.fields.on_ended = endOf(commands, node, this.report);
  }

  /** @param {Value} start the id of the first node, or absent */
  starts(start) {
    const { draft, report } = this.context;
    const node = this.nodeOf(start);
    if (start.given && start.raw !== '' && !node)
      report.lost(start.place, `the start: no video is ${quoted(start.raw)}`);
    const first = node ?? this.nodes[0] ?? null;
    this.first = first;
    if (first && first.startFrom > 0) {
      report.lost(first.value.place, `the project starts at 0 of this video, not at ${first.startFrom}`);
    }
    if (node) draft.fields.start ??= node.videoId;
    if (this.context.options.media == null && this.nodes.length > 1) {
      const message = 'the addresses of the films, which the file does not have: give --media, or add sources';
      report.warning(this.nodes[0].value.place, 'no_source', message);
    }
  }
}
