// SPDX-License-Identifier: MIT
// Colours for a picker, which knows #rrggbb alone. The browser reads them.

const OPAQUE = 255;
/** @type {CanvasRenderingContext2D | null} */
let pencil = null;

/** @param {string} text @param {string} before what counts if the text is no colour */
function painted(text, before) {
  pencil ??= document.createElement('canvas').getContext('2d');
  if (!pencil) return before;
  pencil.fillStyle = before;
  pencil.fillStyle = text;
  return String(pencil.fillStyle);
}

/**
 * @param {string} text as in the document
 * @returns {{hex: string, alpha: number} | null} #rrggbb, and 0 to 1; null if it is no colour
 */
export function colourOf(text) {
  const read = painted(text, '#000000');
  if (read !== painted(text, '#ffffff')) return null;
  if (read.startsWith('#')) return { hex: read, alpha: 1 };
  const [red, green, blue, alpha] = (read.match(/[\d.]+/g) ?? []).map(Number);
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
  return { hex: `#${hex}`, alpha };
}

/** @param {string} hex #rrggbb @param {number} alpha 0 to 1 */
export const colourText = (hex, alpha) =>
  alpha >= 1
    ? hex
    : hex +
      Math.round(alpha * OPAQUE)
        .toString(16)
        .padStart(2, '0');
