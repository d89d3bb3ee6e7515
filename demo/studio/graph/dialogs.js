// SPDX-License-Identifier: MIT
// The forms of the graph. Each is drawn in one dialog, and calls back with what was filled in.
import { html, nothing } from 'lit';
import { plainText } from '../model/document.js';
import { read } from '../model/item.js';
import { videoName } from '../model/ways.js';
import { buttonLabel, waysTo } from './edits.js';
import { causeOf } from './words.js';

/** @typedef {import('../model/document.js').ProjectDocument} ProjectDocument */
/** @typedef {import('lit').TemplateResult} Template */

/** @param {SubmitEvent} event @returns {Record<string, any>} the values of its form, by name */
function values(event) {
  event.preventDefault();
  return Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target)));
}

/** @param {Event} event */
const close = (event) => /** @type {Element} */ (event.target).closest('dialog')?.close();

/** @param {string} title @param {Template} fields @param {string} action @param {(values: Record<string, any>) => void} done */
const form = (title, fields, action, done) => html`<form
  @submit=${(/** @type {SubmitEvent} */ event) => {
    const filled = values(event);
    close(event);
    done(filled);
  }}
>
  <h2>${title}</h2>
  ${fields}
  <p class="buttons">
    <button type="button" @click=${close}>Cancel</button>
    <button class="primary">${action}</button>
  </p>
</form>`;

/** @param {(film: {title: string, address: string, file: File | null}) => void} done */
export const addForm = (done) =>
  form(
    'Add a video',
    html`<label>Title <input name="title" placeholder="that of the file" autofocus /></label>
      <label>Own file <input name="file" type="file" accept="video/*" /></label>
      <label>or its address <input name="address" placeholder="clips/next.mp4" /></label>
      <p class="muted">A file stays on this computer: the project names it, and you put it beside the project.</p>`,
    'Add',
    ({ title, address, file }) =>
      done({ title: title.trim(), address: address.trim(), file: file instanceof File && file.size > 0 ? file : null }),
  );

/** @param {ProjectDocument} document @param {number} index @param {(names: {title: string, id: string, token: string}) => void} done */
export function renameForm({ videos }, index, done) {
  const [title, id, token] = ['title', 'id', 'token'].map((name) => plainText(read(videos[index], name, 'VIDEO')));
  const taken = videos.filter((_video, i) => i !== index).map((video) => plainText(video?.id));
  const check = (/** @type {InputEvent} */ { target }) => {
    const input = /** @type {HTMLInputElement} */ (target);
    input.setCustomValidity(taken.includes(input.value.trim()) ? 'Another video has this id.' : '');
  };
  return form(
    'Rename the video',
    html`<label>Title <input name="title" .value=${title} autofocus /></label>
      <label>Id <input name="id" .value=${id} required pattern=".*\\S.*" @input=${check} /></label>
      <label>Token <input name="token" .value=${token} /></label>
      <p class="muted">What leads here is changed with it.</p>`,
    'Rename',
    (filled) => done({ title: filled.title.trim(), id: filled.id.trim(), token: filled.token.trim() }),
  );
}

/** @param {ProjectDocument} document @param {number} index @param {(withWays: boolean) => void} done */
export function deleteForm(document, index, done) {
  const ways = waysTo(document, index);
  const name = videoName(document.videos[index], index);
  const list = html`<p>These ways lead to it:</p>
    <ul>
      ${ways.map((way) => html`<li>${videoName(document.videos[way.from], way.from)}, ${causeOf(document, way)}</li>`)}
    </ul>
    <label class="choice"><input type="radio" name="ways" value="delete" checked /> Delete them, too</label>
    <label class="choice"><input type="radio" name="ways" value="keep" /> Keep them: they lead nowhere</label>`;
  return form(
    `Delete “${name}”?`,
    html`${ways.length > 0 ? list : html`<p>No way leads to it.</p>`}`,
    'Delete',
    ({ ways: choice }) => done(choice !== 'keep'),
  );
}

/** How a way begins, for the choice of the author. */
const BY = {
  button: 'The viewer clicks on a new button',
  ended: 'The video ends',
  switch: 'By itself, at a time',
};

/**
 * @param {ProjectDocument} document @param {{from: number, to: number, time: number, end: number}} way to: -1 if it is to be chosen; time, end: seconds
 * @param {(to: number, connection: import('./edits.js').Connection) => void} done
 */
export function connectForm(document, { from, to, time, end }, done) {
  const names = document.videos.map(videoName);
  const first =
    to >= 0
      ? to
      : Math.max(
          names.findIndex((_name, index) => index !== from),
          0,
        );
  const follower = document.videos[from].on_ended;
  const relabel = (/** @type {Event} */ { target }) => {
    const select = /** @type {HTMLSelectElement} */ (target);
    const label = /** @type {HTMLInputElement | undefined} */ (select.form?.elements.namedItem('label'));
    if (label) label.value = buttonLabel(document, Number(select.value));
  };
  return form(
    `Connect “${names[from]}”`,
    html`<label
        >To
        <select name="to" autofocus @change=${relabel}>
          ${names.map((name, index) => html`<option value=${index} ?selected=${index === first}>${name}</option>`)}
        </select></label
      >
      <fieldset>
        <legend>When</legend>
        ${Object.entries(BY).map(
          ([by, text], i) =>
            html`<label class="choice"><input type="radio" name="by" value=${by} ?checked=${i === 0} /> ${text}</label>`,
        )}
      </fieldset>
      ${follower ? html`<p class="muted">What happens at its end now is replaced.</p>` : nothing}
      <div class="of-time">
        <label class="of-button">Text of the button <input name="label" .value=${buttonLabel(document, first)} /></label>
        <label>Time, in seconds <input name="time" type="number" min="0" step="any" required .value=${String(time)} /></label>
        ${end > 0 ? html`<button type="button" @click=${(/** @type {Event} */ { target }) => setTime(target, end)}>At the end</button>` : nothing}
      </div>`,
    'Connect',
    (filled) => done(Number(filled.to), { by: filled.by, time: Number(filled.time), label: filled.label }),
  );
}

/** @param {EventTarget | null} button @param {number} time */
function setTime(button, time) {
  const { form } = /** @type {HTMLButtonElement} */ (button);
  /** @type {HTMLInputElement} */ (form?.elements.namedItem('time')).value = String(time);
}
