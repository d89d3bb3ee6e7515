// SPDX-License-Identifier: MIT
// All ways as a table, for whoever prefers text.
import { html } from 'lit';
import { isBroken, videoName } from '../model/ways.js';
import { causeOf, goalOf } from './words.js';

/** @typedef {import('../model/ways.js').Way} Way */

/** @param {import('../model/document.js').ProjectDocument} document @param {readonly Way[]} ways @param {{select: (way: Way) => void, remove: (way: Way) => void}} act */
export const waysTable = (document, ways, act) => html`<table>
  <caption class="hidden-text">Ways</caption>
  <thead>
    <tr>
      <th scope="col">From</th>
      <th scope="col">When</th>
      <th scope="col">To</th>
      <th scope="col"><span class="hidden-text">What to do</span></th>
    </tr>
  </thead>
  <tbody>
    ${ways.map((way) => {
      const [from, cause, goal] = [
        videoName(document.videos[way.from], way.from),
        causeOf(document, way),
        goalOf(document, way),
      ];
      return html`<tr class=${isBroken(way) ? 'broken' : ''}>
        <th scope="row">${from}</th>
        <td>
          <button type="button" class="plain" @click=${() => act.select(way)} aria-label=${`Select ${cause}, from ${from}`}>${cause}</button>
        </td>
        <td>${goal}</td>
        <td>
          <button type="button" @click=${() => act.remove(way)} aria-label=${`Delete ${cause}, from ${from}`}>Delete</button>
        </td>
      </tr>`;
    })}
  </tbody>
</table>`;
