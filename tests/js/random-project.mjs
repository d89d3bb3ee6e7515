// SPDX-License-Identifier: MIT
// Projects and scripts that nobody would write: everything the format has, at
// times that coincide more often than not.

/** @typedef {import('./random.mjs').Random} Random */

const NAMES = ['a', 'b', 'c', 'é'];
const VALUES = ['', '1', ' 2 ', 'A', 'a', 'ß', '{{a}}', '{{ b }}1', 'x&"<é', 0, 1, 2.5, -3, 1e21, true, false];
const OPERATORS = ['exists', 'Does not exist', '==', 'not_equals', '<', 'greater_than', 'Contains', 'not_contains'];
const TIMES = [0, 0.5, 1, 1.1, 2, 2, 3, 3.333, 4, 5, 5.25, 6, 7.0001, 8, 9, 10, 12];
const TIMED = ['redirect', 'jump', 'switch', 'pause', 'resourceTray', 'variable', 'reset_viewer', 'reset_interactions'];
const ACTIONS = ['none', 'track', 'link', 'redirect', 'jump', 'pause', 'video', 'back', 'message'];
const URLS = ['https://example.com/{{a}}?q={{é}}', '/next', 'mailto:a@b.example', '{{a}}'];
const JUMPS = ['0', '2', '0:03', '00:00:05.25', '7.5', '{{a}}', '100'];
const CUSTOM_DATA = [null, 1, 'x "y"', [1, { b: [] }], { 'a b': ' {} ' }];

/** @param {Random} random @returns {object} */
function randomTest(random) {
  const operator = random.pick(OPERATORS);
  return { variable: random.pick(NAMES), operator, value: random.pick(VALUES) };
}

/** @param {Random} random @param {number} depth @returns {object} */
function randomWhen(random, depth) {
  const form = depth > 2 ? 0 : random.below(5);
  const child = () => randomWhen(random, depth + 1);
  if (form === 1) return { all: [child(), child()] };
  if (form === 2) return { any: [child(), child(), child()] };
  if (form === 3) return { not: child() };
  return randomTest(random);
}

/** @param {Random} random @returns {object} */
function randomCondition(random) {
  if (!random.chance(3)) return {};
  if (random.chance()) return { when: randomWhen(random, 0) };
  const [first, second] = [randomTest(random), randomTest(random)].map(Object.values);
  return {
    conditional: true,
    conditional_show: random.chance(),
    conditional_variable: first[0],
    conditional_operator: first[1],
    conditional_value: first[2],
    conditional_join: random.below(2),
    conditional_2: random.chance(),
    conditional_variable_2: second[0],
    conditional_operator_2: second[1],
    conditional_value_2: second[2],
  };
}

/** @param {Random} random @param {string} action @param {string[]} videos @returns {object} what the action needs */
function randomTarget(random, action, videos) {
  const values = {
    link: () => random.pick(URLS.slice(0, 3)),
    redirect: () => random.pick(URLS.slice(0, 3)),
    jump: () => random.pick(JUMPS),
    switch: () => random.pick(videos),
    video: () => random.pick(videos),
    message: () => random.pick(['hello {{a}}', 'x']),
    resourceTray: () => random.pick(['magic_menu', 'end_menu', 'other']),
  };
  return {
    ...(Object.hasOwn(values, action) ? { click_value: values[/** @type {'jump'} */ (action)]() } : {}),
    ...(['video', 'switch'].includes(action) ? { switch_start_time: random.pick(TIMES) } : {}),
    ...(action === 'pause' ? { pause_amount: random.pick([-1, 1, 2, 5]) } : {}),
  };
}

/** @param {Random} random @param {string} type @param {string[]} videos @returns {object} */
function randomVisible(random, type, videos) {
  const action = random.pick(ACTIONS);
  const start = random.pick(TIMES);
  const points = '0,0 100,0 50,100 0,60';
  return {
    time: start,
    ...(random.chance(4) ? {} : { end_time: start + random.pick([0.001, 0.5, 1, 2, 4.9, 8]) }),
    pos_left: random.below(40),
    pos_top: random.below(40),
    pos_width: 1 + random.below(60),
    pos_height: 1 + random.below(60),
    z_index: random.below(3) - 1,
    value: type === 'image' ? random.pick(URLS) : random.pick(['text {{a}}', '{{b}}']),
    ...(random.chance() ? { hotspot_points: points } : {}),
    click_action: action,
    ...randomTarget(random, action, videos),
    ...(random.chance() ? { variable_name: random.pick(NAMES), variable_value: random.pick(VALUES) } : {}),
    post_click_state: random.pick(['none', 'none', 'hidden', 'disabled']),
    default_hidden: random.chance(8),
    hide_mobile: random.chance(8),
    hide_desktop: random.chance(8),
  };
}

