// SPDX-License-Identifier: MIT
// Generates random projects and scripts. Times are on a coarse grid, so that much
// happens at the same time, at zero, at the end and beyond it; some are off it.

const GRID_S = 0.25;
/** Times off the grid; some are at 98 % of a duration. */
const BESIDE_S = [0.001, 0.333333, 0.49, 0.5001, 0.98, 0.999999, 1.225, 1.250001];
const DURATIONS_S = [0.5, 1, 1.25, 1.5, 2];
/** Of videos that are loaded again: shorter, and without a progress mark at any time that scripts lead to. */
const RELOADED_S = [0.37, 0.41, 0.43];
const NAMES = ['x', 'y', 'z'];
const VIEWER = ['name', 'email', 'phone', 'custom_id'];
const ADDRESSES = ['ada@example.com', 'bo@example.com', ''];
const PATTERNS = ['^y', 's$', 'yes|no', '^[0-9]+$', '\\d', '^.?$', '(e|1)+', '^$', 'Yes', '-?\\d*\\.5'];
const HOST_ACTIONS = ['view', 'genie', 'cart', 'openai', 'clip', 'modal', 'show_card', 'article', 'copy'];
const VALUES = ['1', 1, '1.0', 1, 2, -0.5, 'yes', 'yes', 'Yes ', 'no', '', true, '2024-06-01', '2024-06-01T01:00+02'];
const VISIBLE = ['button', 'image', 'text', 'hotspot'];

/**
 * Features to leave out; by default none:
 *
 *     HOTCUE_PROPERTY_WITHOUT=collect_first,lead node --test tests/property
 */
const WITHOUT = (process.env.HOTCUE_PROPERTY_WITHOUT ?? '').split(',');
const isOn = (feature) => !WITHOUT.includes(feature);

/** Actions with their weights. */
const CLICK_ACTIONS = /** @type {[number, string][]} */ ([
  [1, 'none'],
  [2, 'track'],
  [1, 'link'],
  [1, 'redirect'],
  [2, 'jump'],
  [3, 'pause'],
  [2, 'video'],
  [2, 'back'],
  [1, 'message'],
  [1, 'host'],
  [1, 'url'],
  [1, 'request'],
  [2, 'collect'],
  [1, 'resourceTray'],
]);
const TIMED = /** @type {[number, string][]} */ ([
  [4, 'pause'],
  [3, 'jump'],
  [2, 'switch'],
  [1, 'redirect'],
  [4, 'variable'],
  [1, 'resourceTray'],
  [1, 'reset_viewer'],
  [1, 'reset_interactions'],
]);
const GOING_ON = /** @type {[number, string][]} */ ([
  [4, 'play'],
  [4, 'until'],
  [4, 'click'],
]);
const STEPS = /** @type {[number, string][]} */ ([
  [2, 'pause'],
  [4, 'wait'],
  [4, 'seek'],
  [8, 'click'],
  [2, 'pointer'],
  [3, 'set'],
  [0.5, 'eval'],
  [0.5, 'explain'],
  [1, 'device'],
  [1, 'tray'],
  [0.3, 'trayClose'],
  [2, 'lead'],
  [0.5, 'leadCancel'],
  [1.5, 'dialogClose'],
  [1, 'jump'],
  [1, 'reset'],
  [1, 'reload'],
  [1, 'measure'],
]);

/** Fields of visible interactions, and the share of interactions that have them. */
const GATES = /** @type {[number, string][]} */ ([
  [0.5, 'click_required'],
  [0.25, 'pause_video'],
  [0.2, 'collect_first'],
]);

/** A pseudorandom number generator with a seed (mulberry32). */
export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed | 0;
  }

  /** @returns {number} in [0, 1) */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** @param {number} least @param {number} most inclusive */
  whole(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** @param {number} share from 0 to 1 */
  chance(share) {
    return this.next() < share;
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  pick(list) {
    return list[this.whole(0, list.length - 1)];
  }

  /** @template T @param {[number, T][]} list weights and values @returns {T} */
  weighted(list) {
    let rest = this.next() * list.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of list) {
      if (rest < weight) return value;
      rest -= weight;
    }
    throw new RangeError('no weights');
  }

  /** @template T @param {number} least @param {number} most @param {(i: number) => T} make @returns {T[]} */
  list(least, most, make) {
    return Array.from({ length: this.whole(least, most) }, (_, i) => make(i));
  }
}

/**
 * Chooses a subset of features for a case (swarm testing): otherwise a fault that
 * needs three of them in a row would hardly ever occur.
 * @param {Random} random @param {[number, string][]} list @returns {[number, string][]}
 */
