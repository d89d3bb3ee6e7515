// SPDX-License-Identifier: MIT
// Questions of H5P Interactive Video, imported and played.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { choice, content, imported, multiChoice, parts, play, spot } from './h5p.mjs';

const TWO = multiChoice('2 + 2?', [choice('4', true), choice('5', false, 'Too many')]);
const BACK = { wrong: { seekTo: 3, message: '<p>Look again</p>', seekLabel: 'Back' } };
const START = [{ play: true }, { until: 12 }];

/** @param {object} interaction @param {object[]} script */
const played = (interaction, script) => play(imported(content([interaction])).document, script);

describe('a question that pauses', () => {
  const at10 = { from: 10, to: 15, pause: true };

  it('goes on after the right answer', () => {
    const log = played(spot('H5P.MultiChoice 1.16', TWO, { ...at10, adaptivity: BACK }), [
      ...START,
      { click: 'multichoice-choice-1' },
      { until: 'ended' },
    ]);
    assert.deepEqual(log, ['0 play', '10 pause interaction', '10 play', '100 pause ended']);
  });

  it('shows a message after a wrong one, and jumps back; it is asked again, and the right answer goes on', () => {
    const log = played(spot('H5P.MultiChoice 1.16', TWO, { ...at10, adaptivity: BACK }), [
      ...START,
      { click: 'multichoice-choice-2' },
      { until: 12 },
      { click: 'multichoice-wrong-go' },
      { until: 12 },
      { click: 'multichoice-choice-2' },
      { until: 12 },
      { click: 'multichoice-wrong-go' },
      { until: 12 },
      { click: 'multichoice-choice-1' },
      { until: 'ended' },
    ]);
    const wrong = [
      '10 message Too many',
      '10 play',
      '10.04 pause interaction',
      '10.04 seek 3',
      '3 play',
      '10 pause interaction',
    ];
    assert.deepEqual(log, ['0 play', '10 pause interaction', ...wrong, ...wrong, '10 play', '100 pause ended']);
  });

  it('jumps on after the right one, if it is to', () => {
    const adaptivity = { correct: { seekTo: 50, message: '<p>Right</p>', seekLabel: '', allowOptOut: true } };
    const interaction = spot(
      'H5P.TrueFalse 1.8',
      { question: '<p>Is it?</p>', correct: 'false' },
      { ...at10, adaptivity },
    );
    const answer = [...START, { click: 'truefalse-choice-2' }, { until: 12 }];
    const log = ['0 play', '10 pause interaction', '10 play', '10.04 pause interaction'];
    assert.deepEqual(played(interaction, [...answer, { click: 'truefalse-right-go' }, { until: 'ended' }]), [
      ...log,
      '10.04 seek 50',
      '50 play',
      '100 pause ended',
    ]); // prettier-ignore
    assert.deepEqual(played(interaction, [...answer, { click: 'truefalse-right-leave' }, { until: 'ended' }]), [
      ...log,
      '10.04 play',
      '100 pause ended',
    ]); // prettier-ignore
  });

  it('can be passed by the viewer, unless it is required', () => {
    const script = [...START, { play: true }, { until: 'ended' }];
    const free = spot('H5P.MultiChoice 1.16', TWO, at10);
    assert.deepEqual(played(free, script), ['0 play', '10 pause interaction', '10 play', '100 pause ended']);
    const required = { ...free, adaptivity: { requireCompletion: true } };
    const log = played(required, [...script, { click: 'multichoice-choice-1' }, { until: 'ended' }]);
    assert.deepEqual(
      log.filter((line) => !line.startsWith('refused')),
      ['0 play', '10 pause interaction', '10 play', '16 pause required', '16 play', '100 pause ended'],
    );
  });

  it('that is required is asked again after a wrong answer, until it is right', () => {
    const required = spot('H5P.MultiChoice 1.16', TWO, { ...at10, adaptivity: { requireCompletion: true } });
    const wrong = [{ click: 'multichoice-choice-2' }, { until: 12 }, { click: 'multichoice-wrong-go' }, { until: 12 }];
    const log = played(required, [...START, ...wrong, ...wrong, { click: 'multichoice-choice-1' }, { until: 'ended' }]);
    const again = [
      '10 message Too many',
      '10 play',
      '10.04 pause interaction',
      '10.04 seek 9',
      '9 play',
      '10 pause interaction',
    ];
    assert.deepEqual(log, ['0 play', '10 pause interaction', ...again, ...again, '10 play', '100 pause ended']);
    assert.equal(parts(content([required]))['multichoice-wrong-go'].value, 'Again');
  });

  it('of several right answers is checked by its button: all of them, and no other', () => {
    const even = multiChoice('Even?', [choice('4', true), choice('5', false), choice('6', true)]);
    const interaction = spot('H5P.MultiChoice 1.16', even, { ...at10, adaptivity: BACK });
    const answer = (...numbers) => [
      ...numbers.map((number) => ({ click: `multichoice-choice-${number}` })),
      { click: 'multichoice-check' },
      { until: 12 },
    ];
    const right = ['0 play', '10 pause interaction', '10 play'];
    const wrong = [...right, '10.04 pause interaction'];
    assert.deepEqual(played(interaction, [...START, ...answer('1', '3')]), right);
    assert.deepEqual(played(interaction, [...START, ...answer('3', '2', '1', '2-ticked')]), right, 'unticked again');
    for (const given of [[], ['1'], ['3'], ['1', '2'], ['1', '2', '3'], ['1', '3', '3-ticked']]) {
      assert.deepEqual(played(interaction, [...START, ...answer(...given)]), wrong, given.join());
    }
  });
});

