// SPDX-License-Identifier: MIT
// H5P Interactive Video, imported: what each part becomes, and what is reported.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Random } from '../property/generate.mjs';
import { choice, content, engine, errors, imported, lost, multiChoice, parts, spot } from './h5p.mjs';

const AT = '/interactiveVideo/assets/interactions';
const one = (library, params, more, options) => {
  const given = content([spot(library, params, more)]);
  return { ...Object.values(parts(given, options))[0], lost: lost(imported(given, options)) };
};
/** @param {object} fields @param {string[]} names */
const pick = (fields, ...names) => Object.fromEntries(names.map((name) => [name, fields[name]]));

describe('an interaction', () => {
  it('is where and when it was: percent, of em, and the second that H5P adds', () => {
    const text = { text: '<p>Hi</p>' };
    const place = pick(
      one('H5P.Text 1.1', text, { x: 12.5, y: 40, width: 10, height: 4.5 }),
      'pos_left',
      'pos_top',
      'pos_width',
      'pos_height',
    );
    assert.deepEqual(place, { pos_left: 12.5, pos_top: 40, pos_width: 25, pos_height: 20 });
    const times = (duration, options) =>
      Object.values(pick(one('H5P.Text 1.1', text, { duration }, options), 'time', 'end_time'));
    assert.deepEqual(times({ from: 1.2, to: 3.4 }), [1.2, 4.4]);
    assert.deepEqual(times({ from: 1.2, to: 3.4 }, { h5pSecond: 'keep' }), [1.2, 4.4]);
    assert.deepEqual(times({ from: 1.2, to: 3.4 }, { h5pSecond: 'drop' }), [1.2, 3.4]);
    assert.deepEqual(times({ from: 5, to: 5 }, { h5pSecond: 'drop' }), [5, 6], 'a window is not empty');
    assert.deepEqual(times({ from: '7', to: 3 }), [7, 8]);
    const right = one('H5P.Text 1.1', text, { x: 95, y: 95, width: 10, height: 4.5 });
    assert.deepEqual([right.pos_left, right.pos_top], [75, 80], 'moved into the picture');
  });

  it('has its title as name, and what identifies it as custom data', () => {
    const text = one(
      'H5P.Text 1.1',
      { text: 'x' },
      {
        action: {
          library: 'H5P.Text 1.1',
          params: { text: 'x' },
          subContentId: 'id-1',
          metadata: { title: 'Tip', license: 'CC BY', authors: [{ name: 'Ada' }] },
        },
        displayType: 'button',
        label: '',
      },
    );
    assert.deepEqual(text.custom_data, {
      library: 'H5P.Text 1.1',
      subContentId: 'id-1',
      metadata: { title: 'Tip', license: 'CC BY', authors: [{ name: 'Ada' }] },
    });
    assert.deepEqual(pick(text, 'value', 'name'), { value: 'Tip', name: 'Tip' });
  });

  it('of each static kind becomes', () => {
    const kinds = [
      [one('H5P.Nil 1.0', {}, { label: '<p>A &amp; B</p>' }), { type: 'text', value: 'A & B', click_action: 'none' }],
      [
        one('H5P.Text 1.1', { text: '<p>One</p><p>Two</p>' }),
        { type: 'text', value: 'One\n\nTwo', click_action: 'none', color: '#1a1a1a' },
      ],
      [
        one('H5P.Text 1.1', { text: 'Go' }, { goto: { type: 'timecode', time: 30 } }),
        { click_action: 'jump', click_value: 30 },
      ],
      [
        one('H5P.Text 1.1', { text: 'Go' }, { goto: { type: 'timecode', time: 5 } }),
        { click_action: 'jump', click_value: 5.2 },
      ],
      [
        one(
          'H5P.Text 1.1',
          { text: 'Go' },
          { goto: { type: 'url', url: { protocol: 'https://', url: 'a.example/{b}' } } },
        ),
        { click_action: 'link', click_value: 'https://a.example/%7Bb}' },
      ],
      [
        one('H5P.AdvancedText 1.1', { text: '<a href="https://a.example">Go</a>' }),
        { click_action: 'link', click_value: 'https://a.example' },
      ],
      [
        one('H5P.Table 1.1', { text: '<table><tr><td>1</td><td>2</td></tr></table>' }),
        { type: 'text', value: '1 \u00b7 2' },
      ],
      [
        one('H5P.Text 1.1', { text: 'Long' }, { displayType: 'button', label: '<p>More</p>', pause: true }),
        { type: 'button', value: 'More', click_action: 'modal', click_value: 'Long', pause_video: true },
      ],
      [
        one('H5P.Image 1.1', { file: { path: 'images/a.png' }, alt: 'A boat' }),
        { type: 'image', value: 'images/a.png', name: 'A boat' },
      ],
      [
        one('H5P.Link 1.3', { title: 'Shop', linkWidget: { protocol: 'http://', url: 'shop.example' } }),
        { type: 'button', value: 'Shop', click_action: 'link', click_value: 'http://shop.example' },
      ],
      [
        one('H5P.IVHotspot 1.2', {
          destination: { type: 'timecode', time: 9 },
          visuals: { shape: 'circular', backgroundColor: 'rgba(255, 0, 0, 0.4)', animation: true },
          texts: { ariaLabel: 'Door' },
        }),
        {
          type: 'hotspot',
          name: 'Door',
          click_action: 'jump',
          click_value: 9,
          border_radius: '50%',
          background_color: 'rgba(255, 0, 0, 0.4)',
          animation: 'pulse',
        },
      ],
      [
        one('H5P.IVHotspot 1.2', {
          destination: { type: 'url', url: { protocol: 'other', url: 'mailto:a@b.example' } },
        }),
        { click_action: 'link', click_value: 'mailto:a@b.example', hotspot_ring: false },
      ],
    ]; // prettier-ignore
    for (const [given, expected] of kinds) assert.deepEqual(pick(given, ...Object.keys(expected)), expected);
  });

  it('has one link, and only one that a project opens; the others are reported', () => {
    const text =
      '<a href="page.html">a</a> <a href="javascript:x">b</a> <a href="/c">c</a> <a href="https://d.example">d</a>';
    const given = one('H5P.Text 1.1', { text });
    assert.deepEqual(pick(given, 'click_action', 'click_value'), { click_action: 'link', click_value: '/c' });
    assert.deepEqual(
      given.lost.map((note) => note.replace(`${AT}/0/action/params/text `, '')),
      [
        'a link that is not opened: "page.html"',
        'a link that is not opened: "javascript:x"',
        'a link in a text: https://d.example',
      ],
    );
    assert.equal(
      one('H5P.Text 1.1', { text }, { displayType: 'button' }).click_value,
      'a b c d\n\n/c\n\nhttps://d.example',
    );
  });

  it('that opens over the film closes with a click', () => {
    const image = spot('H5P.Image 1.1', { file: { path: 'a.png' } }, { displayType: 'button', label: 'See' });
    const { image: button, 'image-open': open } = parts(content([image]));
    assert.deepEqual(pick(button, 'type', 'value', 'variable_name', 'variable_value'), {
      type: 'button',
      value: 'See',
      variable_name: 'image',
      variable_value: 'open',
    });
    assert.deepEqual(pick(open, 'type', 'value', 'variable_name', 'variable_value', 'pause_video'), {
      type: 'image',
      value: 'a.png',
      variable_name: 'image',
      variable_value: '',
      pause_video: true,
    });
  });

  it('that asks what is not expressed keeps its text, without the answers', () => {
    const cases = [
      [
        'H5P.Blanks 1.14',
        { text: '<p>Fill in</p>', questions: ['<p>Oslo is in *Norway/Norge:a tip*.</p>', '*2*'] },
        'Fill in\n\nOslo is in _____.\n\n_____',
      ],
      ['H5P.DragText 1.10', { taskDescription: 'Drag', textField: 'A *b* c' }, 'Drag\n\nA _____ c'],
      ['H5P.MarkTheWords 1.11', { taskDescription: 'Mark', textField: 'A *b* c' }, 'Mark\n\nA b c'],
      ['H5P.Summary 1.10', { intro: 'Choose', summaries: [{ summary: ['right', 'wrong'] }] }, 'Choose'],
      ['H5P.FreeTextQuestion 1.0', { question: '<p>Why?</p>' }, 'Why?'],
      ['H5P.DragQuestion 1.14', { question: { settings: {}, task: {} } }, 'DragQuestion'],
      ['Org.Thing 3.0', { title: 'A thing' }, 'A thing'],
    ]; // prettier-ignore
    for (const [library, params, value] of cases) {
      const given = one(library, params, { pause: true });
      assert.deepEqual(pick(given, 'type', 'value', 'pause_video'), { type: 'text', value, pause_video: true });
      assert.equal(given.lost.length, 1);
      assert.ok(given.lost[0].startsWith(`${AT}/0/action ${library} `), given.lost[0]);
      const button = one(library, params, { displayType: 'button', label: '' });
      assert.deepEqual(pick(button, 'type', 'click_action', 'click_value'), {
        type: 'button',
        click_action: 'modal',
        click_value: value,
      });
    }
  });
});