function some(random, list) {
  const there = list.filter(([_weight, name]) => isOn(name));
  const chosen = there.filter(() => random.chance(0.5));
  return chosen.length > 0 ? chosen : there;
}

/** @param {Random} random */
export function generateCase(random) {
  const ids = ['a', 'b', 'c'].slice(
    0,
    random.weighted([
      [3, 1],
      [4, 2],
      [1, 3],
    ]),
  );
  const durations = Object.fromEntries(ids.map((id) => [id, random.pick(DURATIONS_S)]));
  const kinds = {
    click: some(random, CLICK_ACTIONS),
    timed: some(random, TIMED),
    steps: some(random, STEPS),
    gates: GATES.filter(([_share, name]) => isOn(name) && random.chance(0.4)),
    maps: isOn('crm') && random.chance(0.3),
  };
  const videos = ids.map((id) => video(random, id, { durations, duration: durations[id], kinds }));
  const project = {
    ...(random.chance(0.2) && { start: random.pick(ids) }),
    ...(isOn('lead') && random.chance(0.3) && { lead_form: leadForm(random) }),
    variables: Object.fromEntries(declared(random, kinds).map((name) => [name, name === 'email' ? '' : value(random)])),
    videos,
  };
  const items = videos.flatMap(({ interactions }) => interactions).filter(({ type }) => VISIBLE.includes(type));
  const longest = Math.max(...Object.values(durations));
  const script = random.list(3, 15, () => step(random, [...GOING_ON, ...kinds.steps], { ids, items, longest }));
  if (random.chance(0.8)) script.unshift({ play: true });
  if (isOn('measure') && random.chance(0.3)) {
    script.splice(random.whole(0, 2), 0, { measuring: true });
    script.push({ measure: true });
  }
  // What was counted by one duration stays counted, which the model would count again by the other.
  const measures = script.some((each) => 'measure' in each || 'measuring' in each);
  return { project, durations, script: measures ? script.map(sameDuration) : script };
}

/** Declared variables; all but one if there is a reset, as the order of undeclared ones is undefined. */
function declared(random, { timed }) {
  const all = [...NAMES, ...VIEWER];
  if (!timed.some(([_weight, type]) => type === 'reset_viewer')) return all.filter(() => random.chance(0.4));
  const missing = random.pick(all);
  return all.filter((name) => name !== missing);
}

function leadForm(random) {
  const fields = [...VIEWER, 'x'].filter(() => random.chance(0.4)).map((name) => leadField(random, name));
  return { ...(random.chance(0.3) && { title: 'Who are you?' }), ...(fields.length > 0 && { fields }) };
}

function leadField(random, name) {
  return {
    name,
    ...(random.chance(0.3) && { label: `Your ${name}` }),
    ...(random.chance(0.5) && { required: random.chance(0.8) }),
  };
}

function time(random, duration) {
  if (random.chance(0.15)) return random.pick(BESIDE_S);
  if (random.chance(0.1)) return 0;
  if (random.chance(0.1)) return duration;
  return random.whole(0, Math.ceil(duration / GRID_S) + 2) * GRID_S;
}

const value = (random) => random.pick(VALUES);

function video(random, id, context) {
  const { duration } = context;
  return {
    id,
    token: `T${id}`,
    ...(random.chance(0.3) && { title: `Video ${id}` }),
    ...(random.chance(0.1) && { custom_data: { of: id } }),
    ...(random.chance(0.5) && { duration }),
    interactions: random.list(1, 7, (i) => interaction(random, `i${i}`, context)),
    cues: random.list(0, 4, (i) => cue(random, `c${i}`, context)),
    ...(random.chance(0.5) && { on_ended: onEnded(random, context) }),
  };
}

function onEnded(random, { durations }) {
  const action = random.weighted([
    [1, 'stop'],
    [3, 'loop'],
    [3, 'switch'],
  ]);
  if (action !== 'switch') return { action };
  const { target, start } = place(random, durations);
  return { action, value: target, ...(start !== undefined && { start_time: start }) };
}

/** The target of a switch. */
function place(random, durations) {
  const id = random.pick(Object.keys(durations));
  const target = random.pick([id, id, id, `T${id}`, `Some --- title ---T${id}`]);
  if (random.chance(0.6)) return { target };
  // Not past the end, as the duration is only known after node:enter.
  return { target, start: Math.min(time(random, durations[id]), durations[id]) };
}

function switchTo(random, durations, field) {
  const { target, start } = place(random, durations);
  return { [field]: target, ...(start !== undefined && { switch_start_time: start }) };
}

