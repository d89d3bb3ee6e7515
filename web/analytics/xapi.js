// SPDX-License-Identifier: MIT
// xAPI statements by the video profile, version 1.0.3 (https://w3id.org/xapi/video/v1.0.3), and
// of clicks: docs/analytics.md, "xAPI".
import { checkOptions } from './options.js';
import { uuid } from './uuid.js';
import { around, duration, iris, PROFILE, progress, segments } from './xapi-parts.js';

const ADL = 'http://adlnet.gov/expapi';
/** The verbs. Those that the profile took over have ADL's ids. */
const VERBS = {
  initialized: ADL,
  played: PROFILE,
  paused: PROFILE,
  seeked: PROFILE,
  completed: ADL,
  terminated: ADL,
  answered: ADL,
  interacted: ADL,
};
/** Verbs whose statements have the film's length and what was watched of it. */
const SUMS = ['paused', 'completed', 'terminated'];
/** Of the context of a click: the JSON text of the interaction's custom data. */
const CUSTOM_DATA = 'urn:hotcue:custom-data';
/** Of that text in a statement. With a longer one a record may be too large to be kept. */
const CUSTOM_DATA_BYTES_MAX = 24 * 1024;
/** Events at which more may have been watched. */
const TOLD_OF = new Set(['player:quarter', 'player:pause', 'node:ended', 'node:exit']);

/**
 * @typedef {object} Options
 * @property {object | ((identity: Identity) => object | null)} [actor] an xAPI agent; default: by the
 *   viewer's e-mail address, and until it is known the statements are held
 * @property {(video: Video) => string} [activityId] a video's IRI; default: the address of its file,
 *   else that of the page, with the video's id
 * @property {string} [registration] a UUID, as from the LMS; default: one for each viewing session
 * @property {number} [completionThreshold] share of the film that completes it; default: 1
 * @property {string} [language] of names in the document; default: 'und'
 */

/** @typedef {import('./record.js').Draft} Draft */
/** @typedef {import('./tap.js').Identity} Identity */
/** @typedef {import('./tap.js').Tap} Tap */
/** @typedef {import('./tap.js').Video} Video */
/** @typedef {keyof typeof VERBS} Verb */
/** @typedef {Pick<import('../../js-glue/engine/events.js').Hotspot, 'id' | 'name' | 'customDataText'>} Hotspot */
/** @typedef {{hotspot: Hotspot, time: number, answer: unknown, now: number}} Click `now`: milliseconds since 1970 */

/** Clicks that wait for the first play; with one more, all are stated with what is known. */
const CLICKS_MAX = 100;

