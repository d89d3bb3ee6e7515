// SPDX-License-Identifier: MIT
import { HotcueError } from '../../js-glue/engine/error.js';

/**
 * @typedef {import('../../js-glue/session/session.js').Session} Session
 * @typedef {import('../../js-glue/engine/inputs.js').InputName} InputName
 */

/** Calls by the page's scripts, carried out now or once a project is loaded. */
export class Wishes {
  #session;
  #fail;
  /** Calls made before a project was loaded. @type {(() => void)[]} */
  #early = [];

  /** @param {() => Session | null} session @param {(error: unknown) => void} fail */
  constructor(session, fail) {
    this.#session = session;
    this.#fail = fail;
  }

  /** Called when a project was loaded: carries out the pending calls. */
  fulfil() {
    for (const wish of this.#early.splice(0)) wish();
  }

  /** @param {(session: Session) => void} act called now, or once a project is loaded */
  add(act) {
    const session = this.#session();
    if (session?.project) act(session);
    else
      this.#early.push(() => {
        const opened = this.#session();
        if (opened) act(opened);
      });
  }

  /** @param {InputName} name @param {any} [a] @param {any} [b] */
  input(name, a, b) {
    this.add((session) => session.input(name, a, b));
  }

  /** Makes an input for an interaction; `unknown_id` is reported. @param {string} id @param {InputName} name @param {boolean} [value] */
  item(id, name, value) {
    const text = String(id);
    this.add((session) => {
      const item = session.engine.findItem(text);
      if (this.#found(session, item, 'unknown_id', `no interaction has the id ${text}`))
        session.input(name, item, value);
    });
  }

  /** @param {string} name a video's id or token @param {number} time seconds */
  jump(name, time) {
    const text = String(name);
    this.add((session) => {
      const video = session.engine.findVideo(text);
      const none = `no video has the id or token ${text}`;
      if (this.#found(session, video, 'unknown_target', none)) session.input('jump', video, time);
    });
  }

  /** @param {Session} session @param {number} number @param {string} code @param {string} message */
  #found({ engine }, number, code, message) {
    if (engine.alive && number < 0) this.#fail(new HotcueError(code, message));
    return engine.alive && number >= 0; // a trap is reported elsewhere
  }
}
