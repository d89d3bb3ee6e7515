// SPDX-License-Identifier: MIT
// A page in strict TypeScript that uses the package: what must compile, and what must not.
import { EVENTS, type HotcueEventMap, type HotcueOverlay, type Json } from 'hotcue';
import { type Diagnostic, Engine, HotcueError, loadModule, Session } from 'hotcue/engine';
import * as overlayModule from 'hotcue/overlay';
import { HotcuePlayer } from 'hotcue/player';

const player = document.querySelector('hotcue-player');
const overlay = document.querySelector('hotcue-overlay');
if (!player || !overlay) throw new Error('nothing to play');

// ---- Events -------------------------------------------------------------------

player.addEventListener('cue:forward', (event) => {
  const data: Json = event.detail.cue.customData;
  const text: string = event.detail.cue.customDataText;
  const time: number = event.mediaTime;
  console.log(data, text, time);
  // @ts-expect-error: no such member
  event.detail.nonsense;
  // @ts-expect-error: a cue has no name
  event.detail.cue.name;
  // @ts-expect-error: it may be a string
  event.detail.cue.customData.chapter;
});
overlay.addEventListener('cue:forward', (event) => console.log(event.detail.cue.customData));
// @ts-expect-error: no such member
overlay.addEventListener('cue:forward', (event) => console.log(event.detail.nonsense));
// @ts-expect-error: no such member
overlay.addEventListener('project:load', (event) => console.log(event.detail.nonsense));
// @ts-expect-error: no such event, so its payload is unknown
overlay.addEventListener('cue:sideways', (event) => console.log(event.detail));
player.addEventListener('hotspot:click', function ({ detail: { hotspot, action } }) {
  this.pause();
  const name: string | null = hotspot.name;
  if (action === 'link') console.log(name);
  // @ts-expect-error: no such action
  if (action === 'fly') this.pause();
});
player.addEventListener('error', ({ detail, mediaTime }) => {
  const words: string = `${detail.code} ${detail.message} ${detail.path ?? ''}`;
  // @ts-expect-error: an error before a project is loaded has none
  const time: number = mediaTime;
  console.log(words, time);
});
player.addEventListener('timeupdate', () => console.log(player.currentTime));
player.addEventListener('pointerdown', ({ clientX }) => clientX.toFixed());
player.addEventListener('of-the-page', (event: Event) => event.preventDefault(), { once: true });
const onPause = ({ detail }: HotcueEventMap['player:pause']) => console.log(detail.reason, detail.until?.toFixed());
overlay.addEventListener('player:pause', onPause);
overlay.removeEventListener('player:pause', onPause);
player.addEventListener('hotcue:event', ({ detail: told }) => {
  const when: number = told.time ?? 0;
  if (told.type === 'variable:change') console.log(when, told.detail.name, told.prevented);
  // @ts-expect-error: unknown before the type is checked
  told.detail.name;
});
for (const name of EVENTS) overlay.addEventListener(name, ({ type }) => type);
// @ts-expect-error: no such event
EVENTS.indexOf('cue:sideways');

// ---- Members ------------------------------------------------------------------

const made: HotcuePlayer = new HotcuePlayer();
made.project = 'film.json';
made.noControls = true;
made.crossOrigin = 'anonymous';
made.src = 'film.mp4';
made.currentTime = 3;
overlay.htmlFor = 'film';
overlay.pauseHidden = true;
overlay.media = document.createElement('video');
const video: HTMLVideoElement = made.media;
const current: string | null = overlay.currentVideo;
// @ts-expect-error: only `id`, `active` and `reasons`
overlay.explain('boots')?.why;
// @ts-expect-error: a boolean
made.strict = 'yes';
// @ts-expect-error: read-only
overlay.activeIds = [];
// @ts-expect-error: a variable can't be a list
made.setVariable('name', ['Ada']);
made.setVariable('name', null);
for (const element of [made, overlay]) {
  element.click('boots');
  element.click();
  element.jump('valley', 2.5);
  element.record().stop().trimEnd();
}
customElements.get('hotcue-overlay') === overlayModule.HotcueOverlay;
overlayModule.HotcueOverlay.words.submit = 'Weiter';
// @ts-expect-error: no such word
HotcuePlayer.words.sumbit;

/** Loads a document parsed by `JSON.parse()`. */
export async function load(element: HotcueOverlay | HotcuePlayer): Promise<Diagnostic[]> {
  const { ok, diagnostics } = await element.load({ interactions: [] }, { base: document.baseURI });
  return ok ? [] : diagnostics.filter(({ severity, line }) => severity === 'error' && line > 0);
}

// ---- The engine ---------------------------------------------------------------

/** Uses the engine without a user interface. */
export async function play(media: HTMLVideoElement, wasm: ArrayBuffer): Promise<void> {
  const engine = new Engine(await loadModule(wasm));
  for (const { name, time } of engine.tick(4)) console.log(name, time.toFixed());
  // @ts-expect-error: a number
  engine.tick('4');
  const session = new Session(engine, media, {
    dispatch(name) {
      // @ts-expect-error: no such event
      if (name === 'cue:sideways') console.log(name);
      return name !== 'browser:open';
    },
  });
  const end: () => void = session.subscribe(({ type, time }) => console.log(type, time?.toFixed()));
  end();
  try {
    session.load('[]', { base: location.href });
    // @ts-expect-error: no such input
    session.input('fly');
  } catch (error) {
    if (error instanceof HotcueError) console.log(error.code);
  }
}

console.log(video, current);
