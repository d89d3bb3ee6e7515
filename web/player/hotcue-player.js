// SPDX-License-Identifier: MIT

import { define, h, sheet, svg } from '../dom.js';
import { FLAGS, forward, TEXTS, upgrade } from '../members.js';
import { HotcueOverlay } from '../overlay/hotcue-overlay.js';
import { PLAYER_STYLE } from '../style/player-style.js';
import { Children } from './children.js';
import { control } from './controls.js';
import { MediaLike } from './media-like.js';

export { EVENTS } from '../../js-glue/engine/tables.js';

/**
 * What an overlay has beside HTML's members, and a player gives on to the one in it.
 * @typedef {Omit<HotcueOverlay, keyof HTMLElement | 'media' | 'htmlFor' | `${string}Callback`>} OverlayMembers
 */

/** Attributes handed on as they are. */
const TO_VIDEO = ['src', 'poster', 'preload', 'crossorigin', 'muted', 'loop', 'autoplay'];
const TO_OVERLAY = Object.values({ ...TEXTS, ...FLAGS });

/** The video's events, told again by the player; its `error` is one of ours. */
const MEDIA_EVENTS = [
  'loadstart',
  'loadedmetadata',
  'loadeddata',
  'canplay',
  'canplaythrough',
  'durationchange',
  'emptied',
  'play',
  'playing',
  'pause',
  'waiting',
  'stalled',
  'seeking',
  'seeked',
  'timeupdate',
  'ended',
  'ratechange',
  'volumechange',
  'resize',
];

/** Made with the first player: on a server there is none. @type {CSSStyleSheet | undefined} */
let style;
/** The trays that the button in the controls opens, while the video is on and after its end. */
const [MENU, END_MENU] = ['magic_menu', 'end_menu'];

/** Its own members, and those that are given on: see the end of HotcuePlayer. */
const OverlayLike = /** @type {new () => MediaLike & OverlayMembers} */ (MediaLike);

/**
 * `<hotcue-player src="video.mp4" project="project.json">`: an interactive
 * video with controls. It behaves like a media element, `<source>` and `<track>`
 * children included, speaks like an overlay
 * (see hotcue-overlay.js, and docs/events.md for its events), and plays the
 * bare video when anything about the project fails. Without `src` the
 * project's own sources are played.
 *
 * Attributes: those of a `<video>` (`src`, `poster`, `preload`,
 * `crossorigin`, `muted`, `loop`, `autoplay`), those of the overlay
 * (`project`, `engine`, `strict`, `pause-hidden`, `label`, `query`, `credentials`), and `no-controls`.
 */
export class HotcuePlayer extends OverlayLike {
  static observedAttributes = [...TO_VIDEO, ...TO_OVERLAY];

  /** See HotcueOverlay.words. */
  static get words() {
    return overlayClass().words;
  }

