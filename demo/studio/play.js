// SPDX-License-Identifier: MIT
// Plays the project at ?project=, as any page would, and lists the custom data that it receives.

const LINES_MAX = 50;

const film = /** @type {HTMLElement} */ (document.getElementById('film'));
const list = /** @type {HTMLElement} */ (document.getElementById('received'));
const empty = /** @type {HTMLElement} */ (document.getElementById('empty'));
const about = /** @type {HTMLElement} */ (document.getElementById('address'));

/** @param {number | undefined} time seconds @param {string} name of the event @param {string} of id of what it is about @param {string} data */
function add(time, name, of, data) {
  empty.hidden = true;
  const line = document.createElement('li');
  const at = document.createElement('time');
  at.textContent = time === undefined ? '' : `${time.toFixed(2)} s`;
  const code = document.createElement('code');
  code.textContent = `${name} ${of} ${data}`;
  line.append(at, code);
  list.prepend(line);
  while (list.children.length > LINES_MAX) list.lastElementChild?.remove();
}

/** The thing that an event's custom data belong to. @type {Record<string, (detail: any) => {id: string, customDataText: string}>} */
const SOURCES = {
  'hotspot:click': ({ hotspot }) => hotspot,
  'cue:forward': ({ cue }) => cue,
  'cue:reverse': ({ cue }) => cue,
};

for (const [name, source] of Object.entries(SOURCES)) {
  film.addEventListener(name, (event) => {
    const { detail, mediaTime } = /** @type {any} */ (event);
    const { id, customDataText } = source(detail);
    add(mediaTime, name, id, customDataText);
  });
}
film.addEventListener('error', (event) => {
  const { detail, mediaTime } = /** @type {any} */ (event);
  if (detail) add(mediaTime, 'error', detail.path ?? '', detail.message);
});

const project = new URLSearchParams(location.search).get('project');
if (project) {
  about.textContent = project;
  film.setAttribute('project', project);
} else {
  about.textContent = 'Which project? The studio’s “Open in a player” brings one along.';
}
