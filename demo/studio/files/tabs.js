// SPDX-License-Identifier: MIT
// One tab edits a project; others read along, and can take it over.

const PATIENCE_MS = 3000;
const LEAVING_MS = 800;

/** @typedef {{kind: 'kept', project: string} | {kind: 'take', project: string}} Message kept: it was changed; take: another tab wants to edit it */

/** Dispatches `lost` when another tab has taken the project over, and `kept` when the one that edits it has kept a change. */
export class Tabs extends EventTarget {
  #channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('hotcue-studio') : null;
  /** The project that this tab is about. */
  #project = '';
  /** Lets another tab edit. @type {(() => void) | null} */
  #release = null;
  /** Called before another tab takes over. @type {() => Promise<unknown>} */
  beforeLoss = async () => {};

  constructor() {
    super();
    this.#channel?.addEventListener('message', ({ data }) => this.#hear(data));
  }

  /** Whether this tab may edit the project. */
  get holds() {
    return this.#release !== null;
  }

  /** @param {string} project @returns {Promise<boolean>} whether this tab may edit it; else it reads along */
  async open(project) {
    if (this.holds && project === this.#project) return true;
    this.close();
    this.#project = project;
    if (await this.#hold({ ifAvailable: true })) return true;
    // The page that this tab showed before may be about to let it go.
    return this.#hold({ signal: AbortSignal.timeout(LEAVING_MS) }).catch(() => false);
  }

  close() {
    this.#release?.();
    this.#release = null;
    this.#project = '';
  }

  /** Takes the project over from the tab that edits it, which keeps its changes before; one that does not react loses it. @returns {Promise<boolean>} */
  async take() {
    this.#say('take');
    const held = await this.#hold({ signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => false);
    return held || this.#hold({ steal: true });
  }

  /** A change is kept. */
  announce() {
    this.#say('kept');
  }

  /** @param {Message['kind']} kind */
  #say(kind) {
    this.#channel?.postMessage({ kind, project: this.#project });
  }

  /** @param {Message} message */
  async #hear({ kind, project }) {
    if (project !== this.#project) return;
    if (kind === 'kept') this.dispatchEvent(new Event('kept'));
    else if (this.holds) {
      await this.beforeLoss();
      this.#release?.();
      this.#lose();
    }
  }

  #lose() {
    this.#release = null;
    this.dispatchEvent(new Event('lost'));
  }

  /** @param {LockOptions} options @returns {Promise<boolean>} */
  #hold(options) {
    if (!navigator.locks) {
      this.#release = () => {};
      return Promise.resolve(true);
    }
    let held = false;
    const project = this.#project;
    return new Promise((resolve, reject) => {
      const hold = (/** @type {Lock | null} */ lock) => {
        held = lock !== null && project === this.#project;
        resolve(held);
        if (!held) return;
        return new Promise((release) => {
          this.#release = () => release(undefined);
        });
      };
      navigator.locks.request(`hotcue-studio ${project}`, options, hold).catch((error) => {
        if (held)
          this.#lose(); // it was stolen
        else reject(error);
      });
    });
  }
}
