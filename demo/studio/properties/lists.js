// SPDX-License-Identifier: MIT
// Fields that hold objects: one, a list of them, or a map by name. They can be added, removed and,
// in a list, moved.
import { html, nothing } from 'lit';
import { freeId, read, tidy } from '../model/item.js';
import { CHILDREN } from '../model/places.js';
import { drawField, drawProblems, idOf } from './field.js';
import { labelFor } from './words.js';

/** @typedef {import('./field.js').Cell} Cell */
/** @typedef {import('./target.js').Target} Target */

const PLACE = ['pos_left', 'pos_top', 'pos_width', 'pos_height'];
/** What a new object in a list has. @type {Record<string, (cell: Cell) => object>} */
const STARTS = {
  SOURCE: () => ({ src: '' }),
  TRACK: () => ({ src: '', kind: 'captions', srclang: 'en' }),
  FORM_FIELD: () => ({ name: '' }),
  KEYFRAME: ({ target }) => ({
    time: tidy(target.studio.playhead.time),
    ...Object.fromEntries(
      PLACE.map((name) => [name, read(target.values[0], name)]).filter(([, value]) => value !== undefined),
    ),
  }),
  VIDEO: ({ target }) => ({
    ...{ id: freeId(target.studio.document?.videos ?? [], 'video'), title: 'A new video', interactions: [], cues: [] },
  }),
};
/** @type {Record<string, string>} */
const NOUNS = {
  SOURCE: 'source',
  TRACK: 'track',
  FORM_FIELD: 'field',
  KEYFRAME: 'keyframe',
  VIDEO: 'video',
  TRAY: 'tray',
};

/** The fields of an object, one below the other. @param {Cell['form']} form @param {Target} target */
export const drawFields = (form, target) => target.fields.map((field) => drawField(form, target, field));

/** @param {Cell} cell @param {unknown} body */
const group = ({ id, describedBy }, body) =>
  html`<div class="parts" role="group" id=${id} tabindex="-1" aria-labelledby="${id}-label" aria-describedby=${describedBy || nothing}>${body}</div>`;

/** @param {Cell} cell */
export function drawObject(cell) {
  const { form, target, field, state } = cell;
  const { object } = CHILDREN[target.object][field.name];
  if (!state.given)
    return group(
      cell,
      html`<button type="button" @click=${() => target.change(`Add ${field.name}`, (draft) => (draft[field.name] = {}))}>
        Add ${cell.label.toLowerCase()}
      </button>`,
    );
  return group(cell, drawFields(form, target.child(object, field.name)));
}

/** Moves an entry of a list. @param {any[]} list @param {number} from @param {number} to */
export function move(list, from, to) {
  const [entry] = list.splice(from, 1);
  list.splice(to, 0, entry);
}

/**
 * The buttons of an entry.
 * @param {Cell} cell @param {string} name of the entry @param {number} index @param {number} length of the list
 * @param {(label: string, change: (list: any[]) => void) => void} change
 */
function buttons({ field }, name, index, length, change) {
  const button = (
    /** @type {string} */ sign,
    /** @type {string} */ verb,
    /** @type {boolean} */ off,
    /** @type {(list: any[]) => void} */ work,
  ) =>
    html`<button type="button" class="plain icon" aria-label=${`${verb} ${name}`} title=${verb} ?disabled=${off}
      @click=${() => change(`${verb} in ${field.name}`, work)}>${sign}</button>`;
  return html`<span class="buttons">
    ${button('↑', 'Move up', index === 0, (list) => move(list, index, index - 1))}
    ${button('↓', 'Move down', index === length - 1, (list) => move(list, index, index + 1))}
    ${button('×', 'Remove', false, (list) => list.splice(index, 1))}
  </span>`;
}

/** @param {Cell} cell */
export function drawList(cell) {
  const { form, target, field, state } = cell;
  const { object } = CHILDREN[target.object][field.name];
  const noun = NOUNS[object];
  if (state.mixed)
    return group(cell, html`<p class="muted">Several different lists: edit one interaction at a time.</p>`);
  const list = Array.isArray(state.value) ? state.value : [];
  const change = (/** @type {string} */ label, /** @type {(list: any[]) => void} */ work) =>
    target.change(label, (draft) => {
      if (!Array.isArray(draft[field.name])) draft[field.name] = [];
      work(draft[field.name]);
    });
  const entries = list.map((_entry, index) => {
    const child = target.child(object, field.name, index);
    const name = `${noun} ${index + 1}`;
    return html`<div class="entry" role="group" aria-label=${name}>
      <div class="head"><span class="label">${name}</span>${buttons(cell, name, index, list.length, change)}</div>
      ${drawFields(form, child)} ${drawProblems(child.own, `${idOf(child, field)}-own`)}
    </div>`;
  });
  return group(
    cell,
    html`${entries}
      <button type="button" @click=${() => change(`Add ${noun}`, (all) => add(all, STARTS[object](cell)))}>Add ${noun}</button>`,
  );
}

