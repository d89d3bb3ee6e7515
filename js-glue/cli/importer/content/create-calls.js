// SPDX-License-Identifier: MIT
// Lists of interactions as Mindstamp's API takes and returns them: an object for each, whose
// members may have any of several names. Most are fields of a project, under the same name.
import { FIELDS } from '../../formatter/fields.js';
import { addressOf } from './addresses.js';
import { sourcesOf } from './films.js';
import { Members, quoted } from './members.js';
import { exactDataOf, idOf, textOf } from './texts.js';

/** @typedef {import('../value.js').Value} Value */
/** @typedef {import('../formats.js').Context} Context */
/** @typedef {import('../draft.js').Fields} Fields */
/** @typedef {{ids: Set<string>, video: import('../draft.js').VideoDraft, token: string | undefined}} Film by any of its names */

/** Names of fields besides those that a project accepts. @type {Record<string, string[]>} */
const ALIASES = {
  id: ['annotation_id'],
  type: ['type_of', 'parent_type'],
  tooltip: ['title'],
  background_color: ['background'],
  click_required: ['required'],
  pause_video: ['pause_while_active', 'pause'],
  default_hidden: ['hidden'],
  hide_mobile: ['hide_on_mobile'],
  hide_desktop: ['hide_on_desktop'],
  collect_first: ['require_lead_capture'],
  hotspot_points: ['points'],
  hotspot_image: ['background_image'],
  hotspot_ring: ['show_ring', 'ring'],
  hotspot_ring_width: ['ring_width'],
  hotspot_alignment: ['alignment'],
  hotspot_radius: ['radius'],
  hotspot_hover: ['hover'],
  conditional: ['conditional_1'],
  conditional_show: ['conditional_show_1'],
  conditional_variable: ['conditional_variable_1'],
  conditional_operator: ['conditional_operator_1'],
  conditional_value: ['conditional_value_1'],
  conditional_join: ['conditional_and_or'],
};

/** More names of fields in types that have them. @type {Record<string, Record<string, string[]>>} */
const OF_TYPE = {
  redirect: { redirect_url: ['url'] },
  jump: { jump_time: ['target_time'] },
  switch: { switch_video_token: ['video_token'] },
};

/** What the server keeps of an interaction and of its viewers: no content. */
const RECORD = [
  ...['created_at', 'updated_at', 'group_id', 'export_count', 'video_owner_id', 'organization_id', 'view_id'],
  ...['viewer_id', 'viewer_name', 'viewer_email', 'viewer_phone', 'viewer_custom_id', 'variables', 'parent_id'],
  ...['parent_type', 'parent_value', 'answers', 'correct_answer', 'correct', 'style'],
];

const TIMES = ['time', 'start', 'start_time'];
/** Members in which a list, or a call's object, may be. */
const LISTS = ['data', 'results', 'interactions', 'annotations', 'items'];
const BODIES = ['body', 'params', 'query', 'interaction', 'annotation'];
/** What names the video that an interaction is added to: first the token, which messages to pages have. */
const VIDEOS = ['token', 'video_token', 'video_id'];

/** A call's object. @param {Value} value @returns {Value} */
function callOf(value) {
  const isCall = !value.isObject || value.either('type', 'type_of', 'parent_type').given;
  const inner = isCall ? undefined : BODIES.map((name) => value.at(name)).find((each) => each.isObject);
  return inner ?? value;
}

/** @param {Value} value */
function isCall(value) {
  const call = callOf(value);
  return call.isObject && call.either('type', 'type_of', 'parent_type').given && call.either(...TIMES).given;
}

/** The calls of a file. @param {Value} document @returns {Value | null} a list, or one call */
function callsOf(document) {
  if (document.isList) return document.list().some(isCall) ? document : null;
  if (!document.isObject) return null;
  const lists = LISTS.map((name) => document.at(name)).filter((inner) => inner.isList);
  return lists.find((list) => list.list().some(isCall)) ?? (isCall(document) ? document : null);
}

/** @param {import('../source.js').Source} source */
export const isCreateCalls = (source) => source.looksLikeJson && callsOf(source.json) !== null;

