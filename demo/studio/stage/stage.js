// SPDX-License-Identifier: MIT
// The picture of the open video.
import { css, html } from 'lit';
import { filmOf } from '../model/film.js';
import { Panel } from '../shell/panel.js';

export class StudioStage extends Panel {
  static topics = /** @type {import('../shell/panel.js').Topic[]} */ (['document', 'selection']);
  static styles = [
    ...Panel.styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        background: #0b0f15;
      }
      video {
        flex: 1;
        min-height: 0;
        width: 100%;
        object-fit: contain;
      }
    `,
  ];

  render() {
    const film = filmOf(this.studio);
    return html`<video src=${film ?? ''} muted playsinline preload="auto"></video>`;
  }

  firstUpdated() {
    this.studio.playhead.attach(this.renderRoot.querySelector('video'));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.studio.playhead.attach(null);
  }
}

customElements.define('studio-stage', StudioStage);
