// SPDX-License-Identifier: MIT
// Listens to the player's events and updates the card next to it. The quiz itself is in
// project.json and works without this script.

const film = /** @type {HTMLElement} */ (document.getElementById('film'));
const now = /** @type {HTMLElement} */ (document.getElementById('now'));

/** @param {string} variable @param {any} value null if it is unset */
function note(variable, value) {
  const row = document.querySelector(`[data-variable="${CSS.escape(variable)}"]`);
  const state = row?.querySelector('.state');
  if (!(row instanceof HTMLElement) || !state) return;
  state.textContent = value === null || value === '' ? 'open' : String(value);
  row.dataset.state = value === 'right' || value === 'wrong' ? value : value ? 'set' : '';
}

/** The card's text for each event. @type {Record<string, (detail: any) => string>} */
const SAYINGS = {
  'project:start': () => 'Off we go.',
  'interaction:blocked': ({ ids }) => `The film waits: ${ids.length} to choose from.`,
  'interaction:unblocked': () => 'Answered: on it goes.',
  'node:enter': ({ node }) => `Now on: ${node.name}.`,
  'lead:request': () => 'A name is asked for.',
  'lead:submit': () => 'Thank you.',
  'tray:open': ({ items }) => `A menu of ${items.length} is open.`,
  'project:ended': () => 'The end. Choose what is next.',
  error: ({ message }) => `Something went wrong: ${message}`,
};

for (const [name, say] of Object.entries(SAYINGS)) {
  film.addEventListener(name, (event) => {
    now.textContent = say(/** @type {CustomEvent} */ (event).detail);
  });
}
film.addEventListener('variable:change', (event) => {
  const { name, value } = /** @type {CustomEvent} */ (event).detail;
  note(name, value);
  // The film shows right or wrong as well; this is for viewers who can't see it.
  if (value === 'right' || value === 'wrong') {
    queueMicrotask(() => {
      now.textContent = `That was ${value}.`;
    });
  }
});
