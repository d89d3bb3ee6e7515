// SPDX-License-Identifier: MIT
// What the panel calls fields, their units, and what they are when they are not given.
import { ACTIONS, TYPES } from '../model/fields.js';

/** @typedef {import('../model/fields.js').Field} Field */

/** Where a field's name, without underscores, would not do. @type {Record<string, string>} */
const LABELS = {
  ...{
    id: 'Id',
    'INTERACTION value': 'Text or picture',
    'ENDED value': 'Video',
    time: 'Time',
    end_time: 'End',
    internal_label: 'Label for authors',
  },
  ...{ pos_left: 'Left', pos_top: 'Top', pos_width: 'Width', pos_height: 'Height', z_index: 'Layer' },
  ...{ hotspot_points: 'Polygon', points: 'Polygon', points_space: 'Polygon in percent of' },
  ...{ click_action: 'Click action', click_value: 'Target', redirect_url: 'Address', jump_time: 'Jump to' },
  ...{ switch_video_id: 'Video', switch_video_token: 'Video, by token', switch_start_time: 'Start there at' },
  ...{ pause_amount: 'Pause for', pause_duration: 'Pause for', custom_data: 'Custom data' },
  ...{ click_required: 'Wait for a click', pause_video: 'Pause when it shows', collect_first: 'Lead form first' },
  ...{ hide_mobile: 'Hide on mobile', hide_desktop: 'Hide on desktop', default_hidden: 'Hidden by default' },
  ...{ conditional: 'Condition 1', conditional_show: 'Then it is', conditional_variable: 'Variable 1' },
  ...{ conditional_operator: 'Operator 1', conditional_value: 'Value 1', conditional_join: 'Together' },
  ...{ conditional_2: 'Condition 2', conditional_variable_2: 'Variable 2', conditional_operator_2: 'Operator 2' },
  ...{ conditional_value_2: 'Value 2', when: 'Tree of conditions', in_tray: 'In a tray', tray_type: 'Tray' },
  ...{ on_seek_past: 'When a seek passes it', repeat: 'How often', color: 'Text colour', border_color: 'Line colour' },
  ...{ background_color: 'Background colour', border_width: 'Line width', border_radius: 'Corners' },
  ...{ hotspot_image: 'Picture inside', hotspot_ring: 'Ring', hotspot_ring_width: 'Ring width' },
  ...{ hotspot_radius: 'Corners of a hotspot', hotspot_alignment: 'Place of the picture', hotspot_hover: 'Highlight' },
  ...{
    post_click_state: 'State',
    post_click_background_color: 'Background colour',
    post_click_text_color: 'Text colour',
  },
  ...{ hubspot_field: 'HubSpot property', hubspot_value: 'HubSpot value', hubspot_map: 'Set it to the answer' },
  ...{ clickfunnels: 'ClickFunnels', clickfunnels_tag: 'Tag', clickfunnels_attribute_name: 'Attribute' },
  ...{
    clickfunnels_attribute_value: 'Value of the attribute',
    on_ended: 'At the end',
    hotcue: 'Version of the format',
  },
  ...{
    src: 'Address',
    srclang: 'Language',
    start: 'Start video',
    lead_form: 'Lead form',
    start_time: 'Start there at',
  },
};

/** @param {string} name of a field @param {string} [object] as in FIELDS */
export function labelFor(name, object = '') {
  const plain = name.replaceAll('_', ' ');
  return LABELS[`${object} ${name}`] ?? LABELS[name] ?? plain[0].toUpperCase() + plain.slice(1);
}

const [SECONDS, PERCENT, PIXELS] = ['s', '%', 'px'];
/** @type {Record<string, string>} */
const UNITS = {
  ...{ time: SECONDS, end_time: SECONDS, switch_start_time: SECONDS, start_time: SECONDS, duration: SECONDS },
  ...{ pause_amount: SECONDS, pause_duration: SECONDS, hotspot_ring_width: PIXELS, hotspot_radius: PIXELS },
  ...{ pos_left: PERCENT, pos_top: PERCENT, pos_width: PERCENT, pos_height: PERCENT },
};
/** @param {string} name of a field @returns {string} '' without one */
export const unitOf = (name) => UNITS[name] ?? '';

/** Booleans that are true when they are not given. */
const TRUE = ['show_caption', 'hotspot_ring', 'hotspot_hover', 'conditional_show'];
/** Booleans that depend on another field when they are not given. @type {Record<string, string>} */
const DEPENDS = { conditional: 'if there is a variable', conditional_2: 'if there is a variable' };

/** What a boolean is when it is not given. @param {string} name */
export const defaultBoolean = (name) => DEPENDS[name] ?? (TRUE.includes(name) ? 'yes' : 'no');

/** The word that counts when none is given; '' if there is no such word. @param {Field} field */
export const defaultWord = ({ kind, need, words }) =>
  kind === 'WORD' && need !== 'ALWAYS' && need !== 'VISIBLE' ? (words?.[0] ?? '') : '';

/** A reference within the page that the texts are from. */
const SEE = /[:,]?\s*see (below|click actions)$/;

/** @param {{name: string, text: string}[]} rows @param {any} name */
const meaning = (rows, name) =>
  rows.find(
    (row) =>
      row.name.toLowerCase() ===
      String(name ?? '')
        .trim()
        .toLowerCase(),
  )?.text ?? '';

/** The meaning of a field, and of its value if that is one of the words. @param {Field} field @param {any} value */
export function helpFor({ name, text }, value) {
  if (name === 'type') return meaning(TYPES, value) || text;
  if (name === 'click_action') return meaning(ACTIONS, value) || text;
  return text.replace(SEE, '');
}
