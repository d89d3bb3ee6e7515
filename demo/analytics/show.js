// SPDX-License-Identifier: MIT
// Draws what the page knows.

/** @param {string} tag @param {string} text @param {string} [className] */
function element(tag, text, className = '') {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** @param {number} seconds */
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;

/** A bar with a stripe for each second, darker the more often it was watched. @param {{bar: Element, sum: Element, end: Element}} places @param {any} watched a video's part of measure(); null for none */
export function showHeat({ bar, sum, end }, watched) {
  if (!watched) return;
  const { plays, played, watched: total, duration } = watched;
  while (bar.childElementCount < plays.length) bar.append(document.createElement('span'));
  while (bar.childElementCount > plays.length) bar.lastElementChild?.remove();
  for (const [second, stripe] of [...bar.children].entries()) {
    /** @type {HTMLElement} */ (stripe).dataset.plays = String(Math.min(plays[second], 3));
  }
  const seconds = plays.filter(Boolean).length;
  const text = `${Math.round(played)} of ${Math.round(duration ?? plays.length)} s, ${Math.round(total)} s with repetitions`;
  if (sum.textContent !== text) sum.textContent = text;
  if (duration) end.textContent = clock(duration);
  bar.setAttribute('aria-label', `${seconds} of ${plays.length} seconds were watched`);
}

/** @param {Element} list @param {Record<string, Set<string>>} funnel */
export function showFunnel(list, funnel) {
  const most = Math.max(1, ...Object.values(funnel).map(({ size }) => size));
  const rows = Object.entries(funnel).map(([name, { size }]) => {
    const row = document.createElement('li');
    const bar = element('span', '', 'share');
    bar.style.setProperty('--share', String(size / most));
    row.append(element('span', name), bar, element('b', String(size)));
    return row;
  });
  list.replaceChildren(...rows);
}

/** Numbers, and words, of a delivery. @param {Element} list @param {any} state */
export function showCounts(list, { queued, held, sent, refused, dropped, storage }) {
  const shown = {
    Queued: queued,
    Held: held,
    Sent: sent,
    Refused: refused,
    Dropped: dropped,
    Storage: storage === 'indexeddb' ? 'disk' : 'memory',
  };
  list.replaceChildren(
    ...Object.entries(shown).map(([name, value]) => {
      const pair = document.createElement('div');
      pair.append(element('dt', name), element('dd', String(value)));
      return pair;
    }),
  );
}

/** What a record says, in a line. @param {any} record */
function brief({ route, path = route, body }) {
  const name = path.split('/').at(-1);
  if (name === 'crm') return `crm ${body.hubspot?.field} = ${body.hubspot?.value}`;
  if (name === 'upsert') {
    const [{ id, properties }] = body.inputs;
    return `contact ${id} ${Object.values(properties).join(' ')}`;
  }
  const detail = body.state ?? (body.playedPercent && `${body.playedPercent} %`) ?? '';
  const spans = body.derivedValues ? `${body.derivedValues.totalSecondsPlayed} s` : '';
  return `${name} ${detail}${spans} ${body.mediaName ?? ''}`;
}

/** The newest first. @param {Element} list @param {any[]} records @param {(record: any) => string} where */
export function listRecords(list, records, where) {
  const rows = records.toReversed().map((record) => {
    const row = document.createElement('li');
    row.title = JSON.stringify(record.body);
    row.append(element('span', brief(record), 'about'), element('span', where(record), 'where'));
    return row;
  });
  list.replaceChildren(...rows);
}
