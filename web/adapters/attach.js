// SPDX-License-Identifier: MIT

export { adapt } from './adapter.js';

/**
 * @typedef {import('./adapter.js').Options & {hls?: any}} Options hls: for Plyr, the instance of `Hls` that it plays
 * @typedef {import('./adapter.js').Project} Project
 * @typedef {import('./adapter.js').HotcueOverlay} HotcueOverlay
 * @typedef {(player: any, project: Project, options?: Options) => HotcueOverlay} Attach
 */

/**
 * The players, and how each is recognised: by what it has, as its class may be in another bundle.
 * The first that fits is taken.
 * @type {{name: string, find: (given: any) => any, attach: () => Promise<Attach>}[]}
 *   find: the player itself, from it or its element; nothing if it is none
 */
const PLAYERS = [
  {
    name: 'a player of video.js 8',
    find: (given) => [given, given.player].find((each) => each?.tech && each.currentSources),
    attach: async () => (await import('./video-js.js')).hotcueVideoJs,
  },
  {
    name: 'one of Plyr',
    find: (given) => [given, given.plyr].find((each) => each?.elements?.container && each.fullscreen),
    attach: async () => (await import('./plyr.js')).hotcuePlyr,
  },
  {
    name: 'a <media-player> of Vidstack',
    find: (given) => given.localName === 'media-player' && given,
    attach: async () => (await import('./vidstack.js')).hotcueVidstack,
  },
  {
    name: 'a <video-player> of Video.js 10',
    find: (given) => given.localName === 'video-player' && given,
    attach: async () => (await import('./video-js-10.js')).hotcueVideoJs10,
  },
  {
    name: 'an instance of hls.js',
    find: (given) => given.loadSource && given.attachMedia && given,
    attach: async () => (await import('./hls-js.js')).hotcueHlsJs,
  },
  {
    name: 'one of dash.js',
    find: (given) => given.attachSource && given.attachView && given,
    attach: async () => (await import('./dash-js.js')).hotcueDashJs,
  },
  {
    name: 'one of Shaka Player',
    find: (given) => given.getAssetUri && given.getMediaElement && given,
    attach: async () => (await import('./shaka.js')).hotcueShaka,
  },
  {
    name: 'a custom element with the interface of a video',
    find: (given) => given.localName?.includes('-') && 'readyState' in given && 'currentTime' in given && given,
    attach: async () => (await import('./media-element.js')).hotcueMediaElement,
  },
  {
    name: 'a <video>',
    find: (given) => ['video', 'audio'].includes(given.localName) && given,
    attach: async () => (await import('./native.js')).hotcueNative,
  },
];

/**
 * Makes any known player interactive.
 * @param {any} player the player's object or its element
 * @param {Project} project
 * @param {Options} [options]
 * @returns {Promise<HotcueOverlay>}
 * @throws {TypeError} for anything else
 */
export async function attach(player, project, options) {
  for (const { find, attach } of PLAYERS) {
    const found = player && find(player);
    if (found) return (await attach())(found, project, options);
  }
  const known = PLAYERS.map(({ name }) => name).join(', ');
  throw new TypeError(`attach() does not know ${described(player)}. It knows: ${known}.`);
}

/** @param {any} given */
function described(given) {
  if (given?.localName) return `<${given.localName}>`;
  if (typeof given !== 'object' || !given) return `${typeof given === 'string' ? JSON.stringify(given) : given}`;
  return `an object of ${given.constructor?.name || 'no class'}`;
}
