// SPDX-License-Identifier: MIT
// What a project has to choose from: its videos and its trays.
import { listOf } from '../model/document.js';
import { read } from '../model/item.js';

/** @typedef {import('../model/document.js').ProjectDocument} ProjectDocument */

/** What a click means by a video: docs/format.md, "Click actions". @param {any} value */
const tokenIn = (value) => /---(?!.*---)(.*)$/s.exec(String(value))?.[1].trim();

/**
 * @param {ProjectDocument | null} document @param {any} value as written: an id, a token, or "Title ---TOKEN"
 * @param {'id' | 'token'} by what a choice writes
 * @returns {{choices: {value: string, label: string}[], chosen: string | null}} chosen: null if it is none of them
 */
export function videoChoices(document, value, by) {
  const videos = (document?.videos ?? []).filter((video) => read(video, by, 'VIDEO') !== undefined);
  const choices = videos.map((video) => {
    const [name, title] = [String(video[by]), read(video, 'title', 'VIDEO')];
    return { value: name, label: title === undefined ? name : `${title} (${name})` };
  });
  const written = String(value ?? '').trim();
  const isMeant = (/** @type {any} */ video, /** @type {string} */ name) =>
    String(video.id ?? '') === name || String(video.token ?? '') === name;
  const found =
    written === ''
      ? undefined
      : videos.find((video) => isMeant(video, written) || isMeant(video, tokenIn(written) || '\0'));
  return { choices, chosen: found ? String(found[by]) : null };
}

/** The names of trays in use, and those that are always there. @param {ProjectDocument | null} document @returns {string[]} */
export function trayNames(document) {
  const used = (document?.videos ?? []).flatMap((video) =>
    listOf(video, 'interactions').flatMap((item) => read(item, 'tray_type') ?? []),
  );
  const own = Object.keys(document?.trays ?? {});
  return [...new Set(['magic_menu', 'end_menu', ...own, ...used.map(String)])];
}
