// SPDX-License-Identifier: MIT
// The dialog in which the open video is given its film.
import { html } from 'lit';
import { listOf, plainText } from '../model/document.js';
import { SAMPLE_FILMS } from './samples.js';
import { Sheet } from './sheet.js';

const SOURCES = /** @type {any} */ ('sources');

export class StudioFilm extends Sheet {
  get heading() {
    const { video } = this.desk?.studio ?? {};
    return `Film of “${video?.title ?? video?.id ?? 'this video'}”`;
  }

  /** @param {string} src @param {string} [poster] */
  #use(src, poster) {
    const { studio } = this.desk;
    studio.films.delete(plainText(studio.video?.id));
    studio.edit('Film', (_document, video) => {
      video.sources = [{ src }];
      if (poster) video.poster = poster;
    });
    this.close();
  }

  #address(/** @type {SubmitEvent} */ event) {
    event.preventDefault();
    this.#use(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('address')).trim());
  }

  #choose() {
    this.close();
    this.dispatchEvent(new Event('choose'));
  }

  body() {
    const { studio } = this.desk ?? {};
    const sources = listOf(studio?.video, SOURCES).map((source) => source?.src);
    return html`
      <p class="muted">${sources.length > 0 ? `Now: ${sources.join(', ')}` : 'It has none yet.'}</p>
      <h3>By its address</h3>
      <form class="row" @submit=${this.#address}>
        <input class="grow" name="address" required aria-label="Address of the film" placeholder="https://example.com/film.mp4" spellcheck="false" />
        <button type="submit" class="primary">Use</button>
      </form>
      <h3>A file of your own</h3>
      <p class="row">
        <button type="button" @click=${this.#choose}>Choose a film …</button>
        <span class="muted">It stays in this browser: viewers need an address.</span>
      </p>
      <h3>Samples</h3>
      <div class="row">
        ${SAMPLE_FILMS.map(
          ({ title, path, poster }) =>
            html`<button type="button" @click=${() => this.#use(path, poster)}>${title}</button>`,
        )}
      </div>
    `;
  }
}

customElements.define('studio-film', StudioFilm);