/** @param {Random} random @param {string} type @param {string[]} videos @returns {object} */
function randomTimed(random, type, videos) {
  const sets = { variable_name: random.pick(NAMES), variable_value: random.pick(VALUES) };
  return {
    time: random.pick(TIMES),
    ...randomTarget(random, type, videos),
    ...(type === 'variable' ? sets : {}),
  };
}

/** @param {Random} random @param {string} id @param {string[]} videos @returns {object} */
function randomInteraction(random, id, videos) {
  const visible = !random.chance(4);
  const type = random.pick(visible ? ['button', 'text', 'image', 'hotspot'] : TIMED);
  return {
    id,
    type,
    ...(random.chance() ? { name: `name of ${id}`, custom_data: random.pick(CUSTOM_DATA) } : {}),
    ...(visible ? randomVisible(random, type, videos) : randomTimed(random, type, videos)),
    on_seek_past: random.pick(['skip', 'fire']),
    repeat: random.pick(['every_pass', 'once']),
    ...(random.chance(3) ? { in_tray: true, tray_type: random.pick(['magic_menu', 'end_menu']) } : {}),
    ...randomCondition(random),
  };
}

/** @param {Random} random @param {string} id @returns {object} */
function randomCue(random, id) {
  return {
    id,
    time: random.pick(TIMES),
    custom_data: random.pick(CUSTOM_DATA),
    direction: random.pick(['both', 'forward']),
    on_seek_past: random.pick(['fire', 'skip']),
    repeat: random.pick(['every_pass', 'once']),
  };
}

/**
 * @param {Random} random
 * @returns {{project: any, durations: Record<string, number>}}
 */
export function randomProject(random) {
  const ids = ['v0', 'v1', 'v2'].slice(0, 1 + random.below(3));
  const videos = ids.map((id) => ({
    id,
    token: `T${id}`,
    title: random.pick([`Title of ${id}`, '']),
    interactions: random.some(14, (i) => randomInteraction(random, `${id}-i${i}`, ids)),
    cues: random.some(5, (i) => randomCue(random, `${id}-c${i}`)),
    on_ended: random.pick([{ action: 'stop' }, { action: 'loop' }, { action: 'switch', value: random.pick(ids) }]),
  }));
  const variables = Object.fromEntries(NAMES.slice(random.below(4)).map((name) => [name, random.pick(VALUES)]));
  const durations = Object.fromEntries(ids.map((id) => [id, random.pick([4, 5, 8, 10.5, 13])]));
  return { project: { start: random.pick(ids), variables, videos }, durations };
}

/**
 * @param {Random} random
 * @param {any} project of randomProject()
 * @returns {object[]} steps; none of them can go on for ever
 */
export function randomScript(random, project) {
  const items = project.videos
    .flatMap((/** @type {any} */ video) => video.interactions)
    .filter((/** @type {any} */ item) => !TIMED.includes(item.type));
  const point = () => [random.below(100), random.below(100)];
  const steps = {
    play: () => true,
    pause: () => true,
    seek: () => random.pick(TIMES),
    wait: () => random.pick([0.1, 0.5, 1, 1, 2.3, 6]),
    click: () => random.pick(items)?.id ?? 'none',
    pointer: point,
    hover: point,
    set: () => ({ [random.pick(NAMES)]: random.pick([...VALUES, null]) }),
    eval: () => NAMES,
    device: () => random.pick(['mobile', 'desktop']),
    tray: () => random.pick(['magic_menu', 'nothing']),
    jump: () => random.pick(project.videos).id,
    reset: () => true,
  };
  const often = 'play play play wait wait click click click click pointer pointer pointer hover seek set'.split(' ');
  const seldom = Object.keys(steps);
  const names = Array.from({ length: 4 + random.below(30) }, () => random.pick(random.chance(4) ? seldom : often));
  const chosen = /** @type {(keyof typeof steps)[]} */ (['play', 'wait', ...names].slice(random.below(3)));
  return chosen.map((name) => ({ [name]: steps[name]() }));
}
