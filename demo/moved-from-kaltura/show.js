// SPDX-License-Identifier: MIT
// Shows this page's own source. Not needed by the film.

/** @param {string} id @param {string} text */
function show(id, text) {
  const element = document.getElementById(id);
  if (element) element.textContent = text;
}

const line = document.querySelector('script[data-project]');
show(
  'line',
  `<script src="${line?.getAttribute('src')}" data-project="${line?.getAttribute('data-project')}"></script>`,
);
const response = await fetch('page.js');
const [, ...lines] = (await response.text()).split('\n');
show('script', lines.join('\n').trim());

// The keyboard scrolls it.
const log = document.getElementById('log');
if (log) log.tabIndex = 0;
