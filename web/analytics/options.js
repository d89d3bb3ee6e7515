// SPDX-License-Identifier: MIT
// Checks the options of an adapter, so that a wrong one is an error in the page's own code and
// not one of a service, days later.

/**
 * @param {string} of the adapter
 * @param {any} options undefined members are as if left out
 * @param {Record<string, string>} kinds of the options that there are: types, or words in capitals
 * @throws {TypeError} naming the option
 */
export function checkOptions(of, options, kinds) {
  for (const [name, value] of Object.entries(options)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : '';
    const words = kind.split(' | ');
    const is = Number.isSafeInteger(value) ? 'integer' : /[A-Z]/.test(kind) ? value : typeof value;
    if (value !== undefined && !words.includes(is)) {
      throw new TypeError(`${of}: ${kind ? `"${name}" must be ${kind}` : `no option "${name}"`}`);
    }
  }
}
