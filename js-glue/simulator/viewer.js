// SPDX-License-Identifier: MIT
// A random viewer: watches, clicks, seeks, fills in forms, and gives up some time.
import { Simulation } from './simulation.js';

/** @typedef {import('../engine/engine.js').Engine} Engine */
/** @typedef {import('../engine/effect.js').Effect} Effect */
/** @typedef {import('./random.js').Random} Random */

/** Ticks per second: they don't change what happens. */
const HZ = 1;
/** Who watches on a phone. */
const MOBILE = 0.3;
/** Between two decisions, in wall seconds. */
const PAUSE_S = [0.25, 6];
/** An answer to the fields of the lead form, by type. @type {Record<string, string>} */
const ANSWERS = {
  email: 'viewer@example.com',
  tel: '+44 20 7946 0000',
  url: 'https://example.com/',
  number: '7',
  date: '2026-01-31',
};
const ANSWER = 'Viewer';

/**
 * What the viewer may do.
 * @typedef {object} World
 * @property {(video: number) => number} duration in seconds
 * @property {(video: number) => readonly number[]} times at which something begins in a video
 * @property {(item: number) => boolean} clickable
 * @property {(item: number) => string} idOf
 * @property {any} project engine.project()
 * @property {(effect: Effect) => void} observe called for each effect, in order
 */

/** One visit, from opening the page to leaving it. */
export class Viewer {
  #engine;
  #random;
  #world;
  #simulation;
  /** What is on screen, or in an open tray. @type {Set<number>} */
  #onScreen = new Set();
  /** @type {Map<string, number[]>} */
  #trays = new Map();
  #form = false;
  #dialog = false;
  #over = false;
  /** How often this viewer clicks on what there is, and seeks, per decision. */
  #eager;
  #restless;

  /** @param {Engine} engine @param {Random} random @param {World} world */
  constructor(engine, random, world) {
    this.#engine = engine;
    this.#random = random;
    this.#world = world;
    this.#eager = random.next();
    this.#restless = random.next() ** 2 / 2;
    this.#simulation = new Simulation(engine, {
      hz: HZ,
      duration: world.duration,
      write: () => {},
      observe: (effect) => this.#see(effect),
    });
  }

  /**
   * @param {readonly Effect[]} effects of load()
   * @param {number} seconds wall seconds until the viewer leaves
   */
  visit(effects, seconds) {
    this.#simulation.open(effects);
    this.#do('device', this.#random.chance(MOBILE) ? 'mobile' : 'desktop');
    this.#do('play', true);
    while (this.#simulation.media.wall < seconds && !(this.#over && this.#random.chance(0.5))) {
      this.#do('wait', this.#random.between(PAUSE_S[0], PAUSE_S[1]));
      this.#decide();
    }
  }

  /** @param {string} name @param {any} value */
  #do(name, value) {
    this.#simulation.run({ name, value });
  }

  #decide() {
    const random = this.#random;
    const things = [...this.#onScreen, ...[...this.#trays.values()].flat()].filter(this.#world.clickable);
    const rests = !this.#engine.playing;
    if (this.#form) this.#answer();
    else if (this.#dialog && random.chance(0.8)) this.#close();
    else if (things.length > 0 && random.chance(rests ? 0.7 : this.#eager))
      this.#do('click', this.#world.idOf(random.pick(things)));
    else if (this.#trays.size > 0 && random.chance(0.3)) this.#do('trayClose', random.pick([...this.#trays.keys()]));
    else if (this.#hasMenu && random.chance(this.#eager / 4)) this.#do('tray', 'magic_menu');
    else if (rests || this.#over) this.#do('play', true);
    if (random.chance(this.#restless)) this.#seek();
  }

  #seek() {
    const { video } = this.#engine;
    const times = this.#world.times(video);
    const random = this.#random;
    const chosen = times.length > 0 && random.chance(0.6) ? random.pick(times) + random.between(-1, 0.5) : NaN;
    this.#do('seek', Math.max(0, chosen >= 0 ? chosen : random.next() * this.#world.duration(video)));
  }

  #close() {
    this.#dialog = false;
    this.#do('dialogClose', true);
  }

  #answer() {
    this.#form = false;
    if (this.#random.chance(0.3)) return this.#do('leadCancel', true);
    /** @type {{name: string, type: string}[]} */
    const fields = this.#world.project.leadForm?.fields ?? [{ name: 'email', type: 'email' }];
    this.#do('lead', Object.fromEntries(fields.map(({ name, type }) => [name, ANSWERS[type] ?? ANSWER])));
  }

  get #hasMenu() {
    return this.#world.project.videos[this.#engine.video].menu === true && !this.#trays.has('magic_menu');
  }

  // ---- What the viewer sees -------------------------------------------------

  /** @param {Effect} effect */
  #see(effect) {
    const { name, item } = effect;
    if (name === 'interaction:show') this.#onScreen.add(item);
    else if (name === 'interaction:hide') this.#onScreen.delete(item);
    else if (name === 'lead:request') this.#form = true;
    else if (name === 'action:modal' || name === 'action:article') this.#dialog = true;
    else if (name === 'player:play') this.#form = this.#dialog = this.#over = false;
    else if (name === 'project:ended') this.#over = true;
    else if (name === 'node:enter') this.#trays.clear();
    else if (name === 'tray:close') this.#trays.delete(effect.detail.tray);
    else if (name === 'tray:open') this.#openTray(effect.detail);
    this.#world.observe(effect);
  }

  /** @param {{tray: string, items: string[]}} detail */
  #openTray({ tray, items }) {
    this.#trays.set(
      tray,
      items.map((id) => this.#engine.findItem(id)),
    );
  }
}
