// SPDX-License-Identifier: MIT
// Parts of JSON Schemas, from which json-schema.mjs builds that of documents.

export const ref = (name) => ({ $ref: `#/$defs/${name}` });
export const words = (list) => list.split(',').flatMap((word) => word.trim() || []);
/** The type null, said so that editors don't suggest it. */
export const NULL = { not: { type: ['array', 'boolean', 'number', 'object', 'string'] } };

/** A field is present under any of its names, and not empty. */
export const given = (...names) =>
  anyOf(names.map((name) => ({ required: [name], properties: { [name]: { not: ref('absent') } } })));
/** The same for an operand, which may be empty. */
export const isThere = (name) => ({ required: [name], properties: { [name]: { not: NULL } } });
/** A boolean field is present and true. */
export const isTrue = (name) => ({ required: [name], properties: { [name]: ref('true') } });
export const isOne = (name, words) => ({ required: [name], properties: { [name]: oneOf(words) } });

export const anyOf = (list) => (list.length === 1 ? list[0] : { anyOf: list });
export const allOf = (...list) => (list.length === 1 ? list[0] : { allOf: list });
export const when = (condition, then, otherwise) => ({
  if: condition,
  then,
  ...(otherwise && { else: otherwise }),
});

/** A pattern that matches a text case-insensitively, by Unicode's simple folding. */
export const inAnyCase = (text) =>
  text
    .replace(/[$^*+?.()|[\]{}\\/]/g, '\\$&')
    .replace(
      /[a-z]/gi,
      (c) => `[${c.toLowerCase()}${c.toUpperCase()}${{ s: 'ſ', k: '\u212a' }[c.toLowerCase()] ?? ''}]`,
    );

/** One of several words, case-insensitively. @param {string[]} list */
export const oneOf = (list) => {
  const inCase = (word) => word.replace(/[a-z]/gi, (c) => `[${c.toLowerCase()}${c.toUpperCase()}]`);
  return { type: 'string', pattern: `^\\s*(${list.map(inCase).join('|')})\\s*$` };
};
/**
 * One of several words as they are, for completion in editors, which show what each means.
 * @param {string[]} list @param {Record<string, string>} [meanings]
 */
export const suggested = (list, meanings) => ({
  enum: list,
  ...(meanings && { anyOf: list.map((word) => ({ const: word, description: meanings[word] })) }),
});
