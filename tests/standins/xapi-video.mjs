// SPDX-License-Identifier: MIT
// Checks xAPI statements by the video profile 1.0.3 (https://w3id.org/xapi/video/v1.0.3), and the
// order of those of a session.
import { all, anything, faultsOf, is, language, like, number, object, text, truth } from './xapi.mjs';

const PROFILE = 'https://w3id.org/xapi/video';
const ADL = 'http://adlnet.gov/expapi/verbs';

const decimals = is(
  (value) => typeof value === 'number' && Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6,
  'a number with at most three decimals',
);
const seconds = all(
  decimals,
  is((value) => value >= 0, 'a time'),
);
const share = all(
  decimals,
  is((value) => value >= 0 && value <= 1, 'between 0 and 1'),
);
const pixels = like(/^\d+x\d+$/, 'a width and height');
const part = String.raw`\d+\.\d{3}\[\.\]\d+\.\d{3}`;

const CONTEXT = {
  'session-id': like(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i, 'a UUID of version 4'),
  ...{ 'cc-subtitle-enabled': truth, 'cc-subtitle-lang': language, 'frame-rate': number, 'full-screen': truth },
  ...{ quality: anything, 'screen-size': pixels, 'video-playback-size': pixels },
  ...{ speed: like(/^-?\d+(\.\d+)?x$/, 'a speed'), track: text, 'user-agent': text, volume: share },
  ...{ length: seconds, 'completion-threshold': share },
};
const RESULT = {
  ...{ time: seconds, 'time-from': seconds, 'time-to': seconds, progress: share },
  'played-segments': like(new RegExp(String.raw`^(${part}(\[,\]${part})*)?$`), 'segments'),
};
/** What the statements with a verb must have: extensions of the context, and of the result. */
const VERBS = {
  [`${ADL}/initialized`]: [['length'], []],
  [`${PROFILE}/verbs/played`]: [[], ['time']],
  [`${PROFILE}/verbs/paused`]: [['length'], ['time', 'progress', 'played-segments']],
  [`${PROFILE}/verbs/seeked`]: [[], ['time-from', 'time-to']],
  [`${ADL}/interacted`]: [[], ['time']],
  [`${ADL}/completed`]: [['length'], ['time', 'progress', 'played-segments']],
  [`${ADL}/terminated`]: [['length'], ['time', 'progress', 'played-segments']],
};

/** The profile's extensions, by their short names. @param {any} of a result or context */
export const extensionsOf = (of) =>
  Object.fromEntries(
    Object.entries(of?.extensions ?? {}).map(([name, value]) => [name.replace(`${PROFILE}/extensions/`, ''), value]),
  );

/** The last word of a verb's id. @param {any} statement @returns {string} */
export const verbOf = ({ verb }) => verb.id.split('/').at(-1);

/** Whether a statement says that it is one of the profile. @param {any} value */
export const isOfProfile = (value) =>
  Boolean(value?.context?.contextActivities?.category?.some?.(({ id }) => id === PROFILE));

/** What is wrong with a statement of the profile. @param {any} value @returns {string[]} */
export function profileFaultsOf(value) {
  const faults = faultsOf(value);
  if (faults.length > 0) return faults;
  const [inContext, inResult] = VERBS[value.verb.id] ?? [];
  if (!inContext) return [`verb: not of the profile: ${value.verb.id}`];
  if (!isOfProfile(value)) faults.push('context: not of the category');
  if (!value.id || !value.timestamp) faults.push('no id or timestamp');
  if (value.object.definition?.type !== `${PROFILE}/activity-type/video`) faults.push('object: no video');
  const [around, outcome] = [extensionsOf(value.context), extensionsOf(value.result)];
  for (const name of inContext) if (!(name in around)) faults.push(`context: no ${name}`);
  for (const name of inResult) if (!(name in outcome)) faults.push(`result: no ${name}`);
  object({ ...CONTEXT, 'session-id!': CONTEXT['session-id'] })(around, 'context', faults);
  object(RESULT)(outcome, 'result', faults);
  const seeked = verbOf(value) === 'seeked';
  if (!seeked && ('time-from' in outcome || 'time-to' in outcome)) faults.push('result: only of seeked');
  if (around['cc-subtitle-lang'] && !around['cc-subtitle-enabled']) faults.push('context: a language of no captions');
  const completed = verbOf(value) === 'completed';
  if (completed ? value.result.completion !== true : 'completion' in (value.result ?? {})) faults.push('completion');
  if (completed && !value.result.duration) faults.push('result: no duration');
  if (completed && outcome.progress < (around['completion-threshold'] ?? 1)) faults.push('result: not completed');
  return faults;
}

/** What is wrong with the order of statements: those of the profile in one session. @param {any[]} statements @returns {string[]} */
export function sessionFaultsOf(statements) {
  const faults = [];
  let playing = false;
  let progress = 0;
  for (const [i, each] of statements.entries()) {
    const verb = verbOf(each);
    const outcome = extensionsOf(each.result);
    if ((verb === 'initialized') !== (i === 0)) faults.push(`${i}: ${verb}`);
    if (extensionsOf(each.context)['session-id'] !== statements[0].id) faults.push(`${i}: of another session`);
    if (verb === 'played' && playing) faults.push(`${i}: plays already`);
    if (verb === 'paused' && !playing) faults.push(`${i}: has paused already`);
    if (verb === 'played' || verb === 'paused') playing = verb === 'played';
    if (verb === 'terminated' && (playing || i < statements.length - 1)) faults.push(`${i}: terminated too early`);
    if (outcome.progress < progress) faults.push(`${i}: less than before`);
    progress = outcome.progress ?? progress;
  }
  if (statements.filter((each) => verbOf(each) === 'completed').length > 1) faults.push('completed twice');
  return faults;
}
