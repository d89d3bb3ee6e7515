// SPDX-License-Identifier: MIT
// Conditions (T8) and templates (T9), as docs/format.md words them.

/**
 * @param {any} value a text has its templates replaced
 * @param {Map<string, any>} variables
 * @param {(text: string) => string} [encode] in a URL
 */
export function replace(value, variables, encode = (text) => text) {
  if (typeof value !== 'string') return value;
  return value.replace(/\{\{ *(\w+) *\}\}/g, (_all, name) => encode(String(variables.get(name) ?? '')));
}

/** Whether the condition of an interaction lets it show or happen. */
export function lets(item, variables) {
  if (item.when) return holds(item.when, variables);
  if (!hasRules(item)) return true;
  const { conditional_join: join = 0, conditional_show: shows = true, conditional_2: both = true } = item;
  const rules = both && 'conditional_variable_2' in item ? [rule(item, ''), rule(item, '_2')] : [rule(item, '')];
  return holds(join === 1 ? { any: rules } : { all: rules }, variables) === shows;
}

/** Whether it has a condition that shows it, rather than hides it. */
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
  const matches = found !== undefined && compare(positive, String(found), String(replace(value ?? '', variables)));
  return matches !== negated;
}

const isDecimal = (text) => /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) && Number.isFinite(Number(text));

/** A pattern that a template has spoilt is found nowhere. */
function isFound(pattern, text) {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}

/** Upper and lower case alike; the generator keeps to ASCII. */
function compare(operator, left, right) {
  const numbers = isDecimal(left) && isDecimal(right);
  if (operator === 'exists') return left !== '';
  if (operator === 'less_than') return numbers && Number(left) < Number(right);
  if (operator === 'greater_than') return numbers && Number(left) > Number(right);
  if (operator === 'regex') return isFound(right, left);
  if (operator === 'contains') return left.toLowerCase().includes(right.toLowerCase());
  return numbers ? Number(left) === Number(right) : left.trim().toLowerCase() === right.trim().toLowerCase();
}
