// SPDX-License-Identifier: MIT

/**
 * Sources of a video by the address of films that the author gives.
 * @param {string | null | undefined} address with `{id}` for the other player's id
 * @param {string} id
 * @returns {{src: string}[] | undefined} undefined: the page's own source
 */
export const sourcesOf = (address, id) =>
  typeof address === 'string' ? [{ src: address.replaceAll('{id}', encodeURIComponent(id)) }] : undefined;
