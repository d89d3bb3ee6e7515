// SPDX-License-Identifier: MIT
import { svg } from 'lit';

/** Drawn on 24 by 24. @type {Record<string, string>} */
const PATHS = {
  select: 'M5 3l6 17 2.4-7L20 10.5z',
  box: 'M4 6h16v12H4z',
  polygon: 'M12 3l9 7-4 11H6L3 9z',
  points: 'M5 19L12 5l7 14M3 17h4v4H3zM10 3h4v4h-4zM17 17h4v4h-4z',
  hole: 'M3 4h18v16H3zM9 9h6v6H9z',
  button: 'M3 8h18v8H3zM8 12h8',
  text: 'M5 5h14M12 5v14',
  image: 'M3 5h18v14H3zM3 16l5-5 4 4 3-3 6 5M16 9h.01',
  hotspot: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3',
  action: 'M13 2L5 14h6l-1 8 8-12h-6z',
  play: 'M7 4l13 8-13 8z',
  pause: 'M8 5v14M16 5v14',
  keyframe: 'M12 4l8 8-8 8-8-8z',
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
};

/** @param {string} name of PATHS */
export const icon = (name) =>
  svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]}></path></svg>`;