describe('a question that does not pause', () => {
  const at10 = { from: 10, to: 15 };

  it('is answered while the film plays, and pauses for what follows', () => {
    const log = played(spot('H5P.MultiChoice 1.16', TWO, { ...at10, adaptivity: BACK }), [
      ...START,
      { click: 'multichoice-choice-2' },
      { until: 13 },
      { click: 'multichoice-wrong-go' },
      { until: 13 },
    ]);
    assert.deepEqual(log, ['0 play', '12 pause interaction', '12 message Too many', '12 seek 3', '3 play']);
  });

  it('as a button opens by a click, which pauses', () => {
    const log = played(spot('H5P.MultiChoice 1.16', TWO, { ...at10, displayType: 'button' }), [
      ...START,
      { click: 'multichoice-open' },
      { click: 'multichoice-choice-1' },
      { until: 'ended' },
    ]);
    assert.deepEqual(log, ['0 play', '12 pause interaction', '12 play', '100 pause ended']);
  });
});

describe('a set of questions', () => {
  const set = {
    choices: [
      { question: '<p>One?</p>', answers: ['<p>yes</p>', '<p>no</p>'] },
      { question: '<p>Two?</p>', answers: ['<p>yes</p>', '<p>no</p>', '<p>maybe</p>'] },
    ],
  };

  /** The buttons of each question with these texts. */
  const clicks = (interaction, ...texts) => {
    const all = Object.values(parts(content([interaction])));
    return texts.map((text, number) => {
      const variable = number === 0 ? 'singlechoiceset' : `singlechoiceset-${number + 1}`;
      return all.find(({ id, value }) => value === text && id.startsWith(`${variable}-choice`)).id;
    });
  };

  it('asks one after the other; what is right is not always first', () => {
    const interaction = spot('H5P.SingleChoiceSet 1.11', set, { from: 10, to: 15, pause: true });
    const [first, second] = clicks(interaction, 'no', 'yes');
    const log = played(interaction, [...START, { click: first }, { until: 12 }, { click: second }, { until: 'ended' }]);
    assert.deepEqual(log, [
      '0 play',
      '10 pause interaction',
      '10 play',
      '10.04 pause interaction',
      '10.04 play',
      '100 pause ended',
    ]);
    assert.notDeepEqual(clicks(interaction, 'yes', 'yes'), ['singlechoiceset-choice-1', 'singlechoiceset-2-choice-1']);
  });

  it('jumps if all are right', () => {
    const adaptivity = { correct: { seekTo: 80, message: '' } };
    const interaction = spot('H5P.SingleChoiceSet 1.11', set, { from: 10, to: 15, pause: true, adaptivity });
    const answered = (...texts) => {
      const [first, second] = clicks(interaction, ...texts);
      return [...START, { click: first }, { until: 12 }, { click: second }, { until: 12 }];
    };
    const log = ['0 play', '10 pause interaction', '10 play', '10.04 pause interaction', '10.04 play'];
    assert.deepEqual(played(interaction, answered('no', 'yes')), log);
    const right = played(interaction, [...answered('yes', 'yes'), { click: 'singlechoiceset-2-right-go' }]);
    assert.deepEqual(right.slice(log.length), ['10.08 pause interaction', '10.08 seek 80', '80 play']);
  });

  it('as a button starts at its beginning', () => {
    const interaction = spot('H5P.SingleChoiceSet 1.11', set, { from: 10, to: 15, displayType: 'button' });
    const [first, second] = clicks(interaction, 'yes', 'yes');
    const script = [...START, { click: 'singlechoiceset-open' }, { click: first }, { until: 12 }, { click: second }];
    assert.deepEqual(played(interaction, [...script, { until: 'ended' }]), [
      '0 play',
      '12 pause interaction',
      '12 seek 10',
      '10 play',
      '10.04 pause interaction',
      '10.04 play',
      '100 pause ended',
    ]); // prettier-ignore
  });
});

describe('a crossroads', () => {
  const ways = {
    text: 'Where to?',
    choices: [
      { text: 'There', goTo: 70 },
      { text: 'Here', goTo: 10, ifChosenText: 'Again, then' },
    ],
    continueButtonLabel: 'Go',
  };

  it('leads where the choice says, at once or after its text', () => {
    const interaction = spot('H5P.GoToQuestion 1.3', ways, { from: 10, to: 15, pause: true });
    const there = played(interaction, [...START, { click: 'gotoquestion-choice-1' }, { until: 'ended' }]);
    assert.deepEqual(there, ['0 play', '10 pause interaction', '10 seek 70', '70 play', '100 pause ended']);
    const here = [...START, { click: 'gotoquestion-choice-2' }, { until: 12 }, { click: 'gotoquestion-chosen-2-go' }];
    const log = played(interaction, here);
    assert.deepEqual(log.slice(0, 5), [
      '0 play',
      '10 pause interaction',
      '10 play',
      '10.04 pause interaction',
      '10.04 seek 10.2',
    ]);
  });
});
