// SPDX-License-Identifier: MIT
// The import from Kaltura: what becomes what, and that the result plays as in Kaltura's player.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newEngine } from '../../js-glue/cli/build.js';
import { importFiles } from '../../js-glue/cli/importer/import.js';
import { OptionError } from '../../js-glue/cli/importer/options.js';
import { Simulation } from '../../js-glue/simulator/simulation.js';
import { Random } from '../property/generate.mjs';

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
  const told = notes.filter(({ code }) => code !== 'no_source').map(({ path, code }) => `${path} ${code}`);
  const project = document === null ? null : JSON.parse(document);
  return { text: document, project, videos: project?.videos ?? [], told, notes };
}

const POSITION = { left: 72, top: 40.5, width: 144, height: 81 };
const node = (id, more) => ({ id, entryId: `0_${id}`, duration: 10, ...more });
const hotspot = (more) => ({ id: 'h', nodeId: 'a', position: POSITION, showAt: 0, hideAt: 1, ...more });
/** A graph of the nodes a and b. */
const graph = ({
  hotspots = [hotspot()],
  cues = [],
  nodes = [node('a'), node('b', { startFrom: 2 })],
  ...more
} = {}) => ({
  ...{ version: '1.0.0-rc.4', settings: { startNodeId: 'a' }, nodes, hotspots, cues, ...more },
});
/** The hotspot that a graph's becomes. */
const become = (more, options) => {
  const { videos, told } = read(graph({ hotspots: [hotspot(more)] }), options);
  return { ...videos[0]?.interactions?.[0], told };
};
const some = (object, ...names) =>
  Object.fromEntries(names.filter((name) => name in object).map((name) => [name, object[name]]));

