// SPDX-License-Identifier: MIT
// Follows objects through the images.
import { overlap, POINTS_MAX } from './outline.js';

/** @typedef {import('./frame.js').NumberedFrame} NumberedFrame */
/** @typedef {import('./frame.js').Sighting} Sighting */

/**
 * A sighting with its image.
 * @typedef {object} Seen
 * @property {number} order index of the image among those given
 * @property {number} index the image's number
 * @property {import('./frame.js').Size} size
 * @property {Sighting} sighting
 */

/**
 * An object from its appearance to its disappearance; becomes one interaction. The
 * object's next track may start where this one ends.
 * @typedef {object} Track
 * @property {string} label
 * @property {string | null} name by which the file identifies it
 * @property {Seen[]} seen in order of time
 * @property {number | null} until number of the image at which the object's next track takes over; null for none
 */

/**
 * Identifies objects across images: shapes with the same label and track name are one
 * object; within one image they are its parts. Without a track name, the n-th shape of
 * a label is the same object in every image.
 * @param {NumberedFrame[]} frames
 * @param {number} bridge an object may be missing in this many images in a row without ending its track
 * @param {import('../report.js').Report} report
 * @returns {Track[]} sorted by first image, then by position in it
 */
export function follow(frames, bridge, report) {
  /** @type {Map<string, Seen[]>} */
  const objects = new Map();
  /** @type {Set<string>} */
  const warned = new Set();
  for (const [order, { index, size, sightings }] of frames.entries()) {
    for (const [key, sighting] of identify(sightings, report)) {
      const seen = objects.get(key) ?? [];
      seen.push({ order, index, size, sighting });
      objects.set(key, seen);
      if (frames.length === 1 || JSON.parse(key)[2] === 0 || warned.has(sighting.label)) continue;
      warned.add(sighting.label);
      const why = `several objects are called "${sighting.label}" and nothing identifies them: they are followed by their order; choose an attribute with --track NAME`;
      report.warning(sighting.place, 'ambiguous_track', why);
    }
  }
  const tracks = [...objects.values()].flatMap((seen) => divide(seen, bridge, report));
  return tracks.sort((a, b) => a.seen[0].order - b.seen[0].order);
}

/**
 * The objects of one image, by a key that identifies them across images.
 * @param {Sighting[]} sightings @param {import('../report.js').Report} report
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

/** @param {Sighting} whole @param {import('../report.js').Report} report */
function isTooMany({ label, rings, place }, report) {
  const points = rings.reduce((sum, ring) => sum + ring.length, 0);
  if (points <= POINTS_MAX) return false;
  report.error(place, 'too_many', `"${label}" has ${points} points here; all its parts may have ${POINTS_MAX}`);
  return true;
}

/** Warns if the other fields of an object differ between sightings, as a project holds them once. @param {Sighting[]} sightings @param {import('../report.js').Report} report */
function warnOfData([first, ...others], report) {
  const said = JSON.stringify(first.data);
  const other = others.find(({ data }) => JSON.stringify(data) !== said);
  if (!other) return;
  const { file, path } = first.place;
  report.warning(other.place, 'data_changes', `the data of "${first.label}" change: those at ${file}${path} are used`);
}

/**
 * Divides the sightings of an object into tracks: where it is missing for too long,
 * and where its number of parts changes, as those can't be interpolated.
 * @param {Seen[]} seen
 * @param {number} bridge
 * @param {import('../report.js').Report} report
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
      const why = `the number of parts of "${label}" changes here: a new interaction starts`;
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

/** Warns of overlapping rings: the engine uses the even-odd rule, these formats the union. @param {Seen[]} seen @param {import('../report.js').Report} report */
function warnOfHoles(seen, report) {
  const found = seen.find(({ sighting: { rings } }) => rings.length > 1 && overlap(rings));
  if (!found) return;
  const { label, place } = found.sighting;
  report.warning(place, 'overlapping_parts', `parts of "${label}" overlap: an area covered twice becomes a hole`);
}