  #video = h('video', { slot: 'media', part: 'video', playsinline: '' });
  // By its name: the page may have another copy of the class.
  #overlay = /** @type {HotcueOverlay} */ (h('hotcue-overlay'));
  #menu = menuButton(() => this.#toggleMenu());
  /** The tray that is open, and whether the end of this video had one. */
  #tray = '';
  #hasEndMenu = false;
  /** Whether it is to be seen anew if the start button is in the way. */
  #making = false;
  /** What gives the player its height. */
  #shape = svg('svg', { class: 'shape', viewBox: '0 0 16 9', width: '1280', height: '720', 'aria-hidden': 'true' });
  /** The video that the project begins with. @type {string | null} */
  #first = null;
  #controller = makeController(this.#video, this.#overlay, this.#menu);
  #children = new Children(this, this.#video);

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    style ??= sheet(PLAYER_STYLE);
    root.adoptedStyleSheets = [style];
    this.#overlay.media = this.#video;
    root.append(this.#shape, this.#controller);
    for (const type of ['loadedmetadata', 'resize']) this.#video.addEventListener(type, () => this.#takeShape());
    for (const type of ['project:load', 'project:unload']) {
      this.#overlay.addEventListener(type, () => {
        this.#first = type === 'project:load' ? this.#overlay.currentVideo : null;
      });
    }
    for (const type of MEDIA_EVENTS) this.#video.addEventListener(type, () => this.dispatchEvent(new Event(type)));
    this.#video.addEventListener('click', () => this.#toggle());
    for (const type of ['interaction:show', 'interaction:hide', 'project:load']) {
      this.#overlay.addEventListener(type, () => this.#makeWaySoon());
    }
    for (const type of ['project:load', 'node:enter', 'project:reset', 'project:unload']) {
      this.#overlay.addEventListener(type, () => queueMicrotask(() => this.#offerMenu('', false)));
    }
    this.#overlay.addEventListener('tray:open', (event) =>
      this.#offerMenu(/** @type {CustomEvent} */ (event).detail.tray),
    );
    for (const type of ['tray:close', 'player:play', 'player:seek']) {
      this.#overlay.addEventListener(type, () => this.#offerMenu(type === 'tray:close' ? '' : this.#tray));
    }
    for (const type of ['project:load', 'project:reset'])
      this.#overlay.addEventListener(type, () => this.#begin(false));
    this.#video.addEventListener('play', () => this.#begin(true));
    if (!this.isConnected) upgrade(this); // else after its attributes, as they are older
  }

  connectedCallback() {
    upgrade(this);
    this.#children.copy();
    // It says aria-checked, which a plain button may not; but only once it is
    // connected, after this element.
    const captions = this.#controller.querySelector('media-captions-button');
    queueMicrotask(() => captions?.setAttribute('role', 'switch'));
  }

  /** @param {string} name @param {string | null} _old @param {string | null} value */
  attributeChangedCallback(name, _old, value) {
    const target = TO_VIDEO.includes(name) ? this.#video : this.#overlay;
    if (value === null) target.removeAttribute(name);
    else target.setAttribute(name, value);
    if (name === 'src') this.#begin(false);
    // The attribute is only the default; a player that is told to be mute is.
    if (name === 'muted') this.#video.muted = value !== null;
  }

  /** The player has the shape of its first film; others are letterboxed in it. */
  #takeShape() {
    const { videoWidth, videoHeight } = this.#video;
    if (this.#overlay.currentVideo !== this.#first || !videoWidth || !videoHeight) return;
    const shape = { viewBox: `0 0 ${videoWidth} ${videoHeight}`, width: `${videoWidth}`, height: `${videoHeight}` };
    for (const [name, value] of Object.entries(shape)) this.#shape.setAttribute(name, value);
  }

  /** A click or a tap that hit no interaction. */
  #toggle() {
    if (this.#video.paused)
      this.#video.play().catch(() => {}); // it stays paused: that says enough
    else this.#video.pause();
  }

  /** From the first play on there is no start button, whatever video follows. @param {boolean} begun */
  #begin(begun) {
    if (begun) this.#keepFocus();
    this.#controller.classList.toggle('begun', begun || !this.#video.paused);
  }

  /** Once for all that come together. */
  #makeWaySoon() {
    if (this.#making) return;
    this.#making = true;
    queueMicrotask(() => this.#makeWay());
  }

  /** The big start button gives way to what an author shows before the start. */
  #makeWay() {
    this.#making = false;
    const busy = this.#overlay.activeIds.length > 0;
    if (busy) this.#keepFocus();
    this.#controller.classList.toggle('busy', busy);
  }

  /** The start button goes: who stood on it goes on with the interactions, not with the controls behind them. */
  #keepFocus() {
    if (!this.shadowRoot?.activeElement?.matches('.start')) return;
    this.#video.tabIndex = -1;
    this.#video.focus({ preventScroll: true });
  }

  /** What the button opens now. */
  get #menuNow() {
    return this.#hasEndMenu && this.#video.ended ? END_MENU : MENU;
  }

  #toggleMenu() {
    if (this.#tray === this.#menuNow) this.#overlay.closeTray(this.#tray);
    else this.#overlay.openTray(this.#menuNow);
  }

  /** @param {string} tray the one that is open @param {boolean} [hasEndMenu] */
  #offerMenu(tray, hasEndMenu = this.#hasEndMenu || tray === END_MENU) {
    this.#tray = tray;
    this.#hasEndMenu = hasEndMenu;
    this.#menu.hidden = !this.#overlay.hasMenu && this.#menuNow === MENU;
    this.#menu.setAttribute('aria-label', HotcuePlayer.words.menu);
    this.#menu.setAttribute('aria-expanded', String(tray === this.#menuNow));
  }

  get media() {
    return this.#video;
  }

  /** See HotcueOverlay.click(); without an id it is the player that is clicked. @param {string} [id] */
  click(id) {
    if (id) this.#overlay.click(id);
    else super.click();
  }

  static {
    forward(HotcuePlayer.prototype, HotcueOverlay.prototype, (player) => player.#overlay);
  }
}

