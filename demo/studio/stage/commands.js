// SPDX-License-Identifier: MIT
// The commands of the stage.
import { closeRing, editPoints, goToKeyframe, nudge, resize, takeBack, toggleKeyframe } from './actions.js';

/** @typedef {import('../shell/app.js').StudioApp} App */
/** @typedef {import('../shell/commands.js').Command} Command */
/** @typedef {import('./stage.js').StudioStage} Stage */

/** How far an arrow key moves, and with Shift. Percent. */
export const NUDGE = 0.1;
export const NUDGE_FAR = 1;
export const ARROWS = /** @type {Record<string, [x: number, y: number]>} */ ({
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
});

/** @param {App} app @returns {Stage} not yet there while its code loads */
const stageOf = (app) => /** @type {Stage} */ (/** @type {unknown} */ (app.renderRoot.querySelector('studio-stage')));

/** Whether the keys belong to the stage, and not to a panel that has the focus. @param {App} app */
function isFree(app) {
  const { activeElement } = /** @type {ShadowRoot} */ (app.renderRoot);
  return !activeElement?.localName.startsWith('studio-') || activeElement.localName === 'studio-stage';
}

/** @param {App} app */
const hasSelection = (app) => isFree(app) && (stageOf(app)?.selectedShapes?.length ?? 0) > 0;
/** @param {App} app */
const hasOne = (app) => isFree(app) && stageOf(app)?.selectedShapes?.length === 1;
/** @param {App} app */
const isDrawing = (app) => (stageOf(app)?.preview?.ring?.length ?? 0) > 0;

/** Also without a point: Backspace must not delete what is selected then. @param {App} app */
const isPolygon = (app) => ['polygon', 'hole'].includes(stageOf(app)?.tool);

/** @param {string} label @param {string} held @param {(stage: Stage, dx: number, dy: number) => void} work @param {number} by percent @returns {Command} */
const arrows = (label, held, work, by) => ({
  label,
  keys: Object.keys(ARROWS).map((arrow) => `${held}${arrow}`),
  run: (app, combination) => {
    const [x, y] = ARROWS[combination.slice(held.length)];
    work(stageOf(app), x * by, y * by);
  },
  when: hasSelection,
});

/** @param {string} tool @param {string} label @param {string} key @returns {Command} */
const toolOf = (tool, label, key) => ({ label, keys: [key], run: (app) => stageOf(app)?.use(tool) });

/** @type {Record<string, Command[]>} */
export const STAGE_COMMANDS = {
  Stage: [
    toolOf('select', 'Select', 'v'),
    toolOf('box', 'Draw a box', 'b'),
    toolOf('polygon', 'Draw a polygon', 'p'),
    { label: 'Edit the points', keys: ['e'], run: (app) => editPoints(stageOf(app)), when: hasOne },
    { label: 'Draw a hole', keys: ['h'], run: (app) => stageOf(app).use('hole'), when: hasOne },
    {
      label: 'Stop drawing, or editing points',
      keys: ['Escape'],
      run: (app) => stageOf(app).use('select'),
      when: (app) => (stageOf(app)?.tool ?? 'select') !== 'select',
    },
    { label: 'Close the polygon', keys: ['Enter'], run: (app) => closeRing(stageOf(app)), when: isDrawing },
    { label: 'Take the last point back', keys: ['Backspace'], run: (app) => takeBack(stageOf(app)), when: isPolygon },
    arrows('Move by 0.1 %', '', nudge, NUDGE),
    arrows('Move by 1 %', 'Shift+', nudge, NUDGE_FAR),
    arrows('Resize by 0.1 %', 'Mod+', resize, NUDGE),
    arrows('Resize by 1 %', 'Mod+Shift+', resize, NUDGE_FAR),
    {
      label: 'Add or remove a keyframe',
      keys: ['Shift+k'],
      run: (app) => toggleKeyframe(stageOf(app)),
      when: hasSelection,
    },
    { label: 'Previous keyframe', keys: ['['], run: (app) => goToKeyframe(stageOf(app), -1), when: hasSelection },
    { label: 'Next keyframe', keys: [']'], run: (app) => goToKeyframe(stageOf(app), 1), when: hasSelection },
    { label: 'Larger picture', keys: ['+', '='], run: (app) => stageOf(app)?.zoom?.step(1) },
    { label: 'Smaller picture', keys: ['-'], run: (app) => stageOf(app)?.zoom?.step(-1) },
    { label: 'Whole picture', keys: ['0'], run: (app) => stageOf(app)?.zoom?.to(1) },
  ],
};
