// SPDX-License-Identifier: MIT
// Questions of H5P's libraries as tasks, and the text of those that a task can't express.
import { plain } from '../texts.js';
import { placed, within } from './box.js';
import { fill } from './color.js';
import { firstOf, isOn, itemsOf, numberOf, textOf } from './lenient.js';
import { addDialog } from './static.js';
import { addTask } from './task.js';

/** @typedef {import('../../value.js').Value} Value */
/** @typedef {import('./spot.js').Spot} Spot */
/** @typedef {import('./task.js').Page} Page */
/** @typedef {import('./task.js').Choice} Choice */
/** @typedef {import('./task.js').Outcome} Outcome */

/** Where a required question is asked again from, before it: enough to see it come. Seconds. */
const AGAIN_S = 1;

/** H5P.MultiChoice. @param {Spot} spot */
export function addMultiChoice(spot) {
  const { scene, params } = spot;
  const choices = itemsOf(params.at('answers')).map((answer) => ({
    text: scene.rich(answer.at('text')).text,
    right: isOn(answer.at('correct')),
    feedback: scene.text(answer.at('tipsAndFeedback').at('chosenFeedback')) || scene.text(answer.at('chosenFeedback')),
    place: answer.place,
  }));
  const words = params.at('UI');
  const check = isSingle(params, choices) ? null : scene.text(words.at('checkAnswerButton')) || 'Check';
  if (check !== null) {
    for (const { feedback, text } of choices) {
      if (feedback !== '')
        scene.lost(params.at('answers'), `feedback on "${text.slice(0, 80)}": "${feedback.slice(0, 200)}"`);
    }
  }
  addQuestion(spot, [{ ...heading(spot, params.at('question')), choices, check }], words.at('tryAgainButton'));
}

/** Whether the first click answers it. @param {Value} params @param {Choice[]} choices */
function isSingle(params, choices) {
  const type = textOf(params.at('behaviour').at('type'));
  const single = params.at('behaviour').at('singleAnswer').given
    ? params.at('behaviour').at('singleAnswer')
    : params.at('singleAnswer');
  if (type === 'single' || (type === '' && single.given && isOn(single))) return true;
  if (type === 'multi') return false;
  return choices.filter(({ right }) => right).length === 1;
}

/** H5P.TrueFalse. @param {Spot} spot */
export function addTrueFalse(spot) {
  const { scene, params } = spot;
  const answer = textOf(params.at('correct')) || String(params.at('correct').raw ?? 'true');
  const behaviour = params.at('behaviour');
  const choices = /** @type {const} */ ([
    ['true', 'trueText', 'True'],
    ['false', 'falseText', 'False'],
  ]).map(([value, key, english]) => ({
    text: scene.text(params.at('l10n').at(key)) || scene.text(params.at(key)) || english,
    right: value === answer,
    feedback: scene.text(behaviour.at(value === answer ? 'feedbackOnCorrect' : 'feedbackOnWrong')),
    place: params.place,
  }));
  const again = params.at('l10n').at('tryAgain');
  addQuestion(spot, [{ ...heading(spot, params.at('question')), choices, check: null }], again);
}

/** H5P.SingleChoiceSet: the first answer of each question is the right one. @param {Spot} spot */
export function addSingleChoiceSet(spot) {
  const { scene, params } = spot;
  const pages = itemsOf(params.at('choices')).map((each, number) => {
    const choices = itemsOf(each.at('answers')).map((answer, i) => ({
      text: scene.rich(answer).text,
      right: i === 0,
      feedback: '',
      place: answer.place,
    }));
    const head = heading(spot, each.at('question'));
    return { ...head, place: each.place, choices: turned(choices, head.question.length + number), check: null };
  });
  if (pages.length > 1 && (spot.isRequired || seekOf(spot, 'wrong') !== null)) {
    scene.lost(params.at('choices'), 'a wrong answer is dealt with at once, not at the end of the set');
  }
  addQuestion(spot, pages, params.at('l10n').at('retryButtonLabel'));
}

/** H5P.GoToQuestion. @param {Spot} spot */
export function addGoTo(spot) {
  const { scene, params } = spot;
  const label = scene.text(params.at('continueButtonLabel')) || scene.word('defaultAdaptivitySeekLabel', 'Continue');
  const choices = itemsOf(params.at('choices')).map((choice) => {
    const time = numberOf(choice.at('goTo'), null);
    const text = scene.rich(choice.at('ifChosenText')).text;
    if (time === null) scene.lost(choice, 'it leads to no time: playback goes on');
    const outcome = time === null ? undefined : { text, label, to: spot.target(time), leave: null };
    const feedback = outcome ? '' : text;
    return { text: scene.rich(choice.at('text')).text, feedback, place: choice.place, outcome };
  });
  addPages(spot, [{ ...heading(spot, params.at('text')), choices, check: null }], null, null);
}

