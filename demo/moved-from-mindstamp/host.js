// SPDX-License-Identifier: MIT
// The script of a page that was written for Mindstamp's player. It knows no other.

const LOG_MAX = 200;
const find = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));

// ---- Listening ----------------------------------------------------------------------

/** @type {Record<string, (info: any) => void>} */
const handlers = {
  video_play: () => say('Plays'),
  video_pause: () => say('Paused'),
  video_end: ({ title }) => say(`“${title}” has ended`),
  video_unavailable: () => say('The video can’t be loaded'),
  playback_error: () => say('The video can’t be played'),
  time_update: ({ formattedTime, formattedDuration }) => {
    find('clock').textContent = `${formattedTime} of ${formattedDuration}`;
  },
  viewer_interaction: ({ data }) => {
    const more = data.custom_data ? ` with ${data.custom_data_text}` : '';
    find('clicked').textContent = `${data.parent_type} “${data.interaction_value}”${more}`;
  },
  screenshot: ({ screenshot }) => Object.assign(find('screenshot'), { src: screenshot, hidden: false }),
};

window.addEventListener('message', ({ data }) => {
  if (typeof data?.event !== 'string' || typeof data.info !== 'object') return;
  const { event, info } = data;
  const [, percent] = /^progress_(\d+)$/.exec(event) ?? [];
  for (const step of percent ? find('progress').children : []) {
    if (step.textContent === percent) step.classList.add('reached');
  }
  if (Object.hasOwn(handlers, event)) handlers[event](info);
  note(event, info);
});

/** @param {string} text */
function say(text) {
  find('playing').textContent = text;
}

/** @param {any} info a message's, with less of a picture */
function textOf(info) {
  const short = (/** @type {string} */ key, /** @type {any} */ value) =>
    key === 'screenshot' ? `${value.slice(0, 24)}…` : value;
  return JSON.stringify(info, short, 1).replaceAll(/\n */g, ' ');
}

/** Adds a message to the list; those that only differ in the time take one line. @param {string} event @param {any} info */
function note(event, info) {
  const list = find('log');
  const row = document.createElement('li');
  const [name, members] = [document.createElement('b'), document.createElement('span')];
  name.textContent = event;
  members.textContent = textOf(info);
  row.append(name, ' ', members);
  const [first] = list.children;
  if (event === 'time_update' && first?.firstChild.textContent === event) first.replaceWith(row);
  else list.prepend(row);
  if (list.children.length > LOG_MAX) list.lastChild.remove();
  find('count').textContent = String(Number(find('count').textContent) + 1);
}

find('log').tabIndex = 0; // so that the keyboard scrolls it

// ---- Commands -----------------------------------------------------------------------

/** @param {string} event @param {object} [more] */
const send = (event, more) => find('ms_frame').contentWindow.postMessage({ event, ...more }, '*');

for (const button of document.querySelectorAll('button[data-event]')) {
  button.addEventListener('click', () => send(/** @type {any} */ (button).dataset.event));
}
find('time').addEventListener('submit', (/** @type {Event} */ event) => {
  event.preventDefault();
  send('change_time', { time: find('seconds').valueAsNumber });
});
find('variable').addEventListener('submit', (/** @type {Event} */ event) => {
  event.preventDefault();
  send('set_variable', { variable_name: 'name', variable_value: find('name').value });
});