/** @param {import('../source.js').Source} source @param {Context} context */
export function readCreateCalls(source, context) {
  const { report } = context;
  const document = source.json;
  const calls = callsOf(document) ?? document.fail('unknown_format', 'not a list of interactions');
  const values = (calls.isList ? calls.list() : [calls]).map(callOf);
  const beside = calls === document ? null : new Members(document);
  const name = beside ? calls.place.path.slice(1) : '';
  const films = new Films(context, beside);
  /** @type {Map<Value, Film>} */
  const placed = new Map();
  for (const value of values) report.keep(() => placed.set(value, films.of(value)));
  films.name();
  for (const [value, film] of placed) report.keep(() => readCall(value, film, films, context));
  beside?.skip([name, ...RECORD, ...VIDEOS, 'id']);
  beside?.rest(report);
}

/** The videos of a file, by what its interactions name. */
class Films {
  /** @type {Set<Film>} */
  #films = new Set();
  /** @type {Map<string, Film>} */
  #byId = new Map();

  /** @param {Context} context @param {Members | null} beside what the list is in: it may name the video of all */
  constructor(context, beside) {
    this.context = context;
    this.beside = beside;
  }

  /** The video of an interaction; added when it is first named. @param {Value} value @returns {Film} */
  of(value) {
    const members = new Members(value);
    const names = namesOf(members);
    const ids = names.length > 0 || !this.beside ? names : namesOf(this.beside);
    const known = ids.find((id) => this.#byId.has(id));
    const film = (known !== undefined && this.#byId.get(known)) || this.#add(ids, value);
    for (const id of ids) {
      film.ids.add(id);
      this.#byId.set(id, film);
    }
    film.token ??= VIDEOS.slice(0, 2)
      .map((name) => idOf(value.at(name)))
      .find((id) => id !== undefined && ids.includes(id));
    film.video.fields.title ??= textOf(members.at('video_title'), this.context.report);
    return film;
  }

  /** Gives videos their ids, and their tokens where the file has both. */
  name() {
    for (const { video, ids, token } of this.#films) {
      const { fields } = video;
      const id = [...ids].find((each) => each !== token) ?? token;
      if (id !== undefined && id !== fields.id) fields.id = this.context.draft.freeId(id);
      fields.token = token !== id ? token : undefined;
      fields.sources ??= sourcesOf(this.context.options.media, token ?? fields.id);
    }
  }

  /** @param {string[]} ids @param {Value} value @returns {Film} */
  #add(ids, value) {
    const { draft } = this.context;
    const [name] = ids;
    const known = draft.videos.find(({ fields: { id, token } }) => ids.includes(id) || ids.includes(token));
    const added = () =>
      name === undefined ? draft.main(value.place) : draft.video({ id: draft.freeId(name) }, value.place);
    const video = known ?? added();
    const { id, token } = known?.fields ?? {};
    const film = { ids: new Set([...ids, id, token].filter((each) => each !== undefined)), video, token: undefined };
    if (name !== undefined) this.#films.add(film);
    return film;
  }

  /** Whether a video is named so. @param {string} name */
  has(name) {
    const token = name.includes('---') ? name.slice(name.lastIndexOf('---') + 3).trim() : name.trim();
    const isNamed = (/** @type {Fields} */ { id, token: other }) =>
      [id, other].some((each) => each === name || each === token);
    return this.context.draft.videos.some(({ fields }) => isNamed(fields));
  }
}

/** What names the video. @param {Members} members @returns {string[]} */
function namesOf(members) {
  const type = String(members.at('type').raw).toLowerCase();
  const names = VIDEOS.filter((name) => type !== 'switch' || name !== 'video_token');
  const ids = names.map((name) => idOf(members.at(name)));
  return ids.filter((id) => id !== undefined);
}

/** Types that are on screen; the others happen at a time, whatever their click action. */
const VISIBLE = ['button', 'image', 'text', 'hotspot'];

/** @param {Value} value @param {Film} film @param {Films} films @param {Context} context */
function readCall(value, { video }, films, { report }) {
  const call = new Members(value);
  namesOf(call);
  const type = String(call.either('type', 'type_of', 'parent_type').raw)
    .trim()
    .toLowerCase();
  const fields = Object.fromEntries(
    FIELDS.INTERACTION.filter(([name]) => name !== 'custom_data').map((names) => [
      names[0],
      contentOf(names[0], namesIn(names, type, value), call, report),
    ]),
  );
  const wanted = idOf(call.either('id', 'annotation_id'));
  fields.id = wanted === undefined ? undefined : video.freeId('interactions', wanted);
  if (fields.id !== wanted) {
    report.warning(value.place, 'renamed', `another has this id: it becomes ${quoted(fields.id)}`);
  }
  fields.custom_data = exactDataOf(call.at('custom_data'), report);
  if (VISIBLE.includes(type)) fitClick(fields, call, films, report);
  else delete fields.click_action;
  call.skip([...RECORD, 'video_title', ...(call.at('viewer_id').given ? ['url'] : [])]);
  call.rest(report);
  video.interaction(fields, value.place);
}

/** The names that a field may have in a call. @param {string[]} names that a project accepts @param {string} type @param {Value} call */
function namesIn([name, ...aliases], type, call) {
  const has = (/** @type {string[]} */ ...keys) => call.either(...keys).given;
  const all = [name, ...aliases, ...(ALIASES[name] ?? []), ...(OF_TYPE[type]?.[name] ?? [])];
  const labelIsText = ['button', 'text'].includes(type) && !has('value', 'content', 'text', 'src');
  if (labelIsText && name === 'value') return [...all, 'label'];
  if (labelIsText && name === 'internal_label') return [name];
  const startIsTarget = type === 'switch' && has('time', 'start');
  if (startIsTarget && name === 'switch_start_time') return [...all, 'start_time'];
  return startIsTarget && name === 'time' ? ['time', 'start'] : all;
}

/** Fields in which the empty text is a value. */
const MAY_BE_EMPTY = ['variable_value', 'conditional_value', 'conditional_value_2'];

/**
 * @param {string} field
 * @param {string[]} names that it may have
 * @param {Members} call
 * @param {import('../report.js').Report} report
 * @returns {import('../node.js').Content} undefined if none is given
 */
function contentOf(field, names, call, report) {
  const [first, ...others] = names
    .map((name) => call.at(name))
    .filter(({ given, raw }) => given && (raw !== '' || MAY_BE_EMPTY.includes(field)));
  for (const other of others) {
    if (textual(other) !== textual(first)) report.lost(other.place, `another ${field}, of another value`);
  }
  if (field !== 'conditional_join' || typeof first?.raw !== 'string') return first?.exact;
  return { and: 0, or: 1 }[first.raw.trim().toLowerCase()] ?? first.exact;
}

/** @param {Value} value */
const textual = ({ raw }) => (typeof raw === 'object' ? JSON.stringify(raw) : String(raw).trim());

/** Fields that a click's value may be in, by its action. @type {Record<string, string[]>} */
const TARGETS = {
  video: ['switch_video_id', 'switch_video_token'],
  jump: ['jump_time'],
  redirect: ['redirect_url', 'url'],
  link: ['redirect_url', 'url'],
};

/**
 * Gives a click its value, and keeps an interaction whose click leads nowhere.
 * @param {Fields} fields
 * @param {Members} call
 * @param {Films} films
 * @param {import('../report.js').Report} report
 */
function fitClick(fields, call, films, report) {
  const action = String(call.at('click_action').raw).trim().toLowerCase();
  const names = ['click_value', ...(Object.hasOwn(TARGETS, action) ? TARGETS[action] : [])];
  const value = call.either(...names);
  if (names.length > 1 && value.given) fields.click_value = value.exact;
  const target = idOf(value) ?? '';
  if (target.includes('{{')) return;
  const isLost =
    (action === 'video' && !films.has(target)) ||
    (['link', 'redirect'].includes(action) && (target === '' || addressOf(target) === null));
  if (!isLost) return;
  report.lost(value.place, `${action} to ${quoted(value.raw)}, where no click can lead`);
  fields.click_action = 'track';
  fields.click_value = undefined;
}
