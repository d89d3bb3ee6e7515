// SPDX-License-Identifier: MIT
// oEmbed 1.0 (oembed.com): what a request asks for, and the answer. There are only videos, and
// only JSON.
import { ApiError } from '../api/errors.mjs';
import { startTag } from './html.mjs';

/** The media type of the discovery link. */
export const LINK_TYPE = 'application/json+oembed';
export const PATH = '/oembed';

const PROVIDER = 'Hotcue';
/** CSS pixels. Documents have no size; the player fits any film into its box. */
const SIZE = { width: 960, height: 540 };
const URL_LENGTH_MAX = 4096;
const TITLE_LENGTH_MAX = 300;
/** Only a title can change. */
const CACHE_SECONDS = 3600;
/** What a player may ask of a browser, besides fullscreen; all else is the page's. */
const PERMISSIONS = 'autoplay; encrypted-media; picture-in-picture';

/** @param {string} field @param {string} message */
const bad = (field, message) => new ApiError(400, 'invalid_parameter', message, { field });

/**
 * A parameter that may be there once.
 * @param {URLSearchParams} query @param {string} name
 */
function single(query, name) {
  const values = query.getAll(name);
  if (values.length > 1) throw bad(name, `${name} is there more than once`);
  return values[0];
}

/** @param {URLSearchParams} query @param {string} name @returns {number} pixels; Infinity when not given */
function limitIn(query, name) {
  const text = single(query, name);
  if (text === undefined) return Infinity;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw bad(name, `${name} must be a whole number of pixels, 1 to 999999`);
  return Number(text);
}

/**
 * @param {URLSearchParams} query
 * @returns {{url: URL, maxwidth: number, maxheight: number}}
 * @throws {ApiError} 400; 501 for other formats than JSON
 */
export function requestIn(query) {
  const address = single(query, 'url');
  const format = single(query, 'format') ?? 'json';
  const limits = { maxwidth: limitIn(query, 'maxwidth'), maxheight: limitIn(query, 'maxheight') };
  if (!address) throw bad('url', 'url is missing: the address of an embed page');
  if (address.length > URL_LENGTH_MAX) throw bad('url', `url has more than ${URL_LENGTH_MAX} characters`);
  if (!URL.canParse(address)) throw bad('url', 'url must be a whole address');
  if (format !== 'json') throw new ApiError(501, 'format', 'there is only format=json', { field: 'format' });
  return { url: new URL(address), ...limits };
}

/** The largest size of that shape within limits. @param {{maxwidth: number, maxheight: number}} limits */
export function fittedSize({ maxwidth, maxheight }) {
  const scale = Math.min(1, maxwidth / SIZE.width, maxheight / SIZE.height);
  const scaled = (/** @type {number} */ pixels) => Math.max(1, Math.round(pixels * scale));
  return { width: scaled(SIZE.width), height: scaled(SIZE.height) };
}

/** The code for pages that show an embed page. @param {{src: string, title: string, width: number, height: number}} iframe */
const iframeOf = ({ src, title, width, height }) =>
  `${startTag('iframe', {
    src,
    ...{ width, height, title },
    ...{ style: 'border: 0', allow: PERMISSIONS, allowfullscreen: true, loading: 'lazy' },
  })}</iframe>`;

/**
 * @param {object} embed
 * @param {string} embed.title
 * @param {string} embed.src address of the embed page
 * @param {string} embed.origin of the server
 * @param {{maxwidth: number, maxheight: number}} limits CSS pixels
 */
export function oembedOf({ title: whole, src, origin }, limits) {
  const size = fittedSize(limits);
  const title = Array.from(whole.slice(0, 2 * TITLE_LENGTH_MAX))
    .slice(0, TITLE_LENGTH_MAX)
    .join('');
  return {
    version: '1.0',
    type: 'video',
    title,
    provider_name: PROVIDER,
    provider_url: origin,
    cache_age: CACHE_SECONDS,
    ...size,
    html: iframeOf({ src, title, ...size }),
  };
}

/** What an embed page says about where its oEmbed is. @param {{title: string, src: string, origin: string}} embed */
export const linkOf = ({ title, src, origin }) =>
  startTag('link', {
    rel: 'alternate',
    type: LINK_TYPE,
    href: `${origin}${PATH}?${new URLSearchParams({ url: src, format: 'json' })}`,
    title,
  });
