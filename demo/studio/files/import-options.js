// SPDX-License-Identifier: MIT
// The dialog for the options of an import: those that are required, or those that its formats have.
import { html } from 'lit';
import { OPTIONS, readOptions, TRACK_KINDS } from '../../../js-glue/cli/importer/options.js';
import { inWords } from './incoming.js';
import { Sheet } from './sheet.js';

/** @typedef {import('../../../js-glue/cli/importer/options.js').OptionName} OptionName */
/** @typedef {import('../../../js-glue/cli/importer/options.js').ImportOptions} ImportOptions */

/** The help of an option is a part of a sentence. @param {string} text */
const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;

/** Dispatches `options` with `files` and `options`. */
export class StudioImportOptions extends Sheet {
  get heading() {
    return 'Options of the import';
  }

  /** @type {File[]} */
  files = [];
  /** Files that an option is for. @type {string[]} */
  names = [];
  /** @type {OptionName[]} */
  options = [];
  /** Whether the options are required. */
  required = false;
  /** What was given before. @type {Record<string, any>} */
  given = {};

  /**
   * @param {File[]} files
   * @param {{options: OptionName[], names?: string[], required?: boolean}} question
   */
  ask(files, { options, names = files.map(({ name }) => name), required = false }) {
    if (files !== this.files) this.given = {};
    Object.assign(this, { files, options, names, required });
    return this.show();
  }

  #answer(/** @type {SubmitEvent} */ event) {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    for (const name of this.options) this.given[name] = this.#given(name, fields);
    this.attempt(() => {
      const options = readOptions(this.given);
      this.close();
      this.dispatchEvent(Object.assign(new Event('options'), { files: this.files, options }));
    });
  }

  /** What a form has of an option, as the command would have it. @param {OptionName} name @param {FormData} fields */
  #given(name, fields) {
    const texts = fields.getAll(name).map(String);
    if (name === 'kinds') return this.names.flatMap((file, i) => (texts[i] ? `${file}=${texts[i]}` : []));
    if (!OPTIONS[name].value) return texts.length > 0 || undefined;
    const [text = ''] = texts.map((each) => each.trim());
    if (OPTIONS[name].several) return text ? text.split(/\s*,\s*/) : undefined;
    return text || undefined;
  }

  body() {
    return html`<form @submit=${this.#answer}>
      ${this.required ? html`<p>${this.names.join(', ')}: ${OPTIONS[this.options[0]].missing}.</p>` : null}
      ${this.options.map((name) => this.#field(name))}
      <button type="submit" class="primary">Import</button>
    </form>`;
  }

  /** @param {OptionName} name */
  #field(name) {
    const { label, help, value, choices, several = false } = OPTIONS[name];
    const { required } = this;
    if (name === 'kinds')
      return this.names.filter((file) => /\.vtt$/i.test(file) || required).map((file) => this.#kind(file));
    const note = html`<span class="muted">${sentence(inWords(help))}${several ? ' Several are divided by commas.' : null}</span>`;
    const before = this.given[name];
    if (!value)
      return html`<label class="row"><input type="checkbox" name=${name} .checked=${before === true} /> ${label}</label>`;
    const control = choices
      ? this.#select(name, choices, before)
      : html`<input name=${name} ?autofocus=${required} ?required=${required} .value=${[before ?? (required && name === 'fps' ? '25' : '')].flat().join()} spellcheck="false" autocomplete="off" />`;
    return html`<label>${label} ${control}${note}</label>`;
  }

  /** @param {string} file */
  #kind(file) {
    return html`<label>What is in “${file}” ${this.#select('kinds', TRACK_KINDS, this.given.kinds?.find((/** @type {string} */ each) => each.startsWith(`${file}=`))?.slice(file.length + 1))}</label>`;
  }

  /** @param {string} name @param {readonly string[]} choices @param {string | undefined} before */
  #select(name, choices, before) {
    return html`<select name=${name} ?autofocus=${this.required} ?required=${this.required}>
      <option value="">${this.required ? 'Choose …' : 'As the file says'}</option>
      ${choices.map((word) => html`<option ?selected=${word === before}>${word}</option>`)}
    </select>`;
  }
}

customElements.define('studio-import-options', StudioImportOptions);
