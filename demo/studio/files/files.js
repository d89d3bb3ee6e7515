// SPDX-License-Identifier: MIT
import { html } from 'lit';
import { Panel } from '../shell/panel.js';

export class StudioFiles extends Panel {
  render() {
    return html`<p>studio-files</p>`;
  }
}

customElements.define('studio-files', StudioFiles);
