// SPDX-License-Identifier: MIT
// The text of a WebVTT cue as a viewer reads it, as a browser takes it for the title of a chapter:
// without tags, timestamps and what is in `<rt>`.

/** Escapes that WebVTT defines. @type {Record<string, string>} */
const ESCAPES = { amp: '&', lt: '<', gt: '>', lrm: '\u200E', rlm: '\u200F', nbsp: '\u00A0', quot: '"', apos: "'" };

/** @param {string} whole @param {string} name */
const unescaped = (whole, name) => (Object.hasOwn(ESCAPES, name) ? ESCAPES[name] : numbered(whole, name));

/** @param {string} whole @param {string} name */
function numbered(whole, name) {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
  const point = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal);
  return point > 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : whole;
}

/**
 * @param {string} text of a cue, as written
 * @returns {string} on one line
 */
export function plainText(text) {
  let plain = '';
  let reading = 0; // how many <rt> are open
  for (const [, tag, words] of text.matchAll(/<([^>]*)>?|([^<]+)/g)) {
    if (words !== undefined) plain += reading > 0 ? '' : words.replace(/&(#?\w{1,8});/g, unescaped);
    else if (/^rt(?:[.\s]|$)/.test(tag)) reading++;
    else if (/^\/rt\s*$/.test(tag) && reading > 0) reading--;
    else if (/^\/ruby\s*$/.test(tag)) reading = 0;
  }
  return plain.replace(/\s+/g, ' ').trim();
}
