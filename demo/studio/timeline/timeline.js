// SPDX-License-Identifier: MIT
import { html } from 'lit';
import { Panel } from '../shell/panel.js';

export class StudioTimeline extends Panel {
  render() {
    return html`<p>studio-timeline</p>`;
  }
}

customElements.define('studio-timeline', StudioTimeline);