function cue(random, id, { duration }) {
  return {
    id,
    time: time(random, duration),
    ...(random.chance(0.2) && { custom_data: [1, { a: null }] }),
    ...(random.chance(0.3) && { direction: random.pick(['forward', 'both']) }),
    ...(random.chance(0.3) && { on_seek_past: random.pick(['skip', 'fire']) }),
    ...(random.chance(0.3) && { repeat: 'once' }),
  };
}

// ---- Interactions -----------------------------------------------------------

function interaction(random, id, context) {
  const common = { id, time: time(random, context.duration), ...(random.chance(0.25) && condition(random)) };
  return random.chance(0.6) ? visible(random, common, context) : timed(random, common, context);
}

function visible(random, common, context) {
  const lasts = random.chance(0.5);
  const start = lasts ? 0 : common.time;
  const end = time(random, context.duration);
  return {
    ...common,
    time: start,
    type: random.pick(VISIBLE),
    ...(!lasts && random.chance(0.8) && end > start && { end_time: end }),
    ...{ pos_left: random.whole(0, 4) * 10, pos_top: random.whole(0, 4) * 10, pos_width: 25, pos_height: 25 },
    ...(random.chance(0.2) && { z_index: random.whole(-1, 2) }),
    ...clickAction(random, context),
    ...(random.chance(0.35) && { variable_name: random.pick(NAMES), variable_value: valueOrTemplate(random) }),
    ...Object.fromEntries(context.kinds.gates.flatMap(([share, name]) => (random.chance(share) ? [[name, true]] : []))),
    ...(context.kinds.maps && mapping(random)),
    ...(random.chance(0.3) && { post_click_state: random.pick(['hidden', 'disabled', 'none']) }),
    ...(random.chance(0.1) && { default_hidden: true }),
    ...(random.chance(0.2) && { [random.pick(['hide_mobile', 'hide_desktop'])]: true }),
    ...(isOn('trays') && random.chance(0.15) && { in_tray: true, tray_type: random.pick(['end_menu', 'magic_menu']) }),
    ...(random.chance(0.1) && { name: `Name of ${common.id}`, custom_data: common.id }),
  };
}

function clickAction(random, { durations, duration, kinds }) {
  const pause = () => (random.chance(0.7) ? { pause_amount: random.pick([-1, 1, 2]) } : {});
  const actions = {
    none: () => ({}),
    track: () => ({}),
    link: () => ({ click_value: random.pick(['https://example.com/a', '{{x}}:y']) }),
    redirect: () => ({ click_value: '/next' }),
    jump: () => ({ click_value: jumpTime(random, duration) }),
    pause,
    video: () => switchTo(random, durations, 'click_value'),
    back: () => ({}),
    message: () => ({ click_value: 'x is {{x}}, y is {{ y }}.' }),
    host: () => ({ click_action: random.pick(HOST_ACTIONS), click_value: 'About {{x}}' }),
    url: () => ({
      click_action: random.pick(['audio', 'download']),
      click_value: random.pick(['sound.mp3?{{y}}', '{{x}}:y']),
    }),
    request: () => ({ click_action: random.pick(['get', 'post']), click_value: 'https://example.com/hook?x={{x}}' }),
    collect: () => ({}),
    resourceTray: () => tray(random),
  };
  const action = random.weighted(kinds.click);
  return { click_action: action, ...actions[action]() };
}

const tray = (random) =>
  random.pick([{}, ...['end_menu', 'magic_menu', 'extras', '{{x}}'].map((name) => ({ click_value: name }))]);

/** Fields for a CRM. */
function mapping(random) {
  return {
    ...(random.chance(0.6) && { hubspot_field: 'choice', ...hubspotValue(random) }),
    ...(random.chance(0.6) && { clickfunnels: random.chance(0.8), ...clickfunnels(random) }),
  };
}

const hubspotValue = (random) => (random.chance(0.5) ? { hubspot_map: true } : { hubspot_value: 'x is {{x}}' });

const clickfunnels = (random) => ({
  ...(random.chance(0.7) && { clickfunnels_tag: 'seen' }),
  ...(random.chance(0.7) && { clickfunnels_attribute_name: 'way', clickfunnels_attribute_value: '{{y}}' }),
});

function jumpTime(random, duration) {
  const seconds = time(random, duration);
  return random.chance(0.2) && Number.isInteger(seconds) ? `0:0${seconds}` : String(seconds);
}