/**
 * Texts of questions that are not expressed, by the path of the field; `*word*` stands for a gap,
 * or for a word to mark.
 * @type {Record<string, {fields: string[], gaps?: boolean}>}
 */
const WORDS = {
  'H5P.Blanks': { fields: ['text', 'questions'], gaps: true },
  'H5P.DragText': { fields: ['taskDescription', 'textField'], gaps: true },
  'H5P.MarkTheWords': { fields: ['taskDescription', 'textField'] },
  'H5P.Summary': { fields: ['intro'] },
};

/** Fields that hold a question in other libraries. */
const USUAL = ['question', 'taskDescription', 'text', 'intro', 'description', 'title'];

/** Any other library: its text stays, what it asks is lost. @param {Spot} spot */
export function addOther(spot) {
  const usual = USUAL.find((key) => spot.scene.text(spot.params.at(key)) !== '');
  const { fields, gaps } = WORDS[spot.library] ?? { fields: usual ? [usual] : [] };
  const texts = fields.flatMap((key) => {
    const field = spot.params.at(key);
    return (field.isList ? field.list() : [field]).map((each) => spot.scene.text(each));
  });
  const asked = texts
    .filter((text) => text !== '')
    .join('\n\n')
    .replace(/\*([^*\n]{1,500})\*/g, gaps ? '_____' : '$1');
  const kept = asked === '' ? 'its name' : 'its text';
  spot.scene.lost(spot.value.at('action'), `${spot.version} asks what can't be expressed: only ${kept} is shown`);
  if (spot.isRequired) spot.scene.lost(spot.value.at('adaptivity'), 'playback does not wait for its answer');
  if (spot.isButton) addDialog(spot, asked, []);
  else {
    const look = fill(firstOf(textOf(spot.value.at('visuals').at('backgroundColor')), 'rgb(255, 255, 255)'));
    const value = plain(firstOf(asked, spot.title));
    spot.add({
      type: 'text',
      value,
      ...placed(within(spot.box)),
      ...look,
      click_action: 'none',
      pause_video: spot.pauses || undefined,
    });
  }
}

/** @param {Spot} spot @param {Value} question */
function heading(spot, question) {
  const media = spot.params.at('media');
  const library = textOf(media.at('type').at('library')) || textOf(media.at('library'));
  if (library !== '') spot.scene.lost(media, `${library} above the question`);
  return { question: spot.scene.rich(question).text, place: spot.place };
}

/** A question with a right answer, and what follows. @param {Spot} spot @param {Page[]} pages @param {Value} again label of a button that asks again */
function addQuestion(spot, pages, again) {
  addPages(spot, pages, outcomeOf(spot, 'correct', again), outcomeOf(spot, 'wrong', again));
}

/** @param {Spot} spot @param {Page[]} pages @param {Outcome | null} right @param {Outcome | null} wrong */
function addPages(spot, pages, right, wrong) {
  const asked = pages.filter(({ choices, place }) => {
    if (choices.length === 0) spot.scene.lost({ place }, 'a question without answers');
    return choices.length > 0;
  });
  if (asked.length > 0) addTask(spot, { pages: asked, right, wrong });
  else addOther(spot);
}

/**
 * What follows from an answer: a seek, or the same question again if it is required.
 * @param {Spot} spot
 * @param {'correct' | 'wrong'} key
 * @param {Value} again
 * @returns {Outcome | null}
 */
function outcomeOf(spot, key, again) {
  const { scene } = spot;
  const adaptivity = spot.value.at('adaptivity').at(key);
  const to = seekOf(spot, key);
  if (to !== null) {
    const label = scene.text(adaptivity.at('seekLabel')) || scene.word('defaultAdaptivitySeekLabel', 'Continue');
    const leave = isOn(adaptivity.at('allowOptOut')) ? scene.word('continueWithVideo', 'Continue with video') : null;
    return { text: scene.rich(adaptivity.at('message')).text, label, to: Math.max(0, to), leave };
  }
  if (key === 'correct' || !spot.isRequired) return null;
  const text = scene.word('requiresCompletionWarning', 'You need to answer correctly before continuing.');
  return { text, label: scene.text(again) || 'Retry', to: Math.max(0, spot.time - AGAIN_S), leave: null };
}

/** Where an answer leads. @param {Spot} spot @param {'correct' | 'wrong'} key @returns {number | null} seconds */
const seekOf = (spot, key) => numberOf(spot.value.at('adaptivity').at(key).at('seekTo'), null);

/** Choices in another order, the same at each import. @template T @param {T[]} list @param {number} by @returns {T[]} */
function turned(list, by) {
  const at = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}
