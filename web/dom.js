// SPDX-License-Identifier: MIT
import { WORDS } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Creates an HTML element.
 * @template {string} K
 * @param {K} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children strings become text nodes
 * @returns {K extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[K] : HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return /** @type {any} */ (element);
}

/**
 * Creates an SVG element.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} [attributes]
 * @param {Node[]} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The window that an element is in, which may not be that of the script. @param {Node} node */
export const windowOf = (node) => /** @type {Window & typeof globalThis} */ (node.ownerDocument?.defaultView ?? window);

/**
 * Creates a constructed style sheet, which every Content-Security-Policy allows.
 * @param {string} text
 * @param {typeof globalThis} [view] window in whose document it is used; it is lost in any other
 */
export function sheet(text, view = globalThis) {
  const made = new view.CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

/** @param {() => void} close @param {string} [part] */
export function closeButton(close, part = 'close') {
  const cross = svg('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: 'M3 3l10 10M13 3L3 13' }));
  const button = h('button', { type: 'button', class: 'close', part, 'aria-label': WORDS.close }, cross);
  button.addEventListener('click', close);
  return button;
}

/** Keeps key events in a panel from triggering shortcuts of the player. @param {HTMLElement} panel */
export function keepKeys(panel) {
  for (const type of ['keydown', 'keyup']) panel.addEventListener(type, (event) => event.stopPropagation());
}

/**
 * Keeps Enter and Space on a button from triggering shortcuts of the player, and a held Enter from
 * clicking again and again, perhaps what the click has led to.
 * @param {EventTarget} root
 */
export function keepButtonKeys(root) {
  for (const type of ['keydown', 'keypress', 'keyup']) {
    root.addEventListener(type, (event) => {
      const { key, repeat, target } = /** @type {KeyboardEvent} */ (event);
      const button = target instanceof HTMLElement && target.localName === 'button';
      if (!button || (key !== 'Enter' && key !== ' ')) return;
      event.stopPropagation();
      if (repeat && key === 'Enter') event.preventDefault();
    });
  }
}

/** Whether `inner` is `outer` or inside it, across shadow roots. @param {Element} outer @param {Element} inner */
export function isAround(outer, inner) {
  for (let node = /** @type {Node | null} */ (inner); node; node = node.parentNode ?? /** @type {any} */ (node).host) {
    if (node === outer) return true;
  }
  return false;
}

/** Defines a custom element once; does nothing on a server. @param {string} name @param {CustomElementConstructor} element */
export function define(name, element) {
  if (!globalThis.customElements?.get(name)) globalThis.customElements?.define(name, element);
}
