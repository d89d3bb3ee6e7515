// SPDX-License-Identifier: MIT
// A growing list of events: newest at the end, with a filter, and details to expand.

/** Limit, to keep the page fast. */
const ROWS_MAX = 600;

/** Prefixes of event names, and the family that determines the colour. */
const FAMILIES = {
  browser: 'action',
  tray: 'action',
  lead: 'action',
  viewer: 'variable',
  interactions: 'interaction',
};

/** @param {number} seconds */
export function clock(seconds) {
  const hundredths = Math.round(seconds * 100);
  const [minutes, rest] = [Math.floor(hundredths / 6000), hundredths % 6000];
  return `${minutes}:${(rest / 100).toFixed(2).padStart(5, '0')}`;
}

/** @param {any} value */
function word(value) {
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Custom data as they are in the document; '' for none. @param {{customData: any, customDataText: string}} holder */
const dataOf = ({ customData, customDataText }) => (customData === null ? '' : ` ${customDataText}`);

/** @type {Record<string, (detail: any) => string>} */
const BRIEFS = {
  'cue:forward': ({ cue }) => `${cue.id}${dataOf(cue)}`,
  'cue:reverse': ({ cue }) => `${cue.id}${dataOf(cue)}`,
  'hotspot:click': ({ hotspot, action, value }) => `${hotspot.id}, ${action}${value === null ? '' : ` ${value}`}`,
  'hotspot:enter': ({ hotspot }) => hotspot.id,
  'hotspot:leave': ({ hotspot }) => hotspot.id,
  'interaction:show': ({ id, type, reason }) => `${id}, ${type}, ${reason}`,
  'interaction:hide': ({ id, type, reason }) => `${id}, ${type}, ${reason}`,
  'node:ended': ({ node }) => node.id,
  'node:enter': ({ node, kind }) => `${node.id}, ${kind}`,
  'node:exit': ({ node, kind }) => `${node.id}, ${kind}`,
  'player:seek': ({ from, to, reason }) => `${word(from)} to ${word(to)}, ${reason}`,
  'variable:change': ({ name, value }) => `${name} = ${word(value)}`,
};

/** A short form of a payload. @param {string} name @param {any} detail */
function brief(name, detail) {
  if (BRIEFS[name]) return BRIEFS[name](detail);
  return Object.values(detail ?? {})
    .map(word)
    .join(', ');
}

/** @param {string} tag @param {string} className @param {string} text */
function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

export class EventLog {
  #list;
  #filter = '';
  #follow = true;

  /** @param {HTMLElement} list an <ol> that scrolls */
  constructor(list) {
    this.#list = list;
  }

  get size() {
    return this.#list.childElementCount;
  }

  /** @param {number} seconds @param {string} name @param {any} detail */
  add(seconds, name, detail) {
    const row = document.createElement('li');
    const part = name.split(':', 1)[0];
    row.dataset.family = FAMILIES[/** @type {keyof FAMILIES} */ (part)] ?? part;
    row.dataset.text = `${name} ${JSON.stringify(detail)}`.toLowerCase();
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.append(
      element('time', '', clock(seconds)),
      element('span', 'dot', ''),
      element('span', 'name', name),
      element('span', 'brief', brief(name, detail)),
    );
    details.append(summary, element('pre', '', JSON.stringify(detail, null, 2)));
    details.addEventListener('toggle', () => details.open && details.scrollIntoView({ block: 'nearest' }));
    row.append(details);
    row.hidden = !this.#matches(row);
    this.#list.append(row);
    while (this.size > ROWS_MAX) this.#list.firstElementChild?.remove();
    this.#scroll();
  }

  /** Shows only events whose name or payload contains a text. @param {string} text */
  filter(text) {
    this.#filter = text.trim().toLowerCase();
    for (const row of this.#list.children) {
      /** @type {HTMLElement} */ (row).hidden = !this.#matches(/** @type {HTMLElement} */ (row));
    }
    this.#scroll();
  }

  /** Sets whether the newest event is kept in view. @param {boolean} follow */
  follow(follow) {
    this.#follow = follow;
    this.#scroll();
  }

  clear() {
    this.#list.replaceChildren();
  }

  /** @param {HTMLElement} row */
  #matches(row) {
    return (row.dataset.text ?? '').includes(this.#filter);
  }

  #scroll() {
    if (this.#follow) this.#list.scrollTop = this.#list.scrollHeight;
  }
}
