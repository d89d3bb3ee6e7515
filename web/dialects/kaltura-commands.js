// SPDX-License-Identifier: MIT
// The commands of Kaltura's interactive player, and the notifications of the one before it.

/** @typedef {import('./kaltura-player.js').KalturaPlayer} KalturaPlayer */

const nothing = () => {};

/**
 * What each command does, with its payload.
 * @type {Record<string, (player: KalturaPlayer, payload: any) => void>}
 */
export const COMMANDS = {
  'browser:open': (player, { href, target }) => player.open(href, target),
  'config:set': nothing, // settings of the old engine
  'player:pause': (player) => player.pause(),
  'player:play': (player) => player.play(),
  'player:seek': (player, { time }) => player.seek(time),
  'player:set-muted': (player, { muted, value = muted }) => {
    player.muted = value;
  },
  'player:set-playback-rate': (player, { playbackRate, rate = playbackRate, value = rate }) => {
    player.playbackRate = value;
  },
  'player:set-volume': (player, { volume, value = volume }) => {
    player.volume = value;
  },
  'project:jump': (player, { destination, autoplay, time }) => player.jump(destination, autoplay, time),
  'project:prefetch': nothing, // a hint; browsers load what is near themselves
  'project:replay': (player) => player.replay(),
  'project:reset': (player) => player.reset(),
  'project:stop': (player) => player.stop(),
};

/** The command of each notification, with what came with it. @type {Record<string, (data: any) => any>} */
export const NOTIFICATIONS = {
  raptMediaNg_doCommand: (data) => data,
  raptMediaNg_doJump: (destination) => ({ type: 'project:jump', payload: { destination } }),
  raptMediaNg_doPause: () => ({ type: 'player:pause' }),
  raptMediaNg_doPlay: () => ({ type: 'player:play' }),
  raptMediaNg_doReplay: () => ({ type: 'project:replay' }),
  raptMediaNg_doSeek: (time) => ({ type: 'player:seek', payload: { time } }),
};
