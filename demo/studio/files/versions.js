// SPDX-License-Identifier: MIT
// The dialog with earlier versions of the project.
import { html } from 'lit';
import { listOf, parseDocument } from '../model/document.js';
import { clock } from './notices.js';
import { Sheet } from './sheet.js';

/** @param {string} text */
function about(text) {
  const { document } = parseDocument(text);
  if (!document) return 'broken JSON';
  const items = document.videos.reduce((sum, video) => sum + listOf(video, 'interactions').length, 0);
  return `${document.videos.length} videos, ${items} interactions`;
}

export class StudioVersions extends Sheet {
  static properties = { ...Sheet.properties, versions: { state: true } };
  get heading() {
    return 'Earlier versions';
  }

  constructor() {
    super();
    /** @type {import('./shelf.js').Version[]} */
    this.versions = [];
  }

  async show() {
    await super.show();
    this.versions = await this.desk.shelf.versions(this.desk.kept.id);
  }

  /** @param {import('./shelf.js').Version} version */
  async #back(version) {
    this.close();
    await this.desk.goBack(version);
  }

  body() {
    return html`
      <p class="muted">The last 20, kept when you save, export or go back, and every few minutes. Going back can be undone.</p>
      ${this.versions.length === 0 ? html`<p>There is none yet.</p>` : null}
      <ul>
        ${this.versions.map(
          (version) =>
            html`<li>
              <span class="grow">${clock(version.at)} · ${version.why} <span class="muted">${about(version.text)}</span></span>
              <button type="button" aria-label=${`Go back to ${clock(version.at)}`} @click=${() => this.#back(version)}>Go back</button>
            </li>`,
        )}
      </ul>
    `;
  }
}

customElements.define('studio-versions', StudioVersions);