describe('GRAPH_DATA', () => {
  it('becomes videos, interactions and cues', () => {
    const { project, told } = read(
      graph({
        hotspots: [hotspot({ name: 'Go', label: 'Go on', showAt: 0.1, hideAt: 0.5, customData: ' {"k": 1.0}' })],
        cues: [{ id: 'c', nodeId: 'b', at: 0.25, customData: 'x' }],
        nodes: [node('a', { name: 'Intro', customData: 'n', xref: 'first' }), node('b')],
        account: { id: 1 },
      }),
      { media: 'https://cdn.example/{id}/a.mp4' },
    );
    assert.deepEqual(told, []);
    const place = { pos_top: 10, pos_left: 10, pos_width: 20, pos_height: 20 };
    const source = (id) => ({ duration: 10, sources: [{ src: `https://cdn.example/0_${id}/a.mp4` }] });
    assert.deepEqual(project, {
      hotcue: 1,
      start: 'a',
      videos: [
        {
          ...{ id: 'a', token: 'first', title: 'Intro', custom_data: 'n', ...source('a') },
          interactions: [
            {
              ...{ id: 'h', type: 'button', name: 'Go', custom_data: ' {"k": 1.0}', time: 1, end_time: 5, ...place },
              ...{ value: 'Go on', click_action: 'track' },
            },
          ],
        },
        { id: 'b', token: '0_b', ...source('b'), cues: [{ id: 'c', time: 2.5, custom_data: 'x' }] },
      ],
    });
  });

  it('needs a duration where times are parts of it, and nowhere else', () => {
    const nodes = [{ id: 'a', entryId: '0_a' }, { id: 'b' }];
    const whole = read(graph({ nodes, cues: [{ id: 'c', nodeId: 'a', at: 0 }] }));
    assert.deepEqual([whole.videos[0].interactions[0].time, whole.videos[0].cues[0].time], [0, 0]);
    const cues = [{ id: 'c', nodeId: 'a', at: 0.5 }];
    assert.throws(
      () => read(graph({ nodes, cues })),
      (error) => error instanceof OptionError && error.missing === 'durations',
    );
    const timeOf = (...durations) =>
      read(graph({ nodes, cues }), { durations: new Map(durations) }).videos[0].cues[0].time;
    assert.equal(timeOf(['', 60]), 30);
    assert.equal(timeOf(['', 60], ['0_a', 20]), 10);
    assert.equal(timeOf(['0_a', 20], ['a', 8]), 4);
  });

  it('of cues divided once too often: read as the author meant, and reported', () => {
    const cues = [0, 3, 9].map((seconds) => ({ id: `c${seconds}`, nodeId: 'a', at: seconds / 1000 / 10_000 }));
    const asSaved = read(graph({ cues: cues.map((cue) => ({ ...cue, at: cue.at * 1000 })) }));
    assert.deepEqual(asSaved.told, ['/cues cue_times']);
    assert.deepEqual(
      asSaved.videos[0].cues.map(({ time }) => time),
      [0, 3, 9],
    );
    const real = read(graph({ cues: [...cues, { id: 'late', nodeId: 'a', at: 0.5 }] }));
    assert.deepEqual(real.told, []);
  });

  it('has places on a stage that covers the frame', () => {
    const place = (options, settings) => {
      const [video] = read(graph({ settings: { startNodeId: 'a', ...settings } }), options).videos;
      const { pos_left, pos_top, pos_width, pos_height } = video.interactions[0];
      return [pos_left, pos_top, pos_width, pos_height];
    };
    assert.deepEqual(place(), [10, 10, 20, 20]);
    assert.deepEqual(place({}, { stageWidth: 1440, stageHeight: '405' }), [5, 10, 10, 20]);
    // A frame of 540 × 405 shows the middle 540 of the stage's 720 pixels.
    assert.deepEqual(place({ size: { width: 540, height: 405 } }), [-3.333333, 10, 26.666667, 20]);
    assert.deepEqual(place({ size: { width: 1440, height: 1620 } }), place({ size: { width: 720, height: 810 } }));
  });

  it('has windows: an end of 1 is none, an end of 0 was never meant', () => {
    const window = (showAt, hideAt) => {
      const { time, end_time, told } = become({ showAt, hideAt });
      return [time, end_time, ...told];
    };
    assert.deepEqual(window(0.25, 0.75), [2.5, 7.5]);
    assert.deepEqual(window(undefined, undefined), [0, undefined]);
    assert.deepEqual(window('0.5', 1), [5, undefined]);
    assert.deepEqual(window(0.5, 7), [5, undefined]);
    assert.deepEqual(window(-1, 0.5), [0, 5]);
    assert.deepEqual(window(0.5, 0), [5, undefined, '/hotspots/0/hideAt changed']);
    for (const [showAt, hideAt] of [
      [0.5, 0.5],
      [0.5, 0.25],
      [1.5, 2],
      ['x', 1],
    ]) {
      // prettier-ignore
      const { told } = read(graph({ hotspots: [hotspot({ showAt, hideAt }), hotspot({ id: 'other' })] }));
      assert.deepEqual(told.length, 1);
      assert.match(told[0], /^\/hotspots\/0/);
    }
  });

  it('has styles: what there is, in pixels of the frame; the rest is named', () => {
    const looks = (style, label = 'x') => {
      const { told, ...fields } = become({ style, label });
      return [
        some(
          fields,
          'type',
          'hotspot_ring',
          'color',
          'background_color',
          'border_color',
          'border_width',
          'border_radius',
          'font_size',
        ),
        told,
      ]; // prettier-ignore
    };
    const bare = { type: 'button', background_color: 'transparent', border_width: 0 };
    assert.deepEqual(looks({}), [{ type: 'button' }, []]);
    assert.deepEqual(looks({ color: 'red' }), [{ ...bare, color: 'red' }, []]);
    assert.deepEqual(looks({ background: '#123', 'font-size': '18px', borderRadius: 9 }), [
      { ...bare, background_color: '#123', font_size: '32px', border_radius: '16px' },
      [],
    ]);
    assert.deepEqual(looks({ border: '9px solid rgb(1, 2, 3)' })[0].border_color, 'rgb(1, 2, 3)');
    assert.deepEqual(looks({ border: 'none', opacity: 1, cursor: 'pointer' }), [bare, []]);
    const invisible = { ...bare, type: 'hotspot', hotspot_ring: false };
    assert.deepEqual(looks(undefined, ''), [invisible, []]);
    assert.deepEqual(looks({ background: 'red' }, ''), [{ ...invisible, background_color: 'red' }, []]);
    assert.deepEqual(looks({ 'font-family': 'Arial', opacity: 0.5 })[1], ['/hotspots/0/style lost']);
    assert.deepEqual(looks({ background: 'url(x.png)' })[1], ['/hotspots/0 lost']);
    assert.deepEqual(looks('red')[1], ['/hotspots/0/style lost']);
  });

  it('keeps custom data as they are; empty ones are absent', () => {
    const texts = [
      '"text"',
      '" {\\"a\\": 1.0} "',
      '{"2":1,"1":[0.50,1e2]}',
      '12345678901234567890123',
      '[null]',
      '"\\u00e9\\ud83d\\ude00"',
    ];
    for (const text of texts) {
      const marked = JSON.stringify(
        graph({ hotspots: [hotspot({ customData: '@' })], cues: [{ id: 'c', nodeId: 'a', at: 0, customData: '@' }] }),
      );
      const { text: document } = read(marked.replaceAll('"@"', text));
      assert.equal(document.replaceAll(/\s/g, '').split(`"custom_data":${text.replaceAll(/\s/g, '')}`).length, 3, text);
    }
    for (const customData of ['', 0, false, null, undefined]) assert.ok(!('custom_data' in become({ customData })));
    assert.deepEqual(become({ customData: '\ud800' }).told, ['/hotspots/0/customData lost']);
    const deep = Array.from({ length: 30 }).reduce((inner) => [inner], 1);
    assert.deepEqual(become({ customData: deep }).told, ['/hotspots/0/customData lost']);
    const large = JSON.stringify(graph({ hotspots: [hotspot({ customData: '@' })] })).replace('"@"', '[1e999]');
    assert.deepEqual(read(large).told, ['/hotspots/0/customData lost']);
  });

  it('keeps ids: long ones, and the same one in two nodes; a second one in a node is renamed', () => {
    const id = '123456789012345678901234567890';
    const text = JSON.stringify(
      graph({ hotspots: [hotspot({ id: '@' }), hotspot({ nodeId: 'b' }), hotspot(), hotspot()] }),
    );
    const { videos, told } = read(text.replace('"@"', id));
    assert.deepEqual(
      videos[0].interactions.map((each) => each.id),
      [id, 'h', 'h-2'],
    );
    assert.deepEqual(
      videos[1].interactions.map((each) => each.id),
      ['h'],
    );
    assert.deepEqual(told, ['/hotspots/3/id renamed']);
  });

  it('has clicks: the commands in order as one action, the rest is named', () => {
    const pause = { type: 'player:pause', payload: {} };
    const open = (href, target) => ({ type: 'browser:open', payload: { href, target } });
    const jump = (destination, more) => ({ type: 'project:jump', payload: { destination, ...more } });
    const seek = (time) => ({ type: 'player:seek', payload: { time } });
    const click = (onClick, clickSeek) => {
      const { told, ...fields } = become({ onClick, clickSeek });
      const { click_action: action, click_value: value, switch_start_time: start } = fields;
      return [[action, value, start].filter((each) => each !== undefined).join(' '), ...told];
    };
    const lost = (...places) => places.map((place) => `/hotspots/0/${place} lost`);
    assert.deepEqual(click([]), ['track']);
    assert.deepEqual(click([pause]), ['pause']);
    assert.deepEqual(click([pause, open('https://a.example/x', '_blank')]), ['link https://a.example/x']);
    assert.deepEqual(click([open('a.example')]), ['link http://a.example']);
    assert.deepEqual(click([open('mailto:a@b.example', '_self')]), ['redirect mailto:a@b.example']);
    assert.deepEqual(click([open('https://a.example', 'shop')]), ['link https://a.example', ...lost('onClick/0')]);
    assert.deepEqual(click([pause, open('javascript:alert(1)')]), ['pause', ...lost('onClick/1')]);
    assert.deepEqual(click([open('https://a.example/{{x}}')]), ['link https://a.example/%7B%7Bx}}']);
    assert.deepEqual(click([jump('b')]), ['video b 2']);
    assert.deepEqual(click([jump('b', { startFrom: 4 })]), ['video b 4']);
    assert.deepEqual(click([jump('a', { time: 1.5 })]), ['video a 1.5']);
    assert.deepEqual(click([jump('a')]), ['video a']);
    assert.deepEqual(click([jump({ id: 'b' })]), ['video b 2']);
    assert.deepEqual(click([jump('id:b')]), ['video b 2']);
    assert.deepEqual(click([jump('b', { autoplay: false })]), ['video b 2', ...lost('onClick/0')]);
    assert.deepEqual(click([jump('nobody'), seek(3)]), ['jump 3', ...lost('onClick/0')]);
    assert.deepEqual(click([seek(3)]), ['jump 3']);
    assert.deepEqual(click([seek('x')]), ['track', ...lost('onClick/0')]);
    assert.deepEqual(click([], 0), ['jump 0']);
    assert.deepEqual(click(undefined, 5), ['jump 5']);
    assert.deepEqual(click([jump('b'), open('https://a.example')]), ['video b 2', ...lost('onClick/1')]);
    assert.deepEqual(click([pause, seek(3)]), ['jump 3', ...lost('onClick/0')]);
    assert.deepEqual(click([{ type: 'project:prefetch', payload: { locators: ['b'] } }]), ['track']);
    assert.deepEqual(click([{ type: 'player:set-volume', payload: { volume: 1 } }]), ['track', ...lost('onClick/0')]);
    assert.deepEqual(click([{ type: '__proto__' }, 7]), ['track', ...lost('onClick/0', 'onClick/1')]);
  });

  it('has an end: another video, the same one again, or none', () => {
    const end = (...onEnded) => {
      const { videos, told } = read(graph({ nodes: [node('a', { onEnded }), node('b', { startFrom: 2 })] }));
      return [videos[0].on_ended, ...told];
    };
    const jump = (destination, more) => ({ type: 'project:jump', payload: { destination, ...more } });
    assert.deepEqual(end(), [undefined]);
    assert.deepEqual(end({ type: 'project:stop', payload: {} }), [undefined]);
    assert.deepEqual(end(jump('a')), [{ action: 'loop' }]);
    assert.deepEqual(end(jump('a', { startFrom: 1 })), [{ action: 'switch', value: 'a', start_time: 1 }]);
    assert.deepEqual(end(jump('b')), [{ action: 'switch', value: 'b', start_time: 2 }]);
    assert.deepEqual(end(jump('nobody')), [undefined, '/nodes/0/onEnded/0 lost']);
    assert.deepEqual(end(jump('b'), { type: 'browser:open' }), [
      { action: 'switch', value: 'b', start_time: 2 },
      '/nodes/0/onEnded/1 lost',
    ]);
  });

  it('of an unknown version, with fonts and skins: what is known is imported', () => {
    const { videos, told } = read(
      graph({ version: '3.1', fonts: ['a'], __skins: { s: {} }, settings: { startNodeId: 'zz', hue: 1 } }),
    );
    assert.equal(videos[0].interactions.length, 1);
    assert.deepEqual(told, [
      '/version unknown_version',
      '/settings/startNodeId lost',
      '/settings/hue lost',
      '/fonts lost',
      '/__skins lost',
    ]); // prettier-ignore
  });
});

