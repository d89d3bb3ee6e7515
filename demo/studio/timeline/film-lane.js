// SPDX-License-Identifier: MIT
import { html } from 'lit';
import { TimelinePart } from './part.js';

export class TimelineFilm extends TimelinePart {
  render() {
    return html``;
  }
}

customElements.define('timeline-film', TimelineFilm);
