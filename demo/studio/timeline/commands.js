// SPDX-License-Identifier: MIT
// The commands of the timeline. Those of bars, cues and lanes apply while one has the focus.
import { nudge } from './drag.js';

/** @typedef {import('../shell/app.js').StudioApp} App */

/** @param {App} app @returns {import('./timeline.js').StudioTimeline | null} */
const timelineOf = (app) => /** @type {any} */ (app.renderRoot.querySelector('studio-timeline'));

/** What has the focus in it: bars, keyframes or cues. @param {App} app */
const grabbedIn = (app) => timelineOf(app)?.grabbed ?? null;
const onItem = (/** @type {App} */ app) => grabbedIn(app) !== null;
const onLane = (/** @type {App} */ app) => timelineOf(app)?.lanes.matches(':focus-within') ?? false;
const inside = (/** @type {App} */ app) => timelineOf(app)?.matches(':focus-within') ?? false;

/** Moves what has the focus, and what is selected with it. @param {App} app @param {{frames?: number, seconds?: number, part?: 'start' | 'end'}} by */
function shift(app, { frames = 0, seconds = 0, part }) {
  const timeline = timelineOf(app);
  const grabbed = timeline?.grabbed;
  if (!timeline || !grabbed) return;
  const what = part && grabbed.part === 'bar' && grabbed.list === 'interactions' ? { ...grabbed, part } : grabbed;
  nudge(app.studio, timeline.view, what, seconds + frames / timeline.view.frameRate);
}

/** @param {string} label @param {string} key @param {Parameters<typeof shift>[1]} by @returns {import('../shell/commands.js').Command} */
const moving = (label, key, by) => ({ label, keys: [key], when: onItem, run: (app) => shift(app, by) });

/** @type {Record<string, import('../shell/commands.js').Command[]>} */
export const TIMELINE_COMMANDS = {
  Timeline: [
    { label: 'API Timeline', keys: ['Shift+c'], run: (app) => timelineOf(app)?.toggleApi() },
    { label: 'Add a cue at the playhead', keys: ['c'], run: (app) => void timelineOf(app)?.addCue() },
    { label: 'Zoom in', keys: ['+', '='], when: inside, run: (app) => timelineOf(app)?.zoom(1.6) },
    { label: 'Zoom out', keys: ['-'], when: inside, run: (app) => timelineOf(app)?.zoom(1 / 1.6) },
    { label: 'The whole film', keys: ['0'], when: inside, run: (app) => timelineOf(app)?.view.fit() },
    { label: 'Pan left', keys: ['Mod+ArrowLeft'], when: inside, run: (app) => timelineOf(app)?.view.pan(-120) },
    { label: 'Pan right', keys: ['Mod+ArrowRight'], when: inside, run: (app) => timelineOf(app)?.view.pan(120) },
  ],
  'Timeline: a bar, keyframe or cue': [
    moving('A frame earlier', 'ArrowLeft', { frames: -1 }),
    moving('A frame later', 'ArrowRight', { frames: 1 }),
    moving('A second earlier', 'Shift+ArrowLeft', { seconds: -1 }),
    moving('A second later', 'Shift+ArrowRight', { seconds: 1 }),
    moving('Its end a frame earlier', 'Alt+ArrowLeft', { frames: -1, part: 'end' }),
    moving('Its end a frame later', 'Alt+ArrowRight', { frames: 1, part: 'end' }),
    moving('Its end a second earlier', 'Alt+Shift+ArrowLeft', { seconds: -1, part: 'end' }),
    moving('Its end a second later', 'Alt+Shift+ArrowRight', { seconds: 1, part: 'end' }),
    moving('To the start of the film', 'Home', { seconds: -1e9 }),
    moving('To the end of the film', 'End', { seconds: 1e9 }),
    { label: 'The playhead there', keys: ['Enter'], when: onItem, run: (app) => timelineOf(app)?.seekToFocus() },
  ],
  'Timeline: lanes': [
    {
      label: 'The lane above, the cue before',
      keys: ['ArrowUp'],
      when: inside,
      run: (app) => timelineOf(app)?.step(-1),
    },
    {
      label: 'The lane below, the next cue',
      keys: ['ArrowDown'],
      when: inside,
      run: (app) => timelineOf(app)?.step(1),
    },
    {
      label: 'Select the lane above too',
      keys: ['Shift+ArrowUp'],
      when: onLane,
      run: (app) => timelineOf(app)?.lanes.step(-1, { extend: true }),
    },
    {
      label: 'Select the lane below too',
      keys: ['Shift+ArrowDown'],
      when: onLane,
      run: (app) => timelineOf(app)?.lanes.step(1, { extend: true }),
    },
    { label: 'A page of lanes up', keys: ['PageUp'], when: onLane, run: (app) => timelineOf(app)?.lanes.step(-8) },
    { label: 'A page of lanes down', keys: ['PageDown'], when: onLane, run: (app) => timelineOf(app)?.lanes.step(8) },
    {
      label: 'Send back: a lane up',
      keys: ['Alt+ArrowUp'],
      when: onLane,
      run: (app) => timelineOf(app)?.lanes.shiftLane(-1),
    },
    {
      label: 'Bring forward: a lane down',
      keys: ['Alt+ArrowDown'],
      when: onLane,
      run: (app) => timelineOf(app)?.lanes.shiftLane(1),
    },
    { label: 'Rename the lane', keys: ['F2'], when: onLane, run: (app) => timelineOf(app)?.lanes.rename() },
  ],
};
