// SPDX-License-Identifier: MIT
import { html } from 'lit';
import { Panel } from '../shell/panel.js';

export class StudioProblems extends Panel {
  render() {
    return html`<p>studio-problems</p>`;
  }
}

customElements.define('studio-problems', StudioProblems);
