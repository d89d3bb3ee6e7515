// SPDX-License-Identifier: MIT
import { html } from 'lit';
import { Panel } from '../shell/panel.js';

export class StudioGraph extends Panel {
  render() {
    return html`<p>studio-graph</p>`;
  }
}

customElements.define('studio-graph', StudioGraph);
