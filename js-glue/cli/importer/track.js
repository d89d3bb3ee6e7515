// SPDX-License-Identifier: MIT
// Objects followed through the images.
import { overlap, POINTS_MAX } from './outline.js';

/** @typedef {import('./frame.js').NumberedFrame} NumberedFrame */
/** @typedef {import('./frame.js').Sighting} Sighting */

/**
 * A sighting with its image.
 * @typedef {object} Seen
 * @property {number} order of the image among those given
 * @property {number} index the image's number
 * @property {import('./frame.js').Size} size
 * @property {Sighting} sighting
 */

/**
 * An object, from where it comes to where it goes: what becomes one
 * interaction. The next one of the same object may begin where it ends.
 * @typedef {object} Track
 * @property {string} label
 * @property {string | null} name that the file tells it by
 * @property {Seen[]} seen in order of time
 * @property {number | null} until the image at which its next track takes over; null: it is gone, or that was all
 */

/**
 * Who is who: shapes with one label and one track name are one object, and in
 * one image they are its parts. Without a name, the first of a label in an
 * image is the first in all of them.
 * @param {NumberedFrame[]} frames
 * @param {number} bridge so many images in which it is missing don't end a track
 * @param {import('./report.js').Report} report
 * @returns {Track[]} by first image, then place in it
 */
export function follow(frames, bridge, report) {
  /** @type {Map<string, Seen[]>} */
  const objects = new Map();
  /** @type {Set<string>} */
  const told = new Set();
  for (const [order, { index, size, sightings }] of frames.entries()) {
    for (const [key, sighting] of identify(sightings, report)) {
      const seen = objects.get(key) ?? [];
      seen.push({ order, index, size, sighting });
      objects.set(key, seen);
      if (frames.length === 1 || JSON.parse(key)[2] === 0 || told.has(sighting.label)) continue;
      told.add(sighting.label);
      const why = `several are called "${sighting.label}" and nothing tells them apart: they are followed by their order; --track NAME names what does`;
      report.warning(sighting.place, 'ambiguous_track', why);
    }
  }
  const tracks = [...objects.values()].flatMap((seen) => divide(seen, bridge, report));
  return tracks.sort((a, b) => a.seen[0].order - b.seen[0].order);
}

/**
 * The objects of one image by a key that is the same in all.
 * @param {Sighting[]} sightings @param {import('./report.js').Report} report
 * @returns {Map<string, Sighting>}
 */
function identify(sightings, report) {
  /** @type {Map<string, Sighting>} */
  const objects = new Map();
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const sighting of sightings) {
    const { label, track } = sighting;
    const count = counts.get(label) ?? 0;
    if (track === null) counts.set(label, count + 1);
    const key = JSON.stringify([label, track, track === null ? count : 0]);
    const whole = objects.get(key);
    if (!whole) objects.set(key, { ...sighting, rings: [...sighting.rings] });
    else {
      whole.rings.push(...sighting.rings);
      whole.box = false;
      warnOfData([whole, sighting], report);
    }
  }
  for (const [key, whole] of objects) {
    if (isTooMany(whole, report)) objects.delete(key);
  }
  return objects;
}

/** @param {Sighting} whole @param {import('./report.js').Report} report */
function isTooMany({ label, rings, place }, report) {
  const points = rings.reduce((sum, ring) => sum + ring.length, 0);
  if (points <= POINTS_MAX) return false;
  report.error(place, 'too_many', `"${label}" has ${points} points here; all its parts may have ${POINTS_MAX}`);
  return true;
}

/** What is said of an object can stand once in a project. @param {Sighting[]} sightings @param {import('./report.js').Report} report */
function warnOfData([first, ...others], report) {
  const said = JSON.stringify(first.data);
  const other = others.find(({ data }) => JSON.stringify(data) !== said);
  if (!other) return;
  const { file, path } = first.place;
  report.warning(
    other.place,
    'data_changes',
    `what is said of "${first.label}" changes: that of ${file}${path} is taken`,
  );
}

/**
 * Where an object is missing in an image, its track ends; and where it comes
 * in more or fewer parts, as these can't be led over into each other.
 * @param {Seen[]} seen
 * @param {number} bridge
 * @param {import('./report.js').Report} report
 * @returns {Track[]}
 */
function divide(seen, bridge, report) {
  const { label, track: name } = seen[0].sighting;
  /** @type {Track[]} */
  const tracks = [];
  for (const [i, each] of seen.entries()) {
    const before = seen[i - 1];
    const gone = before && each.order - before.order - 1 > bridge;
    const parts = before && each.sighting.rings.length !== before.sighting.rings.length;
    if (before && !gone && parts) {
      const why = `"${label}" has another number of parts from here on: a new interaction`;
      report.warning(each.sighting.place, 'parts_change', why);
      tracks[tracks.length - 1].until = each.index;
    }
    if (!before || gone || parts) tracks.push({ label, name, seen: [], until: null });
    tracks[tracks.length - 1].seen.push(each);
  }
  warnOfHoles(seen, report);
  warnOfData(
    seen.map(({ sighting }) => sighting),
    report,
  );
  return tracks;
}

/** The engine fills by the even-odd rule, these formats take all rings together. @param {Seen[]} seen @param {import('./report.js').Report} report */
function warnOfHoles(seen, report) {
  const found = seen.find(({ sighting: { rings } }) => rings.length > 1 && overlap(rings));
  if (!found) return;
  const { label, place } = found.sighting;
  report.warning(place, 'overlapping_parts', `parts of "${label}" overlap: where two do is a hole`);
}
