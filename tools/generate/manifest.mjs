// SPDX-License-Identifier: MIT
// Generates the custom elements manifest, by which editors know the elements:
// https://github.com/webcomponents/custom-elements-manifest. Names come from the classes;
// types and descriptions come from their declarations, the events' table and
// docs/embedding.md.

import { MEDIA_EVENTS } from '../../web/player/media-events.js';
import { filesIn } from '../run/sources.mjs';
import { call, membersOf, typeOf } from './declarations.mjs';
import { eventRows, read } from './schema.mjs';

/** Members called by HTML, and those that are not part of the class's API. */
const NO_MEMBER =
  /^(constructor|(connected|disconnected|adopted|attributeChanged)Callback|observedAttributes|length|name|prototype)$/;
const OF_THE_PLAYER = /^the player's /;
const SIMULATED = /^Simulation only/;
const SEE = /^See \w+\./;

/** @typedef {{name: string, description: string}} Named */

/** Markdown text without links. @param {string} text */
const plain = (text) => text.replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1').replaceAll('\\|', '|');

/** The tables of docs/embedding.md with this head: the names in each, with their descriptions. @param {string} head @returns {Named[][]} */
function tables(head) {
  const found = read('docs/embedding.md').matchAll(
    new RegExp(`^\\| ${head} \\|.*\\n\\| --- .*\\n((?:\\|.*\\n)+)`, 'gm'),
  );
  return [...found].map(([, body]) =>
    [...body.matchAll(/^\| (.*?) \| (.*?) ?\|$/gm)].flatMap(([, names, words]) =>
      [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => ({ name, description: plain(words) })),
    ),
  );
}

/** A class and its superclasses. @param {any} element @returns {any[]} */
const chain = (element) => (element?.prototype ? [element, ...chain(Object.getPrototypeOf(element))] : []);

/** The attribute that a property reflects. @param {() => unknown} get */
function attributeOf(get) {
  let attribute = '';
  const note = (/** @type {string} */ name) => {
    attribute = name;
    return null;
  };
  const value = get.call({ getAttribute: note, hasAttribute: note });
  return { attribute, reflects: true, type: { text: value === '' ? 'string' : 'boolean' } };
}

/** The type of a member that is forwarded to the media element. @param {string} name */
const ofVideo = (name) => `HTMLVideoElement['${name}']`;

/** @param {string} name @param {PropertyDescriptor} descriptor @param {import('./declarations.mjs').Member} [member] */
function memberOf(name, { value, get, set, enumerable }, member) {
  const about = { name, ...(member?.description && { description: member.description }) };
  if (enumerable && get) return { kind: 'field', ...about, ...attributeOf(get) };
  if (typeof value === 'function') {
    const forwarded = { return: { type: { text: `ReturnType<${ofVideo(name)}>` } } };
    return { kind: 'method', ...about, ...(member ? call(member.signature) : forwarded) };
  }
  return {
    kind: 'field',
    ...about,
    ...(get && !set && { readonly: true }),
    type: member ? typeOf(member.signature) : { text: ofVideo(name) },
  };
}

/** @param {PropertyDescriptorMap} descriptors */
const own = (descriptors) => Object.entries(descriptors).filter(([name]) => !NO_MEMBER.test(name));

/**
 * The members of an element, own before inherited ones.
 * @param {any} element @param {Map<string, import('./declarations.mjs').Member>} declared
 */
function members(element, declared) {
  const classes = chain(element);
  const found = new Map();
  for (const [name, descriptor] of classes.flatMap((each) => own(Object.getOwnPropertyDescriptors(each.prototype)))) {
    if (!found.has(name)) found.set(name, memberOf(name, descriptor, declared.get(name)));
  }
  const statics = own(Object.getOwnPropertyDescriptors(element));
  return [
    ...statics.map(([name, each]) => ({ ...memberOf(name, each, declared.get(name)), static: true })),
    ...found.values(),
  ];
}

/**
 * The declarations of an element's members. A description that refers to the overlay's is replaced by that.
 * @param {any} element @param {string} folder of its declarations @param {Map<string, import('./declarations.mjs').Member>} [overlays]
 */
function declaredOf(element, folder, overlays) {
  const texts = filesIn(folder, /\.d\.ts$/).map((file) => read(file));
  const all = chain(element).flatMap(({ name }) => texts.flatMap((text) => [...membersOf(text, name)]));
  return new Map(
    all.toReversed().map(([name, member]) => {
      const { description } = (SEE.test(member.description) && overlays?.get(name)) || member;
      return [name, { ...member, description }];
    }),
  );
}

/** The events that a page can receive. */
function events() {
  const told = eventRows()
    .filter(([, , , , when]) => !SIMULATED.test(when))
    .map(([, name, , , when]) => ({
      name,
      description: when,
      type: { text: `HotcueEventMap['${name}']` },
    }));
  const description = 'Dispatched for each of these events, after the event itself.';
  return [...told, { name: 'hotcue:event', description, type: { text: 'CustomEvent<HotcueAnyEvent>' } }];
}

/** The events of a media element, which the player dispatches again. */
const mediaEvents = () =>
  MEDIA_EVENTS.map((name) => ({ name, description: 'As of a media element.', type: { text: 'Event' } }));

/** The first paragraph of a class's comment. @param {string} text @param {string} name */
function summary(text, name) {
  const [, comment = ''] = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\nexport class ${name} `).exec(text) ?? [];
  return comment
    .replaceAll(/^\s*\* ?/gm, '')
    .split('\n\n')[0]
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * The text of custom-elements.json.
 * @param {Record<string, any>} elements the classes, by tag
 * @param {string} folder of their declarations, in the repository
 * @returns {string}
 */
export function manifest(elements, folder) {
  const [overlays, players] = tables('attribute');
  const [properties] = tables('custom property');
  const [parts] = tables('part');
  const [slots] = tables('slot');
  const asOverlay = ({ name, description }) => overlays.find((each) => each.name === name) ?? { name, description };
  const declared = declaredOf(elements['hotcue-overlay'], folder);
  const notThePlayers = ({ description }) => !OF_THE_PLAYER.test(description);
  const own = {
    'hotcue-overlay': {
      attributes: overlays,
      events: events(),
      cssProperties: properties.filter(notThePlayers),
      cssParts: parts.filter(notThePlayers),
    },
    'hotcue-player': {
      attributes: players.map(asOverlay),
      events: [...events(), ...mediaEvents()],
      slots,
      cssProperties: properties,
      cssParts: parts,
    },
  };
  const sources = filesIn('web', /\.js$/).map(read).join('');
  const modules = Object.entries(elements).map(([tagName, element]) => {
    const { name } = element;
    const path = `dist/${tagName}.js`;
    const declaration = {
      kind: 'class',
      customElement: true,
      name,
      tagName,
      description: summary(sources, name),
      superclass: { name: 'HTMLElement' },
      ...own[tagName],
      members: members(element, new Map([...declared, ...declaredOf(element, folder, declared)])),
    };
    const exports = [
      { kind: 'js', name, declaration: { name, module: path } },
      { kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } },
    ];
    return { kind: 'javascript-module', path, declarations: [declaration], exports };
  });
  return `${JSON.stringify({ schemaVersion: '2.1.0', readme: 'README.md', modules }, null, 2)}\n`;
}
