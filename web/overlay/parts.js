// SPDX-License-Identifier: MIT
import { HotcueError } from '../../js-glue/engine/error.js';
import { isEmpty } from '../../js-glue/media/failures.js';
import { played } from '../../js-glue/media/played.js';
import { keepButtonKeys } from '../dom.js';
import { movableFocus } from '../panels/focus.js';
import { Anchor } from './anchor.js';
import { Connection } from './connection.js';
import { Documents } from './documents.js';
import { Events } from './events.js';
import { Failure } from './failure.js';
import { LateCode } from './late-code.js';
import { LatePanels } from './late-panels.js';
import { openPage } from './open.js';
import { addStyles } from './styles.js';
import { Surroundings } from './surroundings.js';
import { Wishes } from './wishes.js';

/** @typedef {import('../../js-glue/session/session.js').Host} Host */

/** Types of interactions that are drawn. */
const SEEN = ['button', 'image', 'text', 'hotspot'];

/** Creates the parts of an overlay and connects them: each part knows only the callbacks it is given. */
export class Parts {
  #overlay;
  #root;
  #surroundings;
  #panels;
  #failure;
  #events;
  #code = new LateCode({ arrived: (late) => this.#arrived(late), fail: (error) => this.#fail(error) });
  anchor;
  wishes;
  connection;
  documents;
  #measuring = false;
  /** Whether a script is opening a tray. */
  #wanted = false;

