// SPDX-License-Identifier: MIT
// Distorts the player's window. The page never calls the overlay: it follows the
// changes by itself.

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);
const [bench, frame, film, controls] = ['bench', 'window', 'film', 'controls'].map(byId);
const overlay = document.querySelector('hotcue-overlay');
const { width, height, fit, position, border, padding, turn, scale, rtl } = controls.elements;

/** The custom property that each control sets. */
const PROPERTIES = /** @type {const} */ ([
  [width, 'width', (/** @type {string} */ value) => `${value}px`],
  [height, 'height', (/** @type {string} */ value) => `${value}px`],
  [fit, '--fit', (/** @type {string} */ value) => value],
  [position, '--position', (/** @type {string} */ value) => value],
  [border, '--border', (/** @type {string} */ value) => `${value}px`],
  [padding, '--padding', (/** @type {string} */ value) => `${value}px`],
  [turn, '--turn', (/** @type {string} */ value) => `${value}deg`],
  [scale, '--scale', (/** @type {string} */ value) => String(Number(value) / 100)],
]);
const UNITS = new Map([
  [width, 'px'],
  [height, 'px'],
  [border, 'px'],
  [padding, 'px'],
  [turn, '°'],
  [scale, '%'],
]);

const PLAIN = {
  width: 760,
  height: 470,
  fit: 'contain',
  position: '50% 50%',
  border: 0,
  padding: 0,
  turn: 0,
  scale: 100,
  rtl: false,
};
/** Presets, as differences from the plain shape. */
const PRESETS = {
  plain: {},
  portrait: { width: 300, height: 520, fit: 'cover', position: '0% 0%' },
  tilted: { width: 620, height: 420, turn: -14, scale: 90 },
  matted: { width: 700, height: 480, fit: 'contain', border: 18, padding: 34, position: '100% 100%' },
};

/** Applies the controls to the window. */
function reshape() {
  for (const [control, property, css] of PROPERTIES) frame.style.setProperty(property, css(control.value));
  bench.dir = rtl.checked ? 'rtl' : 'ltr';
  showSizes();
}

/** Shows the values next to the sliders, and the actual size of the window, which may be smaller. */
function showSizes() {
  width.value = String(frame.offsetWidth);
  height.value = String(frame.offsetHeight);
  for (const [control, unit] of UNITS) {
    control.parentElement.querySelector('output').textContent = `${control.value} ${unit}`;
  }
  byId('size').textContent = `${film.clientWidth} × ${film.clientHeight}`;
}

/** @param {keyof typeof PRESETS} name */
function take(name) {
  for (const [key, value] of Object.entries({ ...PLAIN, ...PRESETS[name] })) {
    if (key === 'rtl') rtl.checked = Boolean(value);
    else controls.elements[key].value = String(value);
  }
  reshape();
}

controls.addEventListener('input', reshape);
controls.addEventListener('submit', (/** @type {Event} */ event) => event.preventDefault());
for (const button of controls.querySelectorAll('[data-preset]')) {
  button.addEventListener('click', () => take(button.dataset.preset));
}
new ResizeObserver(showSizes).observe(frame); // resized by its corner, or by its container
take('plain');

// ---- The film ------------------------------------------------------------------

const [play, time, clock] = ['play', 'time', 'clock'].map(byId);

/** @param {number} seconds */
const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

function showTime() {
  time.value = String(film.currentTime);
  time.setAttribute('aria-valuetext', minutes(film.currentTime));
  clock.textContent = minutes(film.currentTime);
}

play.addEventListener('click', () => (film.paused ? film.play() : film.pause()));
for (const type of ['play', 'pause']) {
  film.addEventListener(type, () => {
    play.textContent = film.paused ? 'Play' : 'Pause';
  });
}
for (const type of ['timeupdate', 'seeking', 'loadedmetadata']) film.addEventListener(type, showTime);
film.addEventListener('loadedmetadata', showSizes);
time.addEventListener('input', () => {
  film.currentTime = Number(time.value);
});
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-time]'))) {
  button.addEventListener('click', () => {
    film.currentTime = Number(button.dataset.time);
    film.play();
  });
}

// ---- Clicks ----------------------------------------------------------------------

let clicks = 0;

/** @param {string} text @param {string} [name] */
function say(text, name) {
  const strong = document.createElement('b');
  strong.textContent = name ?? '';
  byId('hit').replaceChildren(text, strong);
}

overlay?.addEventListener('hotspot:enter', (event) => {
  say('There is ', /** @type {CustomEvent} */ (event).detail.hotspot.name);
});
overlay?.addEventListener('hotspot:click', (event) => {
  clicks++;
  say(`Hit ${clicks}: `, /** @type {CustomEvent} */ (event).detail.hotspot.name);
});
