// SPDX-License-Identifier: MIT
// What counts as not given, for the whole field table: an empty text in any field, and in
// an interaction an invalid style or optional field. Words and booleans are
// case-insensitive.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rows, wordRows } from '../../tools/generate/schema.mjs';
import { newEngine, play } from '../support/play.mjs';

const BLANKS = ['', ' ', '\u00a0\n\t', null];

/** A project with objects of all kinds, at the paths in PLACES. */
function project() {
  const box = { pos_top: 10, pos_left: 10, pos_width: 30, pos_height: 30 };
  const more = { start: 'a', custom_data: 1, id: 'p', title: 'P', variables: { n: 1 }, trays: { t: { title: 'T' } } };
  const rule = { variable: 'n', operator: 'equals', value: 1 };
  const hotspot = {
    ...{ id: 'h', type: 'hotspot', time: 1, end_time: 5, ...box, click_action: 'jump', click_value: '3', z_index: 2 },
    ...{ name: 'H', label: 'L', tooltip: 'T', caption: 'C', value: 'V', in_tray: true, tray_type: 't', color: 'red' },
    ...{ hotspot_points: '0,0 9,0 9,9', points_space: 'video', hotspot_image: 'h.png', hotspot_ring_width: 3 },
    ...{ hubspot_field: 'f', hubspot_value: 'v', clickfunnels: true, clickfunnels_tag: 'g', repeat: 'once' },
    ...{ post_click_state: 'disabled', variable_name: 'n', variable_value: 2, when: rule },
    keyframes: [
      { time: 1, pos_left: 10 },
      { time: 3, pos_left: 20, points: '0,0 9,0 9,9' },
    ],
  };
  const rules = {
    conditional: true,
    conditional_variable: 'n',
    conditional_operator: 'exists',
    conditional_show: true,
  };
  const interactions = [
    hotspot,
    { id: 'r', type: 'pause', time: 4, pause_duration: 1, ...rules, conditional_join: 1 },
    { id: 'j', type: 'switch', time: 8, switch_video_id: 'b', switch_start_time: 2, on_seek_past: 'fire' },
  ];
  const video = {
    ...{ id: 'a', token: 'A', title: 'A', duration: 10, poster: 'p.jpg', interactions },
    sources: [{ src: 'a.mp4', type: 'video/mp4' }],
    tracks: [{ src: 'a.vtt', kind: 'captions', srclang: 'en', label: 'English' }],
    cues: [{ id: 'c', time: 2, direction: 'forward', on_seek_past: 'skip', repeat: 'once' }],
    on_ended: { action: 'switch', value: 'b', start_time: 1 },
  };
  const form = {
    title: 'F',
    text: 'T',
    consent: 'C',
    fields: [{ name: 'email', label: 'E', type: 'email', required: 1 }],
  };
  return { hotcue: 1, ...more, design: { color: 'blue' }, lead_form: form, videos: [video, { id: 'b' }] };
}

/** The objects of a kind. @type {Record<string, (project: any) => any[]>} */
const PLACES = {
  PROJECT: (all) => [all],
  FORM: (all) => [all.lead_form],
  FORM_FIELD: (all) => all.lead_form.fields,
  TRAY: (all) => [all.trays.t],
  VIDEO: (all) => [all.videos[0]],
  SOURCE: (all) => all.videos[0].sources,
  TRACK: (all) => all.videos[0].tracks,
  ENDED: (all) => [all.videos[0].on_ended],
  CUE: (all) => all.videos[0].cues,
  INTERACTION: (all) => all.videos[0].interactions,
  RULE: (all) => [all.videos[0].interactions[0].when],
  KEYFRAME: (all) => all.videos[0].interactions[0].keyframes,
};

const SCRIPT = [{ play: true }, { until: 2 }, { click: 'h' }, { until: 9 }, { wait: 5 }];

/** The whole outcome of a document: diagnostics, what a page reads, the log. */
function outcome(document, lenient = false) {
  const text = JSON.stringify(document);
  const engine = newEngine();
  const { ok, diagnostics } = engine.load(text, { lenient });
  const told = diagnostics.map(({ code, path, severity }) => `${severity} ${code} ${path}`).toSorted();
  if (!ok) return { told };
  engine.ready(10);
  const { videos } = engine.project();
  const list = document.videos?.[0]?.interactions;
  const count = Array.isArray(list) ? list.length : 0;
  const items = Array.from({ length: count }, (_, i) => (i === 0 ? engine.item(i) : null));
  const errors = diagnostics.some(({ severity }) => severity === 'error');
  const durations = Object.fromEntries(videos.map(({ id }) => [id, 10]));
  const lines = errors ? [] : play({ project: text, script: SCRIPT.filter(({ click }) => !click), durations }).lines;
  return { told, project: engine.project(), items, lines };
}

/** @type {[string, string[], string, string, string][]} */
const FIELDS = rows('engine/schema/fields.def', 'HC_FIELD|HC_FIELD_CUSTOM').map(
  ([object, , names, kind, values, need]) => [object, names.split(', '), kind, values, need],
);

/** The outcome of the project with a field of some objects changed. */
function changed(object, names, change, lenient = false) {
  const all = project();
  for (const place of PLACES[object](all)) {
    const [name = names[0]] = names.filter((each) => each in place);
    for (const each of names) delete place[each];
    change(place, name);
  }
  return outcome(all, lenient);
}

