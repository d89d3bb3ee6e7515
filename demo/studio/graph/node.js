// SPDX-License-Identifier: MIT
// A node of the board: a video, or a target that is none.
import { html, nothing } from 'lit';

/** @typedef {import('./layout.js').Node & {facts: string, description: string, start: boolean, lost: boolean, open: boolean, picture: string, film: string}} BoardNode picture: address of a poster; film: of a film whose first frame is shown without one */
/** @typedef {{choose: () => void, open: () => void, connect: () => void, key: (event: KeyboardEvent) => void, focus: (event: FocusEvent) => void}} Acts */

/** @param {BoardNode} node @param {import('./layout.js').Place} place @param {boolean} chosen @param {Acts} act */
export function nodeCard(node, { x, y }, chosen, act) {
  const { key, video, name, open, lost } = node;
  const style = `left: ${x}px; top: ${y}px`;
  if (video < 0)
    return html`<li class="unknown ${name.startsWith('No video') ? '' : 'later'}" data-key=${key} .style=${style}>${name}</li>`;
  const classes = [open && 'open', lost && 'lost', chosen && 'chosen'].filter(Boolean);
  return html`<li class=${classes.join(' ')} data-key=${key} .style=${style}>
    <button
      type="button"
      class="card"
      aria-current=${chosen ? 'true' : 'false'}
      aria-describedby=${`about-${video}`}
      @click=${act.choose}
      @dblclick=${act.open}
      @keydown=${act.key}
      @focus=${act.focus}
    >
      <span class="picture" aria-hidden="true">
        ${picture(node)}
        <span class="marks">
          ${node.start ? html`<span>Start</span>` : nothing}
          ${lost ? html`<span class="lost">Unreachable</span>` : nothing}
        </span>
      </span>
      <span class="name">${name}</span>
      <span class="facts">${node.facts}</span>
    </button>
    <span class="hidden-text" id=${`about-${video}`}>${node.description}</span>
    <button
      type="button"
      class="port"
      aria-label=${`Connect “${name}” to …`}
      title="Drag to another video, or press"
      @click=${act.connect}
    >
      →
    </button>
  </li>`;
}

const hide = (/** @type {Event} */ { target }) => /** @type {Element} */ (target).remove();

/** @param {BoardNode} node */
function picture({ picture, film }) {
  if (picture) return html`<img src=${picture} alt="" loading="lazy" draggable="false" @error=${hide} />`;
  return film
    ? html`<video src=${`${film}#t=0.1`} preload="metadata" muted playsinline tabindex="-1"></video>`
    : nothing;
}
