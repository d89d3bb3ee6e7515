// SPDX-License-Identifier: MIT
// Generated from engine/schema by tools/generate/generate.mjs: do not edit.

export const ABI_VERSION = 8;
export const EFFECT_INTENT = 1;
export const EFFECT_PLAYING = 2;
export const COMMAND_FIRST = 256;

/** Event names, by effect kind; then those of the host alone. */
export const EVENTS = /** @type {const} */ ([
  'project:load',
  'project:ready',
  'project:start',
  'project:ended',
  'project:reset',
  'project:unload',
  'node:enter',
  'node:exit',
  'node:ended',
  'interaction:show',
  'interaction:hide',
  'interaction:blocked',
  'interaction:unblocked',
  'hotspot:click',
  'hotspot:enter',
  'hotspot:leave',
  'cue:forward',
  'cue:reverse',
  'variable:change',
  'variable:value',
  'explain',
  'measure',
  'player:play',
  'player:pause',
  'player:seek',
  'player:progress',
  'player:quarter',
  'browser:open',
  'browser:hidden',
  'tray:open',
  'tray:close',
  'lead:request',
  'lead:submit',
  'crm:map',
  'viewer:reset',
  'interactions:reset',
  'action:message',
  'action:view',
  'action:genie',
  'action:cart',
  'action:openai',
  'action:clip',
  'action:audio',
  'action:email',
  'action:phone',
  'action:modal',
  'action:download',
  'action:show_card',
  'action:get',
  'action:post',
  'action:article',
  'action:copy',
  'error',
  'media:source',
  'analytics',
  'player:timeupdate',
  'player:ratechange',
  'player:volumechange',
  'buffer:prebuffer',
  'buffer:bufferstart',
  'buffer:bufferend',
  'buffer:allbuffered',
]);

/** Command names, by effect kind - COMMAND_FIRST. */
export const COMMANDS = /** @type {const} */ ([
  'play',
  'pause',
  'seek',
  'switch',
  'wake',
  'redraw',
  'relist',
]);

/** Events that are cancelable on the elements but are not intents. @type {readonly string[]} */
export const PREVENTABLE = /** @type {const} */ ([
  'tray:open',
  'error',
]);
