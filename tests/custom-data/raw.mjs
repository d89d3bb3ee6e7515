// SPDX-License-Identifier: MIT
// Reads members of JSON as text, the slow and obvious way: what the tests trust, and the project doesn't use.

/** @param {string} text @param {number} at of white space or not @returns {number} the index of what comes after it */
function afterSpace(text, at) {
  let here = at;
  while (' \t\r\n'.includes(text[here] ?? 'x')) here++;
  return here;
}

/** @param {string} text @param {number} at index of a value @returns {number} the index after it */
function afterValue(text, at) {
  const sign = text[at];
  if (sign === '"') {
    let here = at + 1;
    while (text[here] !== '"') here += text[here] === '\\' ? 2 : 1;
    return here + 1;
  }
  if (sign !== '{' && sign !== '[') {
    let here = at;
    while (here < text.length && !',]} \t\r\n'.includes(text[here])) here++;
    return here;
  }
  let here = afterSpace(text, at + 1);
  while (text[here] !== '}' && text[here] !== ']') {
    here = afterSpace(text, afterValue(text, here));
    if (text[here] === ':' || text[here] === ',') here = afterSpace(text, here + 1);
  }
  return here + 1;
}

/** The members of an object by their keys; the elements of a list by their index. @param {string} text valid JSON @returns {Map<string, string>} JSON texts */
export function partsOf(text) {
  const parts = new Map();
  const start = afterSpace(text, 0);
  const isObject = text[start] === '{';
  if (!isObject && text[start] !== '[') return parts;
  let here = afterSpace(text, start + 1);
  while (text[here] !== '}' && text[here] !== ']') {
    let key = String(parts.size);
    if (isObject) {
      const end = afterValue(text, here);
      key = JSON.parse(text.slice(here, end));
      here = afterSpace(text, afterSpace(text, end) + 1);
    }
    const end = afterValue(text, here);
    parts.set(key, text.slice(here, end));
    here = afterSpace(text, end);
    if (text[here] === ',') here = afterSpace(text, here + 1);
  }
  return parts;
}

/** What keys lead to, as text. @param {string} text @param {(string | number)[]} keys @returns {string | undefined} */
export function textAt(text, ...keys) {
  let found = /** @type {string | undefined} */ (text);
  for (const key of keys) found = found === undefined ? undefined : partsOf(found).get(String(key));
  return found;
}
