// SPDX-License-Identifier: MIT
// What is selected in the graph, and what can be done with it.
import { html } from 'lit';
import { startOf, videoName } from '../model/ways.js';
import { waysInWords } from './words.js';

/** @typedef {import('./graph.js').StudioGraph} StudioGraph */
/** @typedef {import('../model/document.js').ProjectDocument} ProjectDocument */

/** @param {StudioGraph} graph @param {ProjectDocument} document @param {import('./layout.js').Edge} edge */
export function aboutEdge(graph, document, { ways }) {
  const { from } = ways[0];
  return html`<span class="grow">${videoName(document.videos[from], from)}, ${waysInWords(document, ways)}</span>
    <button type="button" @click=${() => graph.deleteChosen()}>Delete ${ways.length === 1 ? 'the way' : `all ${ways.length}`}</button>`;
}

/** @param {StudioGraph} graph @param {ProjectDocument} document */
export function aboutVideo(graph, document) {
  const { video } = graph;
  if (video < 0) return html`<span class="muted">Select a video or a way. Drag from → to connect.</span>`;
  return html`<strong class="grow">${videoName(document.videos[video], video)}</strong>
    <button type="button" @click=${() => graph.openVideo()}>Open</button>
    <button type="button" @click=${() => graph.connect()}>Connect to …</button>
    <button type="button" @click=${() => graph.rename()}>Rename</button>
    <button type="button" ?disabled=${startOf(document) === video} @click=${() => graph.start()}>Set as start</button>
    <button type="button" ?disabled=${document.videos.length === 1} @click=${() => graph.deleteChosen()}>Delete</button>`;
}
