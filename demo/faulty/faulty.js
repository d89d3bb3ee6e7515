// SPDX-License-Identifier: MIT
// Plays the same video with different broken documents.

/** @param {string} id @returns {HTMLElement} */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} className @param {string} text */
function code(className, text) {
  const element = document.createElement('code');
  element.className = className;
  element.textContent = text;
  return element;
}

/** @param {{severity: string, code: string, path: string, message: string, offset: number}} diagnostic */
function row({ severity, code: name, path, message, offset }) {
  const item = document.createElement('li');
  item.className = severity;
  const head = code('', `${name} `);
  head.append(code('where', path || `byte ${offset}`));
  item.append(head, message);
  return item;
}

/** @param {readonly any[]} diagnostics @param {boolean} loaded */
function verdict(diagnostics, loaded) {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const found = `${errors} ${errors === 1 ? 'error' : 'errors'}${warnings ? `, ${warnings} warning${warnings === 1 ? '' : 's'}` : ''}. `;
  return (
    found + (loaded ? 'The rest of the document plays.' : 'There is nothing to play from it; the video plays alone.')
  );
}

/** @param {string} name */
async function play(name) {
  for (const button of document.querySelectorAll('[data-document]')) {
    button.setAttribute('aria-pressed', String(/** @type {HTMLElement} */ (button).dataset.document === name));
  }
  // A new player each time, as a player would keep its current document if the next
  // one is refused.
  const player = /** @type {any} */ (document.createElement('hotcue-player'));
  player.setAttribute('src', '../clips/trailhead.mp4');
  player.setAttribute('poster', '../clips/trailhead.jpg');
  player.setAttribute('engine', '/dist/engine-full.wasm'); // has all warnings
  player.setAttribute('project', name);
  byId('player').replaceChildren(player);
  byId('text').textContent = await (await fetch(name)).text();
  await customElements.whenDefined('hotcue-player');
  const loaded = await player.ready;
  if (!player.isConnected) return; // another document was chosen since
  byId('verdict').textContent = verdict(player.diagnostics, loaded);
  byId('diagnostics').replaceChildren(...player.diagnostics.map(row));
}

byId('documents').addEventListener('click', ({ target }) => {
  const name = target instanceof HTMLElement ? target.dataset.document : undefined;
  if (name) play(name);
});
await play('two-points.json');
