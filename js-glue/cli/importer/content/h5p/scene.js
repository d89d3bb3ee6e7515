// SPDX-License-Identifier: MIT
import { addressOf } from '../addresses.js';
import { richText } from './html.js';
import { textOf } from './lenient.js';

/** @typedef {import('../../value.js').Value} Value */
/** @typedef {import('../../report.js').Place} Place */

/** An address that is not within the content. */
const ABSOLUTE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** A link in a text; other than in addressOf(), one without a scheme is relative. */
const LINK = /^(?:https?:|mailto:|tel:|[/.#?])/i;

/** The film of one file: what is added to it, and what is reported. */
export class Scene {
  #folder;

  /**
   * @param {import('../../formats.js').Context} context
   * @param {Value} film `interactiveVideo`
   * @param {Value} words `l10n`
   * @param {string} folder of its files, for addresses: '' or `content/`
   */
  constructor(context, film, words, folder) {
    this.#folder = folder;
    this.context = context;
    this.report = context.report;
    this.options = context.options;
    this.words = words;
    this.video = context.draft.main(film.place);
  }

  /** An id of an interaction. @param {string} wanted */
  freeId(wanted) {
    return this.video.freeId('interactions', wanted);
  }

  /** @param {{place: Place}} value @param {string} message */
  lost({ place }, message) {
    this.report.lost(place, message);
  }

  /** Words of the player itself. @param {string} key @param {string} english @returns {string} */
  word(key, english) {
    return this.text(this.words.at(key)) || english;
  }

  /** A field's text, without saying what its formatting was. @param {Value} value */
  text(value) {
    return richText(textOf(value)).text;
  }

  /** A field's text and links; formatting that it had is reported. @param {Value} value */
  rich(value) {
    const { text, lost, links } = richText(textOf(value));
    const formats = lost.filter((name) => name !== 'a');
    if (formats.length > 0) this.lost(value, `shown as text, without ${formats.slice(0, 20).join(', ')}`);
    return { text, links: links.filter((link) => this.#isOpened(value, link)) };
  }

  /** Whether a link in a text can be followed; one that can't is reported. @param {Value} value @param {string} link */
  #isOpened(value, link) {
    if (LINK.test(link)) return this.address(value, link) !== null;
    this.lost(value, `a link that is not opened: "${link.slice(0, 60)}"`);
    return false;
  }

  /**
   * An address that a viewer can go to.
   * @param {Value} link `{protocol, url}`
   * @returns {string | null} null, reported, if it is none or not allowed
   */
  link(link) {
    const protocol = textOf(link.at('protocol'));
    const url = textOf(link.at('url')).trim();
    return this.address(link, (protocol === 'other' ? '' : protocol) + url);
  }

  /** @param {Value} place for notes @param {string} url @returns {string | null} */
  address(place, url) {
    const address = url.trim() === '' ? null : addressOf(url);
    if (address === null) this.lost(place, `left out: no address that can be opened: "${url.slice(0, 60)}"`);
    return address;
  }

  /**
   * The address of a file of the content.
   * @param {Value} file `{path, mime}`
   * @returns {string | null} null, reported, if there is none
   */
  file(file) {
    const path = textOf(file.at('path')).replace(/#tmp$/, '').trim();
    if (path === '' || ABSOLUTE.test(path)) return this.address(file.at('path'), path);
    const address = this.#folder + path.split('/').map(escaped).join('/');
    const message = `a file of the content: put it at ${address}, from where the project is`;
    this.report.warning(file.at('path').place, 'inner_file', message);
    return address;
  }
}

/** A part of a path, which may be percent-encoded. @param {string} part */
function escaped(part) {
  try {
    return encodeURIComponent(decodeURIComponent(part));
  } catch {
    return encodeURIComponent(part.replace(/\p{Surrogate}/gu, ''));
  }
}
