// SPDX-License-Identifier: MIT
import { h } from '../dom.js';
import { WORDS } from '../words.js';
import { PLAYER_WORDS } from './player-words.js';

/** More than these would be a solid line. */
const MARKS_MAX = 200;

/** @typedef {{id: string, label: string | null, type: keyof typeof WORDS, start: number}} Interaction start in seconds */

/** Marks on the seek bar where interactions start; a list for screen readers. */
export class Marks {
  element = h('div', { class: 'marks', part: 'marks', role: 'list', hidden: '' });

  /** @param {Interaction[]} interactions @param {number} duration seconds */
  show(interactions, duration) {
    const marked = duration < Infinity ? interactions.filter(({ start }) => start > 0 && start < duration) : [];
    const marks = marked.slice(0, MARKS_MAX).map((each) => mark(each, duration));
    this.element.hidden = marks.length === 0; // an empty list is none
    this.element.setAttribute('aria-label', PLAYER_WORDS.interactions);
    this.element.replaceChildren(...marks);
  }
}

/** @param {Interaction} interaction @param {number} duration */
function mark({ label, type, start }, duration) {
  const name = `${label ?? WORDS[type]}, ${clock(start)}`;
  const made = h('span', { class: 'mark', part: 'mark', role: 'listitem', 'aria-label': name });
  made.style.setProperty('left', `${(start / duration) * 100}%`);
  return made;
}

/** @param {number} seconds @returns {string} minutes and seconds */
function clock(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
