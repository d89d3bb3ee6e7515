// SPDX-License-Identifier: MIT
// Shrinks a failing case: removes and simplifies one thing at a time, as long as
// it still fails.

/** Keys that a case can't do without. */
const KEPT = ['id', 'videos', 'interactions', 'cues', 'variables', 'project', 'script', 'durations'];

/**
 * @template T
 * @param {T} failing
 * @param {(smaller: T) => boolean} fails
 * @returns {T}
 */
export function shrink(failing, fails) {
  for (let smallest = failing; ; ) {
    const smaller = variants(smallest).find(fails);
    if (smaller === undefined) return smallest;
    smallest = smaller;
  }
}

/** All variants that are one step simpler, largest step first. */
function variants(value) {
  if (Array.isArray(value)) return [...without(value), ...inside(value)];
  if (typeof value === 'object' && value !== null) return [...withoutKey(value), ...inside(value)];
  if (typeof value === 'number') return simplerNumbers(value);
  return [];
}

function without(list) {
  const halves = list.length > 3 ? [list.slice(0, list.length >> 1), list.slice(list.length >> 1)] : [];
  return [...halves, ...list.map((_each, i) => list.toSpliced(i, 1))];
}

function withoutKey(object) {
  const keys = Object.keys(object).filter((key) => !KEPT.includes(key));
  return keys.map((key) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key)));
}

function inside(value) {
  const put = (key, part) => (Array.isArray(value) ? value.with(Number(key), part) : { ...value, [key]: part });
  return Object.entries(value).flatMap(([key, part]) => variants(part).map((smaller) => put(key, smaller)));
}

/** Nearer to zero, or rounded; never back, so that shrinking ends. */
function simplerNumbers(value) {
  const halved = Number.isInteger(value) ? Math.trunc(value / 2) : Math.trunc(value);
  return value === 0 || halved === value ? [] : [halved];
}
