// SPDX-License-Identifier: MIT
// HTML of a rich text editor to text, without a page. The result is shown as text, so that nothing
// in it is ever markup.
import { decoded } from './entities.js';

/**
 * @typedef {object} Rich
 * @property {string} text lines, with an empty one between paragraphs
 * @property {string[]} lost elements whose effect a text doesn't have, each once
 * @property {string[]} links addresses, in order
 */

/** How each element ends and begins a line: 2 a paragraph, 1 a line. @type {Record<string, number>} */
const BREAKS = {
  p: 2,
  h1: 2,
  h2: 2,
  h3: 2,
  h4: 2,
  h5: 2,
  h6: 2,
  ul: 2,
  ol: 2,
  table: 2,
  blockquote: 2,
  pre: 2,
  hr: 2,
  figure: 2,
  div: 1,
  li: 1,
  tr: 1,
  dt: 1,
  dd: 1,
  caption: 1,
  figcaption: 1,
  section: 1,
  article: 1,
}; // prettier-ignore

/** Elements that a text expresses by its lines. */
const PLAIN = new Set(['p', 'div', 'br', 'span', 'tbody', 'thead', 'tr', 'td', 'th', 'li', 'section', 'article']);

/** Between the cells of a table. */
const CELL = '\u00b7';

/** Elements whose content is no text. */
const HIDDEN = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'title', 'head']);

/**
 * @param {string} html
 * @returns {Rich}
 */
export function richText(html) {
  const out = new Lines();
  /** @type {Set<string>} */
  const lost = new Set();
  /** @type {string[]} */
  const links = [];
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    if (!/[A-Za-z/!?]/.test(html[open + 1] ?? '')) {
      out.add(html.slice(at, open + 1)); // not a tag
      at = open + 1;
      continue;
    }
    out.add(html.slice(at, open));
    const end = html.startsWith('<!--', open) ? after(html, '-->', open + 4) : endOfTag(html, open + 1);
    const { name, closing } = tagName(html.slice(open, Math.min(end, open + NAME_MOST)));
    const tag = html.slice(open, end);
    at = end;
    if (name === '') continue;
    if (!closing && !PLAIN.has(name)) lost.add(name);
    if (HIDDEN.has(name) && !closing && !tag.endsWith('/>')) at = endOfElement(html, name, end);
    else if (name === 'img' && !closing) out.add(attribute(tag, 'alt'));
    else if (name === 'a' && !closing) links.push(decoded(attribute(tag, 'href')).trim());
    else if ((name === 'td' || name === 'th') && closing) out.add(` ${CELL} `);
    if (name === 'br') out.newLine();
    else out.break(BREAKS[name] ?? 0);
    if (name === 'li' && !closing) out.add('\u2022 ');
  }
  out.add(html.slice(at));
  return { text: out.text(), lost: [...lost], links: links.filter((link) => link !== '') };
}

/** The text only. @param {string} html */
export const plainText = (html) => richText(html).text;

/** Text as it is collected, with its line ends. */
class Lines {
  #parts = [''];
  #ends = 0;

  /** @param {string} text with character references; white space is as in HTML */
  add(text) {
    const words = decoded(text.replace(/[ \t\r\n\f]+/g, ' '));
    if (words.trim() === '' && (this.#ends > 0 || words === '')) return;
    if (this.#ends > 0) this.#parts.push('\n'.repeat(this.#ends));
    this.#parts.push(this.#ends > 0 ? words.trimStart() : words);
    this.#ends = 0;
  }

  /** @param {number} ends of lines before what follows */
  break(ends) {
    if (ends > 0) this.#ends = Math.max(this.#ends, ends);
  }

  /** A line end; two give an empty line. */
  newLine() {
    this.#ends = Math.min(2, this.#ends + 1);
  }

  text() {
    return this.#parts.join('').split('\n').map(tidy).join('\n').trim();
  }
}

/** A line without double spaces, and without the separators of empty cells at its end. @param {string} line */
function tidy(line) {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === CELL)) end--;
  return line.slice(0, end).replace(/ {2,}/g, ' ').trim();
}

/** Bytes of a tag in which its name is. */
const NAME_MOST = 40;

/** @param {string} tag its beginning */
function tagName(tag) {
  const [, slash = '', name = ''] = /^<(\/?)([A-Za-z][A-Za-z0-9]*)/.exec(tag) ?? [];
  return { name: name.toLowerCase(), closing: slash !== '' };
}

/** The index after a tag, past a `>` in quotes. @param {string} html @param {number} at */
function endOfTag(html, at) {
  let quote = '';
  for (; at < html.length; at++) {
    const sign = html[at];
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return at + 1;
    else if ((sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign;
  }
  return html.length;
}

/** @param {string} html @param {string} mark @param {number} from */
function after(html, mark, from) {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

/** The index after an element's end tag, or the end of the text. @param {string} html @param {string} name @param {number} from */
function endOfElement(html, name, from) {
  const close = new RegExp(`</${name}\\b`, 'gi');
  close.lastIndex = from;
  const found = close.exec(html);
  return found ? endOfTag(html, found.index + 2) : html.length;
}

/** @param {string} tag @param {'alt' | 'href'} name @returns {string} as written */
function attribute(tag, name) {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  return found ? (found[1] ?? found[2] ?? found[3]) : '';
}
