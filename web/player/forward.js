// SPDX-License-Identifier: MIT

/**
 * Adds to a class the members of another class that it lacks, forwarding them to an
 * element inside.
 * @template {HTMLElement} Outer
 * @param {Outer} prototype of the class
 * @param {object} model prototype of the inner element
 * @param {(outer: Outer) => any} inside returns the inner element
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