const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-5][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

/**
 * States what was watched and clicked, for a learning record store.
 * @param {Options} [options]
 * @returns {import('./delivery.js').Adapter}
 * @throws {TypeError} if an option is unknown or has a wrong value
 */
export function xapi(options = {}) {
  checkOptions('xapi', options, {
    actor: 'object | function',
    activityId: 'function',
    registration: 'string',
    completionThreshold: 'integer | number',
    language: 'string',
  });
  const { registration, completionThreshold = 1 } = options;
  if (registration !== undefined && !UUID.test(registration))
    throw new TypeError('xapi: "registration" must be a UUID');
  if (!(completionThreshold > 0 && completionThreshold <= 1)) {
    throw new TypeError('xapi: "completionThreshold" must be above 0, and at most 1');
  }
  return { name: 'xapi', connect: (tap) => new Statements(tap, options) };
}

/** The statements about one element. */
class Statements {
  #tap;
  #options;
  /** The profile's session: the id of its first statement; '' for none. */
  #session = '';
  #playing = false;
  /** Whether it was playing when the viewing session ended, or the page was left. */
  #playsOn = false;
  /** What the variable of a click became, until the click's own event. @type {unknown} */
  #answer;
  /** Clicks that have not been stated: before the first play the video's name and address are unknown. @type {Click[]} */
  #clicks = [];
  /** The report of the viewing session that ends, while it does. @type {import('./report.js').Report | null} */
  #last = null;
  /** Viewing sessions and videos that were completed. @type {Set<string>} */
  #completed = new Set();

  /** @param {Tap} tap @param {Options} options */
  constructor(tap, options) {
    this.#tap = tap;
    this.#options = options;
  }

  /** @param {any} event @returns {Iterable<Draft>} */
  *on({ type, detail, time, prevented }) {
    const at = time ?? 0;
    if (type === 'variable:change' && detail.source === 'click') this.#answer = detail.value;
    if (type === 'hotspot:click') this.#note(detail, at);
    if (this.#tap.video() || this.#clicks.length >= CLICKS_MAX) yield* this.#stateClicks();
    if (!this.#tap.video()) return;
    this.#last = type === 'measure' ? detail : null;
    if (prevented || !this.#visit()) return;
    if (type === 'player:play') yield* this.#play(at);
    if (type === 'player:pause') yield* this.#pause(at);
    if (type === 'player:seek') yield* this.#seek(detail);
    if (TOLD_OF.has(type)) yield* this.#complete(at);
    if (type === 'node:exit') yield* this.#end(at);
    if (type === 'measure') yield* this.leave();
    if (type === 'viewer:reset' && this.#playsOn) yield* this.#play(at);
  }

  /** @returns {Iterable<Draft>} */
  *leave() {
    this.#playsOn = this.#playing;
    yield* this.#stateClicks();
    const visit = this.#visit();
    if (visit && this.#tap.video()) yield* this.#end(visit.passes.at(-1)?.[1] ?? 0);
  }

  /** In Firefox and Safari it plays on without an event. @returns {Iterable<Draft>} */
  *back() {
    const { element } = this.#tap;
    const { paused } = /** @type {any} */ (element).media ?? element;
    const visit = this.#visit();
    if (visit && this.#playsOn && !paused) yield* this.#play(visit.passes.at(-1)?.[1] ?? 0);
  }

  /** @param {import('./record.js').AnalyticsRecord} record @param {Identity} identity */
  complete({ hold, ...record }, identity) {
    const actor = /** @type {any} */ (this.#actor(identity));
    return actor ? { ...record, body: { actor, ...record.body } } : null;
  }

  // ---- Statements of the profile ---------------------------------------------------

  /** @param {number} at @returns {Iterable<Draft>} */
  *#play(at) {
    if (this.#playing) return;
    yield* this.#state('played', { time: at });
    this.#playing = true;
  }

  /** @param {number} at @returns {Iterable<Draft>} */
  *#pause(at) {
    if (!this.#playing) return;
    this.#playing = false;
    yield* this.#state('paused', { time: at });
  }

  /** @param {{from: number, to: number}} seek @returns {Iterable<Draft>} */
  *#seek({ from, to }) {
    if (this.#session) yield* this.#state('seeked', { 'time-from': from, 'time-to': to });
  }

  /** @param {number} at @returns {Iterable<Draft>} */
  *#complete(at) {
    const { completionThreshold = 1 } = this.#options;
    const watched = this.#watched();
    const key = `${this.#tap.session()} ${watched.video}`;
    if (!this.#session || this.#completed.has(key) || progress(watched) < completionThreshold) return;
    this.#completed.add(key);
    yield* this.#state('completed', { time: at }, { completion: true, duration: duration(watched.watched) });
  }

  /** @param {number} at @returns {Iterable<Draft>} */
  *#end(at) {
    if (!this.#session) return;
    yield* this.#pause(at);
    yield* this.#state('terminated', { time: at });
    this.#session = '';
  }

  /**
   * A statement about the video; before the first one of a session, that it begins.
   * @param {Verb} verb @param {Record<string, any>} extensions of the result @param {object} [result]
   * @returns {Iterable<Draft>}
   */
  *#state(verb, extensions, result = {}) {
    const { completionThreshold = 1 } = this.#options;
    const { duration: length } = this.#visit() ?? this.#watched();
    const context = {
      length: length ?? 0,
      ...(completionThreshold < 1 && { 'completion-threshold': completionThreshold }),
    };
    const video = { object: this.#activity(), category: true };
    if (!this.#session) {
      this.#session = uuid();
      yield this.#draft('initialized', {
        ...video,
        id: this.#session,
        context: { ...context, ...around(this.#tap.element) },
      });
    }
    const sums = SUMS.includes(verb) && {
      progress: progress(this.#watched()),
      'played-segments': segments(this.#watched().passes),
    };
    const said = { ...result, extensions: iris({ ...extensions, ...sums }) };
    yield this.#draft(verb, { ...video, result: said, context });
  }

  // ---- Clicks ------------------------------------------------------------------------

  /** @param {{hotspot: Hotspot}} click @param {number} time */
  #note({ hotspot }, time) {
    this.#clicks.push({ hotspot, time, answer: this.#answer, now: this.#tap.now() });
    this.#answer = undefined;
  }

  /** @returns {Iterable<Draft>} */
  *#stateClicks() {
    for (const click of this.#clicks.splice(0)) yield this.#click(click);
  }

  /** @param {Click} click */
  #click({ hotspot: { id, name, customDataText }, time, answer, now }) {
    const parent = this.#activity();
    const of = { id: `${parent.id}${parent.id.includes('#') ? '/' : '#'}${encodeURIComponent(id)}`, name: name ?? id };
    const response = answer === undefined ? {} : { response: String(answer) };
    const type =
      answer === undefined
        ? { type: `${ADL}/activities/interaction` }
        : { type: `${ADL}/activities/cmi.interaction`, interactionType: 'other' };
    return this.#draft(answer === undefined ? 'interacted' : 'answered', {
      object: this.#object(of, type),
      parent,
      result: { ...response, extensions: iris({ time }) },
      context: {},
      data: fits(customDataText) ? { [CUSTOM_DATA]: customDataText } : {},
      now,
    });
  }

  // ---- Parts of statements --------------------------------------------------------------

  /**
   * @param {Verb} verb
   * @param {{id?: string, object: object, parent?: object, category?: boolean, result?: object, context: object, data?: object, now?: number}} parts
   *   `data`: extensions of the context by their IRIs; `now`: when it happened, in milliseconds since 1970
   * @returns {Draft}
   */
  #draft(verb, { id = uuid(), object, parent, category, result, context, data, now = this.#tap.now() }) {
    const actor = this.#actor(this.#tap.identity());
    const body = {
      id,
      ...(actor && { actor }),
      verb: { id: `${VERBS[verb]}/verbs/${verb}`, display: { en: verb } },
      object,
      ...(result && { result }),
      context: {
        registration: this.#options.registration ?? this.#tap.session(),
        contextActivities: { ...(parent && { parent: [parent] }), ...(category && { category: [{ id: PROFILE }] }) },
        extensions: { ...iris({ 'session-id': this.#session || this.#tap.session(), ...context }), ...data },
      },
      timestamp: new Date(now).toISOString(),
    };
    return { route: '/xapi/statements', body, ...(!actor && { hold: 'contact' }) };
  }

  /** @param {Identity} identity @returns {object | null} */
  #actor(identity) {
    const { actor } = this.#options;
    if (actor) return typeof actor === 'function' ? actor(identity) : actor;
    const { email, name } = identity;
    return email ? { objectType: 'Agent', mbox: `mailto:${email}`, ...(name && { name }) } : null;
  }

  #activity() {
    const video = this.#current();
    const page = this.#tap.page().url.split(/[?#]/)[0];
    const id = this.#options.activityId?.(video) ?? video.src ?? `${page}#${encodeURIComponent(video.id)}`;
    return this.#object({ id, name: video.name ?? video.id }, { type: `${PROFILE}/activity-type/video` });
  }

  /** @param {{id: string, name: string}} of @param {object} definition */
  #object({ id, name }, definition) {
    return {
      objectType: 'Activity',
      id,
      definition: { ...definition, name: { [this.#options.language ?? 'und']: name } },
    };
  }

  /** @returns {Video} */
  #current() {
    const { currentVideo } = /** @type {any} */ (this.#tap.element);
    return (
      this.#tap.video() || { id: currentVideo ?? '', name: null, customData: null, customDataText: 'null', src: null }
    );
  }

  #report() {
    return this.#last ?? this.#tap.measure();
  }

  /** The current visit, where the length that the profile needs is known. */
  #visit() {
    const visit = this.#report()?.visit ?? (this.#last && this.#watched());
    return visit?.duration ? visit : null;
  }

  /** What was watched of the video in this viewing session. */
  #watched() {
    const { session, visit } = /** @type {import('./report.js').Report} */ (this.#report());
    const { id } = this.#current();
    return session.videos.find(({ video }) => video === id) ?? /** @type {import('./report.js').Visit} */ (visit);
  }
}

/** Whether there are custom data, and a statement can have them. @param {string} text JSON */
const fits = (text) => text !== 'null' && new Blob([JSON.stringify(text)]).size <= CUSTOM_DATA_BYTES_MAX;
