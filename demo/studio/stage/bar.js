// SPDX-License-Identifier: MIT
// The bars above and below the picture.
import { html, nothing } from 'lit';
import { TYPES } from '../model/fields.js';
import { addType, editPoints, goToKeyframe, hasKeyframe, nextKeyframe, toggleKeyframe } from './actions.js';
import { icon } from './icons.js';
import { STEPS } from './zoom.js';

/** @typedef {import('./stage.js').StudioStage} Stage */

const TOOLS = [
  { id: 'select', label: 'Select', key: 'V' },
  { id: 'box', label: 'Box', key: 'B' },
  { id: 'polygon', label: 'Polygon', key: 'P' },
];

/** Ratios of a picture without a film. */
export const RATIOS = /** @type {const} */ ([
  ['16:9', 16 / 9],
  ['9:16', 9 / 16],
  ['4:3', 4 / 3],
  ['1:1', 1],
  ['21:9', 21 / 9],
]);

/** Seconds as m:ss.mmm @param {number} time */
export function printedTime(time) {
  const ms = Math.round(time * 1000);
  const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60];
  const rest = `${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** @param {Stage} stage */
export function toolBar(stage) {
  const { tool } = stage;
  const one = stage.selectedShapes.length === 1;
  return html`<div class="bar" role="toolbar" aria-label="Tools">
    <div class="group">
      ${TOOLS.map(
        ({ id, label, key }) =>
          html`<button type="button" class="plain" aria-pressed=${String(tool === id)} title=${`${label} (${key})`}
            aria-label=${label} @click=${() => stage.use(id)}>${icon(id)}<span class="word">${label}</span></button>`,
      )}
      <button type="button" class="plain" aria-pressed=${String(tool === 'points')} ?disabled=${!one} aria-label="Points" title="Points of the polygon (E)"
        @click=${() => (tool === 'points' ? stage.use('select') : editPoints(stage))}>${icon('points')}<span class="word">Points</span></button>
      <button type="button" class="plain" aria-pressed=${String(tool === 'hole')} ?disabled=${!one} aria-label="Hole" title="Hole in the selected one (H)"
        @click=${() => stage.use('hole')}>${icon('hole')}<span class="word">Hole</span></button>
    </div>
    <div class="group">
      ${TYPES.filter(({ visible }) => visible).map(
        ({ name }) =>
          html`<button type="button" class="plain" title=${`Add: ${name}`} aria-label=${`Add ${name}`}
            @click=${() => addType(stage, name)}>${icon(name)}${name}</button>`,
      )}
      ${actionMenu(stage)}
    </div>
  </div>`;
}

/** Timed types, which happen at the playhead. @param {Stage} stage */
function actionMenu(stage) {
  const choose = (/** @type {string} */ name) => {
    /** @type {any} */ (stage.renderRoot.querySelector('#actions')).hidePopover();
    addType(stage, name);
  };
  const open = (/** @type {any} */ { newState, target }) => {
    if (newState !== 'open') return;
    const { left, bottom } = /** @type {Element} */ (stage.renderRoot.querySelector('#action')).getBoundingClientRect();
    target.style.setProperty('left', `min(${left}px, 100vw - 180px)`);
    target.style.setProperty('top', `${bottom + 4}px`);
  };
  return html`<button type="button" id="action" class="plain" popovertarget="actions" title="Add an action at the playhead">
      ${icon('action')}Action</button>
    <div id="actions" class="menu" popover @beforetoggle=${open}>
      ${TYPES.filter(({ visible }) => !visible).map(
        ({ name, text }) =>
          html`<button type="button" title=${text} @click=${() => choose(name)}>${name
            .replace(/_/g, ' ')
            .replace(/(?=[A-Z])/g, ' ')
            .toLowerCase()}</button>`,
      )}
    </div>`;
}

/** @param {Stage} stage */
export function footBar(stage) {
  const { playhead } = stage.studio;
  const none = stage.selectedShapes.length === 0;
  const there = hasKeyframe(stage);
  const { scale } = stage;
  return html`<div class="bar foot" role="toolbar" aria-label="Playback and view">
    <div class="group">
      <button type="button" class="icon" aria-label=${playhead.playing ? 'Pause' : 'Play'} title="Play or pause (Space)"
        @click=${() => playhead.toggle()}>${icon(playhead.playing ? 'pause' : 'play')}</button>
      <time>${printedTime(playhead.time)}${playhead.duration ? html` <span class="muted">/ ${printedTime(playhead.duration)}</span>` : nothing}</time>
    </div>
    <div class="group" role="group" aria-label="Keyframes">
      <button type="button" class="icon plain" aria-label="Previous keyframe" title="Previous keyframe ([)"
        ?disabled=${nextKeyframe(stage, -1) === undefined} @click=${() => goToKeyframe(stage, -1)}>${icon('previous')}</button>
      <button type="button" class="plain" aria-pressed=${String(there)} ?disabled=${none} title="Keyframe at the playhead (Shift+K)"
        @click=${() => toggleKeyframe(stage)}>${icon('keyframe')}Keyframe</button>
      <button type="button" class="icon plain" aria-label="Next keyframe" title="Next keyframe (])"
        ?disabled=${nextKeyframe(stage, 1) === undefined} @click=${() => goToKeyframe(stage, 1)}>${icon('next')}</button>
    </div>
    <span class="grow"></span>
    <div class="group" role="group" aria-label="Zoom">
      <button type="button" class="icon plain" aria-label="Smaller" title="Smaller (-)" ?disabled=${scale <= STEPS[0]}
        @click=${() => stage.zoom?.step(-1)}>−</button>
      <output aria-label="Zoom">${Math.round(scale * 100)} %</output>
      <button type="button" class="icon plain" aria-label="Larger" title="Larger (+)" ?disabled=${scale >= STEPS[STEPS.length - 1]}
        @click=${() => stage.zoom?.step(1)}>+</button>
      <button type="button" class="plain" title="Whole picture (0)" @click=${() => stage.zoom?.to(1)}>Fit</button>
    </div>
  </div>`;
}

/** What is wrong with the film. @param {Stage} stage @param {string | null} film */
export function notice(stage, film) {
  if (stage.filmState !== 'failed' && film !== null) return nothing;
  const words =
    film === null
      ? 'This video has no film yet. You can place interactions on a blank picture.'
      : `The film can’t be played here: ${film.startsWith('blob:') ? 'the file that was chosen' : film}. You can go on with a blank picture.`;
  return html`<div class="notice" role="status">
    <p>${words}</p>
    <label>Shape <select @change=${(/** @type {any} */ { target }) => stage.setRatio(Number(target.value))}>
      ${RATIOS.map(([name, value]) => html`<option value=${value} ?selected=${Math.abs(value - stage.ratio) < 1e-9}>${name}</option>`)}
    </select></label>
  </div>`;
}