/** Adds an entry: keyframes by their time, others at the end. @param {any[]} list @param {any} entry */
function add(list, entry) {
  const after = entry.time === undefined ? -1 : list.findIndex(({ time }) => Number(time) > entry.time);
  list.splice(after < 0 ? list.length : after, 0, entry);
}

// ---- Maps ---------------------------------------------------------------------

/** Names another key, and keeps the order. @param {any} map of a draft @param {string} from @param {string} to */
function rename(map, from, to) {
  const entries = Object.entries(map);
  for (const key of Object.keys(map)) delete map[key];
  for (const [key, value] of entries) map[key === from ? to : key] = value;
}

/** Values or objects by name: variables, trays. @param {Cell} cell */
export function drawMap(cell) {
  const { form, target, field, state, id } = cell;
  const child = CHILDREN[target.object]?.[field.name];
  const noun = child ? NOUNS[child.object] : 'variable';
  const map = state.value !== null && typeof state.value === 'object' ? state.value : {};
  const names = Object.keys(map);
  const change = (/** @type {string} */ label, /** @type {(map: any) => void} */ work) =>
    target.change(label, (draft) => {
      if (draft[field.name] === null || typeof draft[field.name] !== 'object') draft[field.name] = {};
      work(draft[field.name]);
    });
  const entries = names.map((name, index) => {
    const renamed = (/** @type {Event} */ event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      const to = input.value.trim();
      if (to === '' || (to !== name && names.includes(to))) input.value = name;
      else if (to !== name) change(`Rename ${noun}`, (draft) => rename(draft, name, to));
    };
    return html`<div class="entry" role="group" aria-label=${`${noun} ${name}`}>
      <div class="head">
        <label for="${id}-name-${index}">Name</label>
        <button type="button" class="plain icon reset" aria-label=${`Remove ${noun} ${name}`} title="Remove"
          @click=${() => change(`Remove ${noun}`, (draft) => delete draft[name])}>×</button>
      </div>
      <div class="row"><input id="${id}-name-${index}" type="text" autocomplete="off" .value=${name} @change=${renamed} /></div>
      ${
        child
          ? drawFields(form, target.child(child.object, field.name, name))
          : drawField(form, target.child('VARIABLES', field.name), variableField(name), { label: `Value of ${name}` })
      }
    </div>`;
  });
  const start = () => (child ? {} : '');
  return group(
    cell,
    html`${entries}
      <button type="button" @click=${() => change(`Add ${noun}`, (draft) => (draft[freeName(names, noun)] = start()))}>Add ${noun}</button>`,
  );
}

/** @param {string} name @returns {import('../model/fields.js').Field} */
const variableField = (name) => ({ name, names: [name], kind: 'OPERAND', need: 'NEVER', text: '' });

/** @param {string[]} names @param {string} stem */
const freeName = (names, stem) =>
  freeId(
    names.map((id) => ({ id })),
    stem,
  );

// ---- Videos -------------------------------------------------------------------

/** The project's videos: their fields are shown while they are open. @param {Cell} cell */
export function drawVideos(cell) {
  const { studio } = cell.target;
  const videos = studio.document?.videos ?? [];
  const change = (/** @type {string} */ label, /** @type {(list: any[]) => void} */ work) => {
    const order = videos.map((_video, index) => index);
    work(order);
    const open = Math.max(order.indexOf(studio.videoIndex), 0);
    const reorder = (/** @type {import('../model/document.js').ProjectDocument} */ project) => {
      project.videos = order.map((index) => project.videos[index]);
    };
    studio.edit(label, reorder, { video: open });
    studio.settle();
  };
  const entries = videos.map((video, index) => {
    const name = String(read(video, 'title', 'VIDEO') ?? video.id ?? `${labelFor('video')} ${index + 1}`);
    return html`<li>
      <button type="button" class="plain open" aria-current=${index === studio.videoIndex ? 'true' : nothing}
        @click=${() => studio.openVideo(index)}>${name}</button>
      ${buttons(cell, name, index, videos.length, change)}
    </li>`;
  });
  const addVideo = () =>
    studio.edit('Add a video', (document) => void document.videos.push(/** @type {any} */ (STARTS.VIDEO(cell))), {
      video: videos.length,
    });
  return group(
    cell,
    html`<ol class="videos">${entries}</ol><button type="button" @click=${addVideo}>Add video</button>`,
  );
}
