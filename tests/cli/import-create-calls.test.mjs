// SPDX-License-Identifier: MIT
// The import of interactions as Mindstamp's API takes and returns them, by any of their names.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newEngine } from '../../js-glue/cli/build.js';
import { FIELDS, SPARE } from '../../js-glue/cli/formatter/fields.js';
import { importFiles } from '../../js-glue/cli/importer/import.js';
import { Random } from '../property/generate.mjs';
import { damaged } from './kaltura-files.mjs';

/** @type {import('../../js-glue/engine/engine.js').Engine} */
let engine;
before(async () => {
  engine = await newEngine();
});
after(() => engine.dispose());

/** @param {unknown} content text, or a value for JSON @param {object} [options] */
function read(content, options = {}) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const { document, notes } = importFiles([{ name: 'f.json', content: text }], options, engine);
  const project = document === null ? null : JSON.parse(document);
  const told = notes.map(({ path, code }) => `${path} ${code}`);
  return { text: document, videos: project?.videos ?? [], told, notes };
}

const PLACE = { pos_top: 1, pos_left: 2, pos_width: 30, pos_height: 40 };
const button = (more) => ({ type: 'button', time: 1, ...PLACE, value: 'Buy', click_action: 'track', ...more });
/** The interaction that a call becomes. */
const become = (call) => {
  const { videos, told } = read([call]);
  return [videos[0]?.interactions?.[0], told];
};

