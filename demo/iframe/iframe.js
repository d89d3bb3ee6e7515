// SPDX-License-Identifier: MIT
import { embed } from '/dist/embed/embed.js';

const KEPT = 8;
const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

const iframe = /** @type {HTMLIFrameElement} */ ($('film'));
const film = embed(iframe, { take: ['browser:open', 'action:cart'] });

const acts = {
  play: () => film.play(),
  pause: () => film.pause(),
  arch: () => {
    film.currentTime = 34;
  },
  name: () => film.setVariable('name', 'Ada'),
  explain: async () => note('explain()', await film.explain('pack')),
  fullscreen: () => iframe.requestFullscreen(),
};

for (const [name, act] of Object.entries(acts)) {
  $(name).addEventListener('click', () => Promise.resolve(act()).catch((error) => note(error.name, error.message)));
}

// Everything that happens, the last first.
film.addEventListener('hotcue:event', ({ detail: { type, detail } }) => note(type, detail));

// The page does these itself.
film.addEventListener('browser:open', ({ detail }) => {
  film.pause();
  $('taken').textContent = `The page has the link ${detail.href}: it could open it in a dialog of its own.`;
});
film.addEventListener('action:cart', ({ detail }) => {
  $('taken').textContent = `${detail.value} is in the basket.`;
});

/** @param {string} name @param {unknown} detail */
function note(name, detail) {
  const item = document.createElement('li');
  item.textContent = `${name} ${JSON.stringify(detail)}`;
  $('events').prepend(item);
  for (const old of [...$('events').children].slice(KEPT)) old.remove();
}

$('page').textContent = `<iframe id="film" src="/dist/embed/embed.html?project=/iframe/project.json"
  title="The trail" allow="autoplay; fullscreen"></iframe>

<script type="module">
  import { embed } from 'hotcue/embed';

  const iframe = document.getElementById('film');
  const film = embed(iframe, { take: ['browser:open', 'action:cart'] });
  film.addEventListener('browser:open', ({ detail }) => show(detail.href));
  film.addEventListener('cue:forward', ({ detail }) => console.log(detail.cue.customData));
  film.currentTime = 34;
</script>`;
