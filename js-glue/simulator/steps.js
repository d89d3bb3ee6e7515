// SPDX-License-Identifier: MIT
// Generated from engine/schema by tools/generate/generate.mjs: do not edit.

/**
 * Every step of a script: the kind of its value, an example, the description of a valid value
 * for messages, and the input that it makes; '' when it is more than one input.
 * @type {Record<string, {kind: string, example: string, expects: string, input: string}>}
 */
export const STEPS = {
  play: { kind: 'true', example: '{"play":true}', expects: 'true', input: '' },
  pause: { kind: 'true', example: '{"pause":true}', expects: 'true', input: '' },
  until: { kind: 'until', example: '{"until":12.5}', expects: 'media seconds, 0 or more, or "ended"', input: '' },
  seek: { kind: 'media_time', example: '{"seek":30}', expects: 'media seconds, 0 or more', input: '' },
  click: { kind: 'item', example: '{"click":"id"}', expects: 'the id of an interaction', input: '' },
  pointer: { kind: 'point', example: '{"pointer":[x,y]}', expects: '[x, y] in percent of the frame', input: '' },
  hover: { kind: 'point', example: '{"hover":[x,y]}', expects: '[x, y] in percent of the frame', input: '' },
  set: { kind: 'values', example: '{"set":{"name":value}}', expects: 'an object of names with a text, number, boolean or null each', input: '' },
  lead: { kind: 'fields', example: '{"lead":{"email":"a@b.example"}}', expects: 'an object of form fields with a text each', input: 'lead' },
  leadCancel: { kind: 'true', example: '{"leadCancel":true}', expects: 'true', input: 'leadCancel' },
  dialogClose: { kind: 'true', example: '{"dialogClose":true}', expects: 'true', input: 'dialogClose' },
  wait: { kind: 'wall_time', example: '{"wait":3}', expects: 'wall seconds, 0 or more', input: '' },
  device: { kind: 'device', example: '{"device":"mobile"}', expects: '"mobile" or "desktop"', input: 'device' },
  tray: { kind: 'tray', example: '{"tray":"magic_menu"}', expects: 'the name of a tray', input: 'tray' },
  trayClose: { kind: 'tray', example: '{"trayClose":"magic_menu"}', expects: 'the name of a tray', input: 'trayClose' },
  reload: { kind: 'reload', example: '{"reload":true}', expects: 'true, or the new duration in seconds, more than 0', input: '' },
  jump: { kind: 'video', example: '{"jump":"video"}', expects: 'the id or token of a video', input: 'jump' },
  reset: { kind: 'true', example: '{"reset":true}', expects: 'true', input: 'reset' },
  eval: { kind: 'names', example: '{"eval":["name"]}', expects: 'an array of variable names', input: '' },
  measuring: { kind: 'true', example: '{"measuring":true}', expects: 'true', input: '' },
  measure: { kind: 'true', example: '{"measure":true}', expects: 'true', input: '' },
  explain: { kind: 'item', example: '{"explain":"id"}', expects: 'the id of an interaction', input: 'logExplain' },
};
