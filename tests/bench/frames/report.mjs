// SPDX-License-Identifier: MIT
// Reports the figures as text, as a table and as a plot.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../../tools/run/steps.mjs';
import { CLIP } from '../../engines/clips.mjs';
import { HOTCUE } from './candidates.mjs';

const PAGE = join(ROOT, 'docs/performance.md');
const PLOT = join(ROOT, 'docs/frames.svg');
const [BEGIN, END] = ['<!-- frames: npm run bench:frames writes this -->', '<!-- end of frames -->'];

/** @param {number[]} values @param {number} part 0 to 1, the share of values that are not above the result */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
}

const signed = (frames) => String(frames).replace('-', '−');
const share = (part, whole) => `${((100 * part) / whole).toFixed(part === whole || part === 0 ? 0 : 1)} %`;

/** @param {{cues: number, late: number[], lost: number, twice: number, leftOut: number}} result */
export function summary({ late, lost, twice, leftOut }) {
  const spread = [0, 0.5, 0.99, 1].map((part) => signed(quantile(late, part))).join(' / ');
  return `${spread} frames late, ${lost} lost, ${twice} twice, ${leftOut} frames left out`;
}

function cueRow({ who, how, result: { cues, late, lost, twice } }, clip) {
  const spread = [0, 0.5, 0.99, 1].map((part) => signed(quantile(late, part)));
  const exact = late.filter((frames) => frames === 0).length;
  const name = who === HOTCUE.name ? `**${who}**${clip}` : `${who}: ${how}`;
  return [name, ...spread, share(exact, cues), lost, twice];
}

