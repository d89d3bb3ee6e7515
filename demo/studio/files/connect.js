// SPDX-License-Identifier: MIT
// The dialog in which the author says where the API is, and gives a token.
import { html } from 'lit';
import { Sheet } from './sheet.js';

/** Dispatches `connected`. */
export class StudioConnect extends Sheet {
  get heading() {
    return 'Connect to a server';
  }

  async #connect(/** @type {SubmitEvent} */ event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const access = { address: String(form.get('address')), token: String(form.get('token')).trim() };
    if (!(await this.attempt(() => this.desk.remote.connection.connect(access)))) return;
    this.close();
    this.dispatchEvent(new Event('connected'));
  }

  body() {
    return html`<form @submit=${this.#connect}>
      <p class="muted">A token is created on the server by <code>npm run server -- token create</code>. It is kept for this tab only.</p>
      <label>Address of the API
        <input name="address" required value=${new URL('/api/v1', location.href).href} autocomplete="off" spellcheck="false" />
      </label>
      <label>Token
        <input name="token" type="password" required autocomplete="off" />
      </label>
      <button type="submit" class="primary">Connect</button>
    </form>`;
  }
}

customElements.define('studio-connect', StudioConnect);