/**
 * media-chrome around the video. It remembers no preferences: what a page's
 * visitors hear is not ours to store.
 * @param {HTMLElement} video
 * @param {HTMLElement} overlay
 * @param {HTMLElement} menu
 */
function makeController(video, overlay, menu) {
  overlay.slot = 'middle-chrome';
  overlay.toggleAttribute('noautohide', true);
  overlay.setAttribute('part', 'overlay');
  overlay.setAttribute('exportparts', PARTS);
  const bar = control(
    'media-control-bar',
    { part: 'controls', noautohide: '' },
    control('media-play-button'),
    control('media-mute-button'),
    control('media-volume-range'),
    control('media-time-display', { showduration: '', notoggle: '' }),
    control('media-time-range'),
    menu,
    control('media-captions-button'),
    control('media-playback-rate-button', { rates: '0.5 0.75 1 1.25 1.5 2' }),
    control('media-fullscreen-button'),
  );
  return control(
    'media-controller',
    { part: 'controller', gesturesdisabled: '', nomutedpref: '', novolumepref: '', nosubtitleslangpref: '' },
    video,
    overlay,
    control('media-loading-indicator', { slot: 'centered-chrome', noautohide: '' }),
    control('media-play-button', { slot: 'centered-chrome', class: 'start', noautohide: '', notooltip: '' }),
    bar,
  );
}

/** @param {() => void} open */
function menuButton(open) {
  const lines = svg(
    'svg',
    { viewBox: '0 0 20 20', 'aria-hidden': 'true' },
    svg('path', { d: 'M3 5h14M3 10h14M3 15h14' }),
  );
  const button = h(
    'button',
    { type: 'button', class: 'menu', part: 'menu', hidden: '', 'aria-haspopup': 'dialog' },
    lines,
  );
  button.addEventListener('click', open);
  return button;
}

/** The overlay's parts, for styles of the page around the player. */
const PARTS = [
  ...['item', 'button', 'image', 'text', 'hotspot', 'polygon', 'clicked', 'disabled', 'inert'],
  ...['shape', 'ring', 'label', 'caption', 'tooltip', 'spotlight', 'message', 'message-close', 'stage'],
  ...['notice', 'audio', 'audio-stop', 'tray', 'tray-item', 'close', 'failure', 'failure-retry', 'failure-back'],
  ...['dialog', 'form', 'dialog-submit', 'dialog-cancel'],
].join(', ');

/** The class that the page has: another copy of it may have been first. @returns {typeof import('../overlay/hotcue-overlay.js').HotcueOverlay} */
function overlayClass() {
  return /** @type {any} */ (customElements.get('hotcue-overlay'));
}

define('hotcue-player', HotcuePlayer);