describe('the film', () => {
  it('keeps its title, poster, sources, text tracks and marks', () => {
    const { project, notes } = imported(
      content([], {
        files: [
          { path: 'https://cdn.example/a.webm', mime: 'video/webm' },
          { path: 'https://youtu.be/abc', mime: 'video/YouTube' },
        ],
        startScreenOptions: { title: 'A &amp; B', poster: { path: 'https://cdn.example/p.png' } },
        textTracks: {
          videoTrack: [
            { label: 'English', kind: 'captions', srcLang: 'en', track: { path: 'https://cdn.example/en.vtt' } },
          ],
        },
        bookmarks: [
          { time: 3, label: 'First' },
          { time: 'x', label: 'Bad' },
        ],
        endscreens: [{ time: 60, label: 'Submit' }],
        override: {
          loop: true,
          startVideoAt: 4,
          preventSkipping: true,
          deactivateSound: true,
          autoplay: 1,
          retryButton: 'off',
        },
      }),
      { chapters: 'chapters.vtt' },
    );
    const [video] = project.videos;
    assert.deepEqual(pick(video, 'title', 'poster', 'on_ended'), {
      title: 'A & B',
      poster: 'https://cdn.example/p.png',
      on_ended: { action: 'loop' },
    });
    assert.deepEqual(video.sources, [
      { src: 'https://cdn.example/a.webm', type: 'video/webm' },
      { src: 'https://youtu.be/abc', type: 'video/youtube' },
    ]);
    assert.deepEqual(video.tracks, [
      { src: 'https://cdn.example/en.vtt', kind: 'captions', srclang: 'en', label: 'English' },
      { src: 'chapters.vtt', kind: 'chapters', default: true },
    ]);
    assert.deepEqual(video.cues, [
      { id: 'bookmark-1', time: 3, custom_data: { title: 'First' } },
      { id: 'endscreen', time: 60, custom_data: { endscreen: 'Submit' } },
    ]);
    assert.deepEqual(video.interactions, [{ id: 'start', type: 'jump', time: 0, jump_time: 4, repeat: 'once' }]);
    const places = notes.map(({ path, code }) => `${path.replace('/interactiveVideo', '')} ${code}`);
    assert.deepEqual(places.sort(), [
      '/assets/bookmarks/1 lost',
      '/assets/endscreens/0 lost',
      '/override/autoplay lost',
      '/override/deactivateSound lost',
      '/override/preventSkipping lost',
      '/override/retryButton lost',
      '/video/files/1/path lost',
    ]);
  });

  it('of version 1.0 has its interactions elsewhere', () => {
    const given = content([]);
    given.interactiveVideo.interactions = [spot('H5P.Text 1.0', { text: 'Old' })];
    delete given.interactiveVideo.assets;
    assert.equal(parts(given).text.value, 'Old');
  });

  it('loses its summary with a note that has its statements', () => {
    const given = content([spot('H5P.Nil 1.0', {}, { label: 'x' })]);
    given.interactiveVideo.summary.task.params.summaries = [{ summary: ['<p>Right</p>', '<p>Wrong</p>'] }];
    assert.match(lost(imported(given)).join(), /^\/interactiveVideo\/summary .*"Right", "Wrong"/);
  });
});