describe('an empty text is not given:', () => {
  for (const [object, names, kind] of FIELDS) {
    if (['ANY', 'OPERAND', 'OPERANDS'].includes(kind)) continue;
    it(`${object} ${names[0]}`, () => {
      const without = changed(object, names, () => {});
      for (const name of names) {
        for (const blank of BLANKS) {
          const told = changed(object, names, (place) => {
            place[name] = blank;
          });
          assert.deepEqual(told, without, JSON.stringify(blank));
        }
      }
    });
  }

  it('but a variable may be set to it, or compared with it', () => {
    const when = { variable: 'n', operator: 'equals', value: '' };
    const box = { pos_top: 10, pos_left: 10, pos_width: 30, pos_height: 30 };
    const item = { id: 'x', type: 'text', time: 0, click_action: 'track', ...box };
    const set = { variable_name: 'n', variable_value: '  ' };
    const lines = (variables, more) =>
      play({
        project: { variables, interactions: [{ ...item, ...more }] },
        script: [{ click: 'x' }, { eval: ['n'] }],
        durations: { main: 9 },
      }).lines;
    assert.ok(lines({ n: '' }, { when }).some((line) => line.includes('interaction:show')));
    assert.ok(!lines({ n: 'a' }, { when }).some((line) => line.includes('interaction:show')));
    assert.match(lines({}, set).at(-1) ?? '', /"value":" {2}"}$/);
  });

  it('a form that sends all its fields', () => {
    const box = { pos_left: 40, pos_top: 20, pos_width: 20, pos_height: 20 };
    const given = { id: 'e', type: 'button', time: 0, value: 'x', click_action: 'track', ...box };
    const names = FIELDS.filter(([object]) => object === 'INTERACTION').map(([, [name]]) => name);
    const empty = Object.fromEntries(names.map((name) => [name, '']));
    assert.deepEqual(newEngine().load(JSON.stringify([{ ...empty, ...given }])).diagnostics, []);
  });
});

describe('a boolean is read in any case:', () => {
  const SPELLINGS = [
    [true, 'true', 'True', 'YES', 'on', ' 1 ', 1],
    [false, 'false', 'FALSE', 'No', 'off', '0', 0],
  ];
  for (const [object, names, kind] of FIELDS) {
    if (kind !== 'BOOLEAN') continue;
    it(`${object} ${names[0]}`, () => {
      for (const [first, ...others] of SPELLINGS) {
        const set = (value) => changed(object, names, (place, name) => Object.assign(place, { [name]: value }));
        for (const other of others) assert.deepEqual(set(other), set(first), JSON.stringify(other));
      }
    });
  }
});

describe('words are read in any case:', () => {
  const LISTS = { HC_TYPE_WORDS: 'HC_TYPES', HC_ACTION_WORDS: 'HC_ACTIONS' };
  const wordsOf = (values) => (LISTS[values] ? wordRows(LISTS[values]).map(([, word]) => word) : values.split(', '));
  for (const [object, names, kind, values] of FIELDS) {
    if (kind !== 'WORD' && kind !== 'CHOICE') continue;
    it(`${object} ${names[0]}`, () => {
      for (const word of wordsOf(values)) {
        const set = (value) => changed(object, names, (place, name) => Object.assign(place, { [name]: value }));
        assert.deepEqual(set(` ${word.toUpperCase()} `), set(word), word);
      }
    });
  }
});

describe('an interaction', () => {
  const wrong = (place, name) => Object.assign(place, { [name]: { no: 'value' } });
  const codes = ({ told }) => [...new Set(told.map((line) => line.split(' ').slice(0, 2).join(' ')))];
  for (const [object, names, kind, , need] of FIELDS) {
    if (object !== 'INTERACTION' || kind === 'ANY' || kind === 'NODE') continue;
    const what = { LOOK: 'is as without a wrong', SPARE: 'stays, without a wrong' }[need] ?? 'is left out for a wrong';
    it(`${what} ${names[0]}`, () => {
      const strict = changed(object, names, wrong);
      const lenient = changed(object, names, wrong, true);
      const without = changed(object, names, () => {}, true);
      if (need === 'LOOK') assert.deepEqual(codes(strict), ['warning bad_style']);
      else assert.ok(codes(strict).includes('error wrong_type'), codes(strict).join());
      const seen = JSON.stringify([lenient.project, lenient.items]);
      if (need === 'LOOK' || need === 'SPARE') assert.equal(seen, JSON.stringify([without.project, without.items]));
      else assert.ok(!seen.includes('"id":"h"'));
    });
  }

  it('that has to be clicked keeps its place for a wrong look', () => {
    const box = { pos_left: 40, pos_top: 20, pos_width: 20, pos_height: 20 };
    const item = { id: 'q', type: 'button', time: 0, end_time: 2, click_required: true, value: 'Answer me', ...box };
    const document = [{ ...item, transition: 'fadeIn', click_action: 'track' }];
    const { lines } = play({ project: document, script: [{ play: true }, { until: 5 }], durations: { main: 9 } });
    assert.ok(
      lines.some((line) => line.includes('"interaction:blocked","ids":["q"]')),
      lines.join('\n'),
    );
  });
});