describe('a path of the Path API', () => {
  const path = (...interactions) => ({
    pathData: { startNodeId: 'b' },
    nodes: [
      { id: 'a', name: 'A', entryId: '0_a', pathData: { msDuration: 20_000, customData: 'n' }, interactions },
      { id: 'b', entryId: '0_b', startTime: 1500, pathData: { msDuration: 10_000 }, interactions: [] },
    ],
  });
  const spot = (behavior, more) => ({
    ...{ id: 'h', type: '@@core/hotspot', startTime: 1000, endTime: 4500, pathData: { customData: 'cd' } },
    data: { text: { label: 'Go' }, position: { left: 0.1, top: 0.2, width: 0.3, height: 0.4 }, styles: {}, behavior },
    ...more,
  });

  it('has times in milliseconds and places in parts of the frame', () => {
    const { project, told } = read(
      path(spot(), { id: 'c', type: '@@core/cue', startTime: 2500, data: { customData: 'x' } }),
    );
    assert.equal(project.start, 'b');
    assert.deepEqual(told, ['/nodes/1 lost']); // the start is at 0
    const [video] = project.videos;
    assert.deepEqual(some(video, 'id', 'title', 'duration', 'custom_data'), {
      id: 'a',
      title: 'A',
      duration: 20,
      custom_data: 'n',
    });
    assert.deepEqual(video.interactions, [
      {
        ...{ id: 'h', type: 'button', name: 'Go', custom_data: 'cd', time: 1, end_time: 4.5 },
        ...{ pos_top: 20, pos_left: 10, pos_width: 30, pos_height: 40, value: 'Go', click_action: 'track' },
      },
    ]);
    assert.deepEqual(video.cues, [{ id: 'c', time: 2.5, custom_data: 'x' }]);
  });

  it('has behaviours', () => {
    const click = (behavior) => {
      const {
        click_action: action,
        click_value: value,
        switch_start_time: start,
      } = read(path(spot(behavior))).videos[0].interactions[0];
      return [action, value, start].filter((each) => each !== undefined).join(' ');
    };
    assert.equal(click({ type: 'Pause' }), 'pause');
    assert.equal(click({ type: 'GoToNode', nodeId: 'b', startTime: 2500 }), 'video b 2.5');
    assert.equal(click({ type: 'GoToNode', nodeId: 'b' }), 'video b 1.5');
    assert.equal(click({ type: 'GoToUrl', url: 'www.example.com' }), 'link http://www.example.com');
    assert.equal(click({ type: 'GoToTime', time: 0 }), 'jump 0');
    assert.equal(click({ type: 'GoToTime', time: 4200 }), 'jump 4.2');
    assert.equal(click({ type: 'toString' }), 'track');
    const end = (...behaviors) =>
      read(path(spot(), ...behaviors.map((behavior) => ({ type: '@@core/postPlay', data: { behavior } })))).videos[0]
        .on_ended;
    assert.deepEqual(end({ type: 'Loop' }), { action: 'loop' });
    assert.deepEqual(end({ type: 'GoToNode', nodeId: 'b', startTime: 1 }), {
      action: 'switch',
      value: 'b',
      start_time: 0.001,
    });
    assert.deepEqual(end({ type: 'Loop' }, { type: 'GoToNode', nodeId: 'b' }).action, 'switch');
    assert.deepEqual(end({ type: 'Stop' }), undefined);
  });

  it('without an end, of an unknown type, after the end: each is named', () => {
    const told = (...interactions) =>
      read(path(spot(), ...interactions)).told.filter((each) => each !== '/nodes/1 lost');
    assert.deepEqual(told(spot(null, { id: 'x', endTime: undefined })), ['/nodes/0/interactions/1/endTime changed']);
    assert.deepEqual(told({ type: '@@core/quiz' }), ['/nodes/0/interactions/1/type lost']);
    assert.deepEqual(told({ type: '@@core/cue', id: 'c', startTime: 5e10 }), ['/nodes/0/interactions/1 lost']);
    assert.deepEqual(told({ type: '@@core/cue', id: 'c', startTime: 15e6 }), [
      '/nodes/0/interactions/1/startTime cue_times',
    ]);
    assert.deepEqual(
      told(null, 7, []),
      [1, 2, 3].map((i) => `/nodes/0/interactions/${i} lost`),
    );
  });
});