  /** @param {HTMLElement} overlay @param {ShadowRoot} root of the overlay @param {{sheet: CSSStyleSheet}} box see Stage */
  constructor(overlay, root, box) {
    this.#overlay = overlay;
    this.#root = root;
    this.anchor = new Anchor(overlay);
    this.wishes = new Wishes(this.session, this.#fail);
    this.#surroundings = new Surroundings({
      overlay,
      session: this.session,
      play: () => this.#panels.insist(), // a gate may have stopped it: shows why
      escape: () => this.#leave(),
    });
    this.#panels = this.#makePanels();
    this.#failure = this.#makeFailure();
    this.#events = new Events({
      overlay,
      panels: this.#panels,
      failure: this.#failure,
      begun: () => this.#surroundings.passQuery(),
    });
    this.connection = this.#makeConnection(root, box);
    this.documents = new Documents({
      overlay,
      connection: this.connection,
      fail: this.#fail,
      loaded: () => this.#loaded(),
      failed: () => this.#failed(),
    });
    this.#listen(root);
  }

  #makePanels() {
    return new LatePanels({
      code: this.#code,
      session: this.session,
      input: (name, a) => this.session()?.input(name, a),
      credentials: () => this.#credentials,
      mark: (ids) => this.show?.items.wait(ids),
      fail: this.#fail,
      focused: () => this.#movableFocus(),
      strayed: this.#strayed,
      cover: (panel) => this.show?.underlie(panel),
      scene: () => this.show?.scene ?? [],
    });
  }

  #makeFailure() {
    return new Failure({
      retry: () => this.#retry(),
      jump: (video, time) => this.wishes.jump(video, time),
      shown: (shown) => this.#overlay.toggleAttribute('failed', shown),
      strayed: this.#strayed,
    });
  }

  /** @param {ShadowRoot} root @param {{sheet: CSSStyleSheet}} box */
  #makeConnection(root, box) {
    const above = [this.#panels.element, this.#failure.element];
    root.append(...above);
    return new Connection({
      ...{ overlay: this.#overlay, root, box, above, anchor: this.anchor, code: this.#code },
      host: this.#host,
      fail: this.#fail,
      opened: (media) => this.#opened(media),
      closing: () => this.#closing(),
      freed: () => this.documents.again(),
      watch: (media) => this.#failure.watch(media),
    });
  }

  /** @param {ShadowRoot} root */
  #listen(root) {
    keepButtonKeys(root);
    const onClick = (/** @type {MouseEvent} */ event) => event.detail > 0 && this.show?.note(event); // detail is 0 for keys
    root.addEventListener('click', /** @type {any} */ (onClick), { capture: true });
    root.addEventListener('focusin', ({ target }) => this.show?.focus(target));
    root.addEventListener('focusout', () => this.show?.focus(null));
  }

  // ---- Called by the element ----------------------------------------------------

  /** What is on screen; null without a session. @returns {import('./show.js').Show | null} */
  get show() {
    return this.connection.show;
  }

  /** @returns {import('../../js-glue/session/session.js').Session | null} */
  session = () => this.show?.session ?? null;

  get media() {
    return this.show?.media ?? this.anchor.media;
  }

  /** The current video, from Engine.project(). */
  get video() {
    const session = this.session();
    return session?.project?.videos[session.engine.video];
  }

  /** See HotcueOverlay.measuring. */
  get measuring() {
    return this.#measuring;
  }

  set measuring(on) {
    this.#measuring = on;
    const session = this.session();
    if (session) session.measuring = on;
  }

  /** See HotcueOverlay.interactions. */
  get interactions() {
    const engine = this.session()?.engine;
    const found = [];
    for (let item = engine?.item(0); item; item = engine?.item(item.index + 1)) {
      const { id, type, label, start, video } = item;
      if (video === engine?.video && SEEN.includes(type)) found.push({ id, type, label, start });
    }
    return found;
  }

  /** An element that a script has given; anything else is reported, and as good as none. @param {any} given */
  element(given) {
    if (given == null || given.nodeType === 1) return given ?? null;
    this.#fail(new HotcueError('refused', 'media or surface: not an element'));
    return null;
  }

  start() {
    this.connection.start();
    this.#follow();
    if (this.documents.wanted) this.documents.again();
    else if (this.anchor.given && this.media) this.connection.watch(this.media);
  }

  #follow() {
    this.anchor.follow(
      () => this.restart(),
      () => this.show?.isAstray && this.move(),
    );
  }

  /** The overlay, or its media, moved in the page or to another document. */
  move() {
    this.#follow();
    this.connection.move();
    if (!this.show) return;
    this.#surroundings.stop();
    this.#surroundings.watch(this.show.media);
    for (const dialog of this.#root.querySelectorAll('dialog')) reopen(dialog);
  }

  stop() {
    this.#end();
    this.connection.leave();
  }

  #end() {
    this.anchor.unfollow();
    this.#failure.hide();
    this.documents.giveUp();
    this.connection.stop();
  }

  restart() {
    if (!this.connection.running) return;
    this.#end();
    this.start();
  }

  /** @param {string} name */
  openTray(name) {
    this.wishes.add((session) => {
      this.#wanted = true;
      session.input('tray', name);
      this.#wanted = false;
    });
  }

  /** See HotcueOverlay.record(). */
  record() {
    const { connection } = this;
    let text = '';
    /** @param {string} line */
    const write = (line) => {
      if (connection.write === write) text += `${line}\n`;
    };
    connection.write = write;
    this.restart();
    return {
      get text() {
        return text;
      },
      stop: () => {
        if (connection.write === write) connection.write = null;
        return text;
      },
    };
  }

  // ---- Called by the parts ------------------------------------------------------

  /** @type {import('../../js-glue/session/session.js').Host} */
  #host = {
    dispatch: (name, detail, cancelable, mediaTime) => this.#events.dispatch(name, detail, cancelable, mediaTime),
    diagnosed: (diagnostics) => this.#print(diagnostics),
    act: (name, detail) => this.#act(name, detail),
    clear: () => this.#clear(),
    show: (item, shown, id) => this.show?.draw(item, shown, id),
    redraw: (item) => this.show?.items.redraw(item),
    relist: () => this.#panels.refresh(),
    timed: () => this.show?.move(),
    source: (video, own) => this.show?.take(video, own),
    astray: (astray) => this.show?.hide(astray),
    died: () => this.#die(),
  };

  #fail = (/** @type {unknown} */ error) => this.#events.fail(error);

  /** @param {import('./late-code.js').Late} late */
  #arrived(late) {
    addStyles(this.#root, [late.LATE_STYLE, late.PANEL_STYLE]);
    this.#panels.arrive(late);
    this.show?.complete(late);
  }

  /** @param {import('../../js-glue/engine/engine.js').Diagnostic[]} diagnostics */
  #print(diagnostics) {
    const { name } = this.documents;
    if (diagnostics.length > 0) this.#code.ask((late) => late.printDiagnostics(name, diagnostics));
  }

  #strayed = () => this.show?.giveFocusAway();

  /** @param {HTMLMediaElement} media */
  #opened(media) {
    this.#failure.watch(media);
    this.#surroundings.watch(media);
    this.measuring = this.#measuring; // of the new session
  }

  #closing() {
    this.#panels.clear();
    this.#surroundings.stop();
  }

  #loaded() {
    this.#surroundings.reportDevice();
    this.wishes.fulfil();
    this.#code.prepare(Boolean(this.media?.textTracks?.length)); // captions need it
  }

  /** Without a document there may be no source for the video either. */
  #failed() {
    const { running, isOther } = this.connection;
    if (running && !isOther && isEmpty(this.media)) this.#failure.show();
  }

  /** @param {string} name @param {any} detail */
  #act(name, detail) {
    if (name === 'browser:open') openPage(detail, this.session()?.base ?? this.#overlay.baseURI);
    else this.#panels.act(name, detail);
  }

  #clear() {
    this.show?.clear();
    this.#panels.clear();
  }

  /** After a trap: removes everything from the video. */
  #die() {
    this.connection.die();
    queueMicrotask(() => this.show ?? this.#panels.clear()); // panels that were just opening
  }

  /** Loads the video again, or the document if that failed. */
  #retry() {
    const session = this.session();
    if (session?.project) return session.retry();
    if (this.media) reload(this.media);
    if (this.documents.wanted) this.restart();
  }

  /** On Escape: closes what is open. */
  #leave() {
    this.show?.tooltip?.hide(); // even under the pointer
    if (this.#movableFocus()) this.#panels.leave();
  }

  /** @returns {HTMLElement | null} */
  #movableFocus() {
    return movableFocus(this.#overlay, this.show?.media, this.#wanted);
  }

  /** Whether requests of `get` and `post` actions carry cookies: only if the page allows it. @returns {RequestCredentials} */
  get #credentials() {
    const given = this.#overlay.getAttribute('credentials');
    return given === 'same-origin' || given === 'include' ? given : 'omit';
  }
}

/** Makes a dialog modal again after it was moved, which ends that without closing it. @param {HTMLDialogElement} dialog */
function reopen(dialog) {
  if (!dialog.open || dialog.matches(':modal')) return;
  dialog.open = false;
  dialog.showModal();
}

/** Reloads media, and continues at the same time. @param {HTMLMediaElement} media */
function reload(media) {
  const { currentTime, paused } = media;
  media.load();
  media.currentTime = currentTime; // kept by HTML until the metadata are loaded
  if (!paused) played(media).catch(() => {}); // a failure fires its own event
}
