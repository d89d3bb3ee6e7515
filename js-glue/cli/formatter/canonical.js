// SPDX-License-Identifier: MIT
// The order of a document's fields: that of the field table, under the first of their names.
// What the table doesn't have stays as it is, behind.
import { FIELDS } from './fields.js';

/** @typedef {import('./parse.js').Node} Node */
/** @typedef {import('./parse.js').Member} Member */
/** @typedef {(node: Node) => Node} Reorder */

/** A list of objects of a kind. @param {string} kind @returns {Reorder} */
const list = (kind) => (node) => ('items' in node ? { items: node.items.map((item) => inOrder(item, kind)) } : node);
/** An object of objects of a kind, by names of the author's. @param {string} kind @returns {Reorder} */
const record = (kind) => (node) =>
  'members' in node ? { members: node.members.map((each) => ({ ...each, value: inOrder(each.value, kind) })) } : node;
/** @param {string} kind @returns {Reorder} */
const object = (kind) => (node) => inOrder(node, kind);

/** What is in the fields that hold objects. @type {Record<string, Record<string, Reorder>>} */
const INSIDE = {
  PROJECT: { videos: list('VIDEO'), design: object('DESIGN'), lead_form: object('FORM'), trays: record('TRAY') },
  FORM: { fields: list('FORM_FIELD') },
  VIDEO: {
    design: object('DESIGN'),
    sources: list('SOURCE'),
    tracks: list('TRACK'),
    interactions: list('INTERACTION'),
    cues: list('CUE'),
    on_ended: object('ENDED'),
  },
  INTERACTION: { keyframes: list('KEYFRAME'), when: object('RULE') },
  RULE: { all: list('RULE'), any: list('RULE'), not: object('RULE') },
};
// In the short form one object is the project and its video.
const SINGLE = 'SINGLE';
/** @type {Record<string, string[][]>} */
const KINDS = { ...FIELDS, [SINGLE]: [...FIELDS.PROJECT, ...FIELDS.VIDEO] };
INSIDE[SINGLE] = { ...INSIDE.VIDEO, ...INSIDE.PROJECT };

/** The place of each name in the order, by kind of object. @type {Record<string, Map<string, number>>} */
const PLACES = Object.fromEntries(Object.entries(KINDS).map(([kind, fields]) => [kind, placesOf(fields)]));

/** @param {string[][]} fields @returns {Map<string, number>} */
function placesOf(fields) {
  const places = new Map();
  for (const [place, names] of fields.entries()) {
    for (const name of names) if (!places.has(name)) places.set(name, place);
  }
  return places;
}

/** @param {Node} node @param {string} kind @returns {Node} */
function inOrder(node, kind) {
  if (!('members' in node)) return node;
  const fields = KINDS[kind];
  const placeOf = (/** @type {Member} */ { key }) => PLACES[kind].get(key) ?? fields.length;
  const counts = new Map();
  for (const member of node.members) counts.set(placeOf(member), (counts.get(placeOf(member)) ?? 0) + 1);
  const members = node.members.map((member) => {
    const place = placeOf(member);
    if (place === fields.length) return member;
    const [name] = fields[place];
    const value = INSIDE[kind]?.[name]?.(member.value) ?? member.value;
    // Under several names at once, none can be replaced by another.
    return counts.get(place) > 1 ? { ...member, value } : { key: name, raw: JSON.stringify(name), value };
  });
  return { members: members.sort((a, b) => placeOf(a) - placeOf(b)) };
}

/** Whether a member is there and not empty. @param {Member[]} members @param {string} name */
function given(members, name) {
  const value = members.find(({ key }) => key === name)?.value;
  if (value === undefined || !('raw' in value)) return value !== undefined;
  return String(JSON.parse(value.raw) ?? '').trim() !== '';
}

/** A whole document. @param {Node} root @returns {Node} */
export function canonical(root) {
  if ('items' in root) return list('INTERACTION')(root);
  if (!('members' in root)) return root;
  const isSingle = given(root.members, 'interactions') && !given(root.members, 'videos');
  return inOrder(root, isSingle ? SINGLE : 'PROJECT');
}