function timed(random, common, { durations, duration, kinds }) {
  const types = {
    pause: () =>
      random.chance(0.9)
        ? {
            pause_duration: random.weighted([
              [1, -1],
              [3, 1],
              [1, 2],
            ]),
          }
        : {},
    jump: () => ({ jump_time: jumpTime(random, duration) }),
    switch: () => switchTo(random, durations, 'switch_video_id'),
    redirect: () => ({ redirect_url: 'https://example.com/r' }),
    variable: () => ({ variable_name: random.pick(NAMES), variable_value: valueOrTemplate(random) }),
    resourceTray: () => tray(random),
    reset_viewer: () => ({}),
    reset_interactions: () => ({}),
  };
  const type = random.weighted(kinds.timed);
  return {
    ...common,
    type,
    ...types[type](),
    ...(random.chance(0.3) && { on_seek_past: 'fire' }),
    ...(random.chance(0.35) && { repeat: 'once' }),
  };
}

// ---- Conditions -------------------------------------------------------------

const valueOrTemplate = (random) => (random.chance(0.15) ? `{{${random.pick(NAMES)}}}` : value(random));

function rule(random) {
  const operators = ['exists', 'equals', 'less_than', 'greater_than', 'contains'];
  const more = [
    ...operators,
    ...operators,
    'not_exists',
    'not_equals',
    'not_contains',
    ...['less_or_equal', 'greater_or_equal', 'before', 'after', 'in', 'in'],
    ...(isOn('regex') ? ['regex', 'regex'] : []),
  ];
  const operator = random.pick(more);
  return { variable: random.pick(NAMES), operator, value: operand(random, operator) };
}

function operand(random, operator) {
  if (operator === 'regex' && random.chance(0.9)) return random.pick(PATTERNS);
  if (operator !== 'in') return valueOrTemplate(random);
  const list = random.list(0, 3, () => valueOrTemplate(random));
  return random.chance(0.5) ? list : list.join(', ');
}

function condition(random) {
  if (random.chance(0.3)) return { when: tree(random, 2) };
  const rules = (suffix) => {
    const { variable, operator, value: compared } = rule(random);
    return {
      [`conditional_variable${suffix}`]: variable,
      [`conditional_operator${suffix}`]: operator,
      [`conditional_value${suffix}`]: compared,
    };
  };
  return {
    ...(random.chance(0.5) && { conditional: random.chance(0.9) }),
    ...rules(''),
    ...(random.chance(0.3) && { conditional_show: random.chance(0.3) }),
    ...(random.chance(0.3) && {
      ...rules('_2'),
      conditional_join: random.whole(0, 1),
      ...(random.chance(0.3) && { conditional_2: random.chance(0.5) }),
    }),
  };
}

function tree(random, depth) {
  const kind = depth === 0 ? 'rule' : random.pick(['rule', 'all', 'any', 'not']);
  if (kind === 'rule') return rule(random);
  if (kind === 'not') return { not: tree(random, depth - 1) };
  return { [kind]: random.list(1, 2, () => tree(random, depth - 1)) };
}

const hostValue = (random) => (random.chance(0.15) ? null : value(random));

const setting = (random) => Object.fromEntries(random.list(1, 2, () => [random.pick(NAMES), hostValue(random)]));

/** What a viewer writes into the form. */
const viewer = (random) => ({
  ...(random.chance(0.3) && { name: random.pick(['Ada', 'Bo', '']) }),
  ...(random.chance(0.3) && { x: random.pick(['1', 'yes']) }),
  ...(random.chance(0.2) && { phone: '12' }),
  email: random.pick(ADDRESSES),
});

// ---- Scripts ----------------------------------------------------------------

const sameDuration = (each) => ('reload' in each ? { reload: true } : each);

function step(random, kinds, { ids, items, longest }) {
  const steps = {
    play: () => true,
    pause: () => true,
    until: () => (random.chance(0.15) ? 'ended' : time(random, longest)),
    wait: () => time(random, longest),
    seek: () => time(random, longest),
    click: () => (items.length > 0 ? random.pick(items).id : 'nobody'),
    pointer: () => [random.whole(0, 14) * 5, random.whole(0, 14) * 5],
    set: () => (random.chance(0.1) ? viewer(random) : setting(random)),
    lead: () => viewer(random),
    leadCancel: () => true,
    dialogClose: () => true,
    eval: () => [...NAMES, 'email'],
    explain: () => (items.length > 0 ? random.pick(items).id : 'nobody'),
    device: () => random.pick(['mobile', 'desktop']),
    tray: () => random.pick(['magic_menu', 'end_menu']),
    trayClose: () => random.pick(['magic_menu', 'end_menu']),
    jump: () => random.pick(ids),
    reset: () => true,
    reload: () => random.chance(0.5) || random.pick(RELOADED_S),
    measure: () => true,
  };
  const name = random.weighted(kinds);
  return { [name]: steps[name]() };
}
