// SPDX-License-Identifier: MIT
import { documentText, refusal } from '../js-glue/document-text.js';
import { Engine } from '../js-glue/engine.js';
import { HotcueError } from '../js-glue/error.js';
import { Failures, isEmpty } from '../js-glue/failures.js';
import { loadUnicode } from '../js-glue/loader.js';
import { recorded } from '../js-glue/recorder.js';
import { Session } from '../js-glue/session.js';
import { Captions } from './captions.js';
import { printDiagnostics, printError } from './console.js';
import { Cover } from './cover.js';
import { define, isAround, sheet } from './dom.js';
import { ENGINE_URL } from './engine-url.js';
import { Failure } from './failure.js';
import { Ground } from './ground.js';
import { Items } from './items.js';
import { FLAGS, reflecting, TEXTS, upgrade } from './members.js';
import { openPage } from './open.js';
import { OVERLAY_STYLE } from './overlay-style.js';
import { PANEL_STYLE } from './panel-style.js';
import { Panels } from './panels.js';
import { Pointer } from './pointer.js';
import { outline } from './shape.js';
import { Stage } from './stage.js';
import { Tooltip } from './tooltip.js';
import { TopLayer } from './top-layer.js';
import { setTracks } from './tracks.js';
import { WORDS } from './words.js';

export { EVENTS } from '../js-glue/tables.js';

/**
 * @typedef {import('../js-glue/engine.js').Diagnostic} Diagnostic
 * @typedef {import('../js-glue/session.js').Host} Host
 * @typedef {import('../js-glue/session.js').LoadResult} LoadResult
 * @typedef {import('../js-glue/dispatcher.js').InputName} InputName
 */

/**
 * A document, what its addresses start from, and what it is called in messages.
 * @typedef {{text: string | Uint8Array, base: string, name: string}} Source
 */

/** Phones and tablets, for what a project shows on one kind of device only. */
const MOBILE = '(pointer: coarse), (max-width: 767px)';
/** Why a load came to nothing, where there is no event for it. */
const superseded = () => new HotcueError('superseded', 'another document was asked for since');
const unconnected = () => new HotcueError('not_connected', 'it is loaded when the element is in a page');
/** Made with the first overlay: on a server there is none. @type {CSSStyleSheet[] | undefined} */
let styles;

/**
 * Everything that lives from one connection to the next disconnection.
 * @typedef {object} Show
 * @property {HTMLMediaElement} media
 * @property {Session} session
 * @property {TopLayer} topLayer
 * @property {Stage} stage
 * @property {Cover} cover
 * @property {Items} items
 * @property {Pointer} pointer
 * @property {Captions} captions
 */

/**
 * `<hotcue-overlay for="video-id" project="project.json">`: makes any video
 * interactive. It lies on the video's picture, wherever that is, and dispatches
 * the events of docs/events.md on itself. Whatever goes wrong is an `error`
 * event; the video plays on.
 *
 * Attributes: `for`, the id of the media element (default: one beside it);
 * `project`, the address of the document; `engine`, that of engine.wasm;
 * `strict`, to refuse a document with an error instead of leaving out what is
 * faulty; `surface`, the id of the element whose clicks are looked at
 * (default: the media element); `pause-hidden`, to pause when the page goes to
 * the background; `label`, what assistive technology calls the overlay;
 * `query`, to pass on the page's query parameters as variables, all or those
 * that it names; `credentials`, whether requests of `get` and `post` carry the
 * visitor's cookies: `omit` (default), `same-origin`, `include`.
 */
export class HotcueOverlay extends reflecting({ ...TEXTS, htmlFor: 'for' }, FLAGS) {
  static observedAttributes = ['for', 'project', 'surface'];

  /** What the elements say, to be changed: see words.js. */
  static words = WORDS;