describe('whatever content.json has', () => {
  const LIBRARIES = {
    'H5P.Nil 1.0': () => ({}),
    'H5P.Text 1.1': (random) => ({ text: html(random) }),
    'H5P.Table 1.1': (random) => ({ text: html(random) }),
    'H5P.Image 1.1': (random) => ({ file: { path: address(random) }, alt: html(random) }),
    'H5P.Link 1.3': (random) => ({ title: html(random), linkWidget: link(random) }),
    'H5P.IVHotspot 1.2': (random) => ({
      destination: { type: random.pick(['timecode', 'url']), time: time(random), url: link(random) },
    }),
    'H5P.GoToQuestion 1.3': (random) => ({
      text: html(random),
      choices: random.list(0, 3, () => ({
        text: html(random),
        goTo: time(random),
        ifChosenText: random.pick(['', html(random)]),
      })),
    }),
    'H5P.MultiChoice 1.16': (random) =>
      multiChoice(
        html(random),
        random.list(0, 4, () => choice(html(random), random.chance(0.5), html(random))),
        { type: random.pick(['auto', 'single', 'multi']) },
      ),
    'H5P.TrueFalse 1.8': (random) => ({ question: html(random), correct: random.pick(['true', 'false']) }),
    'H5P.SingleChoiceSet 1.11': (random) => ({
      choices: random.list(0, 3, () => ({ question: html(random), answers: random.list(0, 4, () => html(random)) })),
    }),
    'H5P.Blanks 1.14': (random) => ({ text: html(random), questions: [html(random)] }),
    'H5P.DragQuestion 1.14': () => ({}),
    'Other.Thing 9.9': (random) => ({ question: html(random) }),
    'H5P.MultiChoice 2.0': (random) => multiChoice(html(random), [choice('a', true), choice('b', false)]),
  }; // prettier-ignore

  const PIECES = [
    '<p>',
    '</p>',
    '<b>',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1) alt="pic">',
    'word',
    ' ',
    '&amp;',
    '&lt;script&gt;',
    '&#x41;',
    '&nope;',
    '{{x}}',
    '{{',
    '<!-- c -->',
    '<a href="javascript:alert(1)">',
    '<',
    '"',
    '*gap*',
    '\u{1F600}',
    '\ud800',
    '\0',
    '<ul><li>',
  ];
  const html = (random) => random.list(0, 6, () => random.pick(PIECES)).join('');
  const time = (random) => random.pick([0, 3, 5, 10.5, 99, '12', -1, null, 'x', 1e9]);
  const address = (random) =>
    random.pick([
      'images/a b.png',
      'https://a.example/b.png',
      'javascript:alert(1)',
      '../../x.png',
      '',
      'data:image/png;base64,AA',
      '{{x}}.png',
      '//host/x.png',
      '%zz',
    ]);
  const link = (random) => ({
    protocol: random.pick(['http://', 'https://', '/', 'other']),
    url: random.pick([
      'a.example',
      'javascript:alert(1)',
      ' java\tscript:alert(1)',
      '',
      '{{x}}',
      'mailto:a@b.c',
      '//x',
      'http://[',
    ]),
  });
  const junk = (random) => random.pick([null, 7, 'text', [], {}, true, -1, [null], { at: 1 }]);

  /** @param {Random} random */
  function film(random) {
    const interactions = random.list(1, 6, () => {
      const library = random.pick(Object.keys(LIBRARIES));
      return spot(library, LIBRARIES[library](random), {
        duration: { from: time(random), to: time(random) },
        x: random.whole(-50, 150),
        y: random.whole(-50, 150),
        width: random.pick([0, 10, 60, '5']),
        displayType: random.pick(['button', 'poster', undefined]),
        pause: random.chance(0.5),
        label: html(random),
        goto: random.pick([undefined, { type: 'timecode', time: time(random) }, { type: 'url', url: link(random) }]),
        adaptivity: random.pick([
          undefined,
          {
            requireCompletion: random.chance(0.5),
            correct: { seekTo: time(random), message: html(random), allowOptOut: random.chance(0.5) },
            wrong: { seekTo: time(random), message: html(random) },
          },
        ]),
      });
    });
    return content(interactions, {
      bookmarks: [{ time: time(random), label: html(random) }],
      files: [{ path: address(random), mime: 'video/mp4' }],
    });
  }

  /** Replaces some values by others. @param {any} value @param {Random} random */
  function spoiled(value, random, share = 0.03) {
    if (random.chance(share)) return junk(random);
    if (Array.isArray(value)) return value.map((each) => spoiled(each, random, share));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spoiled(each, random, share)]));
  }

  it('gives a valid project, in which or in whose notes each interaction is, and which has no markup', () => {
    for (let seed = 0; seed < 300; seed++) {
      const given = film(new Random(seed));
      const { document, notes, project } = imported(given);
      if (document === null) {
        assert.deepEqual(errors({ notes }), ['content.json nothing_found'], `seed ${seed}`);
        continue;
      }
      assert.equal(engine.load(document).ok, true, `seed ${seed}`);
      const { interactions = [] } = project.videos[0];
      for (const [i, { action }] of given.interactiveVideo.assets.interactions.entries()) {
        const isThere = interactions.some(({ custom_data }) => custom_data?.library === action.library);
        const isNoted = notes.some(({ path }) => path.startsWith(`${AT}/${i}`));
        assert.ok(isThere || isNoted, `seed ${seed}: ${action.library}`);
      }
      for (const each of interactions) {
        const shown = ['value', 'tooltip', 'caption', 'name'].map((field) => each[field] ?? '').join('\n');
        assert.doesNotMatch(shown, /<(?:p|b|img|a|ul|li)\b|onerror|alert\(/, `seed ${seed}`);
        // Neither a variable is read nor a script run.
        assert.doesNotMatch(JSON.stringify(each), /\{\{|(?:"|\\n)\s*(?:java\s*script|data):/i, `seed ${seed}`);
      }
    }
  });

  it('gives a valid project or an error, however wrong it is', () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = new Random(seed);
      const { document, notes } = imported(spoiled(film(random), random, random.pick([0.01, 0.05, 0.2])));
      if (document === null) assert.ok(errors({ notes }).length > 0, `seed ${seed}`);
      else assert.equal(engine.load(document).ok, true, `seed ${seed}`);
    }
  });

  it('newer libraries are reported', () => {
    const { notes } = imported(
      content([spot('H5P.MultiChoice 2.0', multiChoice('x', [choice('a', true), choice('b', false)]))]),
    );
    assert.deepEqual(
      notes.map(({ path, code }) => `${path} ${code}`),
      [`${AT}/0/action/library lost`],
    );
  });
});
