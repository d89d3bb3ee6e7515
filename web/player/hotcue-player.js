// SPDX-License-Identifier: MIT

import { define, h, sheet, svg, windowOf } from '../dom.js';
import { FLAGS, TEXTS, upgrade } from '../members.js';
import { announce, print } from '../overlay/events.js';
import { HotcueOverlay } from '../overlay/hotcue-overlay.js';
import { toggle } from '../stage/glass.js';
import { isMedia, pictureOf } from '../stage/inside.js';
import { PLAYER_STYLE } from '../style/player-style.js';
import { Children } from './children.js';
import { control, redress } from './controls.js';
import { forward } from './forward.js';
import { Marks } from './marks.js';
import { MEDIA_EVENTS, SAFARI_EVENTS } from './media-events.js';
import { MediaLike, PASSED_ON } from './media-like.js';
import { seekBar } from './seek-bar.js';

export { EVENTS } from '../../js-glue/engine/tables.js';

/**
 * The overlay's own members, which the player forwards to the overlay inside.
 * @typedef {Omit<HotcueOverlay, keyof HTMLElement | 'media' | 'htmlFor' | 'load' | `${string}Callback`>} OverlayMembers
 */

const TO_OVERLAY = Object.values({ ...TEXTS, ...FLAGS });

/** The style sheet that all players of a window share. @type {WeakMap<typeof globalThis, CSSStyleSheet>} */
const styles = new WeakMap();
/** The trays that the menu button opens: during the video, and after its end. */
const [MENU, END_MENU] = ['magic_menu', 'end_menu'];

/** The element in the slot `media`. @param {Element} player @returns {any} */
const slotted = (player) => [...player.children].find(({ slot }) => slot === 'media');

/** Own and forwarded members: see the end of HotcuePlayer. */
const OverlayLike = /** @type {new () => InstanceType<typeof MediaLike> & OverlayMembers} */ (MediaLike);

/**
 * `<hotcue-player src="video.mp4" project="project.json">` is an interactive
 * video with controls. It has the API of a media element, including `<source>`
 * and `<track>` children and a media element of the page's own in the slot `media`, and that of `<hotcue-overlay>`, including the events of
 * docs/events.md. If the project fails, it plays the plain video. Without `src`
 * it plays the sources of the project.
 *
 * Attributes: those of a `<video>` (`src`, `poster`, `preload`,
 * `crossorigin`, `muted`, `loop`, `autoplay`, `disablepictureinpicture`, `disableremoteplayback`), those of the overlay
 * (`project`, `engine`, `integrity`, `strict`, `pause-hidden`, `label`, `query`, `credentials`), and `no-controls`.
 */
export class HotcuePlayer extends OverlayLike {
  static observedAttributes = [...PASSED_ON, ...TO_OVERLAY];

  /** See HotcueOverlay.words. */
  static get words() {
    return overlayClass().words;
  }