describe('cue points', () => {
  const annotation = (onClick, more) => ({
    ...{ objectType: 'KalturaAnnotation', id: '1_a', tags: 'hotspots', text: 'Go', startTime: 10_000, endTime: 20_000 },
    partnerData: JSON.stringify({
      ...{ schemaVersion: '1', onClick, createdAt: 'x', styles: { 'font-size': '18px' } },
      layout: {
        relativeX: 0.25,
        relativeY: 0.5,
        relativeWidth: 0.2,
        relativeHeight: 0.1,
        stageWidth: 480,
        stageHeight: 360,
      },
    }),
    ...more,
  });
  const list = (...objects) => [{ objects, objectType: 'KalturaCuePointListResponse' }];

  it('of the hotspots plugin become hotspots', () => {
    const { videos, told } = read(list(annotation({ type: 'jumpToTime', jumpToTime: 0 })));
    assert.deepEqual(told, []);
    assert.deepEqual(videos[0].interactions, [
      {
        ...{ id: '1_a', type: 'button', name: 'Go', time: 10, end_time: 20, pos_top: 50, pos_left: 25, pos_width: 20 },
        ...{ pos_height: 10, value: 'Go', background_color: 'transparent', border_width: 0, font_size: '36px' },
        ...{ click_action: 'jump', click_value: 0 },
      },
    ]);
    const click = (onClick) => {
      const [{ click_action: action, click_value: value }] = read(list(annotation(onClick))).videos[0].interactions;
      return `${action} ${value}`;
    };
    assert.equal(click({ type: 'openUrl', url: 'a.example' }), 'redirect http://a.example');
    assert.equal(click({ type: 'openUrlInNewTab', url: 'https://a.example' }), 'link https://a.example');
    assert.equal(click({ type: 'dance' }), 'track undefined');
  });

  it('of other kinds become cues with what the author wrote, each in the video of its film', () => {
    const code =
      '{"objectType":"KalturaCodeCuePoint","id":"1_c","entryId":"0_x","startTime":"5000","code":"ad","partnerData":"{ }","tags":"t","partnerId":1}';
    const { videos, told, text } = read(
      `[${code},{"objectType":"KalturaAdCuePoint","id":"1_d"},{"objectType":"KalturaAnnotation","text":"remark","startTime":1,"endTime":2}]`,
    );
    assert.deepEqual(told, ['/1/objectType lost']);
    assert.deepEqual(
      videos.map(({ id }) => id),
      ['0_x'],
    );
    assert.match(text, /\{ "code": "ad", "partnerData": "\{ \}", "tags": "t" \}/);
    const files = [graph(), [JSON.parse(code.replace('0_x', '0_b'))]].map((content, i) => ({
      name: `${i}.json`,
      content: JSON.stringify(content),
    }));
    const both = JSON.parse(importFiles(files, {}, engine).document);
    assert.deepEqual(
      both.videos.map(({ cues = [] }) => cues.length),
      [0, 1],
    );
  });

  it('with data that are not JSON are named', () => {
    const { told } = read(
      list(
        annotation(),
        annotation(null, { id: 'x', partnerData: '{"layout":' }),
        annotation(null, { partnerData: undefined }),
      ),
    );
    assert.deepEqual(told, ['/0/objects/1/partnerData lost', '/0/objects/2/partnerData lost']);
  });
});

