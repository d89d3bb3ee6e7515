// SPDX-License-Identifier: MIT

/** Attributes that both elements have, by property: texts, and those that are there or not. */
export const TEXTS = {
  project: 'project',
  engine: 'engine',
  label: 'label',
  query: 'query',
  credentials: 'credentials',
};
export const FLAGS = { strict: 'strict', pauseHidden: 'pause-hidden' };

/** Nothing to put on a page where there is none, as on a server: but the modules can be imported there. */
const Element = globalThis.HTMLElement ?? class {};

/**
 * A class of elements with properties that are attributes, as HTML's own elements
 * have them. `null` takes a text away.
 * @template {string} Text
 * @template {string} Flag
 * @param {Record<Text, string>} texts attributes by property
 * @param {Record<Flag, string>} flags of those that are there or not
 * @returns {new () => import('./hotcue-element.js').HotcueElement & Record<Text, string> & Record<Flag, boolean>}
 */
export function reflecting(texts, flags) {
  class Reflecting extends Element {}
  /** @param {string} property @param {string} name @param {boolean} flag */
  const add = (property, name, flag) =>
    Object.defineProperty(Reflecting.prototype, property, {
      configurable: true,
      enumerable: true,
      /** @this {HTMLElement} */
      get() {
        return flag ? this.hasAttribute(name) : (this.getAttribute(name) ?? '');
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
 * Gives a class each member of another that it has not itself: of an element inside its own,
 * which does the work.
 * @template {HTMLElement} Outer
 * @param {Outer} prototype of the class
 * @param {object} model prototype of what is inside
 * @param {(outer: Outer) => any} inside
 */
export function forward(prototype, model, inside) {
  for (const [name, { value, set }] of Object.entries(Object.getOwnPropertyDescriptors(model))) {
    if (Object.hasOwn(prototype, name) || name.endsWith('Callback')) continue;
    Object.defineProperty(prototype, name, {
      configurable: true,
      ...(value ? method(name, inside) : accessor(name, inside, set !== undefined)),
    });
  }
}

/** @param {string} name @param {(outer: any) => any} inside @returns {PropertyDescriptor} */
function method(name, inside) {
  return {
    writable: true,
    value(/** @type {any[]} */ ...given) {
      return inside(this)[name](...given);
    },
  };
}

/** @param {string} name @param {(outer: any) => any} inside @param {boolean} settable @returns {PropertyDescriptor} */
function accessor(name, inside, settable) {
  const get = {
    get() {
      return inside(this)[name];
    },
  };
  if (!settable) return get;
  return {
    ...get,
    set(value) {
      inside(this)[name] = value;
    },
  };
}

/**
 * What was set on an element before it was defined hides the properties of its
 * class: it is set again. What can't be set is forgotten.
 * @param {any} element
 */
export function upgrade(element) {
  for (const name of Object.keys(element)) {
    let owner = element;
    do owner = Object.getPrototypeOf(owner);
    while (owner !== HTMLElement.prototype && !Object.hasOwn(owner, name));
    const { get, set } = Object.getOwnPropertyDescriptor(owner, name) ?? {};
    // Not the page's own, what stands in place of a method, or HTML's.
    if (!get || owner === HTMLElement.prototype) continue;
    const value = element[name];
    delete element[name];
    if (set) element[name] = value;
  }
}
