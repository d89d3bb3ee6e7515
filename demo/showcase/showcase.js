// SPDX-License-Identifier: MIT
// The page around the player: it listens to events and displays them. This is all that
// a page needs to take part; the film works without it.
import { EventLog } from './event-log.js';

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);
const player = byId('film');

// ---- The log ----------------------------------------------------------------

const log = new EventLog(byId('log'));

function count() {
  byId('count').textContent = String(log.size);
  byId('empty').hidden = log.size > 0;
  byId('log').hidden = log.size === 0;
}

// Every event of the film, in order.
player.addEventListener('hotcue:event', (/** @type {CustomEvent} */ { detail: { type, detail, time } }) => {
  byId('log').hidden = false;
  log.add(time ?? 0, type, detail);
  count();
});
byId('filter').addEventListener('input', () => log.filter(byId('filter').value));
byId('clear').addEventListener('click', () => {
  log.clear();
  count();
});
byId('follow').addEventListener('click', () => {
  const follow = byId('follow').getAttribute('aria-pressed') !== 'true';
  byId('follow').setAttribute('aria-pressed', String(follow));
  log.follow(follow);
});
count();

// ---- Variables --------------------------------------------------------------

/** @param {string} name @param {any} value null if it was unset */
function showVariable(name, value) {
  const list = byId('variables');
  list.querySelector(`[data-name="${CSS.escape(name)}"]`)?.remove();
  if (value === null) return;
  const row = document.createElement('div');
  row.dataset.name = name;
  row.className = 'new';
  const [term, definition] = [document.createElement('dt'), document.createElement('dd')];
  term.textContent = name;
  definition.textContent = String(value);
  row.append(term, definition);
  const next = [...list.children].find((other) => (other.dataset.name ?? '') > name);
  list.insertBefore(row, next ?? null);
}

player.addEventListener('variable:change', (/** @type {CustomEvent} */ { detail }) =>
  showVariable(detail.name, detail.value),
);

// ---- Chapters: cues whose custom data name a chapter ---------------------------

/** @type {Map<string, HTMLButtonElement>} */
const chapters = new Map();

/** @param {{cue: {customData: any}}} detail */
function showChapter({ cue }) {
  const name = cue.customData?.chapter;
  if (!chapters.has(name)) return;
  for (const [chapter, button] of chapters) button.setAttribute('aria-current', String(chapter === name));
}

/** Shows the chapter at the current time; called when a cue passed backwards has left one. */
function findChapter() {
  const before = [...chapters.values()].filter(
    ({ dataset }) => dataset.video === player.currentVideo && Number(dataset.time) <= player.currentTime,
  );
  for (const button of chapters.values()) button.setAttribute('aria-current', String(button === before.at(-1)));
}

/** @param {any} project */
function listChapters(project) {
  for (const video of project.videos) {
    for (const { time, custom_data: data } of video.cues) {
      if (!data?.chapter) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button';
      button.textContent = data.chapter[0].toUpperCase() + data.chapter.slice(1);
      button.dataset.video = video.id;
      button.dataset.time = String(time);
      const small = document.createElement('small');
      small.textContent = `${video.title} ${time} s`;
      button.append(small);
      button.addEventListener('click', () => goTo(video.id, time));
      const item = document.createElement('li');
      item.append(button);
      byId('chapters').append(item);
      chapters.set(data.chapter, button);
    }
  }
}

/** @param {string} video @param {number} time */
function goTo(video, time) {
  if (player.currentVideo === video) player.currentTime = time;
  else player.jump(video, time);
  player.play();
}

player.addEventListener('cue:forward', (/** @type {CustomEvent} */ event) => showChapter(event.detail));
player.addEventListener('cue:reverse', () => queueMicrotask(findChapter));

// ---- The document ---------------------------------------------------------------

try {
  const project = await (await fetch('project.json')).json();
  for (const [name, value] of Object.entries(project.variables)) showVariable(name, value);
  listChapters(project);
} catch {
  // The player reports errors of its document; the page works without it.
}
