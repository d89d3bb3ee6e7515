// SPDX-License-Identifier: MIT
// Which videos, interactions and ways of a project its viewers reach: random ones, and one who
// follows a script. It needs neither Node nor a page.
import { HotcueError } from '../engine/error.js';
import { followerOf, targetOf, timeOf, videosOf } from './document.js';
import { guessDuration } from './durations.js';
import { Random } from './random.js';
import { Simulation, SimulationError } from './simulation.js';
import { Viewer } from './viewer.js';

/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../engine/effect.js').Effect} Effect */
/** @typedef {import('./script.js').Step} Step */

/** @typedef {{id: string, reached: number}} VideoReach `reached`: by how many viewers */
/**
 * @typedef {object} InteractionReach
 * @property {number} index its number in the project
 * @property {string} id
 * @property {string} video the id of its video
 * @property {boolean} clickable whether a click on it does something
 * @property {number} shown how many viewers saw it, also in a tray; for a timed action, for how many it happened
 * @property {number} clicked how many viewers clicked on it
 */
/**
 * A way from one video to another that the document names, or that a viewer took.
 * @typedef {object} Way
 * @property {string} from id of a video
 * @property {string} to
 * @property {'click' | 'timed' | 'ended' | 'script'} kind what leads there
 * @property {string | null} by the id of the interaction, null for the end of a video and a script
 * @property {number} taken by how many viewers
 */
/**
 * @typedef {object} Coverage
 * @property {VideoReach[]} videos
 * @property {InteractionReach[]} interactions
 * @property {Way[]} ways
 * @property {number} viewers how many there were, with the one of the script
 * @property {string | null} problem why the script could not be followed to its end
 */

/** @typedef {{kind: Way['kind'], item: number}} Cause of a switch; item -1 for none */
/** How long a random viewer watches, in seconds of wall time. */
const SECONDS = 600;
const VIEWERS = 100;

/** A coverage in the making, viewer by viewer, so that a page can draw in between. */
export class Exploration {
  #engine;
  #document;
  #seed;
  #seconds;
  /** @type {VideoReach[]} */
  #videos;
  /** @type {InteractionReach[]} */
  #interactions = [];
  /** Numbers of the timed actions. @type {Set<number>} */
  #timed = new Set();
  /** @type {Map<string, Way>} */
  #ways = new Map();
  /** Ids of videos that another follows, or the same again. @type {Set<string>} */
  #isFollowed = new Set();
  #viewers = 0;
  #randomViewers = 0;
  /** @type {string | null} */
  #problem = null;
  /** @type {number[][]} times at which something begins, of each video */
  #times;
  /** @type {(video: number) => number} */
  #duration;
  #project;

  /**
   * @param {Engine} engine of its own: other documents in it are replaced
   * @param {object} options
   * @param {string} options.document JSON text without errors
   * @param {number} [options.seed] of the random viewers
   * @param {number} [options.seconds] how long each of them watches, wall time
   * @param {Record<string, number>} [options.durations] of videos by id or token; else those of the document, else estimates
   * @throws {SimulationError} the document has errors
   */
  constructor(engine, { document, seed = 1, seconds = SECONDS, durations = {} }) {
    this.#engine = engine;
    this.#document = document;
    this.#seed = seed;
    this.#seconds = seconds;
    this.#load();
    this.#project = engine.project();
    const parsed = JSON.parse(document);
    const parts = videosOf(parsed);
    /** @type {{id: string, duration: number | null}[]} */
    const videos = this.#project.videos;
    this.#videos = videos.map(({ id }) => ({ id, reached: 0 }));
    const lengths = videos.map(({ duration }, i) => duration || guessDuration(parsed, i));
    for (const [name, length] of Object.entries(durations)) lengths[engine.findVideo(name)] = length;
    this.#duration = (video) => lengths[video];
    this.#times = parts.map(({ interactions, cues }) => [...interactions, ...cues].map(timeOf).filter(Number.isFinite));
    for (const [video, part] of parts.entries()) this.#survey(video, part);
  }

