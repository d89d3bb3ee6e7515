// SPDX-License-Identifier: MIT
// HTML that is put together from texts.

/** @type {Record<string, string>} */
const REFERENCES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text for content or a quoted attribute: it can end neither. @param {string} text */
export const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => REFERENCES[character]);

/**
 * A start tag.
 * @param {string} name @param {Record<string, string | number | true>} attributes true: without a value
 */
export function startTag(name, attributes) {
  const written = Object.entries(attributes).map(([attribute, value]) =>
    value === true ? attribute : `${attribute}="${escapeHtml(String(value))}"`,
  );
  return `<${[name, ...written].join(' ')}>`;
}
