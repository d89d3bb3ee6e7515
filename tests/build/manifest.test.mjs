// SPDX-License-Identifier: MIT
// dist/custom-elements.json describes the elements correctly.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { EVENTS } from '../../js-glue/engine/tables.js';
import { filesIn } from '../../tools/run/sources.mjs';
import { HotcueOverlay } from '../../web/overlay/hotcue-overlay.js';
import { HotcuePlayer } from '../../web/player/hotcue-player.js';
import { MEDIA_EVENTS } from '../../web/player/media-events.js';

const ROOT = new URL('../../', import.meta.url);
const text = (path) => readFileSync(new URL(path, ROOT), 'utf8');
const { modules } = JSON.parse(text('dist/custom-elements.json'));
const [overlay, player] = modules.map(({ declarations }) => declarations[0]);
const names = (list) => list.map(({ name }) => name).toSorted();
const sources = filesIn('web', /\.js$/).map(text).join('\n');

/** All distinct matches of a pattern's first group in the sources. */
const found = (pattern) => [...new Set([...sources.matchAll(pattern)].map(([, name]) => name))].toSorted();

/** What HTML calls. */
const LIFECYCLE = ['connected', 'disconnected', 'adopted', 'attributeChanged'].map((name) => `${name}Callback`);
/** The names of all members of a class and its superclasses. @param {any} element @returns {string[]} */
const realMembers = ({ prototype }) =>
  prototype
    ? [...Object.getOwnPropertyNames(prototype), ...realMembers(Object.getPrototypeOf(prototype.constructor))]
    : [];

for (const [declaration, element, own] of /** @type {const} */ ([
  [overlay, HotcueOverlay, []],
  [player, HotcuePlayer, MEDIA_EVENTS],
])) {
  describe(declaration.tagName, () => {
    it('has each attribute that it looks at or reflects', () => {
      const documented = names(declaration.attributes);
      const reflected = declaration.members.flatMap(({ attribute }) => attribute ?? []);
      for (const name of [...element.observedAttributes, ...reflected]) assert.ok(documented.includes(name), name);
    });

    it('has all members, each with its type', () => {
      const real = realMembers(element).filter((name) => name !== 'constructor' && !LIFECYCLE.includes(name));
      assert.deepEqual(names(declaration.members.filter((each) => !each.static)), [...new Set(real)].toSorted());
      for (const { name, kind, type, return: gives, parameters = [] } of declaration.members) {
        assert.ok((kind === 'method' ? gives : { type }).type?.text, name);
        for (const parameter of parameters) assert.ok(parameter.name && parameter.type.text, `${name}()`);
      }
      const { parameters } = declaration.members.find(({ name }) => name === 'load');
      assert.deepEqual(names(parameters), ['document', 'options']);
    });

    it('has the events that a page can hear', () => {
      const simulated = ['explain', 'variable:value'];
      const heard = [...EVENTS.filter((name) => !simulated.includes(name)), 'hotcue:event', ...own];
      assert.deepEqual(names(declaration.events), heard.toSorted());
    });
  });
}

it('has the custom properties that the style sheets use', () => {
  assert.deepEqual(names(player.cssProperties), found(/var\((--hotcue-[a-z-]+)/g));
  for (const { name } of overlay.cssProperties) assert.ok(names(player.cssProperties).includes(name), name);
});

it('has custom properties of the player that no style sheet of the overlay uses', () => {
  const ofOverlay = filesIn('web', /\.js$/).filter((file) => !/player|shortcuts|marks/.test(file));
  const used = ofOverlay.map(text).join('\n');
  for (const { name } of overlay.cssProperties) assert.ok(used.includes(`var(${name}`), name);
});

it('has the slots that the elements have', () => {
  assert.deepEqual(names(player.slots), found(/\bh\('slot', \{ name: '([a-z-]+)'/g));
});

it('has the parts that the elements have', () => {
  const inner = ['cover']; // internal
  const documented = names(player.cssParts);
  for (const name of found(/\bpart: '([a-z-]+)'/g)) assert.ok(inner.includes(name) || documented.includes(name), name);
});

it('has the parts of the overlay that the player hands on', () => {
  const [, list] = /const PARTS = \[([\s\S]*?)\]\.join/.exec(sources);
  const handedOn = [...list.matchAll(/'([a-z-]+)'/g)].map(([, name]) => name);
  assert.deepEqual(names(overlay.cssParts), handedOn.toSorted());
});

it('says of each member what it is, but of those that HTML has', () => {
  const said = new Map(player.members.map(({ name, description }) => [name, description]));
  for (const { name, description } of overlay.members.filter(({ attribute }) => !attribute)) {
    assert.ok(description, name);
    assert.ok(name === 'media' || said.get(name), `the player's ${name}`);
  }
});
