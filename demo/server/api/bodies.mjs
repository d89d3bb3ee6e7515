// SPDX-License-Identifier: MIT
// The fields of a request: in its query, a form or a JSON body.
import { readJson } from './checks.mjs';
import { unfit } from './errors.mjs';
import { canonical, INTERACTION } from './fields.mjs';
import { idOf } from './parts.mjs';
import { compact, isArray, isObject, membersOf } from './raw-json.mjs';

/** @typedef {import('fastify').FastifyRequest} FastifyRequest */
/** @typedef {Map<string, string>} Members JSON texts by name */

const VIDEO_NAMES = ['video_id', 'video', 'token'];
const OF_THE_SERVER = [...VIDEO_NAMES, 'version'];
/** A number that is one in JSON, too. What else the engine takes for one, it gets as text. */
const PLAIN_NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/;

/** @param {string} text @returns {string | null} its JSON without white space; null if the text is not valid JSON */
function jsonIn(text) {
  try {
    JSON.parse(text);
    return compact(text);
  } catch {
    return null;
  }
}

/** An array or object that is written as a text. @param {string} text @returns {string | null} */
function nested(text) {
  const json = /^\s*[[{]/.test(text) ? jsonIn(text) : null;
  return json && (isArray(json) || isObject(json)) ? json : null;
}

/** A text of a query or a form as JSON. @param {string} text @param {string | undefined} kind of the field */
function jsonOf(text, kind) {
  const trimmed = text.trim();
  if ((kind === 'NUMBER' || kind === 'INTEGER') && PLAIN_NUMBER.test(trimmed)) return trimmed;
  if (kind === 'BOOLEAN' && /^(true|false)$/.test(trimmed)) return trimmed;
  if (kind === 'ANY') return jsonIn(text) ?? JSON.stringify(text);
  if (kind === 'NODE') return nested(text) ?? JSON.stringify(text);
  return JSON.stringify(text);
}

/** @param {unknown} value of a query or a form: text, or a list of texts @param {string} name */
function given(value, name) {
  const kind = INTERACTION.get(name)?.kind;
  if (typeof value !== 'string') return JSON.stringify(value ?? null);
  const mayBeEmpty = kind === 'OPERAND' || kind === 'OPERANDS';
  return value.trim() === '' && !mayBeEmpty ? null : jsonOf(value, kind);
}

/** What a query or a form says. @param {unknown} values @param {(name: string) => boolean} counts @returns {Members} */
function textMembers(values, counts) {
  const members = new Map();
  for (const [name, value] of Object.entries(/** @type {Record<string, unknown>} */ (values ?? {}))) {
    const json = counts(name) ? given(value, name) : null;
    if (json !== null) members.set(name, json);
  }
  return members;
}

/** Arrays and objects that came as text. @param {Members} members */
function nestedOfTexts(members) {
  for (const [name, value] of members) {
    if (INTERACTION.get(name)?.kind !== 'NODE' || !value.startsWith('"')) continue;
    members.set(name, nested(JSON.parse(value)) ?? value);
  }
  return members;
}

/** @param {Members} members @param {string[]} names @returns {string | null} the first that is given; all are removed */
function takeFirst(members, names) {
  const found = names.map((name) => idOf(members.get(name))).find((id) => id !== null);
  for (const name of names) members.delete(name);
  return found ?? null;
}

/** The video that a query names. @param {FastifyRequest} request @returns {string | null} */
export const videoInQuery = ({ query }) =>
  takeFirst(
    textMembers(query, (name) => VIDEO_NAMES.includes(name)),
    VIDEO_NAMES,
  );

/** @param {string | null} video */
export function required(video) {
  if (video === null) throw unfit('video_id', 'which video: video_id, video or token is needed');
  return video;
}

/** An interaction in JSON. @param {string} text @returns {{video: string | null, members: Members}} */
export function interactionIn(text) {
  const members = nestedOfTexts(membersOf(text));
  const video = takeFirst(members, VIDEO_NAMES);
  for (const name of OF_THE_SERVER) members.delete(name);
  return { video, members };
}

/**
 * The interaction that a request describes, and its video.
 * @param {FastifyRequest} request @param {import('./engine-pool.mjs').EnginePool} engine
 * @returns {Promise<{video: string, members: Members}>}
 */
export async function interactionOf(request, engine) {
  const { body, query } = request;
  const json = Buffer.isBuffer(body) && body.length > 0 ? await readJson(engine, body, '{') : null;
  const form = Buffer.isBuffer(body) ? null : textMembers(body, () => true);
  const own =
    json === null ? { video: form && takeFirst(form, VIDEO_NAMES), members: form ?? new Map() } : interactionIn(json);
  for (const name of OF_THE_SERVER) own.members.delete(name);
  const said = new Set(Array.from(own.members.keys(), canonical));
  const asked = textMembers(query, (name) => INTERACTION.has(name) && !said.has(canonical(name)));
  return { video: required(own.video ?? videoInQuery(request)), members: new Map([...asked, ...own.members]) };
}