it('of thousands of invalid ones each is named', () => {
  const position = { left: 0, top: 0, width: 0, height: 9 };
  const hotspots = Array.from({ length: 2500 }, (_, i) =>
    hotspot({ id: i, ...(i % 2 ? { position } : { style: { color: 'x' } }) }),
  );
  const { videos, notes } = read(graph({ hotspots }));
  assert.equal(videos[0].interactions.length, 1250);
  assert.deepEqual(new Set(notes.filter(({ code }) => code === 'lost').map(({ path }) => path)).size, 2500);
});

it('many hotspots are imported in one go', () => {
  const hotspots = Array.from({ length: 5000 }, (_, i) =>
    hotspot({ id: i, showAt: i / 5000, hideAt: 1, style: { zoom: 1 } }),
  );
  const { videos, told } = read(graph({ hotspots }));
  assert.equal(videos[0].interactions.length, 5000);
  assert.equal(told.length, 5000);
});

// ---- Playing ------------------------------------------------------------------

/** Kaltura's player on one node, as it works: an update every 250 ms and at each seek. */
class Model {
  /** @param {any} data @param {number} duration */
  constructor({ cues, hotspots }, duration) {
    this.cues = [...cues].sort((a, b) => a.at - b.at);
    this.hotspots = hotspots;
    this.duration = duration;
    this.passed = 0;
    this.log = [];
  }

