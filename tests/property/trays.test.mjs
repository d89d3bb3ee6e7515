// SPDX-License-Identifier: MIT
// Every change of an open tray's entries is announced at once.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { casesFor } from './cases.mjs';
import { generateCase } from './generate.mjs';
import { newEngine, playSteps } from './play.mjs';

const LEAST_CHANGES = 50;
const NAMES = ['magic_menu', 'end_menu'];

/** The open trays as a page shows them, updated only when an effect says so. */
class Shown {
  changes = 0;
  #engine;
  /** @type {Map<string, string>} */
  #open = new Map();

  constructor(engine) {
    this.#engine = engine;
  }

  /** @param {string} name @returns {string | undefined} its items, as they are drawn; undefined if it is not open */
  #look(name) {
    const items = this.#engine.trayItems(name)?.map((id) => this.#engine.item(this.#engine.findItem(id)));
    return items && JSON.stringify(items.map(({ id, text, clicked, disabled }) => [id, text, clicked, disabled]));
  }

  /** @param {readonly import('../../js-glue/engine/effect.js').Effect[]} effects of one input @param {() => string} about */
  hear(effects, about) {
    for (const { name, command, detail } of effects) {
      if (command) continue;
      if (name === 'tray:open' && NAMES.includes(detail.tray)) this.#open.set(detail.tray, this.#look(detail.tray));
      if (name === 'tray:close') this.#open.delete(detail.tray);
    }
    if (effects.at(-1)?.intent) return; // the rest follows
    const relists = effects.some(({ name, command }) => command && name === 'relist');
    for (const [name, shown] of this.#open) {
      const now = this.#look(name);
      if (now === shown) continue;
      assert.ok(relists, `${about()}: ${name} shows ${shown}, and has ${now}`);
      if (now) this.#open.set(name, now);
      else this.#open.delete(name);
      this.changes++;
    }
  }
}

/** Wraps an engine to pass the effects of each input to `hear`. */
const heard = (engine, hear) =>
  new Proxy(engine, {
    get(target, name) {
      const member = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...args) => {
        const result = member.apply(target, args);
        if (Array.isArray(result)) hear(result);
        return result;
      };
    },
  });

describe('open trays', () => {
  it('are listed anew when what is in them changes', (test) => {
    let [count, changes] = [0, 0];
    for (const { seed, random } of casesFor(0.2, () => changes >= LEAST_CHANGES)) {
      const { project, durations, script } = generateCase(random);
      for (const { interactions } of project.videos) {
        for (const item of interactions) if ('pos_left' in item && random.chance(0.7)) item.in_tray = true;
      }
      const opening = script.flatMap((step) => [{ tray: random.pick(NAMES) }, step]);
      const about = () => `seed ${seed}: ${JSON.stringify({ project, durations, script: opening })}`;
      const engine = newEngine();
      const shown = new Shown(engine);
      const hear = (effects) => shown.hear(effects, about);
      playSteps({ project, durations, script: opening }, () => {}, heard(engine, hear));
      changes += shown.changes;
      count++;
    }
    test.diagnostic(`${count} cases, ${changes} changes`);
    assert.ok(changes >= LEAST_CHANGES, `only ${changes} changes`);
  });
});
