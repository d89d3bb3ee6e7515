// SPDX-License-Identifier: MIT

/** @typedef {{src: string, kind: string, srclang: string, label: string, default: boolean}} Track of a document; `src` is absolute */

/**
 * Media elements whose player has a list of tracks of its own, and what puts those of the current video
 * there, in place of `<track>` elements.
 * @type {WeakMap<HTMLElement, (tracks: Track[]) => void>}
 */
export const listed = new WeakMap();
