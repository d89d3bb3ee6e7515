// SPDX-License-Identifier: MIT
// Northern lights: three curtains, worked out on a coarse grid and added to
// the sky smoothly.
import { hex, mixNumber } from './picture.mjs';

const COLUMNS = 161; // one every 8 pixels
const ROWS = 61; // one every 8 pixels, to y = 480
const GREEN = hex('#58e6a2');
const CYAN = hex('#4bb9dd');
const VIOLET = hex('#a568e0');

const CURTAINS = [
  { base: 330, reach: 230, light: 0.8, speed: 0.1, phase: 0.4, wave: 46 },
  { base: 250, reach: 190, light: 0.56, speed: -0.075, phase: 2.7, wave: 62 },
  { base: 390, reach: 150, light: 0.42, speed: 0.13, phase: 5.1, wave: 30 },
];

const grid = new Float32Array(COLUMNS * ROWS * 3);

/** @param {import('./picture.mjs').Picture} picture @param {number} t seconds @param {number} strength 0-1 */
export function drawAurora(picture, t, strength) {
  if (strength <= 0.01) return;
  grid.fill(0);
  for (const curtain of CURTAINS) {
    for (let i = 0; i < COLUMNS; i++) {
      const u = i / COLUMNS;
      const drift = t * curtain.speed + curtain.phase;
      const hem =
        curtain.base +
        curtain.wave * Math.sin(u * 5.2 + drift * 2.1) +
        curtain.wave * 0.45 * Math.sin(u * 12.6 - drift * 3.4);
      // Rays: fine folds along the curtain that come and go.
      const folds =
        0.55 +
        0.3 * Math.sin(u * 46 + 5 * Math.sin(u * 6 + drift) + t * 0.55) +
        0.15 * Math.sin(u * 103 - t * 0.9 + curtain.phase);
      const patch = 0.5 + 0.5 * Math.sin(u * 4.1 + drift * 1.7);
      const light = curtain.light * strength * folds * (0.35 + 0.65 * patch) * (1 - Math.abs(u - 0.5) ** 4 * 6);
      for (let j = 0; j < ROWS; j++) {
        const up = (hem - j * 8) / curtain.reach;
        if (up < -0.12 || up > 1) continue;
        const a = light * (up < 0 ? (1 + up / 0.12) ** 2 : (1 - up) ** 1.7);
        if (a <= 0) continue;
        const at = (j * COLUMNS + i) * 3;
        const high = Math.max(0, up);
        for (let k = 0; k < 3; k++) {
          const colour =
            high < 0.4 ? mixNumber(GREEN[k], CYAN[k], high / 0.4) : mixNumber(CYAN[k], VIOLET[k], (high - 0.4) / 0.6);
          grid[at + k] += colour * a;
        }
      }
    }
  }
  const { width, bytes } = picture;
  const row = new Float32Array(COLUMNS * 3);
  for (let y = 0; y < (ROWS - 1) * 8; y++) {
    const j = y >> 3;
    const v = (y & 7) / 8;
    let light = 0;
    for (let i = 0; i < row.length; i++) {
      const a = grid[j * row.length + i];
      row[i] = a + (grid[(j + 1) * row.length + i] - a) * v;
      light += row[i];
    }
    if (light < 1) continue;
    let at = y * width * 4;
    for (let i = 0; i < COLUMNS - 1; i++) {
      if (row[i * 3 + 1] + row[i * 3 + 4] < 0.5) {
        at += 32;
        continue;
      }
      let [r, g, b] = [row[i * 3], row[i * 3 + 1], row[i * 3 + 2]];
      const [dr, dg, db] = [(row[i * 3 + 3] - r) / 8, (row[i * 3 + 4] - g) / 8, (row[i * 3 + 5] - b) / 8];
      for (let x = 0; x < 8; x++, at += 4, r += dr, g += dg, b += db) {
        bytes[at] = Math.min(255, bytes[at] + r + ((x * 5 + y * 3) & 7) / 8);
        bytes[at + 1] = Math.min(255, bytes[at + 1] + g + ((x * 3 + y * 5) & 7) / 8);
        bytes[at + 2] = Math.min(255, bytes[at + 2] + b + ((x * 7 + y) & 7) / 8);
      }
    }
  }
}