  /** @returns {readonly Effect[]} */
  #load() {
    const { ok, effects } = this.#engine.load(this.#document);
    if (!ok) throw new SimulationError('the document has errors');
    return effects;
  }

  /** Lists a video's interactions and the ways that lead from it. @param {number} video @param {import('./document.js').VideoPart} part */
  #survey(video, part) {
    for (const members of part.interactions) {
      const index = this.#interactions.length;
      const item = this.#engine.item(index);
      const id = this.#engine.explain(index)?.id ?? '';
      const timed = item === null;
      const clickable = !timed && item.action !== 'none';
      if (timed) this.#timed.add(index);
      this.#interactions.push({ index, id, video: this.#videos[video].id, clickable, shown: 0, clicked: 0 });
      this.#expect(video, targetOf(members), { kind: timed ? 'timed' : 'click', item: index });
    }
    const follower = followerOf(part);
    if (follower !== '') this.#isFollowed.add(this.#videos[video].id);
    this.#expect(video, follower, { kind: 'ended', item: -1 });
  }

  /** @param {number} from @param {string} target @param {Cause} cause */
  #expect(from, target, cause) {
    const to = target === '' ? -1 : this.#engine.findVideo(target); // none with a template
    if (to >= 0) this.#way(from, to, cause);
  }

  /** @param {number} from @param {number} to @param {Cause} cause @returns {Way} */
  #way(from, to, { kind, item }) {
    const key = `${from} ${to} ${kind} ${item}`;
    const ends = { from: this.#videos[from].id, to: this.#videos[to].id };
    const way = this.#ways.get(key) ?? { ...ends, kind, by: this.#interactions[item]?.id ?? null, taken: 0 };
    this.#ways.set(key, way);
    return way;
  }

  // ---- Viewers --------------------------------------------------------------

  /** One more random viewer. */
  random() {
    const visit = new Visit(this.#timed, (id) => this.#engine.findItem(id));
    const world = {
      duration: this.#duration,
      project: this.#project,
      times: (/** @type {number} */ video) => this.#times[video],
      clickable: (/** @type {number} */ item) => this.#interactions[item].clickable,
      idOf: (/** @type {number} */ item) => this.#interactions[item].id,
      observe: (/** @type {Effect} */ effect) => visit.see(effect),
    };
    const viewer = new Viewer(this.#engine, new Random(this.#seed, this.#randomViewers++), world);
    viewer.visit(this.#load(), this.#seconds);
    this.#count(visit);
  }

  /** One who follows a script. @param {readonly Step[]} steps */
  script(steps) {
    const visit = new Visit(this.#timed, (id) => this.#engine.findItem(id));
    const observe = (/** @type {Effect} */ effect) => visit.see(effect);
    const simulation = new Simulation(this.#engine, { duration: this.#duration, write: () => {}, observe });
    simulation.open(this.#load());
    for (const [index, step] of steps.entries()) {
      visit.cause = step.name === 'jump' ? { kind: 'script', item: -1 } : null;
      const reason = attempt(simulation, step);
      if (reason) this.#problem ??= `step ${index}, ${JSON.stringify({ [step.name]: step.value })}: ${reason}`;
      if (reason) break;
    }
    this.#count(visit);
  }

  /** @param {Visit} visit */
  #count({ shown, clicked, entered }) {
    this.#viewers++;
    for (const item of shown) this.#interactions[item].shown++;
    for (const item of clicked) this.#interactions[item].clicked++;
    const reached = new Set(entered.map(({ to }) => this.#engine.findVideo(to)));
    for (const video of reached) this.#videos[video].reached++;
    for (const way of new Set(entered.flatMap((each) => this.#wayOf(each) ?? []))) way.taken++;
  }

  /** The way that was taken; null if the video was opened first, or replayed. @param {Entry} entry */
  #wayOf({ from, to, cause }) {
    if (from === null || cause === null) return null;
    if (cause.kind === 'ended' && from === to && !this.#isFollowed.has(from)) return null;
    return this.#way(this.#engine.findVideo(from), this.#engine.findVideo(to), cause);
  }

  /** @returns {Coverage} of the viewers so far */
  get coverage() {
    const copy = (/** @type {object} */ each) => /** @type {any} */ ({ ...each });
    return {
      videos: this.#videos.map(copy),
      interactions: this.#interactions.map(copy),
      ways: [...this.#ways.values()].map(copy),
      viewers: this.#viewers,
      problem: this.#problem,
    };
  }
}

/** @typedef {{from: string | null, to: string, cause: Cause | null}} Entry of a video, by ids */

/** What one viewer has reached. */
class Visit {
  /** @type {Set<number>} */
  shown = new Set();
  /** @type {Set<number>} */
  clicked = new Set();
  /** @type {Entry[]} */
  entered = [];
  /** What leads to the next video that is entered. @type {Cause | null} */
  cause = null;
  #timed;
  #find;

  /** @param {ReadonlySet<number>} timed the timed actions @param {(id: string) => number} find an interaction */
  constructor(timed, find) {
    this.#timed = timed;
    this.#find = find;
  }

  /** @param {Effect} effect */
  see(effect) {
    const { name, item } = effect;
    if (name === 'interaction:show') this.shown.add(item);
    else if (name === 'hotspot:click') this.#happen(this.clicked, 'click', item);
    else if (name === 'redraw' && this.#timed.has(item)) this.#happen(this.shown, 'timed', item);
    else if (name === 'tray:open') this.#list(effect.detail.items);
    else if (name === 'node:ended') this.cause = { kind: 'ended', item: -1 };
    else if (name === 'node:enter') this.#enter(effect.detail);
  }

  /** @param {Set<number>} set @param {Way['kind']} kind @param {number} item */
  #happen(set, kind, item) {
    set.add(item);
    this.cause = { kind, item };
  }

  /** @param {string[]} ids */
  #list(ids) {
    for (const id of ids) this.shown.add(this.#find(id));
  }

  /** @param {{node: {id: string}, prevNode?: {id: string}}} detail */
  #enter({ node, prevNode }) {
    this.entered.push({ from: prevNode?.id ?? null, to: node.id, cause: this.cause });
  }
}

/** @param {Simulation} simulation @param {Step} step @returns {string | null} why it could not be done */
function attempt(simulation, step) {
  try {
    return simulation.run(step);
  } catch (error) {
    if (error instanceof SimulationError || error instanceof HotcueError) return error.message;
    throw error;
  }
}

/**
 * Explores a project with random viewers, and one of a script if there is one. The same
 * options give the same result.
 * @param {Engine} engine of its own
 * @param {ConstructorParameters<typeof Exploration>[1] & {viewers?: number, script?: readonly Step[]}} options
 *   `viewers`: random ones, 100 by default, none by default with a script; `script`: parseScript()
 * @returns {Coverage}
 * @throws {SimulationError} the document has errors
 */
export function explore(engine, { viewers, script, ...options }) {
  const exploration = new Exploration(engine, options);
  if (script) exploration.script(script);
  for (let left = viewers ?? (script ? 0 : VIEWERS); left > 0; left--) exploration.random();
  return exploration.coverage;
}
