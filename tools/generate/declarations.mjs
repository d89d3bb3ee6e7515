// SPDX-License-Identifier: MIT
// Parses classes in declarations emitted by tsc, whose format is always the same.

/** A member: its comment, its name, and the rest. */
const MEMBER =
  /(?: {4}\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)? {4}(?:static |readonly |get |set )*(\w+)([(:?][\s\S]*?);(?=\n(?: {4}[\w#/]|\}))/g;

/** Joins lines, and removes the module from imported types. @param {string} text */
const oneLine = (text) =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/import\(["'][^"']*["']\)\./g, '')
    .trim();

/**
 * @typedef {object} Member
 * @property {string} description its comment, up to the first tag
 * @property {string} signature of a method `(name: type): type`, else `: type` or `(): type`
 */

/** The members of a class, by name; the first one of a getter and a setter. @param {string} text a .d.ts @param {string} name @returns {Map<string, Member>} */
export function membersOf(text, name) {
  const [body] = new RegExp(`^export declare class ${name} [\\s\\S]*?^\\}`, 'm').exec(text) ?? [''];
  /** @type {Map<string, Member>} */
  const members = new Map();
  for (const [, comment = '', member, signature] of body.matchAll(MEMBER)) {
    const [words] = comment.replaceAll(/^\s*\*/gm, '').split(/(?:^|\s)@/);
    if (!members.has(member)) members.set(member, { description: oneLine(words), signature: oneLine(signature) });
  }
  return members;
}

/** Splits `a: A, b: B<C, D>` at its top-level commas. @param {string} list */
function parts(list) {
  const found = [''];
  let depth = 0;
  for (const sign of list) {
    if ('([{<'.includes(sign)) depth++;
    if (')]}>'.includes(sign)) depth--;
    if (sign === ',' && depth === 0) found.push('');
    else found[found.length - 1] += sign;
  }
  return found.map((part) => part.trim()).filter(Boolean);
}

/** Parameters that may all be left out, but not the first one alone be undefined. */
const REST = /^\.\.\.\w+: \[\] \| \[(.*)\]$/;

/** A method's parameters and return type. @param {string} signature */
export function call(signature) {
  const [, list = '', type = 'void'] = /^\((.*)\): (.*)$/.exec(signature) ?? [];
  const [, rest] = REST.exec(list) ?? [];
  const parameters = parts(rest ?? list).map((parameter) => {
    const [, name, optional, text] = /^(\w+)(\??): (.*)$/.exec(parameter) ?? [];
    return { name, ...((rest || optional) && { optional: true }), type: { text } };
  });
  return { ...(parameters.length > 0 && { parameters }), return: { type: { text: type } } };
}

/** A property's type. @param {string} signature */
export const typeOf = (signature) => ({ text: signature.replace(/^(\(\)|\?)?: /, '') });
