// SPDX-License-Identifier: MIT

const DARK = '#1a1a1a';
const LIGHT = '#ffffff';
/** Fills with less opacity show too much of the picture to decide the colour of a text. */
const OPAQUE = 0.5;

/**
 * Fields for a background.
 * @param {string} background as colour pickers write it: `rgb(…)`, `rgba(…)`, `#rrggbb`
 * @returns {{background_color?: string, color?: string}} with a colour of text that can be read on it
 */
export function fill(background) {
  const channels = rgba(background);
  if (!channels) return {};
  const [red, green, blue, alpha] = channels;
  if (alpha === 0) return {};
  const light = 0.299 * red + 0.587 * green + 0.114 * blue > 140;
  return { background_color: background.trim(), ...(alpha >= OPAQUE ? { color: light ? DARK : LIGHT } : {}) };
}

/** @param {string} color @returns {number[] | null} red, green and blue up to 255, alpha up to 1 */
function rgba(color) {
  const text = color.trim();
  if (/^#[0-9a-f]{6}$/i.test(text)) return [...[1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16)), 1];
  const values = /^rgba?\(([\d.,\s]{5,60})\)$/i.exec(text)?.[1].split(',').map(Number);
  if (!values || values.length < 3 || values.length > 4 || values.some((value) => !(value <= 255))) return null;
  return [values[0], values[1], values[2], values[3] ?? 1];
}
