// SPDX-License-Identifier: MIT
// Parts of documents, shared by several tests.

export const PURPLE = [255, 0, 255];

/**
 * A button in the middle of the upper half.
 * @param {string} id
 * @param {object} [more] fields that are different
 */
export const button = (id, more = {}) => ({
  id,
  type: 'button',
  time: 0,
  value: id,
  pos_left: 40,
  pos_top: 20,
  pos_width: 20,
  pos_height: 20,
  click_action: 'track',
  background_color: '#ff00ff',
  border_radius: 0,
  ...more,
});

/** A triangle whose bounding box is 10 to 50 across and 10 to 70 down. */
export const triangle = (id, more = {}) => ({
  id,
  type: 'hotspot',
  time: 0,
  pos_left: 10,
  pos_top: 10,
  pos_width: 40,
  pos_height: 60,
  hotspot_points: [
    [0, 0],
    [100, 0],
    [0, 100],
  ],
  click_action: 'track',
  ...more,
});
/** A point inside it, and one outside it but inside its bounding box. */
export const IN_TRIANGLE = /** @type {const} */ ([20, 25]);
export const BESIDE_TRIANGLE = /** @type {const} */ ([45, 60]);
/** The middle of button(). */
export const ON_BUTTON = /** @type {const} */ ([50, 30]);
export const NOWHERE = /** @type {const} */ ([80, 85]);
