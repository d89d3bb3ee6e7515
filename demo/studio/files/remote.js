// SPDX-License-Identifier: MIT
// The project in hand, on the server.
import { withWholeAddresses } from './addresses.js';
import { Failure } from './api.js';
import { Connection } from './connection.js';
import { Saver } from './saver.js';

/** @typedef {import('./desk.js').Desk} Desk */

/** @param {string} text */
const sentence = (text) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Dispatches `connect` when the author must give a token, `conflict` when something is in dispute, `problems` when something must be repaired, and `saved`. */
export class Remote extends EventTarget {
  connection = new Connection();
  #desk;

  /** @param {Desk} desk */
  constructor(desk) {
    super();
    this.#desk = desk;
    this.saver = this.#saverOf(desk.kept);
    globalThis.addEventListener?.('online', () => {
      if (this.saver.state === 'away') this.saver.save();
    });
  }

  /** @param {import('./shelf.js').Kept} kept */
  open(kept) {
    this.saver.stop();
    this.saver = this.#saverOf(kept);
  }

  close() {
    this.saver.stop();
  }

  /** @param {import('./shelf.js').Kept} kept */
  #saverOf(kept) {
    const { studio } = this.#desk;
    let state = 'idle';
    /** @type {Saver} */
    const saver = new Saver(
      {
        read: () => studio.text,
        replace: (label, text) => studio.replace(label, text),
        saved: () => this.#saved(),
        changed: () => {
          if (kept.link !== saver.link) {
            [kept.link, kept.api] = [saver.link, saver.api?.address ?? kept.api];
            this.#desk.touch();
          }
          if (state !== saver.state) {
            state = saver.state;
            this.#entered(saver);
          }
          this.#desk.changed();
        },
        outgoing: (text) => withWholeAddresses(text, kept.base, saver.api?.address ?? kept.base),
        key: () => crypto.randomUUID(),
        wait: (seconds, signal) =>
          new Promise((resolve) => {
            const timer = setTimeout(resolve, seconds * 1000);
            signal.addEventListener('abort', () => {
              clearTimeout(timer);
              resolve();
            });
          }),
      },
      kept.link,
    );
    return saver;
  }

  /** Saves to the API; asks for a token if there is none. */
  async save() {
    const { saver } = this;
    const api = await this.connection.find();
    if (!api) return this.dispatchEvent(new Event('connect'));
    if (saver.state === 'conflict') return this.dispatchEvent(new Event('conflict'));
    saver.api = api;
    if (saver.link && this.#desk.kept.api && this.#desk.kept.api !== api.address) saver.link = null; // another server
    await saver.save();
  }

  #saved() {
    this.#desk.notices.remove('remote');
    this.#desk.stored('Saved');
    this.dispatchEvent(new Event('saved'));
  }

  /** Says what has become of it, and what can be done. @param {Saver} saver */
  #entered(saver) {
    const { notices, studio } = this.#desk;
    const text = saver.failure?.message ?? '';
    const save = { label: 'Try again', run: () => this.save() };
    const notify = (
      /** @type {string} */ words,
      /** @type {import('./notices.js').Notice['actions']} */ actions = [save],
    ) => notices.add({ id: 'remote', tone: 'trouble', text: words, actions });
    if (saver.state === 'locked') return this.#locked();
    if (saver.state === 'conflict') {
      this.dispatchEvent(new Event('conflict'));
      const decide = { label: 'Decide …', run: () => this.dispatchEvent(new Event('conflict')) };
      return notify('Somebody else has saved the project, and changed the same as you.', [decide]);
    }
    if (saver.state === 'gone') {
      const anew = { label: 'Save as a new project', run: () => this.#anew() };
      return notify('The project is no longer on the server. Your work is still here.', [anew]);
    }
    if (saver.state === 'away') {
      const log = saver.failure?.id ? ` (${saver.failure.id} in its log)` : '';
      return notify(`${sentence(text)}${log} It is tried again; until then your work is only here.`);
    }
    if (saver.state !== 'refused') return;
    const errors = (saver.failure?.diagnostics ?? []).filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return notify(`Not saved: ${sentence(text)} Your work is still here.`);
    studio.problems.add(errors);
    this.dispatchEvent(new Event('problems'));
    const count = errors.length === 1 ? '1 problem' : `${errors.length} problems`;
    return notify(`Not saved: the server only stores valid projects. ${count} to mend; your work is still here.`);
  }

  /** The token is no longer good. */
  async #locked() {
    const { saver, connection } = this;
    const before = saver.api?.authorization;
    connection.drop();
    const api = await connection.find();
    if (api && api.authorization !== before) return this.save();
    connection.api = null;
    this.#desk.notices.add({
      id: 'remote',
      tone: 'trouble',
      text: 'The server no longer accepts the token. Your work is still here.',
      actions: [{ label: 'Give another token …', run: () => this.dispatchEvent(new Event('connect')) }],
    });
    this.dispatchEvent(new Event('connect'));
  }

  #anew() {
    this.saver.forget();
    return this.save();
  }

  /** @param {import('./merge.js').Merged} merged */
  async resolve({ document }) {
    this.#desk.notices.remove('remote');
    await this.#desk.addVersion('Before the merge');
    await this.saver.resolve(document);
  }

  /** Opens a project of the server. @param {string} id @param {string} name @throws {Failure} */
  async openProject(id, name) {
    const api = await this.connection.find();
    if (!api) throw new Failure(401, { message: 'There is no connection to the server.' });
    const { text, etag } = await api.read(id);
    const link = { id, etag, base: text, creating: null };
    const base = `${api.address}/projects/${encodeURIComponent(id)}/document`;
    const known = (await this.#desk.shelf.projects()).find((kept) => kept.link?.id === id && kept.api === api.address);
    if (known?.dirty) return this.#desk.openKept(known.id); // with what is not saved
    if (known) await this.#desk.shelf.remove(known.id);
    await this.#desk.open(text, { name, base, link, api: api.address });
  }
}