  /** @param {number} time */
  update(time) {
    const p = Math.min(Math.max(time / this.duration, 0), 1);
    const index = this.cues.filter(({ at }) => at <= p).length;
    for (const { id } of this.cues.slice(this.passed, index)) this.log.push(`cue:forward ${id}`);
    for (const { id } of this.cues.slice(index, this.passed).reverse()) this.log.push(`cue:reverse ${id}`);
    this.passed = index;
  }

  /** @param {number} time */
  visible(time) {
    const p = time / this.duration;
    return this.hotspots.filter(({ showAt, hideAt = 1 }) => showAt <= p && p <= hideAt).map(({ id }) => id);
  }
}

describe('an imported graph plays as in Kaltura’s player', () => {
  it('the same cues in the same order, the same hotspots at the same times', () => {
    let fired = 0;
    for (let seed = 0; seed < 120; seed++) {
      const random = new Random(seed);
      const duration = random.pick([8, 16, 32]);
      const grid = () => random.whole(0, 64) / 64;
      const hotspots = random.list(1, 5, (i) => {
        const [showAt, hideAt] = [grid(), grid()].sort((a, b) => a - b);
        return hotspot({ id: `h${i}`, showAt, hideAt: showAt === hideAt ? 1 : hideAt });
      });
      const cues = random.list(0, 6, (i) => ({ id: `c${i}`, nodeId: 'a', at: grid(), customData: `data ${i}` }));
      const data = graph({ hotspots, cues, nodes: [node('a', { duration })] });
      const model = new Model(data, duration);
      const log = [];
      const shown = new Set();
      const loaded = engine.load(read(data).text);
      const simulation = new Simulation(engine, {
        duration: () => duration,
        write: (line) => {
          const { event, id, cue } = JSON.parse(line);
          if (event === 'interaction:show') shown.add(id);
          if (event === 'interaction:hide') shown.delete(id);
          if (cue) log.push(`${event} ${cue.id}`);
        },
      });
      simulation.open(loaded.effects);
      const compare = (time) => {
        // The end of a window belongs to it there, and not here.
        if (hotspots.every(({ hideAt }) => hideAt === 1 || hideAt * duration !== time)) {
          assert.deepEqual([...shown].sort(), model.visible(time).sort(), `seed ${seed} at ${time}`);
        }
        assert.deepEqual(log, model.log, `seed ${seed} at ${time}`);
      };
      simulation.run({ name: 'play', value: true });
      model.update(0);
      let time = 0;
      compare(time);
      for (const _ of random.list(1, 6, () => 0)) {
        const until = Math.min(time + random.whole(1, 40) / 8, duration - 1 / 8);
        simulation.run({ name: 'until', value: until });
        for (let at = time + 0.25; at < until; at += 0.25) model.update(at);
        model.update(until);
        compare(until);
        time = random.whole(0, duration * 8 - 2) / 8;
        simulation.run({ name: 'seek', value: time });
        model.update(time);
        compare(time);
      }
      fired += log.length;
    }
    assert.ok(fired > 500, `${fired} cues`);
  });
});
