// SPDX-License-Identifier: MIT
// Generates documents of any size, the same in each run.

/** Numbers in [0, 1): mulberry32. @param {number} seed */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const round = (value, digits = 3) => Number(value.toFixed(digits));

/** A box on the video. */
const BOX = { pos_left: 10, pos_top: 10, pos_width: 20, pos_height: 10 };

/**
 * Items shown one after the other, so that `active` of them are shown at a time.
 * @param {number} count
 * @param {number} active
 * @param {{from?: number, to?: number, fields?: (i: number) => object}} [options]
 * @returns {{time: number, end_time: number}[]}
 */
export function windows(count, active, { from = 0, to = 600, fields = () => ({}) } = {}) {
  const apart = (to - from) / (count + active);
  return Array.from({ length: count }, (_, i) => ({
    id: `i${i}`,
    type: 'button',
    time: round(from + i * apart, 6),
    end_time: round(from + (i + active) * apart, 6),
    ...BOX,
    click_action: 'track',
    ...fields(i),
  }));
}

/**
 * A star at a random position, in percent of the video.
 * @param {() => number} next
 * @param {number} vertices
 * @param {number} radius percent
 */
export function star(next, vertices, radius) {
  const [x, y] = [radius + next() * (100 - 2 * radius), radius + next() * (100 - 2 * radius)];
  return Array.from({ length: vertices }, (_, i) => {
    const angle = (i / vertices) * 2 * Math.PI;
    const r = radius * (i % 2 ? 0.6 + 0.3 * next() : 1);
    return [round(x + r * Math.cos(angle)), round(y + r * Math.sin(angle))];
  });
}

/**
 * A realistic mix: buttons with texts and styles, polygons, conditions, timed actions,
 * cues with custom data.
 * @param {number} count of interactions; with a tenth as many cues
 */
export function mixed(count) {
  const next = random(7);
  const kinds = [
    (i) => ({
      type: 'button',
      value: `Choice ${i}: {{name}}`,
      tooltip: 'Go there',
      color: '#1a2438',
      background_color: '#ffd27acc',
      border_radius: 12,
      click_action: 'jump',
      click_value: `${Math.floor(next() * 9)}:3${i % 10}`,
    }),
    () => ({
      type: 'hotspot',
      points_space: 'video',
      hotspot_points: star(next, 12, 10),
      click_action: 'message',
      click_value: 'Words for the viewer, a sentence or two of them.',
      custom_data: { sku: 'A-100', price: 12.5 },
    }),
    () => ({
      type: 'text',
      value: 'Über den Wolken: a caption with “quotes” \n and lines',
      click_action: 'none',
      conditional: true,
      conditional_variable: 'level',
      conditional_operator: 'equals',
      conditional_value: 'expert',
    }),
    () => ({
      type: 'image',
      value: 'https://cdn.example.com/pictures/0123456789abcdef.png?width=640',
      click_action: 'link',
      click_value: 'https://shop.example.com/item?from={{name}}',
      variable_name: 'seen',
      variable_value: 1,
      post_click_state: 'hidden',
    }),
  ];
  const box = () => ({
    pos_left: round(next() * 80),
    pos_top: round(next() * 80),
    pos_width: round(5 + next() * 15),
    pos_height: round(5 + next() * 15),
  });
  const interactions = windows(count, 10, {
    fields: (i) => ({ ...box(), ...kinds[i % kinds.length](i), z_index: i % 3 }),
  });
  const cues = Array.from({ length: Math.ceil(count / 10) }, (_, i) => ({
    id: `cue-${i}`,
    time: round(i * 5.5),
    custom_data: { chapter: i, tags: ['a', 'b'], text: 'handed back as it is' },
  }));
  return { id: 'bench', videos: [{ id: 'main', duration: 600, interactions, cues }] };
}
