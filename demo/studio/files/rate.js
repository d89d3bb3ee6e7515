// SPDX-License-Identifier: MIT
// The dialog that asks for the rate of images that follow each other.
import { html } from 'lit';
import { Sheet } from './sheet.js';

/** Dispatches `rate` with `files` and `fps`. */
export class StudioRate extends Sheet {
  get heading() {
    return 'Images of a film';
  }

  /** @type {File[]} */
  files = [];
  /** @type {string[]} */
  names = [];

  /** @param {File[]} files @param {string[]} names */
  ask(files, names) {
    [this.files, this.names] = [files, names];
    return this.show();
  }

  #answer(/** @type {SubmitEvent} */ event) {
    event.preventDefault();
    const fps = Number(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('fps'));
    this.close();
    this.dispatchEvent(Object.assign(new Event('rate'), { files: this.files, fps }));
  }

  body() {
    return html`<form @submit=${this.#answer}>
      <p>${this.names.join(', ')}: several images are annotated. They are the frames of a film.</p>
      <label>Images per second
        <input name="fps" type="number" required min="0.001" max="100000" step="any" value="25" />
      </label>
      <button type="submit" class="primary">Import</button>
    </form>`;
  }
}

customElements.define('studio-rate', StudioRate);
