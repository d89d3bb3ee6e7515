// SPDX-License-Identifier: MIT
// Which field is in which section of the Properties panel, and to which types it applies.
import { TYPES } from '../model/fields.js';
import { read, typeOf } from '../model/item.js';
import { fieldsOf } from '../model/places.js';

/** @typedef {{id: string, label: string, fields: string[], open?: boolean}} Section open: unfolded from the start */

const named = (/** @type {boolean} */ visible) =>
  TYPES.filter((type) => type.visible === visible).map(({ name }) => name);
const [VISIBLE, TIMED] = [named(true), named(false)];

/** @param {string} fields separated by spaces */
const list = (fields) => fields.split(/\s+/).filter(Boolean);

/** The sections of each object that the panel shows. @type {Record<string, Section[]>} */
export const SECTIONS = {
  INTERACTION: [
    {
      ...{ id: 'content', label: 'Content', open: true },
      fields: list('type value name tooltip caption show_caption hotspot_image id internal_label'),
    },
    { ...{ id: 'timing', label: 'Timing', open: true }, fields: list('time end_time on_seek_past repeat') },
    {
      ...{ id: 'layout', label: 'Layout' },
      fields: list('pos_left pos_top pos_width pos_height z_index hotspot_points points_space keyframes'),
    },
    {
      ...{ id: 'behavior', label: 'Behavior', open: true },
      fields: list(`click_action click_value redirect_url jump_time switch_video_id switch_video_token switch_start_time
        pause_amount pause_duration custom_data variable_name variable_value click_required pause_video collect_first
        in_tray tray_type`),
    },
    {
      ...{ id: 'conditions', label: 'Conditions' },
      fields: list(`default_hidden hide_mobile hide_desktop conditional conditional_show conditional_variable
        conditional_operator conditional_value conditional_join conditional_2 conditional_variable_2
        conditional_operator_2 conditional_value_2 when`),
    },
    {
      ...{ id: 'style', label: 'Style' },
      fields: list(`color background_color border_color border_width border_radius font_size text_align transition
        animation spotlight hotspot_ring hotspot_ring_width hotspot_radius hotspot_alignment hotspot_hover`),
    },
    {
      ...{ id: 'after', label: 'After the click' },
      fields: list('post_click_state post_click_background_color post_click_text_color'),
    },
    {
      ...{ id: 'crm', label: 'CRM' },
      fields: list(`hubspot_field hubspot_value hubspot_map clickfunnels clickfunnels_tag clickfunnels_attribute_name
        clickfunnels_attribute_value`),
    },
  ],
  CUE: [
    { ...{ id: 'cue', label: 'Cue point', open: true }, fields: list('id time') },
    { ...{ id: 'cue-data', label: 'Behavior', open: true }, fields: list('custom_data direction on_seek_past repeat') },
  ],
  VIDEO: [
    { ...{ id: 'video', label: 'Video', open: true }, fields: list('title id token poster duration custom_data') },
    { ...{ id: 'files', label: 'Sources and tracks', open: true }, fields: list('sources tracks') },
    { ...{ id: 'ended', label: 'At the end' }, fields: list('on_ended') },
    { ...{ id: 'video-design', label: 'Design of the video' }, fields: list('design') },
    { ...{ id: 'holds', label: 'What it holds' }, fields: list('interactions cues') },
  ],
  PROJECT: [
    { ...{ id: 'project', label: 'Project' }, fields: list('title id start videos custom_data hotcue $schema') },
    { ...{ id: 'variables', label: 'Variables' }, fields: list('variables') },
    { ...{ id: 'design', label: 'Design of the project' }, fields: list('design') },
    { ...{ id: 'lead', label: 'Lead form' }, fields: list('lead_form') },
    { ...{ id: 'trays', label: 'Trays' }, fields: list('trays') },
  ],
};

/** Of an object in a list or of its own: all its fields in one. @param {string} object @returns {Section[]} */
export const sectionsOf = (object) =>
  SECTIONS[object] ?? [{ id: 'all', label: '', open: true, fields: fieldsOf(object).map(({ name }) => name) }];

/** @typedef {{types?: string[], actions?: string[]}} Needs one of the types and, of a visible one, one of the actions */
const HOTSPOT = { types: ['hotspot'] };
const SEEN = { types: VISIBLE };
const PASSED = { types: TIMED };

/** What a field applies to; to all that is not listed. @type {Record<string, Needs>} */
const NEEDS = {
  ...{ value: { types: ['button', 'text', 'image'] }, tooltip: SEEN, caption: SEEN, show_caption: SEEN },
  ...{ name: SEEN, hotspot_image: HOTSPOT, end_time: SEEN, on_seek_past: PASSED, repeat: PASSED },
  ...{ pos_left: SEEN, pos_top: SEEN, pos_width: SEEN, pos_height: SEEN, z_index: SEEN },
  ...{ hotspot_points: SEEN, points_space: SEEN, keyframes: SEEN },
  ...{ click_action: SEEN, redirect_url: { types: ['redirect'] }, jump_time: { types: ['jump'] } },
  ...{ switch_video_id: { types: ['switch'] }, switch_video_token: { types: ['switch'] } },
  switch_start_time: { types: ['switch', ...VISIBLE], actions: ['video'] },
  pause_amount: { types: VISIBLE, actions: ['pause'] },
  pause_duration: { types: ['pause'] },
  ...{ variable_name: { types: ['variable', ...VISIBLE] }, variable_value: { types: ['variable', ...VISIBLE] } },
  ...{ click_required: SEEN, pause_video: SEEN, collect_first: SEEN, in_tray: SEEN },
  tray_type: { types: ['resourceTray', ...VISIBLE] },
  ...{ default_hidden: SEEN },
  ...{ color: SEEN, background_color: SEEN, border_color: SEEN, border_width: SEEN, border_radius: SEEN },
  ...{ font_size: SEEN, text_align: SEEN, transition: SEEN, animation: SEEN, spotlight: SEEN },
  ...{ hotspot_ring: HOTSPOT, hotspot_ring_width: HOTSPOT, hotspot_radius: HOTSPOT },
  ...{ hotspot_alignment: HOTSPOT, hotspot_hover: HOTSPOT },
  ...{ post_click_state: SEEN, post_click_background_color: SEEN, post_click_text_color: SEEN },
  ...{ hubspot_field: SEEN, hubspot_value: SEEN, hubspot_map: SEEN, clickfunnels: SEEN, clickfunnels_tag: SEEN },
  ...{ clickfunnels_attribute_name: SEEN, clickfunnels_attribute_value: SEEN },
};

/** Timed types that read click_value, under that name or another. */
const AIMED = ['redirect', 'jump', 'switch', 'resourceTray'];
/** Actions without a parameter. */
const AIMLESS = ['', 'none', 'track', 'pause', 'back', 'collect'];

const isIn = (/** @type {string[]} */ words, /** @type {string} */ word) =>
  words.some((each) => each.toLowerCase() === word.toLowerCase());

/**
 * Whether a field of an interaction has a meaning for it; all have, as long as its type is not known.
 * @param {string} name @param {any} item
 */
export function applies(name, item) {
  const type = typeOf(item);
  if (!isIn([...VISIBLE, ...TIMED], type)) return true;
  const seen = isIn(VISIBLE, type);
  const action = String(read(item, 'click_action') ?? '').trim();
  if (name === 'click_value') return seen ? !isIn(AIMLESS, action) : isIn(AIMED, type);
  const { types, actions } = NEEDS[name] ?? {};
  return (!types || isIn(types, type)) && (!actions || !seen || isIn(actions, action));
}
