// SPDX-License-Identifier: MIT
// The page of `hotcue dev`: follows the project as it is saved, at the time where playback is.

/**
 * What the server sends.
 * @typedef {object} State
 * @property {number} version
 * @property {string} name of the file
 * @property {string} base the address of its folder
 * @property {string | null} film the address of a film for videos without sources
 * @property {string | null} fault why the file can't be read
 * @property {boolean} plays
 * @property {string[]} videos their ids
 * @property {boolean} lacksFilm whether a video has neither sources nor this film
 * @property {{severity: string, code: string, path: string, message: string, line: number, column: number, text: string}[]} problems
 */
/** @typedef {{video: string | null, time: number, playing: boolean}} Place */

const KEPT = 'place';

/** @param {string} id @returns {any} */
const element = (id) => document.getElementById(id);
const player = element('film');

/** @param {string} name @param {string} text @param {string} [className] */
function made(name, text, className = '') {
  const node = document.createElement(name);
  node.textContent = text;
  node.className = className;
  return node;
}

// ---- What is wrong ----------------------------------------------------------

/** @param {number} count @param {string} word */
const counted = (count, word) => (count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`]);

/** @param {State} state @returns {[text: string, kind: string]} */
function summaryOf({ fault, plays, problems }) {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const kind = fault || errors > 0 ? 'error' : problems.length > 0 ? 'warning' : '';
  const counts = [...counted(errors, 'error'), ...counted(problems.length - errors, 'warning')].join(', ');
  const what = fault ?? (counts || 'no errors or warnings');
  return [plays ? what : `${what}; the film is that of the last version that can be played`, kind];
}

/** @param {State['problems'][number]} problem */
function item({ severity, code, path, message, line, column, text }) {
  const row = made('li', '', severity);
  const head = made('p', '');
  head.append(made('span', `${line}:${column}`, 'place'), `${severity}: ${message}`);
  row.append(head, made('p', path === '' ? code : `${code} at ${path}`, 'details'));
  if (text) row.append(made('pre', text));
  return row;
}

/** @param {State} state */
function report(state) {
  const [text, kind] = summaryOf(state);
  document.title = `${kind === 'error' ? '✗ ' : ''}${state.name} · Hotcue`;
  element('name').textContent = state.name;
  element('summary').textContent = text;
  element('summary').className = kind;
  element('hint').hidden = !state.lacksFilm;
  element('hint').textContent = `A video has no sources. A film for it: hotcue dev ${state.name} FILM`;
  element('problems').replaceChildren(...state.problems.map(item));
}

// ---- The film ---------------------------------------------------------------

/** Where playback is. @returns {Place} */
function place() {
  const { media, currentVideo } = player;
  return { video: currentVideo, time: media?.currentTime ?? 0, playing: media?.paused === false };
}

/** Once the media have a duration, and a time can be set. @param {HTMLMediaElement} media */
const hasMetadata = (media) =>
  media.readyState > 0 || new Promise((resolve) => media.addEventListener('loadedmetadata', resolve, { once: true }));

/** @param {Place} kept @param {State} state */
async function goBackTo({ video, time, playing }, { videos }) {
  if (video === null || !videos.includes(video)) return;
  if (video !== player.currentVideo) player.jump(video, time);
  await hasMetadata(player.media);
  player.media.currentTime = time;
  if (playing)
    await player.media.play().catch(() => {}); // the browser may want a click first
  else player.media.pause();
}

/** @returns {Place | null} that of the page before it started over */
function takeKept() {
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  return kept === null ? null : JSON.parse(kept);
}

/** The version that is on screen, and the one that is wanted. */
let [shown, wanted] = [0, 0];
/** Where playback was before the version that is being loaded; null once it is there again. */
let kept = takeKept();

/** @param {State} state */
async function follow(state) {
  report(state);
  if (state.fault || !state.plays || state.version === shown) return;
  wanted = state.version;
  if (state.film && player.getAttribute('src') !== state.film) player.setAttribute('src', state.film);
  const text = await (await fetch('/project')).text();
  if (wanted !== state.version) return; // it was saved again meanwhile
  if (shown > 0) kept ??= place(); // of another version that is not there yet, if two follow each other
  const { ok } = await player.load(text, { base: new URL(state.base, location.href).href });
  if (wanted !== state.version) return;
  if (ok) shown = state.version;
  if (ok && kept) await goBackTo(kept, state);
  if (wanted !== state.version) return;
  kept = null;
  player.setAttribute('data-version', String(shown));
}

await customElements.whenDefined('hotcue-player');
const events = new EventSource('/events');
events.addEventListener('project', ({ data }) => follow(JSON.parse(data)));
events.addEventListener('files', () => {
  sessionStorage.setItem(KEPT, JSON.stringify(kept ?? place()));
  location.reload();
});
events.addEventListener('error', () => {
  element('summary').textContent = 'hotcue dev has ended; the page goes on when it is started again';
});
