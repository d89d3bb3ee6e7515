// SPDX-License-Identifier: MIT
// The dialog in which a project is opened.
import { html } from 'lit';
import { clock } from './notices.js';
import { SAMPLES } from './samples.js';
import { Sheet } from './sheet.js';

export class StudioLibrary extends Sheet {
  static properties = { ...Sheet.properties, kept: { state: true }, served: { state: true }, asked: { state: true } };
  get heading() {
    return 'Open a project';
  }

  constructor() {
    super();
    /** @type {import('./shelf.js').Kept[]} */
    this.kept = [];
    /** Of the server; null: there is no connection. @type {{id: string, title?: string}[] | null} */
    this.served = null;
    /** The one that is about to be deleted. */
    this.asked = '';
  }

  async show() {
    await super.show();
    await this.desk.flush();
    this.kept = await this.desk.shelf.projects();
    await this.attempt(() => this.#list());
  }

  async #list() {
    const api = await this.desk.remote.connection.find();
    this.served = api ? await api.projects() : null;
  }

  /** @param {() => unknown} work */
  async #open(work) {
    if (await this.attempt(work)) this.close();
  }

  /** @param {string} path @param {string} name */
  async #sample(path, name) {
    const base = new URL(path, location.href).href;
    const response = await fetch(base).catch(() => null);
    if (!response?.ok) throw new Error(`The sample can't be loaded.`);
    await this.desk.open(await response.text(), { name, base });
  }

  /** @param {string} id */
  async #delete(id) {
    await this.desk.shelf.remove(id);
    this.asked = '';
    this.kept = await this.desk.shelf.projects();
  }

  /** @param {string} event */
  #ask(event) {
    this.close();
    this.dispatchEvent(new Event(event));
  }

  body() {
    const link = this.desk?.kept.link;
    return html`
      <div class="row">
        <button type="button" class="primary" @click=${() => this.#ask('choose')}>Choose a file …</button>
        <span class="muted">or drop one anywhere: a project, a film, or files of another tool or player</span>
      </div>
      <h3>In this browser</h3>
      ${this.kept.length === 0 ? html`<p class="muted">Nothing yet. What you make is kept here as you go.</p>` : null}
      <ul>
        ${this.kept.map((kept) => this.#keptRow(kept))}
      </ul>
      <h3>On the server</h3>
      ${
        this.served === null
          ? html`<p class="row">
            <span class="muted">Not connected.</span>
            <button type="button" @click=${() => this.#ask('connect')}>Connect …</button>
          </p>`
          : html`<ul>
            ${this.served.map(
              ({ id, title }) =>
                html`<li>
                  <button type="button" class="plain name" @click=${() => this.#open(() => this.desk.remote.openProject(id, title || id))}>
                    ${title || id}<span class="muted">${[title ? id : '', id === link?.id ? 'open now' : ''].filter(Boolean).join(' · ')}</span>
                  </button>
                </li>`,
            )}
          </ul>`
      }
      <h3>Samples</h3>
      <ul>
        ${SAMPLES.map(
          ({ name, title, about, path }) =>
            html`<li>
              <button type="button" class="plain name" @click=${() => this.#open(() => this.#sample(path, name))}>
                ${title}<span class="muted">${about}</span>
              </button>
            </li>`,
        )}
      </ul>
    `;
  }

  /** @param {import('./shelf.js').Kept} kept */
  #keptRow({ id, name, title, at, dirty, link }) {
    const open = id === this.desk.kept.id;
    const about = [title, clock(at), dirty ? 'unsaved' : '', link?.id ? 'on the server' : '', open ? 'open now' : ''];
    return html`<li>
      <button type="button" class="plain name" ?disabled=${open} @click=${() => this.#open(() => this.desk.openKept(id))}>
        ${name}<span class="muted">${about.filter(Boolean).join(' · ')}</span>
      </button>
      ${
        this.asked === id
          ? html`<button type="button" @click=${() => this.#delete(id)}>Really delete</button>
            <button type="button" @click=${() => (this.asked = '')}>Keep</button>`
          : html`<button type="button" ?disabled=${open} aria-label=${`Delete ${name}`} @click=${() => (this.asked = id)}>Delete</button>`
      }
    </li>`;
  }
}

customElements.define('studio-library', StudioLibrary);