const table = (head, rows) =>
  [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** @param {import('./run.mjs').Result} result */
function engineTables({ name, version, date, cues, pauses }) {
  const own = cues.filter(({ who }) => who === HOTCUE.name);
  const peers = cues.filter(({ who }) => who !== HOTCUE.name);
  const rows = [...own.map((row) => cueRow(row, `, ${CLIP[row.clip].title}`)), ...peers.map((row) => cueRow(row, ''))];
  const rests = pauses.map(({ clip, rate = 1, result: { pauses: count, off, lost, laterSeen } }) => {
    const exact = off.filter((frames) => frames === 0).length;
    const title = rate === 1 ? CLIP[clip].title : `${CLIP[clip].title}, ${rate} times the speed`;
    return [title, count, exact, Math.max(...off), lost, laterSeen];
  });
  return `**${name} ${version}**, ${date}

${table(['cues', 'min', 'median', '99 %', 'max', 'on their frame', 'lost', 'twice'], rows)}

${table(['timed pauses', 'pauses', 'on their frame', 'most frames off', 'lost', 'later frame seen'], rests)}`;
}

/** States whether the goal is reached. @param {import('./run.mjs').Result[]} results */
function verdict(results) {
  const misses = [];
  for (const { name, slower, cues, pauses } of results) {
    for (const { who, clip, result } of cues) {
      if (who !== HOTCUE.name) continue;
      const { late, lost, twice } = result;
      const off = late.map(Math.abs);
      const faults = [
        !slower && quantile(late, 0.5) !== 0 && 'the median is not 0',
        !slower && quantile(late, 0.99) > 0 && `the 99th percentile is ${quantile(late, 0.99)}`,
        !slower && Math.max(...off) > 1 && `one is ${Math.max(...off)} frames off`,
        lost + twice > 0 && `${lost} lost and ${twice} twice`,
      ].filter(Boolean);
      if (faults.length > 0) misses.push(`- ${name}, cues, ${CLIP[clip].title}: ${faults.join(', ')}.`);
    }
    for (const { clip, result } of pauses) {
      const beside = result.off.filter((frames) => frames > 0).length;
      const faults = [
        beside > 0 && `${beside} of ${result.pauses} rest beside their frame`,
        !slower && result.laterSeen > 0 && `a later frame was seen ${result.laterSeen} times of ${result.pauses}`,
        result.lost > 0 && `${result.lost} lost`,
      ].filter(Boolean);
      if (faults.length > 0) misses.push(`- ${name}, pauses, ${CLIP[clip].title}: ${faults.join(', ')}.`);
    }
  }
  const goal =
    'Goal: cues with median 0 and 99th percentile 0, none more than 1 frame off; a timed pause rests on exactly ' +
    'the frame it names and no later frame is ever seen; nothing lost, nothing twice. With the CPU throttled the ' +
    'page hears late of what is on screen: there each pause rests on its frame, and nothing is lost or told twice.';
  return misses.length === 0 ? `${goal} Reached.` : `${goal} Not reached:\n\n${misses.join('\n')}`;
}

const withTimingsrc = ({ cues }) => cues.some(({ who }) => who === 'timingsrc');
const WITHOUT_TIMINGSRC = `
timingsrc's sequencer is not among them in each engine: it is in no package registry
(CONTRIBUTING.md).`;

/** @param {import('./run.mjs').Result[]} results */
export function writeReport(results) {
  const [{ cues }] = results;
  const text = `${BEGIN}
## Frames

How many frames late an effect is **on screen**. A clip carries the number of
each frame in its picture; each handler writes a number right under it; and a
camera on the screen (\`x11grab\`, 120 times a second) reads both. So this is
neither what the browser says of itself nor what a canvas holds, but what a
viewer sees. ${cues[0].result.cues} cues at random times; 0 is the frame that shows the cue's time,
−1 the frame before it. A frame that the browser left out can't carry
anything: then the next one that was shown counts.

![Frames late, by engine and library](frames.svg)

${results.map(engineTables).join('\n\n')}

${verdict(results)}

\`npm run bench:frames\`, on a machine with ${availableParallelism()} cores and no graphics card, all
browsers on an X screen. Throttled by the DevTools protocol, the page's own work takes six
times as long (\`npm run bench:frames -- --throttled\`). An engine's peers are measured in the same run, one at a time, on
the clip with ${CLIP.main.title}.${results.every(withTimingsrc) ? '' : WITHOUT_TIMINGSRC}
${END}`;
  const page = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '# Performance\n';
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  const whole = from < 0 ? `${page.trimEnd()}\n\n${text}\n` : page.slice(0, from) + text + page.slice(to + END.length);
  writeFileSync(PAGE, whole);
  writeFileSync(PLOT, plot(results));
}

// ---- The plot --------------------------------------------------------------------

const [LEFT, TOP, ROW, STEP, RADIUS] = [190, 64, 26, 34, 11];
const [FIRST, LAST] = [-3, 12];
const escaped = (text) => text.replaceAll('`', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A row for each library and engine; the area of a dot is the share of cues with that delay in frames. */
function plot(results) {
  const x = (frames) => LEFT + (Math.min(Math.max(frames, FIRST), LAST) - FIRST) * STEP + STEP / 2;
  const parts = [];
  let y = TOP;
  for (const { name, version, cues } of results) {
    parts.push(`<text x="12" y="${y + 4}" class="engine">${escaped(`${name} ${version}`)}</text>`);
    y += ROW;
    for (const { who, clip, result } of cues) {
      if (clip !== 'main') continue;
      const own = who === HOTCUE.name;
      parts.push(
        `<text x="${LEFT - 12}" y="${y + 4}" text-anchor="end"${own ? ' class="own"' : ''}>${escaped(who)}</text>`,
      );
      for (let frames = FIRST; frames <= LAST; frames++) {
        const here = result.late.filter((late) => Math.min(Math.max(late, FIRST), LAST) === frames).length;
        if (here === 0) continue;
        const radius = Math.max(1.6, RADIUS * Math.sqrt(here / result.cues)).toFixed(1);
        parts.push(`<circle cx="${x(frames)}" cy="${y}" r="${radius}" class="${own ? 'ours' : 'theirs'}"/>`);
      }
      if (result.lost > 0) parts.push(`<text x="${x(LAST) + 26}" y="${y + 4}">${result.lost} lost</text>`);
      y += ROW;
    }
    y += 10;
  }
  const ticks = [];
  for (let frames = FIRST; frames <= LAST; frames++) {
    const label = frames === LAST ? `${LAST}+` : signed(frames);
    ticks.push(`<text x="${x(frames)}" y="44" text-anchor="middle">${label}</text>`);
    ticks.push(
      `<line x1="${x(frames)}" y1="52" x2="${x(frames)}" y2="${y - 18}"${frames === 0 ? ' class="zero"' : ''}/>`,
    );
  }
  const width = x(LAST) + 90;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" role="img" aria-label="Frames late, by engine and library">
<style>
  text { font: 13px system-ui, sans-serif; fill: #333 }
  .engine, .own { font-weight: 600; fill: #111 }
  line { stroke: #ddd } .zero { stroke: #888 }
  .ours { fill: #0a7d4f } .theirs { fill: #b5602a }
</style>
<rect width="100%" height="100%" fill="#fff"/>
<text x="${x(FIRST) - 12}" y="20" class="own">frames late on screen (area: share of the cues)</text>
${ticks.join('\n')}
${parts.join('\n')}
</svg>
`;
}
