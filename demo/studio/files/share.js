// SPDX-License-Identifier: MIT
// The dialog with the addresses of a saved project, for players.
import { html } from 'lit';
import { listOf } from '../model/document.js';
import { Sheet } from './sheet.js';

/** @param {string} address */
const snippet = (address) => `<script type="module" src="${new URL('/dist/hotcue-player.js', location.href)}"></script>
<hotcue-player project="${address}"></hotcue-player>`;

export class StudioShare extends Sheet {
  static properties = {
    ...Sheet.properties,
    videos: { state: true },
    iframes: { state: true },
    copied: { state: true },
  };
  get heading() {
    return 'Show it';
  }

  constructor() {
    super();
    /** @type {{id: string, token: string, title?: string}[]} */
    this.videos = [];
    /** The code of iframes, by token; a server may have none. @type {Map<string, string>} */
    this.iframes = new Map();
    this.copied = '';
  }

  async show() {
    this.copied = '';
    await super.show();
    const { link, api } = this.desk.remote.saver;
    if (!link?.id || !api) return;
    await this.attempt(async () => (this.videos = await api.videos(link.id)));
    const codes = this.videos.map(async ({ token }) => /** @type {const} */ ([token, await api.iframeCode(token)]));
    const known = await Promise.allSettled(codes);
    this.iframes = new Map(known.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])));
  }

  /** @param {string} text @param {string} what */
  async #copy(text, what) {
    if (await this.attempt(() => navigator.clipboard.writeText(text))) this.copied = `${what} copied.`;
  }

  body() {
    const { saver } = this.desk?.remote ?? {};
    const { api } = saver ?? {};
    if (!saver?.link?.id || !api) return html`<p>Save the project first: its players load it from the server.</p>`;
    const { studio } = this.desk;
    const without = (studio.document?.videos ?? []).filter(
      (video) => listOf(video, /** @type {any} */ ('sources')).length === 0,
    );
    return html`
      <p>Everybody who knows a video's address can play the project from there.</p>
      ${
        without.length > 0
          ? html`<p class="error">Viewers have no film for ${without.map((video) => `“${video.title ?? video.id}”`).join(', ')}:
            a file that you chose is only in this browser. Publish it, and give the video its address under Film.</p>`
          : null
      }
      ${this.videos.map((video) => this.#video(video, api.player(video.token)))}
      <p role="status">${this.copied}</p>
    `;
  }

  /** @param {{id: string, token: string, title?: string}} video @param {string} address */
  #video({ id, token, title }, address) {
    const name = title || id;
    const iframe = this.iframes.get(token);
    return html`
      <h3>${name}</h3>
      <pre tabindex="0" aria-label=${`Address of ${name}`}>${address}</pre>
      <pre tabindex="0" aria-label=${`Snippet for ${name}`}>${snippet(address)}</pre>
      ${iframe === undefined ? null : html`<pre tabindex="0" aria-label=${`Iframe of ${name}`}>${iframe}</pre>`}
      <p class="row">
        <button type="button" @click=${() => this.#copy(address, 'Address')}>Copy the address</button>
        <button type="button" @click=${() => this.#copy(snippet(address), 'Snippet')}>Copy the snippet</button>
        ${
          iframe === undefined
            ? null
            : html`<button type="button" @click=${() => this.#copy(iframe, 'Iframe')}>Copy the iframe</button>`
        }
        <a href=${`play.html?project=${encodeURIComponent(address)}`} target="_blank" rel="noopener">Open in a player</a>
      </p>
    `;
  }
}

customElements.define('studio-share', StudioShare);
