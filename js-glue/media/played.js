// SPDX-License-Identifier: MIT

/**
 * Plays media. Media-like elements may throw, and need not return a promise.
 * @param {HTMLMediaElement} media
 * @returns {Promise<void>} rejects if they refuse, with whatever they give as the reason
 */
export const played = async (media) => media.play();
