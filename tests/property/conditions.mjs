// SPDX-License-Identifier: MIT
// Conditions (T8) and templates (T9), implemented from docs/format.md and docs/rules.md.

/**
 * Replaces templates in a text.
 * @param {any} value returned unchanged if it is not a text
 * @param {Map<string, any>} variables
 * @param {(text: string) => string} [encode] for URLs
 */
export function replace(value, variables, encode = (text) => text) {
  if (typeof value !== 'string') return value;
  return value.replace(/\{\{ *(\w+) *\}\}/g, (_all, name) => encode(String(variables.get(name) ?? '')));
}

/** Whether the condition of an interaction holds. */
export function lets(item, variables) {
  if (item.when) return holds(item.when, variables);
  if (!hasRules(item)) return true;
  const { conditional_join: join = 0, conditional_show: shows = true, conditional_2: both = true } = item;
  const rules = both && 'conditional_variable_2' in item ? [rule(item, ''), rule(item, '_2')] : [rule(item, '')];
  return holds(join === 1 ? { any: rules } : { all: rules }, variables) === shows;
}

/** Whether it has a condition that shows it, not one that hides it. */
export const canShow = (item) => Boolean(item.when) || (hasRules(item) && (item.conditional_show ?? true));

const hasRules = (item) => item.conditional !== false && 'conditional_variable' in item;

const rule = (item, which) => ({
  variable: item[`conditional_variable${which}`],
  operator: item[`conditional_operator${which}`],
  value: item[`conditional_value${which}`],
});

function holds({ all, any, not, variable, operator, value }, variables) {
  if (all) return all.every((each) => holds(each, variables));
  if (any) return any.some((each) => holds(each, variables));
  if (not) return !holds(not, variables);
  const [positive, negated] = operator.startsWith('not_') ? [operator.slice(4), true] : [operator, false];
  const found = variables.get(variable);
  if (found === undefined) return negated;
  const matches = (each, by) => compare(by, String(found), String(replace(each ?? '', variables)));
  if (operator === 'in') return listOf(value).some((each) => matches(each, 'equals'));
  return matches(value, positive) !== negated;
}

/** A text is a comma-separated list. */
const listOf = (value) =>
  Array.isArray(value)
    ? value
    : String(value)
        .split(',')
        .filter((each) => each.trim() !== '');

const isDecimal = (text) => /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) && Number.isFinite(Number(text));

/** A pattern that became invalid by a template matches nothing. */
function isFound(pattern, text) {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}

const DATE =
  /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)(?:[Tt ](?<hh>\d\d):(?<mm>\d\d)(?::(?<ss>\d\d)(?:[.,](?<f>\d+))?)?(?:[Zz]|(?<sign>[+-])(?<oh>\d\d)(?::(?<om>\d\d))?)?)?$/;

/** Milliseconds of a date or date and time, UTC by default; undefined if it is invalid. @param {string} text */
export function instantOf(text) {
  const parts = DATE.exec(text.trim())?.groups;
  if (!parts || text.trim().length > 35) return undefined;
  const [y, m, d, hh, mm, ss, oh, om] = ['y', 'm', 'd', 'hh', 'mm', 'ss', 'oh', 'om'].map((name) =>
    Number(parts[name] ?? 0),
  );
  const day = new Date(0);
  day.setUTCFullYear(y, m - 1, d);
  const isDay = day.getUTCMonth() === m - 1 && day.getUTCDate() === d;
  const time = ((hh * 60 + mm) * 60 + ss) * 1000 + Number((parts.f ?? '').padEnd(3, '0').slice(0, 3));
  if (!isDay || mm > 59 || ss > 59 || time > 86_400_000 || oh > 23 || om > 59) return undefined;
  return day.getTime() + time - (parts.sign === '-' ? -1 : 1) * (oh * 60 + om) * 60_000;
}

/** @type {Record<string, (left: number, right: number) => boolean>} */
const ORDERS = {
  less_than: (left, right) => left < right,
  greater_than: (left, right) => left > right,
  less_or_equal: (left, right) => left <= right,
  greater_or_equal: (left, right) => left >= right,
  before: (left, right) => left < right,
  after: (left, right) => left > right,
};

/** Whether both sides have the operator's type, and it holds. */
function isInOrder(operator, ...sides) {
  const isOfDates = operator === 'before' || operator === 'after';
  const [left, right] = sides.map((text) => (isOfDates ? instantOf(text) : isDecimal(text) ? Number(text) : undefined));
  return left !== undefined && right !== undefined && ORDERS[operator](left, right);
}

/** Compares case-insensitively; the generator only uses ASCII. */
function compare(operator, left, right) {
  const numbers = isDecimal(left) && isDecimal(right);
  if (operator === 'exists') return left !== '';
  if (ORDERS[operator]) return isInOrder(operator, left, right);
  if (operator === 'regex') return isFound(right, left);
  if (operator === 'contains') return left.toLowerCase().includes(right.toLowerCase());
  return numbers ? Number(left) === Number(right) : left.trim().toLowerCase() === right.trim().toLowerCase();
}
