// SPDX-License-Identifier: MIT
// The project's state, in a word or two.

/** @typedef {{code: string, text: string}} Status */

/** @type {Partial<Record<import('./saver.js').SaverState, string>>} */
const WORDS = {
  saving: 'saving …',
  locked: 'needs a token',
  gone: 'not on the server',
  refused: 'not accepted',
  conflict: 'conflict',
};

/** @param {import('./desk.js').Desk} desk @returns {Status} code: for styles */
export function statusOf({ studio, reading, shelf, remote, kept }) {
  const { state } = remote.saver;
  if (reading) return { code: 'reading', text: 'open in another tab' };
  if (state === 'away') return { code: state, text: shelf.trouble ? 'offline, not kept' : 'offline, kept here' };
  if (WORDS[state]) return { code: state, text: WORDS[state] };
  if (studio.dirty) return { code: 'unsaved', text: shelf.trouble ? 'unsaved, not kept' : 'unsaved' };
  return kept.saved === null ? { code: 'new', text: 'new' } : { code: 'saved', text: 'saved' };
}
