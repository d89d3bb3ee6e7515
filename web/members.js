// SPDX-License-Identifier: MIT

/** Attributes of both elements, by property: strings, and booleans. */
export const TEXTS = {
  project: 'project',
  engine: 'engine',
  integrity: 'integrity',
  label: 'label',
  query: 'query',
  credentials: 'credentials',
};
export const FLAGS = { strict: 'strict', pauseHidden: 'pause-hidden' };

/** Whether a boolean attribute is set; frameworks write "false" for one that isn't. @param {Element} element @param {string} name */
export const isOn = (element, name) => (element.getAttribute(name) ?? 'false') !== 'false';

/** HTMLElement; a stand-in on a server, so that the modules can be imported there. */
const Base = globalThis.HTMLElement ?? class {};

/**
 * Creates a class of elements whose properties reflect attributes, as those of HTML's
 * elements do. Setting a string property to `null` removes the attribute.
 * @template {string} Text
 * @template {string} Flag
 * @param {Record<Text, string>} texts string attributes by property
 * @param {Record<Flag, string>} flags boolean attributes by property
 * @returns {new () => import('./hotcue-element.js').HotcueElement & Record<Text, string> & Record<Flag, boolean>}
 */
export function reflecting(texts, flags) {
  class Reflecting extends Base {}
  /** @param {string} property @param {string} name @param {boolean} flag */
  const add = (property, name, flag) =>
    Object.defineProperty(Reflecting.prototype, property, {
      configurable: true,
      enumerable: true,
      /** @this {HTMLElement} */
      get() {
        return flag ? isOn(this, name) : (this.getAttribute(name) ?? '');
      },
      /** @this {HTMLElement} @param {any} value */
      set(value) {
        if (flag ? !value : value == null) this.removeAttribute(name);
        else this.setAttribute(name, flag ? '' : value);
      },
    });
  for (const [property, name] of Object.entries(texts)) add(property, name, false);
  for (const [property, name] of Object.entries(flags)) add(property, name, true);
  return /** @type {any} */ (Reflecting);
}

/**
 * Upgrades properties that were set before the element was defined and now shadow the
 * accessors of its class: sets them again, or drops them if they are read-only.
 * @param {any} element
 */
export function upgrade(element) {
  for (const name of Object.keys(element)) {
    let owner = element;
    do owner = Object.getPrototypeOf(owner);
    while (owner !== HTMLElement.prototype && !Object.hasOwn(owner, name));
    const { get, set } = Object.getOwnPropertyDescriptor(owner, name) ?? {};
    // Keep the page's own properties, overridden methods, and HTMLElement's.
    if (!get || owner === HTMLElement.prototype) continue;
    const value = element[name];
    delete element[name];
    if (set) element[name] = value;
  }
}
