// SPDX-License-Identifier: MIT
import { html } from 'lit';
import { Panel } from '../shell/panel.js';

export class StudioPreview extends Panel {
  render() {
    return html`<p>studio-preview</p>`;
  }
}

customElements.define('studio-preview', StudioPreview);
