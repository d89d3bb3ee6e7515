// SPDX-License-Identifier: MIT
// Three-way merge of documents, by interaction: what only one side changed is taken from it; of
// an interaction that both changed, different fields are taken from both; the rest is in dispute.
import { listOf } from '../model/document.js';
import { fieldOf, freeId, labelOf, typeOf } from '../model/item.js';
import { idOf, pairsOf, same } from './pairs.js';

/** @typedef {'mine' | 'theirs'} Side */
/**
 * What both sides changed, each in its own way.
 * @typedef {object} Conflict
 * @property {string} id for the choice
 * @property {string} label what it is about, for people
 * @property {string[]} fields in dispute; empty if one side deleted it
 * @property {any} base as it was
 * @property {any} mine undefined: deleted
 * @property {any} theirs undefined: deleted
 */
/** @typedef {{document: import('../model/document.js').ProjectDocument, conflicts: Conflict[], notes: string[]}} Merged notes: for people */
/** @typedef {{choices: Record<string, Side>, conflicts: Conflict[], notes: string[]}} Run */
/** @typedef {{run: Run, object: string, path: string, label: string}} Place object: as in FIELDS */

/** Fields that only make sense together. */
const TOGETHER = [
  ['time', 'end_time'],
  ['pos_left', 'pos_top', 'pos_width', 'pos_height', 'hotspot_points', 'points_space', 'keyframes'],
];

/** The lists of an object that are merged by their items. @type {Record<string, {name: string, object: string, word: string}[]>} */
const LISTS = {
  PROJECT: [{ name: 'videos', object: 'VIDEO', word: 'video' }],
  VIDEO: [
    { name: 'interactions', object: 'INTERACTION', word: '' },
    { name: 'cues', object: 'CUE', word: 'cue' },
  ],
};

/**
 * @param {any} base what both began with @param {any} mine @param {any} theirs
 * @param {Record<string, Side>} [choices] by id of a conflict; mine for those without one
 * @returns {Merged} `conflicts` has all of them, also those that are chosen
 */
export function merge(base, mine, theirs, choices = {}) {
  const run = { choices, conflicts: [], notes: [] };
  const project = { run, object: 'PROJECT', path: '', label: 'The project' };
  const document = /** @type {Merged['document']} */ (mergeObject(project, base, mine, theirs));
  return { document, conflicts: run.conflicts, notes: run.notes };
}

/** The name by which a field is compared: its own, whatever alias it is written under. @param {string} key @param {string} object */
const unitOf = (key, object) => {
  const name = fieldOf(key, object)?.name ?? key;
  return object === 'INTERACTION' ? (TOGETHER.find((names) => names.includes(name))?.[0] ?? name) : name;
};

/** The fields of an object by unit, as they are written. @param {any} value @param {string} object @param {string[]} left @returns {Map<string, Record<string, any>>} */
function unitsOf(value, object, left) {
  /** @type {Map<string, Record<string, any>>} */
  const units = new Map();
  for (const [key, field] of Object.entries(value ?? {})) {
    if (left.includes(key)) continue;
    const unit = unitOf(key, object);
    units.set(unit, { ...units.get(unit), [key]: field });
  }
  return units;
}

/** By the fields' own names, unless one is given under several. @param {Record<string, any> | undefined} fields @param {string} object */
function canonical(fields = {}, object) {
  const named = Object.entries(fields).map(([key, value]) => [fieldOf(key, object)?.name ?? key, value]);
  return new Set(named.map(([name]) => name)).size < named.length ? fields : Object.fromEntries(named);
}

/** @param {Place} place @param {any} base @param {any} mine @param {any} theirs all three are there, or base is undefined */
function mergeObject(place, base, mine, theirs) {
  const { object, run, path, label } = place;
  const lists = (LISTS[object] ?? []).filter(({ name }) =>
    [base, mine, theirs].every((side) => side?.[name] === undefined || Array.isArray(side[name])),
  );
  const left = lists.map(({ name }) => name);
  const [was, own, other] = [base, mine, theirs].map((side) => unitsOf(side, object, left));
  const equal = (/** @type {string} */ unit, /** @type {typeof was} */ a, /** @type {typeof was} */ b) =>
    same(canonical(a.get(unit), object), canonical(b.get(unit), object));
  const units = [...new Set([...own.keys(), ...other.keys()])];
  const disputed = units.filter(
    (unit) => !equal(unit, own, other) && !equal(unit, own, was) && !equal(unit, other, was),
  );
  const conflict = { id: path || 'project', label, fields: disputed, base, mine, theirs };
  const side = disputed.length > 0 ? dispute(run, conflict) : 'mine';
  /** @type {Record<string, any>} */
  const merged = {};
  for (const unit of units) {
    const untouched = same(other.get(unit), was.get(unit)); // as it is written
    const fromTheirs = disputed.includes(unit)
      ? side === 'theirs'
      : !untouched && (equal(unit, own, was) || equal(unit, own, other));
    Object.assign(merged, (fromTheirs ? other : own).get(unit));
  }
  for (const list of lists) {
    if (!mine?.[list.name] && !theirs?.[list.name]) continue;
    merged[list.name] = mergeList(
      place,
      list,
      listIn(base, list.name),
      listIn(mine, list.name),
      listIn(theirs, list.name),
    );
  }
  return merged;
}