describe('a list of interactions', () => {
  it('keeps each field of a project as it is written', () => {
    const text =
      '[{"id":"b","type":"Button","custom_data":{"2":1,"1":0.50},"time":"1.50","end_time":4.0,"pos_top":1e0,"pos_left":"2","pos_width":30,"pos_height":40,"click_action":"track","click_required":"yes"}]';
    const { text: document, told } = read(text);
    assert.deepEqual(told, []);
    assert.equal(document.replaceAll(/\s/g, ''), `{"hotcue":1,"videos":[{"id":"main","interactions":${text}}]}`);
  });

  it('keeps custom data, empty ones too', () => {
    for (const data of ['', 0, false, null, [], 'x'])
      assert.deepEqual(become(button({ custom_data: data }))[0].custom_data, data);
  });

  it('leaves out custom data that no document may have, and keeps the rest', () => {
    for (const data of ['1e999', '{"a":[-1e400]}', '{"\\ud800":1}', `${'['.repeat(28)}${']'.repeat(28)}`]) {
      const call = JSON.stringify([button({ custom_data: '@' })]).replace('"@"', data);
      const { videos, told } = read(call);
      assert.equal(videos[0]?.interactions[0].value, 'Buy', data);
      assert.ok(!('custom_data' in videos[0].interactions[0]), data);
      assert.deepEqual(told, ['/0/custom_data lost'], data);
    }
  });

  it('knows the other names of fields', () => {
    const names = {
      ...{ start: 'time', finish: 'end_time', end: 'end_time', top: 'pos_top', width: 'pos_width', content: 'value' },
      ...{
        label: 'value',
        title: 'tooltip',
        hover_text: 'tooltip',
        required: 'click_required',
        background: 'background_color',
      },
      ...{
        require_click: 'click_required',
        text_color: 'color',
        pause: 'pause_video',
        pause_while_active: 'pause_video',
      },
      ...{ hidden: 'default_hidden', hide_on_mobile: 'hide_mobile', hide_on_desktop: 'hide_desktop' },
      ...{ points: 'hotspot_points', show_ring: 'hotspot_ring', require_lead_capture: 'collect_first' },
    };
    const values = {
      time: 1,
      start: 1,
      finish: 4,
      end: 4,
      top: 1,
      width: 30,
      points: '0,0 9,0 9,9',
      text_color: '#fff',
      background: '#000',
    };
    const textual = ['content', 'label', 'title', 'hover_text'];
    for (const [name, field] of Object.entries(names)) {
      const value = values[name] ?? (textual.includes(name) ? 'text' : true);
      const call = button({ [field]: undefined, [name]: value });
      const [found, told] = become(call);
      assert.deepEqual([found?.[field], told], [value, []], name);
    }
    const [switched, told] = become({ type: 'switch', time: 2, start_time: 3, video_token: 'main' });
    assert.deepEqual(
      [switched, told],
      [{ type: 'switch', time: 2, switch_video_token: 'main', switch_start_time: 3 }, []],
    );
    assert.deepEqual(become({ type: 'jump', start_time: 2, target_time: 9 })[0], {
      type: 'jump',
      time: 2,
      jump_time: 9,
    });
    assert.deepEqual(
      become({ type: 'redirect', time: 2, url: 'https://a.example' })[0].redirect_url,
      'https://a.example',
    );
    const [ruled] = become(
      button({
        conditional_variable_1: 'x',
        conditional_operator_1: 'Equals',
        conditional_value_1: '',
        conditional_and_or: 'OR',
      }),
    ); // prettier-ignore
    assert.deepEqual([ruled.conditional_variable, ruled.conditional_value, ruled.conditional_join], ['x', '', 1]);
    assert.deepEqual(become(button({ finish: 4, end: 5 }))[1], ['/0/end lost']);
    assert.deepEqual(become(button({ internal_label: 'a', label: 'b', value: 'c' }))[1], ['/0/label lost']);
  });

  it('goes to the videos that it names, by id or token', () => {
    const { videos, told } = read(
      [
        button({ video_id: 7 }),
        button({ video_id: '7', token: 'abc', video_title: 'One' }),
        button({ token: 'abc' }),
        button({ video_token: 'xyz', click_action: 'video', click_value: 'One ---abc' }),
        { type: 'switch', time: 9, video_id: '7', video_token: 'xyz' },
      ],
      { media: 'https://cdn.example/{id}.mp4' },
    );
    assert.deepEqual(told, []);
    assert.deepEqual(
      videos.map(({ id, token, title, interactions, sources }) => [
        id,
        token,
        title,
        interactions.length,
        sources[0].src,
      ]),
      [
        ['7', 'abc', 'One', 4, 'https://cdn.example/abc.mp4'],
        ['xyz', undefined, undefined, 1, 'https://cdn.example/xyz.mp4'],
      ],
    );
    const pages = [[button({ token: 'abc' })], [button({ video_id: 7, token: 'abc' })]].map((list, i) => ({
      ...{ name: `${i}.json`, content: JSON.stringify(list) },
    }));
    const [both, ...more] = JSON.parse(importFiles(pages, {}, engine).document).videos;
    assert.deepEqual([both.id, both.token, both.interactions.length, more], ['7', 'abc', 2, []]);
    const { videos: wrapped } = read({ video_id: 5, interactions: [button(), button()] });
    assert.deepEqual(
      wrapped.map(({ id, interactions }) => [id, interactions.length]),
      [['5', 2]],
    );
  });

  it('names what is lost, and keeps a place to click on', () => {
    const url = become(button({ click_action: 'link', click_value: 'javascript:alert(1)' }));
    assert.deepEqual([url[0].click_action, url[0].click_value, url[1]], ['track', undefined, ['/0/click_value lost']]);
    const video = become(button({ click_action: 'video', click_value: 'Gone ---t' }));
    assert.deepEqual([video[0].click_action, video[1]], ['track', ['/0/click_value lost']]);
    assert.deepEqual(become(button({ click_action: 'jump', jump_time: '0:20' }))[0].click_value, '0:20');
    assert.deepEqual(become(button({ transition: 'weird', color: 'blurple' }))[1], ['/0 lost', '/0 lost']);
    assert.deepEqual(become(button({ z_index: 'top' }))[0].z_index, undefined);
    const { videos, told } = read([
      button(),
      { type: 'question', time: 1 },
      button({ pos_top: undefined }),
      null,
      button({ foo: 1 }),
    ]);
    assert.equal(videos[0].interactions.length, 2);
    assert.deepEqual([...new Set(told)], ['/3 lost', '/4/foo lost', '/1 lost', '/2 lost']);
    const viewer = { viewer_id: 1, viewer_email: 'a@b.example', url: 'https://page.example', created_at: 'x' };
    assert.deepEqual(become(button(viewer))[1], []);
    const ids = read([button({ id: 1 }), button({ id: '1' }), button({ annotation_id: '98765432109876543210' })]);
    assert.deepEqual(
      ids.videos[0].interactions.map(({ id }) => id),
      ['1', '1-2', '98765432109876543210'],
    );
    assert.deepEqual(ids.told, ['/1 renamed']);
  });

  it('is in the document or named, each element, whatever the list', () => {
    const fields = FIELDS.INTERACTION.flat().filter((name) => !['when', 'keyframes'].includes(name));
    const values = [
      1,
      0,
      '2',
      true,
      'x',
      'yes',
      '#fff',
      '10px',
      [],
      {},
      [
        [0, 0],
        [9, 0],
        [9, 9],
      ],
      'https://a.example',
      '{{x}}',
    ];
    let kept = 0;
    let spared = 0;
    for (let seed = 0; seed < 400; seed++) {
      const random = new Random(seed);
      const calls = random.list(1, 6, (i) => {
        const type = random.pick([
          'button',
          'text',
          'hotspot',
          'image',
          'jump',
          'pause',
          'variable',
          'switch',
          'dance',
        ]);
        const action = random.pick(['track', 'link', 'video', 'none', 'jump', undefined]);
        const extra = Object.fromEntries(random.list(0, 2, () => [random.pick(fields), random.pick(values)]));
        return {
          id: `i${i}`,
          type,
          time: i,
          video_id: random.pick([1, 'b', undefined]),
          ...PLACE,
          click_action: action,
          ...extra,
        };
      });
      const file = random.chance(0.5) ? calls : damaged(random, calls);
      const { videos, told, notes, text } = read(file, { format: 'calls' });
      if (text === null) {
        assert.ok(notes.some(({ severity }) => severity === 'error'));
        continue;
      }
      const bad = engine
        .load(text)
        .diagnostics.filter(({ severity, code }) => severity === 'error' || code === 'bad_style');
      assert.deepEqual(bad, [], `seed ${seed}`);
      const whole = notes.filter(({ message }) => message.startsWith('left out: '));
      const lost = new Set(whole.map(({ path }) => path.split('/')[1]));
      const parts = videos.flatMap(({ interactions = [] }) => interactions).length;
      const elements = Array.isArray(file) ? file.length : 1;
      assert.equal(parts + lost.size, elements, `seed ${seed} ${JSON.stringify(file)} ${JSON.stringify(told)}`);
      kept += parts;
      spared += notes.filter(({ message }) => SPARE.some((name) => message.startsWith(`"${name}" left out`))).length;
    }
    assert.ok(kept > 300 && spared > 100, `${kept} kept, ${spared} fields spared`);
  });

  it('is recognized, and other lists are not', () => {
    const formatOf = (content) => read(content).told.map((each) => each.split(' ')[1]);
    assert.deepEqual(formatOf([button()]), []);
    assert.deepEqual(formatOf({ data: [{ body: button() }] }), []);
    assert.deepEqual(formatOf(button()), []);
    for (const other of [[], [1], [{ type: 'x' }], [{ image_id: 1, bbox: [], score: 1 }], {}, 'x']) {
      assert.ok(['unknown_format', 'syntax'].includes(formatOf(other)[0]), JSON.stringify(other));
    }
  });
});
