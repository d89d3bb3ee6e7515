// SPDX-License-Identifier: MIT
// What the target of an interaction is, its click_value: by its click action or its timed type.
import { ACTIONS } from '../model/fields.js';
import { read } from '../model/item.js';

/** @type {Record<string, string>} */
const OF_TYPE = { redirect: 'URL', jump: 'time', switch: 'video', resourcetray: 'name of a tray' };

/** @param {any} item @returns {string} as in ACTIONS, without "required"; '' if it takes nothing */
export function takenBy(item) {
  const [type, action] = ['type', 'click_action'].map((name) =>
    String(read(item, name) ?? '')
      .trim()
      .toLowerCase(),
  );
  const { takes } = ACTIONS.find(({ name }) => name.toLowerCase() === action) ?? {};
  return OF_TYPE[type] ?? (takes ?? '').replace(', required', '');
}

/** The same of several; '' if they differ. @param {any[]} items */
export function takenByAll(items) {
  const kinds = new Set(items.map(takenBy));
  return kinds.size === 1 ? [...kinds][0] : '';
}

/** What the panel calls it. @type {Record<string, string>} */
const LABELS = {
  ...{ URL: 'Address', time: 'Jump to', video: 'Video', 'name of a tray': 'Tray', address: 'E-mail address' },
  ...{ number: 'Phone number', text: 'Text', any: 'Value for the page', 'text or URL': 'Text or address' },
};
/** @param {any[]} items */
export const aimLabel = (items) => LABELS[takenByAll(items)] ?? 'Target';
