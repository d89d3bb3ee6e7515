// SPDX-License-Identifier: MIT
import { html } from 'lit';
import { Panel } from '../shell/panel.js';

export class StudioProperties extends Panel {
  render() {
    return html`<p>studio-properties</p>`;
  }
}

customElements.define('studio-properties', StudioProperties);
