// SPDX-License-Identifier: MIT
import { h } from '../dom.js';
import { WORDS } from '../words.js';

/** After these events another source is being loaded. */
const OVER = ['emptied', 'loadstart', 'loadedmetadata'];

/**
 * @typedef {object} Owner
 * @property {() => void} retry loads the video again
 * @property {(video: string, time: number) => void} jump
 * @property {(shown: boolean) => void} shown
 * @property {() => void} strayed the focus was lost and has to be moved
 */

/** Shows over the whole picture that the video can't be played, with buttons to retry or go back. */
export class Failure {
  element = h('div', { class: 'failure', part: 'failure', role: 'alert' });
  #owner;
  /** @type {HTMLMediaElement | null} */
  #media = null;
  #focused = false;
  /** Media time at which the previous video was left; NaN if it ended, as going back would lead here again. */
  #left = NaN;
  #ended = false;
  /** The target of the back button. @type {{video: string, time: number} | null} */
  #back = null;

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
  }

  /** @param {HTMLMediaElement | null} media */
  watch(media) {
    for (const type of OVER) this.#media?.removeEventListener(type, this);
    for (const type of OVER) media?.addEventListener(type, this);
    this.#media = media;
  }

  handleEvent() {
    this.hide();
  }

  show() {
    const { retry, jump } = this.#owner;
    const back = this.#back;
    const words = h('p', {}, navigator.onLine ? WORDS.videoFailed : WORDS.offline);
    const acts = [act('retry', WORDS.retry, retry)];
    if (back) acts.push(act('back', WORDS.back, () => jump(back.video, back.time)));
    this.element.replaceChildren(words, h('div', { class: 'acts' }, ...acts));
    addEventListener('online', retry, { once: true });
    this.#owner.shown(true);
    if (this.#focused) acts[0].focus({ preventScroll: true }); // it had the focus before the retry failed
  }

  hide() {
    removeEventListener('online', this.#owner.retry);
    this.#focused = this.element.matches(':focus-within');
    this.element.replaceChildren();
    this.#owner.shown(false);
    if (this.#focused) this.#owner.strayed();
  }

  /** Notes where the viewer comes from. @param {string} name @param {any} detail @param {number} [time] */
  note(name, detail, time = NaN) {
    Failure.#notes[name]?.(this, detail, time);
  }

  /** @type {Record<string, (failure: Failure, detail: any, time: number) => void>} */
  static #notes = {
    'project:load': (failure) => failure.#forget(),
    'project:reset': (failure) => failure.#forget(),
    'node:ended': (failure) => {
      failure.#ended = true;
    },
    'node:exit': (failure, _detail, time) => {
      failure.#left = failure.#ended ? NaN : time;
      failure.#ended = false;
    },
    'node:enter': (failure, { node, prevNode }) => {
      const leads = prevNode && prevNode.id !== node.id && failure.#left >= 0;
      failure.#back = leads ? { video: prevNode.id, time: failure.#left } : null;
    },
  };

  #forget() {
    this.#back = null;
    this.#ended = false;
  }
}

/** @param {string} name @param {string} words @param {() => void} work */
function act(name, words, work) {
  const quiet = name === 'back' ? ' quiet' : '';
  const button = h('button', { type: 'button', class: `act${quiet}`, part: `failure-${name}` }, words);
  button.addEventListener('click', work);
  return button;
}
