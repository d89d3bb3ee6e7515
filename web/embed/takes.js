// SPDX-License-Identifier: MIT

/** A seek to here is the one that was asked for. Seconds. */
const NEAR_S = 0.1;

/** Prevents the intents that hosts take over, except for what the hosts themselves ask for. */
export class Takes {
  #player;
  /** Which sessions take an intent. @type {Map<string, Set<number>>} */
  #sessions = new Map();
  /** Whether a call of a host is being carried out. */
  #asked = false;
  /** Where a host wants to be. Seconds. */
  #target = NaN;

  /** @param {any} player */
  constructor(player) {
    this.#player = player;
  }

  /** @param {number} session @param {string[]} types */
  add(session, types) {
    for (const type of types) {
      const sessions = this.#sessions.get(type);
      if (sessions) sessions.add(session);
      else {
        this.#sessions.set(type, new Set([session]));
        this.#player.addEventListener(type, (/** @type {CustomEvent} */ event) => this.#take(event));
      }
    }
  }

  /** @param {number} session */
  remove(session) {
    for (const sessions of this.#sessions.values()) sessions.delete(session);
  }

  /** Carries out what a host asks for. @template T @param {() => T} act @returns {T} */
  except(act) {
    this.#asked = true;
    try {
      return act();
    } finally {
      this.#asked = false;
    }
  }

  /** A host has set the time: the intent of this seek comes later. @param {number} time seconds */
  seek(time) {
    this.#target = time;
  }

  /** @param {CustomEvent} event */
  #take(event) {
    if (this.#sessions.get(event.type)?.size && !this.#isAsked(event)) event.preventDefault();
  }

  /** @param {CustomEvent} event */
  #isAsked({ type, detail }) {
    if (type === 'node:exit') return this.#asked;
    if (type !== 'player:seek') return false;
    const near = Math.abs(detail.to - this.#target) < NEAR_S;
    if (near) this.#target = NaN;
    return near || detail.reason === 'host';
  }
}
