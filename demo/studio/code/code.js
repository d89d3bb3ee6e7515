// SPDX-License-Identifier: MIT
import { html } from 'lit';
import { Panel } from '../shell/panel.js';

export class StudioCode extends Panel {
  render() {
    return html`<p>studio-code</p>`;
  }
}

customElements.define('studio-code', StudioCode);
