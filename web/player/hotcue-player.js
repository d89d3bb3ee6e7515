// SPDX-License-Identifier: MIT

import { define, h, sheet, svg } from '../dom.js';
import { FLAGS, forward, TEXTS, upgrade } from '../members.js';
import { HotcueOverlay } from '../overlay/hotcue-overlay.js';
import { PLAYER_STYLE } from '../style/player-style.js';
import { Children } from './children.js';
import { control } from './controls.js';
import { MEDIA_EVENTS } from './media-events.js';
import { MediaLike } from './media-like.js';

export { EVENTS } from '../../js-glue/engine/tables.js';

/**
 * The overlay's own members, which the player forwards to the overlay inside.
 * @typedef {Omit<HotcueOverlay, keyof HTMLElement | 'media' | 'htmlFor' | `${string}Callback`>} OverlayMembers
 */

/** Attributes passed on unchanged. */
const TO_VIDEO = ['src', 'poster', 'preload', 'crossorigin', 'muted', 'loop', 'autoplay'];
const TO_OVERLAY = Object.values({ ...TEXTS, ...FLAGS });

/** Created with the first player, as a server has no CSSStyleSheet. @type {CSSStyleSheet | undefined} */
let style;
/** The trays that the menu button opens: during the video, and after its end. */
const [MENU, END_MENU] = ['magic_menu', 'end_menu'];

/** Own and forwarded members: see the end of HotcuePlayer. */
const OverlayLike = /** @type {new () => MediaLike & OverlayMembers} */ (MediaLike);

/**
 * `<hotcue-player src="video.mp4" project="project.json">` is an interactive
 * video with controls. It has the API of a media element, including `<source>`
 * and `<track>` children, and that of `<hotcue-overlay>`, including the events of
 * docs/events.md. If the project fails, it plays the plain video. Without `src`
 * it plays the sources of the project.
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
  // By tag name, as the page may have defined another copy of the class.
  #overlay = /** @type {HotcueOverlay} */ (h('hotcue-overlay'));
  #menu = menuButton(() => this.#toggleMenu());
  /** The name of the open tray, '' for none; and whether an end menu has opened for this video. */
  #tray = '';
  #hasEndMenu = false;
  /** Whether #makeWay() is pending. */
  #making = false;
  /** Gives the player its intrinsic size. */
  #shape = svg('svg', { class: 'shape', viewBox: '0 0 16 9', width: '1280', height: '720', 'aria-hidden': 'true' });
  /** Id of the project's start video. @type {string | null} */
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
    if (!this.isConnected) upgrade(this); // else in connectedCallback(), after the attributes
  }

  connectedCallback() {
    upgrade(this);
    this.#children.copy();
    // It sets aria-checked, which role=button doesn't allow. It connects after this
    // element, so wait.
    const captions = this.#controller.querySelector('media-captions-button');
    queueMicrotask(() => captions?.setAttribute('role', 'switch'));
  }

  /** @param {string} name @param {string | null} _old @param {string | null} value */
  attributeChangedCallback(name, _old, value) {
    const target = TO_VIDEO.includes(name) ? this.#video : this.#overlay;
    if (value === null) target.removeAttribute(name);
    else target.setAttribute(name, value);
    if (name === 'src') this.#begin(false);
    // On a video the attribute is only the initial state; on the player it also mutes.
    if (name === 'muted') this.#video.muted = value !== null;
  }

  /** The player takes the aspect ratio of the start video; others are letterboxed. */
  #takeShape() {
    const { videoWidth, videoHeight } = this.#video;
    if (this.#overlay.currentVideo !== this.#first || !videoWidth || !videoHeight) return;
    const shape = { viewBox: `0 0 ${videoWidth} ${videoHeight}`, width: `${videoWidth}`, height: `${videoHeight}` };
    for (const [name, value] of Object.entries(shape)) this.#shape.setAttribute(name, value);
  }

  /** Called for a click or tap that hit no interaction. */
  #toggle() {
    if (this.#video.paused)
      this.#video.play().catch(() => {}); // it stays paused, which is visible
    else this.#video.pause();
  }

  /** Hides the start button from the first play on, for all videos. @param {boolean} begun */
  #begin(begun) {
    if (begun) this.#keepFocus();
    this.#controller.classList.toggle('begun', begun || !this.#video.paused);
  }

  /** Once for all events of the same turn. */
  #makeWaySoon() {
    if (this.#making) return;
    this.#making = true;
    queueMicrotask(() => this.#makeWay());
  }

  /** Hides the start button while interactions are shown before the start. */
  #makeWay() {
    this.#making = false;
    const busy = this.#overlay.activeIds.length > 0;
    if (busy) this.#keepFocus();
    this.#controller.classList.toggle('busy', busy);
  }

  /** Moves the focus from the start button, which is hidden, to the video, so that Tab continues with the interactions. */
  #keepFocus() {
    if (!this.shadowRoot?.activeElement?.matches('.start')) return;
    this.#video.tabIndex = -1;
    this.#video.focus({ preventScroll: true });
  }

  /** The tray that the menu button opens now. */
  get #menuNow() {
    return this.#hasEndMenu && this.#video.ended ? END_MENU : MENU;
  }

  #toggleMenu() {
    if (this.#tray === this.#menuNow) this.#overlay.closeTray(this.#tray);
    else this.#overlay.openTray(this.#menuNow);
  }

  /** Updates the menu button. @param {string} tray the open tray, '' for none @param {boolean} [hasEndMenu] */
  #offerMenu(tray, hasEndMenu = this.#hasEndMenu || tray === END_MENU) {
    this.#tray = tray;
    this.#hasEndMenu = hasEndMenu;
    this.#menu.hidden = !this.#overlay.hasMenu && this.#menuNow === MENU;
    this.#menu.setAttribute('aria-label', HotcuePlayer.words.menu);
    this.#menu.setAttribute('aria-expanded', String(tray === this.#menuNow));
  }

  /** The `<video>` element inside. */
  get media() {
    return this.#video;
  }

  /** Clicks an interaction that is on screen; without an id, the player itself. @param {string} [id] */
  click(id) {
    if (id) this.#overlay.click(id);
    else super.click();
  }

  static {
    forward(HotcuePlayer.prototype, HotcueOverlay.prototype, (player) => player.#overlay);
  }
}

/**
 * Creates the media-chrome controller around the video. It stores no preferences of
 * the page's visitors.
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

/** The overlay's parts, exported for the page's style sheets. */
const PARTS = [
  ...['item', 'button', 'image', 'text', 'hotspot', 'polygon', 'clicked', 'disabled', 'inert'],
  ...['shape', 'ring', 'label', 'caption', 'tooltip', 'spotlight', 'message', 'message-close', 'stage'],
  ...['notice', 'audio', 'audio-stop', 'tray', 'tray-item', 'close', 'failure', 'failure-retry', 'failure-back'],
  ...['dialog', 'form', 'dialog-submit', 'dialog-cancel'],
].join(', ');

/** The overlay class that is defined in the page, which may be another copy. @returns {typeof import('../overlay/hotcue-overlay.js').HotcueOverlay} */
function overlayClass() {
  return /** @type {any} */ (customElements.get('hotcue-overlay'));
}

define('hotcue-player', HotcuePlayer);