  #video = h('video', { part: 'video', playsinline: '' });
  /** The video, or the element that the page has put in its place. @type {HTMLVideoElement} */
  #film = this.#video;
  /** The same; our video, which is empty then, while that is not defined yet. */
  #media = this.#video;
  #slot = h('slot', { name: 'media', slot: 'media' }, this.#video);
  /** Ends listening to the media. */
  #left = new AbortController();
  // By tag name, as the page may have defined another copy of the class.
  #overlay = /** @type {HotcueOverlay} */ (h('hotcue-overlay'));
  #menu = menuButton(() => this.#toggleMenu());
  #marks = new Marks();
  #marking = false;
  /** The name of the open tray, '' for none; and whether an end menu has opened for this video. */
  #tray = '';
  #hasEndMenu = false;
  /** Whether #makeWay() is pending. */
  #making = false;
  /** Gives the player its intrinsic size. */
  #shape = svg('svg', { class: 'shape', viewBox: '0 0 16 9', width: '1280', height: '720', 'aria-hidden': 'true' });
  /** Id of the project's start video. @type {string | null} */
  #first = null;
  /** Whether the source of another video is in the media. */
  #away = false;
  /** What the page has given since, for the start video. @type {{src?: string | null, srcObject?: MediaProvider | null}} */
  #kept = {};
  #controller = makeController(this.#slot, this.#overlay, this.#menu, this.#marks.element);
  #children = new Children(this, this.#video);

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    dress(root, window);
    this.#overlay.media = this.#video;
    root.append(this.#shape, this.#controller);
    this.#slot.addEventListener('slotchange', () => this.#choose());
    this.#listen();
    if (slotted(this)) this.#choose(); // before there is a project, which would be loaded twice
    this.#hear();
    this.addEventListener('keydown', (event) => this.#onKey(event));
    if (this.isConnected) return; // else in connectedCallback(), after the attributes
    upgrade(this);
    // Attributes set by a constructor have no callbacks.
    for (const name of HotcuePlayer.observedAttributes)
      if (this.hasAttribute(name)) this.attributeChangedCallback(name, null, this.getAttribute(name));
  }

  /** Listens to the overlay. */
  #hear() {
    const on = (/** @type {string} */ types, /** @type {(event: any) => void} */ act) => {
      for (const type of types.split(' ')) this.#overlay.addEventListener(type, act);
    };
    on('project:load project:unload', ({ type }) => {
      this.#first = type === 'project:load' ? this.#overlay.currentVideo : null;
    });
    on('media:source', (event) => this.#leave(event));
    on('project:unload', () => queueMicrotask(() => this.#comeBack()));
    on('interaction:show interaction:hide project:load', () => this.#makeWaySoon());
    on('project:load node:enter project:reset project:unload', () => queueMicrotask(() => this.#offerMenu('', false)));
    on('tray:open', ({ detail }) => this.#offerMenu(detail.tray));
    on('tray:close player:play player:seek', ({ type }) => this.#offerMenu(type === 'tray:close' ? '' : this.#tray));
    on('project:load project:reset', () => this.#begin(false));
    on('project:load project:unload node:enter', () => this.#markSoon());
  }

  connectedCallback() {
    upgrade(this);
    this.#choose();
    this.#children.copy();
    // It sets aria-checked, which role=button doesn't allow. It connects after this
    // element, so wait.
    const captions = this.#controller.querySelector('media-captions-button');
    queueMicrotask(() => captions?.setAttribute('role', 'switch'));
  }

  adoptedCallback() {
    if (!this.ownerDocument.defaultView) return;
    dress(/** @type {ShadowRoot} */ (this.shadowRoot), windowOf(this));
    redress(this.#controller);
  }

  /** @param {string} name @param {string | null} _old @param {string | null} value */
  attributeChangedCallback(name, _old, value) {
    if (!PASSED_ON.includes(name)) setAttribute(this.#overlay, name, value);
    else if (name === 'src') this.#give(name, value);
    else this.#pass(name, value);
  }

  /** Gives the media a source; it waits while they have that of another video. @param {'src' | 'srcObject'} name @param {any} value */
  #give(name, value) {
    if (this.#away) this.#kept[name] = value;
    else if (name === 'src') this.#pass(name, value);
    else this.#media.srcObject = value;
  }

  /**
   * The media are about to get the source of a video. Whether the page loads it is known when
   * this event is over, and it may do so by giving us a source.
   * @param {CustomEvent} event `media:source`
   */
  #leave(event) {
    const { video, sources } = event.detail;
    this.#away = true;
    queueMicrotask(() => {
      if (event.defaultPrevented || video === this.#first || !sources.length) this.#comeBack();
    });
  }

  /** The page's own source may be in the media again. */
  #comeBack() {
    const { src, srcObject } = this.#kept;
    this.#kept = {};
    this.#away = false;
    if (src != null) this.#pass('src', src);
    else if (src === null && this.#media.querySelector('source')) {
      this.#pass('src', null);
      this.#media.load();
    }
    if (srcObject !== undefined) this.#media.srcObject = srcObject;
  }

  /** @param {string} name @param {string | null} value */
  #pass(name, value) {
    if (this.#film !== this.#media) return; // it will get them all
    setAttribute(this.#media, name, value);
    if (name === 'src') this.#begin(false);
    // On a video the attribute is only the initial state; on the player it also mutes.
    if (name === 'muted') this.#media.muted = value !== null;
  }

  // ---- The media element --------------------------------------------------------

  #listen() {
    const { signal } = this.#left;
    const on = (/** @type {string} */ type, /** @type {() => void} */ act) =>
      this.#media.addEventListener(type, act, { signal });
    for (const type of [...MEDIA_EVENTS, ...SAFARI_EVENTS]) on(type, () => this.dispatchEvent(new Event(type)));
    for (const type of ['loadedmetadata', 'resize']) on(type, () => this.#takeShape());
    on('play', () => this.#begin(true));
    on('click', () => toggle(this.#media));
    on('durationchange', () => this.#markSoon());
    // media-chrome misses chapters that load late, but hears this.
    const loaded = () => this.#media.textTracks?.dispatchEvent(new Event('change'));
    pictureOf(this.#media).addEventListener('load', loaded, { signal, capture: true });
  }

  /** Takes the media element in the slot `media`, or the player's own. */
  async #choose() {
    const given = slotted(this);
    if (given && !isMedia(given) && given.matches(':not(:defined)')) {
      this.#use(given, this.#video);
      await customElements.whenDefined(given.localName);
      if (given !== slotted(this)) return;
    }
    if (!given || isMedia(given)) this.#use(given ?? this.#video);
    else this.#fail('no_media', `<${given.localName}> in the slot "media" is no media element`);
  }

  /** @param {HTMLVideoElement} film @param {HTMLVideoElement} [media] see #media */
  #use(film, media = film) {
    if (film === this.#film && media === this.#media) return;
    this.#left.abort();
    this.#left = new AbortController();
    this.#children.media = film;
    this.#video.removeAttribute('src'); // it plays no more
    this.#video.load();
    this.#film = film;
    this.#media = media;
    this.#listen();
    for (const name of PASSED_ON) if (this.hasAttribute(name)) this.#pass(name, this.getAttribute(name));
    this.#overlay.media = film;
    this.#begin(false);
  }

  /** @param {string} code @param {string} message */
  #fail(code, message) {
    const error = { code, message };
    if (announce(this.#overlay, 'error', error, true)) print(error);
  }

  /** The player takes the aspect ratio of the start video; others are letterboxed. */
  #takeShape() {
    const { videoWidth, videoHeight } = this.#media;
    if (this.#overlay.currentVideo !== this.#first || !videoWidth || !videoHeight) return;
    const shape = { viewBox: `0 0 ${videoWidth} ${videoHeight}`, width: `${videoWidth}`, height: `${videoHeight}` };
    for (const [name, value] of Object.entries(shape)) this.#shape.setAttribute(name, value);
  }

  /** Hides the start button from the first play on, for all videos. @param {boolean} begun */
  #begin(begun) {
    if (begun) this.#keepFocus();
    this.#controller.classList.toggle('begun', begun || !this.#media.paused);
  }

  /** Marks the interactions when there is time, as a project may have thousands. */
  #markSoon() {
    if (this.#marking) return;
    this.#marking = true;
    setTimeout(() => {
      this.#marking = false;
      this.#marks.show(this.#overlay.interactions, this.#media.duration);
    });
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { key, repeat, ctrlKey, altKey, metaKey } = event;
    const [target] = /** @type {Element[]} */ (event.composedPath());
    if (key !== '?' || repeat || ctrlKey || altKey || metaKey || target.matches('input, textarea, select')) return;
    event.preventDefault();
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    import('./shortcuts.js').then(
      ({ showShortcuts }) => showShortcuts(root),
      ({ message }) => this.#fail('part_load', message),
    );
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
    this.#media.tabIndex = -1;
    this.#media.focus({ preventScroll: true });
  }

  /** The tray that the menu button opens now. */
  get #menuNow() {
    return this.#hasEndMenu && this.#media.ended ? END_MENU : MENU;
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

  /** The media element inside: the one in the slot `media`, or the player's own `<video>`. @returns {HTMLVideoElement} */
  get media() {
    return this.#media;
  }

  /**
   * Loads a project document; without one, the media's source again, as HTML's load().
   * @param {[] | [document: string | Uint8Array | object, options?: {base?: string}]} given see HotcueOverlay.load()
   * @returns {Promise<import('../overlay/hotcue-overlay.js').LoadResult>}
   */
  load(...given) {
    if (given.length > 0) return this.#overlay.load(.../** @type {Parameters<HotcueOverlay['load']>} */ (given));
    this.#media.load();
    return this.#overlay.ready.then((ok) => ({ ok, diagnostics: this.#overlay.diagnostics }));
  }

  /** Clicks an interaction that is on screen; without an id, the player itself. @param {string} [id] */
  click(id) {
    if (id) this.#overlay.click(id);
    else super.click();
  }

  static {
    const { prototype } = HotcuePlayer;
    forward(prototype, HotcueOverlay.prototype, (player) => player.#overlay);
    Object.defineProperty(prototype, 'srcObject', {
      configurable: true,
      /** @this {HotcuePlayer} */
      get() {
        return this.#kept.srcObject ?? this.#media.srcObject;
      },
      /** @this {HotcuePlayer} @param {MediaProvider | null} value */
      set(value) {
        this.#give('srcObject', value);
      },
    });
  }
}

/**
 * Creates the media-chrome controller around the video. It stores no preferences of
 * the page's visitors.
 * @param {HTMLElement} slot with the media
 * @param {HTMLElement} overlay
 * @param {HTMLElement} menu
 * @param {HTMLElement} marks
 */
function makeController(slot, overlay, menu, marks) {
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
    seekBar(marks),
    menu,
    control('media-captions-button'),
    control('media-playback-rate-button', { rates: '0.5 0.75 1 1.25 1.5 2' }),
    control('media-pip-button'),
    control('media-fullscreen-button'),
  );
  return control(
    'media-controller',
    {
      part: 'controller',
      hotkeys: 'noshift+/',
      gesturesdisabled: '',
      nomutedpref: '',
      novolumepref: '',
      nosubtitleslangpref: '',
    },
    slot,
    overlay,
    control('media-loading-indicator', { slot: 'centered-chrome', noautohide: '' }),
    control('media-play-button', { slot: 'centered-chrome', class: 'start', noautohide: '', notooltip: '' }),
    bar,
  );
}

/** Gives a player its style sheet. @param {ShadowRoot} root @param {typeof globalThis} view its document's window */
function dress(root, view) {
  const style = styles.get(view) ?? sheet(PLAYER_STYLE, view);
  styles.set(view, style);
  root.adoptedStyleSheets = [style];
}

/** @param {Element} element @param {string} name @param {string | null} value null removes it */
function setAttribute(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
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