/** @param {any} value @param {string} name */
const listIn = (value, name) => listOf(value, /** @type {any} */ (name));

/** Notes a conflict. @param {Run} run @param {Conflict} conflict @returns {Side} the one that was chosen */
function dispute(run, conflict) {
  run.conflicts.push(conflict);
  return run.choices[conflict.id] ?? 'mine';
}

/** One thing in the versions of a list. @typedef {{base?: any, mine?: any, theirs?: any, result?: any}} Entry */

/** @param {any[]} base @param {any[]} side @param {Entry[]} entries @param {Side} name @returns {(Entry | null)[]} of the side's items; null: new */
function placed(base, side, entries, name) {
  const pairs = pairsOf(base, side);
  return side.map((item, i) => {
    const entry = entries[pairs.get(i) ?? -1];
    if (entry) entry[name] = item;
    return entry ?? null;
  });
}

/**
 * @param {Place} parent @param {{name: string, object: string, word: string}} list
 * @param {any[]} base @param {any[]} mine @param {any[]} theirs
 */
function mergeList(parent, { name, object, word }, base, mine, theirs) {
  const { run } = parent;
  const entries = base.map((item) => /** @type {Entry} */ ({ base: item }));
  const own = placed(base, mine, entries, 'mine').map((entry, i) => entry ?? { mine: mine[i] });
  const fresh = own.filter((entry) => entry.base === undefined);
  const other = placed(base, theirs, entries, 'theirs').map((entry, i) => entry ?? joined(fresh, theirs[i], object));
  const all = [...new Set([...entries, ...own, ...other])];
  for (const [i, entry] of all.entries()) {
    const item = entry.mine ?? entry.theirs ?? entry.base;
    const label = [word, `“${labelOf(item, i)}”`, !word && typeOf(item)].filter(Boolean).join(' ');
    entry.result = mergeItem({ run, object, path: `${parent.path}/${name}/${idOf(item) ?? `#${i}`}`, label }, entry);
  }
  const kept = inOrder(entries, own, other).filter(({ result }) => result !== undefined);
  return separate(run, kept, other);
}

/** The entry for what they added: a new one, unless it is what I added. @param {Entry[]} fresh @param {any} item @param {string} object @returns {Entry} */
function joined(fresh, item, object) {
  const free = fresh.filter(({ theirs }) => theirs === undefined);
  const video = object === 'VIDEO' && idOf(item) !== null; // its interactions and those of the other survive in one
  const found = free.find(({ mine }) => same(mine, item) || (video && idOf(mine) === idOf(item)));
  if (!found) return { theirs: item };
  found.theirs = item;
  return found;
}

/** @param {Place} place @param {Entry} entry @returns {any} undefined: it is deleted */
function mergeItem(place, { base, mine, theirs }) {
  if (mine !== undefined && theirs !== undefined) {
    const objects = [mine, theirs].every((side) => side !== null && typeof side === 'object' && !Array.isArray(side));
    if (objects) return mergeObject(place, base, mine, theirs);
    return same(mine, base) ? theirs : mine;
  }
  if (base === undefined) return mine ?? theirs;
  const left = mine ?? theirs;
  if (left === undefined || same(left, base)) return undefined;
  const side = dispute(place.run, { id: place.path, label: place.label, fields: [], base, mine, theirs });
  return side === 'mine' ? mine : theirs;
}

/** Their order, or mine where I changed it; what only the other has goes behind what it was behind. @param {Entry[]} base @param {Entry[]} mine @param {Entry[]} theirs */
function inOrder(base, mine, theirs) {
  const moved = () => {
    const places = mine.map((entry) => base.indexOf(entry)).filter((place) => place >= 0);
    return places.some((place, i) => i > 0 && place < places[i - 1]);
  };
  const [first, second] = moved() ? [mine, theirs] : [theirs, mine];
  const order = [...first];
  const has = new Set(first);
  for (const [i, entry] of second.entries()) {
    if (has.has(entry)) continue;
    const before = second.slice(0, i).findLast((each) => has.has(each));
    order.splice(before ? order.indexOf(before) + 1 : 0, 0, entry);
    has.add(entry);
  }
  return order;
}

/** Gives what I added another id where they added something else under the same one. @param {Run} run @param {Entry[]} kept @param {Entry[]} theirs */
function separate(run, kept, theirs) {
  const taken = new Set(theirs.filter(({ mine }) => mine === undefined).map(({ result }) => idOf(result)));
  const results = kept.map(({ result }) => result);
  return kept.map(({ base, mine, theirs: other, result }) => {
    const id = idOf(result);
    if (base !== undefined || other !== undefined || mine === undefined || id === null || !taken.has(id)) return result;
    const free = freeId(results, id);
    results.push({ id: free });
    run.notes.push(`“${id}” was added on both sides: yours is “${free}” now.`);
    return { ...result, id: free };
  });
}
