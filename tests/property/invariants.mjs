// SPDX-License-Identifier: MIT
// Invariants of every log, for all projects and scripts.

/** Events that a script's own steps may emit before the first play; the rest is windows (T4). */
const BEFORE_PLAY =
  /^(project:(load|ready|start|reset)|interaction:(show|hide)|variable:|tray:|hotspot:|browser:|action:|lead:|crm:|error|explain|measure)/;

/**
 * @param {any[]} log parsed
 * @param {Record<string, number>} durations
 * @returns {string | undefined} the event that breaks an invariant
 */
export function broken(log, durations) {
  const state = {
    started: false,
    playing: false,
    blocked: [],
    active: new Set(),
    progress: new Set(),
    quarters: new Set(),
    from: -1,
    to: Infinity,
  };
  const at = log.findIndex((event) => !isRight(event, state, durations));
  return at < 0 ? undefined : `broken at ${JSON.stringify(log[at])}`;
}

function isRight(event, state, durations) {
  const { t, video, event: name } = event;
  const isAllowed = state.started || BEFORE_PLAY.test(name);
  const isInside = t >= 0 && t <= durations[video];
  return [changes[name]?.(event, state) ?? true, isAllowed, isInside].every(Boolean);
}

/** Each returns whether the event is possible in this state, and updates the state. */
const changes = {
  'project:start': (_event, state) => {
    const isFirst = !state.started;
    state.started = true;
    return isFirst;
  },
  'project:reset': (_event, state) => {
    Object.assign(state, { started: false, playing: false });
    state.progress.clear();
    state.quarters.clear();
    return state.active.size === 0;
  },
  'node:enter': ({ t, kind }, state) => {
    Object.assign(state, { from: t, to: Infinity });
    state.progress.clear();
    return kind === 'start' || state.active.size === 0;
  },
  'interaction:blocked': ({ ids }, state) => {
    const isNew = state.blocked.length === 0 && ids.length > 0;
    state.blocked = ids;
    return isNew;
  },
  'interaction:unblocked': ({ ids }, state) => {
    const isSame = ids.length > 0 && `${ids}` === `${state.blocked}`;
    state.blocked = [];
    return isSame;
  },
  'player:play': (_event, state) => {
    const isChange = !state.playing && state.blocked.length === 0;
    state.playing = true;
    return isChange;
  },
  'player:pause': (_event, state) => {
    const isChange = state.playing;
    state.playing = false;
    return isChange;
  },
  'player:seek': ({ from, to }, state) => {
    Object.assign(state, to < from ? { from: to, to: from } : { from, to: Infinity });
    return true;
  },
  'player:progress': ({ progress }, state) => {
    const isNew = !state.progress.has(progress);
    state.progress.add(progress);
    return isNew;
  },
  'player:quarter': ({ video, quarter }, state) => {
    const isNew = !state.quarters.has(`${video} ${quarter}`);
    state.quarters.add(`${video} ${quarter}`);
    return isNew && state.playing;
  },
  'viewer:reset': (_event, state) => {
    state.quarters.clear();
    return true;
  },
  'interaction:show': ({ id, video }, state) => {
    const isNew = !state.active.has(`${video} ${id}`);
    state.active.add(`${video} ${id}`);
    return isNew;
  },
  'interaction:hide': ({ id, video }, state) => state.active.delete(`${video} ${id}`),
  'cue:forward': ({ t }, state) => {
    const isInOrder = t >= state.from;
    Object.assign(state, { from: t, to: Infinity });
    return isInOrder;
  },
  'cue:reverse': ({ t }, state) => {
    const isInOrder = t <= state.to && t >= state.from;
    state.to = t;
    return isInOrder;
  },
};