  #root = this.attachShadow({ mode: 'open' });
  /** The element's own place: see Stage. */
  #box = sheet('');
  #tooltip = new Tooltip();
  #panels = new Panels({
    session: () => this.#show?.session ?? null,
    input: (name, a) => this.#show?.session.input(name, a),
    credentials: () => this.#credentials,
    mark: (ids) => this.#show?.items.wait(ids),
    fail: (error) => this.#fail(error),
    focused: () => this.#movableFocus(),
    strayed: () => this.#show && this.#giveFocusAway(),
    cover: (panel) => {
      this.#show?.items.cover(panel);
      this.#show?.pointer.refresh();
    },
    scene: () => this.#scene(),
  });
  #failure = new Failure({
    retry: () => this.#retry(),
    jump: (video, time) => this.jump(video, time),
    shown: (shown) => this.toggleAttribute('failed', shown),
    strayed: () => this.#show && this.#giveFocusAway(),
  });
  /** @type {Show | null} */
  #show = null;
  /** Without an engine the viewer still reads that a video failed. @type {{stage: Stage, failures: Failures} | null} */
  #bare = null;
  /** @type {HTMLMediaElement | null} given by a script */
  #media = null;
  /** @type {HTMLElement | null} given by a script */
  #surface = null;
  /** Whether a connection is being kept up, and which: what belongs to an older one is given up. */
  #running = false;
  #turn = 0;
  /** Counts loads: the latest wins. */
  #loads = 0;
  /** Of this connection, from the first document on. @type {Promise<Session | null> | null} */
  #session = null;
  /** Why there is none. @type {unknown} */
  #broken = null;
  /** @type {Promise<boolean>} */
  #ready = Promise.resolve(false);
  /** What the host wanted before there was a project. @type {(() => void)[]} */
  #early = [];
  /** The last document, for the next connection. @type {Source | null} */
  #source = null;
  /** @type {Diagnostic[]} */
  #diagnostics = [];
  #hovered = -1;
  /** Whether a script has just asked for a tray. */
  #wanted = false;
  /** Takes a recording's lines. @type {((line: string) => void) | null} */
  #write = null;
  #device = matchMedia(MOBILE);

  constructor() {
    super();
    styles ??= [sheet(OVERLAY_STYLE), sheet(PANEL_STYLE)];
    this.#root.adoptedStyleSheets = [...styles, this.#box];
    this.#root.append(...this.#above);
    this.#root.addEventListener('keydown', (event) => this.#onKey(/** @type {KeyboardEvent} */ (event)));
    this.#root.addEventListener('keyup', (event) => this.#onKey(/** @type {KeyboardEvent} */ (event)));
    this.#root.addEventListener('click', (event) => this.#onClick(/** @type {MouseEvent} */ (event)), {
      capture: true,
    });
    this.#root.addEventListener('focusin', (event) => this.#onFocus(event.target));
    this.#root.addEventListener('focusout', () => this.#onFocus(null));
    if (!this.isConnected) upgrade(this);
  }

  // ---- The element ------------------------------------------------------------

  connectedCallback() {
    if (this.#running) return; // moved: everything is still there
    upgrade(this);
    this.#running = true;
    this.#turn++;
    if (this.#source) this.#expect(this.#load(this.#source).then(({ ok }) => ok));
    else if (this.hasAttribute('project')) this.#expect(this.#fetch());
    else if (this.#media) this.#watch(this.#media);
  }

  disconnectedCallback() {
    // Frameworks move elements by taking them out and putting them back.
    queueMicrotask(() => {
      if (!this.isConnected && this.#running) this.#stop();
    });
  }

  /** @param {string} name @param {string | null} old @param {string | null} value */
  attributeChangedCallback(name, old, value) {
    if (old === value) return;
    if (name === 'project') this.#source = null;
    if (!this.#running) return;
    if (name === 'project') this.#expect(this.#fetch());
    else if (name === 'surface') this.#attachPointer();
    else this.#restart();
  }

  // ---- What a page may ask ----------------------------------------------------

  /** The media element under the overlay. May be set, in place of `for`. */
  get media() {
    return this.#show?.media ?? this.#media ?? (this.isConnected ? this.#mediaHere() : null);
  }

  set media(media) {
    if (media === this.#media) return;
    this.#media = media;
    this.#restart();
  }

  /** The element whose clicks are looked at. May be set, in place of the attribute. */
  get surface() {
    const id = this.getAttribute('surface');
    const named = id ? this.#find(id) : null;
    return this.#surface ?? named ?? this.media;
  }

  set surface(surface) {
    this.#surface = surface;
    this.#attachPointer();
  }

  /** Resolves when the last document asked for was accepted (true) or failed (false). Never rejects. */
  get ready() {
    return this.#ready;
  }

  /** What was found in the last document, warnings too. */
  get diagnostics() {
    return this.#diagnostics;
  }

  /** Ids of the interactions that show now. */
  get activeIds() {
    return this.#show?.items.ids ?? [];
  }

  /** The current video's id; null without a project. @returns {string | null} */
  get currentVideo() {
    const { session } = this.#show ?? {};
    return session?.project?.videos[session.engine.video]?.id ?? null;
  }

  /**
   * Loads a project document in place of the one before.
   * @param {string | Uint8Array | object} document JSON text, its UTF-8 bytes,
   *   or what JSON.parse() would give
   * @param {{base?: string}} [options] what its relative addresses start from;
   *   default: the page
   * @returns {Promise<LoadResult>}
   */
  load(document, options) {
    const base = options?.base ?? this.ownerDocument.baseURI;
    const loaded = this.#attempt(() =>
      this.#load({ text: documentText(document), base, name: 'the document of load()' }),
    );
    this.#expect(loaded.then(({ ok }) => ok));
    return loaded;
  }

  /** Back to the start video, as if never played. */
  reset() {
    this.#input('reset');
  }

  /** @param {string} name @param {string | number | boolean | null} value null forgets it */
  setVariable(name, value) {
    this.#input('set', name, value);
  }

  /** Shows an interaction that is hidden by default. @param {string} id */
  show(id) {
    this.#onItem(id, (item) => this.#input('show', item, true));
  }

  /** Takes show() back. @param {string} id */
  hide(id) {
    this.#onItem(id, (item) => this.#input('show', item, false));
  }

  /** Clicks an interaction that shows. @param {string} id */
  click(id = '') {
    if (id) this.#onItem(id, (item) => this.#input('click', item));
    else super.click();
  }

  /**
   * Why an interaction is on screen, or why not: docs/simulation.md, "Explain".
   * @param {string} id
   * @returns {{id: string, active: boolean, reasons: string[]} | null} null
   *   for an unknown id, and before a project is loaded
   */
  explain(id) {
    const { session } = this.#show ?? {};
    return session?.project ? session.engine.explain(session.engine.findItem(id)) : null;
  }

  /** @param {string} name */
  openTray(name) {
    this.#whenLoaded((session) => {
      this.#wanted = true;
      session.input('tray', name);
      this.#wanted = false;
    });
  }

  /** @param {string} name */
  closeTray(name) {
    this.#input('trayClose', name);
  }

  /**
   * Measures anew where the picture is, after a change that nothing tells of:
   * docs/embedding.md, "What moves the overlay".
   */
  place() {
    this.#show?.stage.place();
  }

  /** Whether the current video has something in the tray `magic_menu`. */
  get hasMenu() {
    const { session } = this.#show ?? {};
    return session?.project?.videos[session.engine.video]?.menu === true;
  }

  /**
   * Answers `lead:request`, for a page with a form of its own.
   * @param {Record<string, string>} fields
   */
  submitLead(fields) {
    this.#input('lead', fields);
  }

  /** The viewer doesn't want to: what waited for the form is dropped. */
  cancelLead() {
    this.#input('leadCancel');
  }

  /**
   * Goes to a video.
   * @param {string} video id or token
   * @param {number} [time] seconds
   */
  jump(video, time = 0) {
    this.#whenLoaded((session) => {
      const number = session.engine.findVideo(video);
      if (!session.engine.alive) return; // it trapped, and that is told
      if (number < 0) this.#fail(new HotcueError('unknown_target', `no video has the id or token ${video}`));
      else session.input('jump', number, time);
    });
  }

  /**
   * Records all that the engine hears, for `hotcue replay`: docs/simulation.md,
   * "Input log". A log begins with its document, so that is loaded anew.
   * @returns {{readonly text: string, stop: () => string}} the log so far;
   *   stop() ends it and returns it
   */
  record() {
    let text = '';
    /** @param {string} line */
    const write = (line) => {
      if (this.#write === write) text += `${line}\n`;
    };
    this.#write = write;
    this.#restart();
    return {
      get text() {
        return text;
      },
      stop: () => {
        if (this.#write === write) this.#write = null;
        return text;
      },
    };
  }

  // ---- Connection -------------------------------------------------------------

  /** An element without a project loads no engine. Without a connection, the next one loads the document. */
  #begin() {
    if (this.#running) this.#session ??= this.#start(this.#turn);
    return this.#session;
  }

  /** @param {number} turn @returns {Promise<Session | null>} null when it failed or was given up */
  async #start(turn) {
    const media = await this.#findMedia();
    if (turn !== this.#turn || !media) return null;
    const since = watchStart(media);
    try {
      const engine = await Engine.create(this.#engineUrl);
      if (turn !== this.#turn) engine.dispose();
      else return this.#open(media, engine, since());
    } catch (error) {
      if (turn === this.#turn) {
        this.#break(error);
        this.#watch(media);
      }
    } finally {
      since();
    }
    return null;
  }

  /** There is no session; the next load tries again. @param {unknown} error */
  #break(error) {
    this.#broken = error;
    this.#session = null;
    this.#fail(error);
  }

  get #engineUrl() {
    return new URL(this.getAttribute('engine') ?? ENGINE_URL, this.ownerDocument.baseURI).href;
  }

  /** @param {HTMLMediaElement} media @param {Engine} engine @param {number} since @returns {Session} */
  #open(media, engine, since) {
    this.#unwatch();
    const heard = this.#write ? recorded(engine, this.#write) : engine;
    const session = new Session(heard, media, this.#host(), since);
    const topLayer = new TopLayer(media, this); // before the stage, which measures after it
    const stage = new Stage(
      media,
      this,
      this.#box,
      () => (session.engine.alive ? session.engine : null),
      () => this.#onMoved(),
    );
    stage.element.setAttribute('aria-label', this.getAttribute('label') ?? 'Interactive elements');
    const cover = new Cover(media, stage.element);
    const items = new Items(stage.element, {
      item: (index) => session.engine.item(index),
      layer: (index) => session.engine.layer(index),
      shape: (index) => session.engine.shape(index),
      base: () => session.base,
      click: (index) => session.input('click', index),
      room: () => stage,
      away: () => this.#giveFocusAway(),
      drawn: () => this.#show?.pointer.refresh(), // what rests under it has changed
    });
    const pointer = this.#makePointer({ media, session, stage, items });
    this.#root.append(...this.#above);
    const captions = new Captions(media, stage.element, this.#root);
    this.#show = { media, session, topLayer, stage, cover, items, pointer, captions };
    this.#failure.watch(media);
    media.addEventListener('play', this.#onPlay);
    this.#device.addEventListener('change', this.#onDevice);
    document.addEventListener('visibilitychange', this.#onVisibility);
    document.addEventListener('keydown', this.#onEscape);
    stage.place();
    return session;
  }

  /** What no panel should hide when there is room beside it. */
  #scene() {
    const { stage, captions } = this.#show ?? {};
    const items = [...(stage?.element.querySelectorAll('.item') ?? [])].map((item) => item.getBoundingClientRect());
    return [...items, ...(captions?.rects ?? [])];
  }

  /** What lies above the stage. */
  get #above() {
    return [this.#tooltip.element, ...this.#panels.elements, this.#failure.element];
  }

  /** @param {HTMLMediaElement} media that no session looks after */
  #watch(media) {
    this.#unwatch();
    const stage = new Stage(
      media,
      this,
      this.#box,
      () => null,
      () => {},
    );
    const failures = new Failures(media, (message) => this.#fail(new HotcueError('media', message)));
    this.#bare = { stage, failures };
    this.#root.append(...this.#above);
    this.#failure.watch(media);
    failures.look();
  }

  #unwatch() {
    this.#failure.watch(null);
    this.#bare?.stage.dispose();
    this.#bare?.failures.dispose();
    this.#bare = null;
  }

  /** The viewer wants it once more: the video, or what says which one it is. */
  #retry() {
    const { session } = this.#show ?? {};
    if (session?.project) return session.retry();
    if (this.media) reload(this.media);
    if (this.#source || this.hasAttribute('project')) this.#restart();
  }

  #stop() {
    this.#unwatch();
    this.#failure.hide();
    this.#running = false;
    this.#turn++;
    this.#loads++;
    this.#session = null;
    this.#close();
  }

  #close() {
    this.#panels.clear();
    this.#tooltip.hide();
    this.#device.removeEventListener('change', this.#onDevice);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    document.removeEventListener('keydown', this.#onEscape);
    const show = this.#show;
    if (!show) return;
    show.media.removeEventListener('play', this.#onPlay);
    show.session.dispose();
    show.items.clear();
    show.pointer.dispose();
    show.cover.dispose();
    show.items.dispose();
    show.stage.dispose();
    show.topLayer.dispose();
    show.captions.dispose();
    this.#hovered = -1;
    this.#show = null;
  }

  #restart() {
    if (!this.#running) return;
    this.#stop();
    this.connectedCallback();
  }

  /** @returns {Promise<HTMLMediaElement | null>} */
  async #findMedia() {
    const media = this.#media ?? (await this.#lookForMedia());
    if (!media) {
      this.#break(new HotcueError('no_media', `no media element for this overlay${this.#for}`));
    } else if (media.localName.includes('-')) {
      await customElements.whenDefined(media.localName);
    }
    return media;
  }

  /** The overlay may stand before its video in a page that is still coming in. */
  async #lookForMedia() {
    let found = this.#mediaHere();
    if (!found && document.readyState === 'loading') {
      await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
      found = this.#mediaHere();
    }
    return found;
  }

  /** @returns {HTMLMediaElement | null} */
  #mediaHere() {
    const id = this.getAttribute('for');
    const found = id ? this.#find(id) : this.parentElement?.querySelector('video, audio');
    return /** @type {HTMLMediaElement | null} */ (found ?? null);
  }

  get #for() {
    return this.hasAttribute('for') ? ` (for="${this.getAttribute('for')}")` : '';
  }

  /** @param {string} id @returns {HTMLElement | null} */
  #find(id) {
    return /** @type {Document} */ (this.getRootNode()).getElementById?.(id) ?? null;
  }

  // ---- Documents --------------------------------------------------------------

  /** @param {Promise<boolean>} ready without a document there may be no video, either */
  #expect(ready) {
    this.#ready = ready;
    ready.then((ok) => {
      if (!ok && ready === this.#ready && this.#running && isEmpty(this.media)) this.#failure.show();
    });
  }

  async #fetch() {
    const address = this.getAttribute('project');
    if (address === null) return false;
    const load = ++this.#loads;
    const begun = this.#begin(); // the engine comes meanwhile
    try {
      const base = new URL(address, this.ownerDocument.baseURI).href;
      const response = await fetch(base, { credentials: 'same-origin' });
      if (!response.ok) throw new Error(`HTTP status ${response.status}`);
      const text = new Uint8Array(await response.arrayBuffer());
      if (load !== this.#loads) return false;
      return (await this.#load({ text, base: response.url || base, name: address }, begun)).ok;
    } catch (cause) {
      if (load === this.#loads)
        this.#fail(new HotcueError('fetch', `${address}: ${/** @type {Error} */ (cause).message}`));
      return false;
    }
  }

  /** A document that is none is refused, and takes nothing's place. @param {() => Promise<LoadResult>} load */
  #attempt(load) {
    try {
      return load();
    } catch (error) {
      this.#fail(error);
      const refused = refusal(error);
      this.#diagnostics = refused.diagnostics;
      return Promise.resolve(refused);
    }
  }

  /** @param {Source} source @param {Promise<Session | null> | null} [begun] @returns {Promise<LoadResult>} */
  async #load(source, begun = this.#begin()) {
    const load = ++this.#loads;
    const lenient = !this.hasAttribute('strict');
    this.#source = source;
    const session = await begun;
    if (load !== this.#loads) return refusal(superseded());
    if (!session) return refusal(this.#running ? this.#broken : unconnected());
    try {
      const attempt = () => session.load(source.text, { lenient, base: source.base });
      let result = attempt();
      if (result.needsUnicode) {
        const table = await loadUnicode(new URL('unicode.bin', this.#engineUrl));
        if (load !== this.#loads) return refusal(superseded());
        session.engine.unicode(table);
        result = attempt();
      }
      this.#diagnostics = result.diagnostics;
      if (result.ok) this.#loaded();
      return result;
    } catch (error) {
      if (session.engine.alive) this.#fail(error); // a trap is told by the session
      return refusal(error);
    }
  }

  #loaded() {
    this.#onDevice();
    for (const wanted of this.#early.splice(0)) wanted();
  }

  /** The author's requests carry the visitor's cookies only where the page says so. @returns {RequestCredentials} */
  get #credentials() {
    const given = this.getAttribute('credentials');
    return given === 'same-origin' || given === 'include' ? given : 'omit';
  }

  /** The page's query parameters become variables. */
  #passQuery() {
    const wanted = this.getAttribute('query');
    if (wanted === null) return;
    const names = wanted.split(/\s+/).filter(Boolean);
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (names.length === 0 || names.includes(name)) this.#show?.session.input('set', name, value, 'query');
    }
  }

  // ---- Inputs -----------------------------------------------------------------

  /** @param {(session: Session) => void} act now, or as soon as there is a project */
  #whenLoaded(act) {
    const { session } = this.#show ?? {};
    if (session?.project) act(session);
    else this.#early.push(() => this.#show && act(this.#show.session));
  }

  /** @param {InputName} name @param {any} [a] @param {any} [b] */
  #input(name, a, b) {
    this.#whenLoaded((session) => session.input(name, a, b));
  }

  /** @param {string} id @param {(item: number) => void} act */
  #onItem(id, act) {
    this.#whenLoaded(({ engine }) => {
      const item = engine.findItem(id);
      if (!engine.alive) return; // it trapped, and that is told
      if (item < 0) this.#fail(new HotcueError('unknown_id', `no interaction has the id ${id}`));
      else act(item);
    });
  }

  #onDevice = () => {
    if (this.#show?.session.project) this.#input('device', this.#device.matches ? 'mobile' : 'desktop');
  };

  /** Closes what is open, wherever in the player the focus is. @param {KeyboardEvent} event */
  #onEscape = (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    this.#tooltip.hide(); // also one under a mouse
    if (this.#movableFocus()) this.#panels.leave();
  };

  /** The frame is elsewhere: so is what lies on it. */
  #onMoved() {
    if (!this.#show) return;
    this.#show.items.fit();
    this.#show.captions.place();
    this.#show.pointer.refresh();
    if (!this.#tooltip.element.hidden) this.#showTooltip(this.#hovered);
  }

  #onVisibility = () => {
    if (document.hidden && this.#show?.session.project) this.#input('hidden', this.hasAttribute('pause-hidden'));
  };

  /** The engine may have refused it: then the viewer reads why. */
  #onPlay = () => this.#panels.insist();

  // ---- What the session tells -------------------------------------------------

  /** @returns {Host} */
  #host() {
    return {
      dispatch: (name, detail, cancelable, mediaTime) => this.#dispatch(name, detail, cancelable, mediaTime),
      diagnosed: (diagnostics) => printDiagnostics(this.#source?.name ?? '', diagnostics),
      act: (name, detail) => this.#act(name, detail),
      clear: () => this.#clear(),
      show: (item, shown, id) => this.#draw(item, shown, id),
      redraw: (item) => this.#show?.items.redraw(item),
      relist: () => this.#panels.refresh(),
      timed: () => this.#move(),
      source: (video, own) => this.#show && setTracks(this.#show.media, video, own, this.#show.session.base),
      astray: (astray) => this.#show?.cover.put(astray),
      died: () => this.#die(),
    };
  }

  /**
   * The event of docs/events.md; `mediaTime` is the time it belongs to: a
   * cue's own, whenever it is told.
   * @param {string} name
   * @param {any} detail
   * @param {boolean} [cancelable]
   * @param {number} [mediaTime] seconds
   */
  #dispatch(name, detail, cancelable = false, mediaTime = undefined) {
    this.#panels.before(name);
    this.#failure.note(name, detail, mediaTime);
    // Neither is an intent, but a page may have trays of its own, and see to errors itself.
    const takeable = cancelable || name === 'tray:open' || name === 'error';
    const event = new CustomEvent(name, { detail, cancelable: takeable, bubbles: true, composed: true });
    const allowed = this.dispatchEvent(Object.assign(event, { mediaTime }));
    if (allowed) this.#panels.after(name, detail);
    if (allowed && detail.code === 'media') this.#failure.show();
    if (allowed && name === 'error' && !cancelable) printError(detail); // those of a document come together
    if (name === 'project:load' || name === 'viewer:reset') this.#passQuery(); // before anything shows
    return allowed;
  }

  /** @param {unknown} error */
  #fail(error) {
    const { code = 'internal', path, message } = /** @type {HotcueError} */ (error);
    this.#dispatch('error', path === undefined ? { code, message } : { code, path, message });
  }

  /** @param {string} name @param {any} detail */
  #act(name, detail) {
    if (name === 'browser:open') openPage(detail, this.#show?.session.base ?? this.baseURI);
    else this.#panels.act(name, detail);
  }

  /** @param {number} index @param {boolean} shown @param {string} id */
  #draw(index, shown, id) {
    if (!this.#show) return;
    const { items } = this.#show;
    if (shown) items.show(index, id);
    else items.hide(index);
    if (!shown && index === this.#hovered) this.#hover(-1);
  }

  /** Moving interactions are where they are hit; so is what belongs to them. */
  #move() {
    if (!this.#show) return;
    const { items, pointer, session } = this.#show;
    if (!session.engine.alive || !items.move(session.engine)) return;
    pointer.refresh();
    if (!this.#tooltip.element.hidden) this.#showTooltip(this.#hovered);
  }

  #clear() {
    this.#show?.items.clear();
    this.#hovered = -1;
    this.#show?.pointer.forget();
    this.#tooltip.hide();
    this.#panels.clear();
  }

  /** The engine is gone: nothing of it may stay on the video. */
  #die() {
    const media = this.#show?.media;
    this.#clear();
    this.#close();
    this.#session = null; // the next document gets a new one
    queueMicrotask(() => this.#show ?? this.#panels.clear()); // what was opening meanwhile
    if (media) this.#watch(media);
  }

  // ---- Pointer, keys and focus ------------------------------------------------

  /** In a panel, and not by a key. @param {MouseEvent} event */
  #onClick(event) {
    const { pointer, stage } = this.#show ?? {};
    if (event.detail > 0 && !stage?.element.contains(/** @type {Node} */ (event.target))) pointer?.note(event);
  }

  /** @param {HTMLElement} media @returns {HTMLElement} */
  #surfaceOf(media) {
    return this.surface ?? media;
  }

  #attachPointer() {
    if (!this.#show) return;
    this.#show.pointer.dispose();
    this.#show.pointer = this.#makePointer(this.#show);
  }

  /** @param {Pick<Show, 'media' | 'session' | 'stage' | 'items'>} show */
  #makePointer(show) {
    const surface = this.#surfaceOf(show.media);
    const owner = {
      overlay: this,
      surface,
      hover: (/** @type {number} */ item) => this.#hover(item),
      held: (/** @type {number} */ x, /** @type {number} */ y) => (this.#tooltip.holds(x, y) ? this.#hovered : -1),
      focus: () => this.#giveFocusAway(),
    };
    return new Pointer(surface, show.stage.element, new Ground(owner, show));
  }

  /** @param {number} index */
  #hover(index) {
    if (index === this.#hovered || !this.#show) return;
    const { items, session } = this.#show;
    this.#hovered = index;
    items.hover(index);
    this.#showTooltip(index);
    if (session.project) session.input('hover', index);
  }

  /** @param {number} index */
  #showTooltip(index) {
    const { items, stage } = /** @type {Show} */ (this.#show);
    const item = items.get(index)?.item;
    if (!item?.tooltip) {
      this.#tooltip.hide();
      return;
    }
    const { left, top, width, height } = outline(item);
    const frame = stage.frame;
    const place = {
      left: frame.left + (left / 100) * frame.width,
      top: frame.top + (top / 100) * frame.height,
      width: (width / 100) * frame.width,
      height: (height / 100) * frame.height,
    };
    this.#tooltip.show(item.tooltip, place, stage.box);
  }

  /** @param {EventTarget | null} target what has the focus now */
  #onFocus(target) {
    if (!this.#show) return;
    const { items } = this.#show;
    const keyboard = target instanceof HTMLElement && target.matches(':focus-visible');
    const id = keyboard ? items.indexOf(target) : -1;
    if (id >= 0 || target === null) this.#hover(id);
  }

  /** Keys that a button uses are not the player's around it. @param {KeyboardEvent} event */
  #onKey(event) {
    const { target } = event;
    const button = target instanceof HTMLElement && target.localName === 'button';
    if (button && (event.key === 'Enter' || event.key === ' ')) event.stopPropagation();
  }

  /**
   * What has the focus, if a panel that opens may take it: it is in the player
   * or nowhere, or a script asked for the panel. Whoever writes elsewhere in
   * the page goes on writing.
   * @returns {HTMLElement | null}
   */
  #movableFocus() {
    const active = document.activeElement ?? document.body;
    const ours = this.#wanted || active === document.body || active === this.#show?.media || isAround(active, this);
    let inner = active;
    while (inner.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
    return ours ? /** @type {HTMLElement} */ (inner) : null;
  }

  /** The item with the focus went and there is no other: to the video, or to where it was. */
  #giveFocusAway() {
    const { media, stage } = /** @type {Show} */ (this.#show);
    media.focus({ preventScroll: true });
    if (!media.matches(':focus')) stage.element.focus({ preventScroll: true });
  }
}

/** Once more, from where they were. @param {HTMLMediaElement} media */
function reload(media) {
  const { currentTime, paused } = media;
  media.load();
  media.currentTime = currentTime; // HTML keeps it until there is something to seek in
  if (!paused) media.play().catch(() => {}); // that fails again in its own way
}

/**
 * Where a media element is now, or was put since: what an overlay that is
 * still loading counts from.
 * @param {HTMLMediaElement} media
 * @returns {() => number} tells it, and looks no longer
 */
function watchStart(media) {
  let time = media.currentTime || 0;
  const note = () => {
    time = media.currentTime;
  };
  media.addEventListener('seeking', note);
  return () => {
    media.removeEventListener('seeking', note);
    return time;
  };
}

define('hotcue-overlay', HotcueOverlay);
