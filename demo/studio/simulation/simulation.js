// SPDX-License-Identifier: MIT
import { html } from 'lit';
import { Panel } from '../shell/panel.js';

export class StudioSimulation extends Panel {
  render() {
    return html`<p>studio-simulation</p>`;
  }
}

customElements.define('studio-simulation', StudioSimulation);
