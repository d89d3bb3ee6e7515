// SPDX-License-Identifier: MIT
// Lists of chapters in text, as in the description of a film: a time and a title on each line.
import { Fault } from '../report.js';
import { addChapters } from './chapter.js';

/** @typedef {import('../source.js').Source} Source */
/** @typedef {import('../formats.js').Context} Context */
/** @typedef {{line: number, text: string}} Line line: from 1 */
/** @typedef {{line: number, start: number, end?: number, title: string}} Entry */

const LINE_END = /\r\n|\r|\n/;
/** Longer lines are prose. */
const LINE_UNITS_MAX = 1000;

const TIME = '(?:(\\d{1,3}):)?(\\d{1,3}):([0-5]\\d)(?:[.,](\\d{1,3}))?';
const ENCLOSED = `[[(]?${TIME}(?:\\s?[-\u2013\u2014]\\s?${TIME})?[\\])]?`;
/** What may be before a time or a title: bullets, numbers of a list, marks of a heading. */
const BULLET = '(?:(?:[-*+\u2022\u25AA\u25B6\u25BA\u2013\u2014>#]+|\\d{1,3}[.)])\\s+)?';
/** What may be between a time and its title. */
const GAP = ' \t\u00A0-\u2013\u2014|:\u2192\u00B7\u2022,';
const GAPS = `[\\${[...GAP].join('\\')}]`;

const TIME_FIRST = new RegExp(`^${BULLET}${ENCLOSED}(?:${GAPS}+(.*))?$`, 's');
/** A time at the end of the longest text that can be one, with a sign before it. */
const TIME_LAST = new RegExp(`${GAPS}${ENCLOSED}$`);
const TIME_UNITS_MAX = 40;
const LEADING_BULLET = new RegExp(`^${BULLET}`);

/** @param {(string | undefined)[]} parts hours, minutes, seconds and their fraction @returns {number | null} seconds; null if they are no time */
function secondsOf([hours, minutes, seconds, fraction = '']) {
  if (seconds === undefined || (hours !== undefined && Number(minutes) > 59)) return null;
  const whole = (Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds);
  return (whole * 1000 + Number(fraction.padEnd(3, '0'))) / 1000;
}

/** @param {string} text @returns {[string[], string] | null} the parts of a time and of its end, and the title */
function timeFirst(text) {
  const found = TIME_FIRST.exec(text);
  return found && [found.slice(1, 9), found[9] ?? ''];
}

/** @param {string} text @returns {[string[], string] | null} as timeFirst() */
function timeLast(text) {
  const found = TIME_LAST.exec(text.slice(-TIME_UNITS_MAX));
  if (!found) return null;
  let end = text.length - found[0].length;
  while (end > 0 && GAP.includes(text[end - 1])) end--;
  return [found.slice(1, 9), text.slice(0, end).replace(LEADING_BULLET, '')];
}

/** @param {Line} line @param {typeof timeFirst} order @returns {Entry | null} */
function entryOf({ line, text }, order) {
  if (text.length > LINE_UNITS_MAX || text.includes('-->')) return null;
  const [parts, title] = order(text) ?? [[], ''];
  const [start, end] = [secondsOf(parts.slice(0, 4)), secondsOf(parts.slice(4))];
  return start === null ? null : { line, start, end: end ?? undefined, title: title.trim() };
}

/**
 * The list in a text: the lines with a time before the title or, if there are more of them, after it.
 * @param {string} text
 * @returns {{entries: Entry[], others: Line[]}} others: lines with other text
 */
export function listOf(text) {
  const lines = text.split(LINE_END).map((each, i) => ({ line: i + 1, text: each.trim() }));
  const [first, last] = [timeFirst, timeLast].map((order) => lines.flatMap((each) => entryOf(each, order) ?? []));
  const entries = last.length > first.length ? last : first;
  const own = new Set(entries.map(({ line }) => line));
  return { entries, others: lines.filter((each) => each.text !== '' && !own.has(each.line)) };
}

/** Whether a text has a list of chapters: two or more, of which the first is at 0:00. @param {Source} source */
export function isChapterList(source) {
  if (source.looksLikeJson) return false;
  const { entries } = listOf(source.text);
  return entries.length > 1 && entries.some(({ start }) => start === 0);
}

/** @param {Source} source @param {Context} context @throws {Fault} */
export function readChapterList(source, context) {
  const { entries, others } = listOf(source.text);
  const { report } = context;
  const placeOf = (/** @type {number} */ line) => ({ file: source.file, path: `/${line}` });
  if (entries.length === 0) throw new Fault(source.place, 'nothing_found', 'no line with a time and a title');
  reportOthers(others, entries, source, context);
  if (entries[0].start !== 0) {
    report.warning(placeOf(entries[0].line), 'changed', 'the first chapter is not at 0:00, as it must be on YouTube');
  }
  for (const [i, { line, start, end }] of entries.entries()) {
    if (i > 0 && start <= entries[i - 1].start) {
      report.warning(
        placeOf(line),
        'changed',
        'it is not after the chapter before it: chapters are put in order of time',
      );
    }
    if (end !== undefined && end <= start) report.lost(placeOf(line), 'its end is not after its start');
  }
  const inTime = entries.toSorted((a, b) => a.start - b.start);
  const chapters = inTime.map(({ line, start, end, title }, i) => ({
    ...{ id: `chapter-${i + 1}`, title, start, place: placeOf(line) },
    end: end !== undefined && end > start ? end : undefined,
  }));
  addChapters(chapters, source.place, context);
}

/**
 * Text around the list is named once, text in it line by line.
 * @param {Line[]} others
 * @param {Entry[]} entries
 * @param {Source} source
 * @param {Context} context
 */
function reportOthers(others, entries, { file }, { report }) {
  const [first, last] = [entries[0].line, entries[entries.length - 1].line];
  const around = others.filter(({ line }) => line < first || line > last);
  if (around.length > 0) {
    const place = { file, path: `/${around[0].line}` };
    report.lost(place, `left out: text before and after the list, ${around.length} lines`);
  }
  for (const { line, text } of others.filter((each) => each.line > first && each.line < last)) {
    report.lost({ file, path: `/${line}` }, `left out: no chapter, as it has no time: ${short(text)}`);
  }
}

/** @param {string} text */
const short = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
