// SPDX-License-Identifier: MIT
// Custom data to pages around an iframe, and to pages that were written for other players.
import assert from 'node:assert/strict';
import { kaltura } from '../../web/dialects/kaltura.js';
import { mindstamp } from '../../web/dialects/mindstamp.js';
import { embed } from '../../web/embed/embed.js';
import { Hosts } from '../../web/embed/hosts.js';
import { HOST, Stage } from '../dialects/mindstamp-host.mjs';
import { SHORT } from './awkward.mjs';
import { perform } from './element.mjs';
import { heardIn, ON_ENGINE, testWays } from './ways.mjs';

/** @typedef {import('./documents.mjs').Heard} Heard */
/** @typedef {import('./element.mjs').Element} Element */

/** The events of Hotcue by the messages that have their custom data. @type {Record<string, {event: string, id: (data: any) => string}>} */
const OF_MINDSTAMP = {
  viewer_interaction: { event: 'hotspot:click', id: ({ parent_id }) => parent_id },
  cue_forward: { event: 'cue:forward', id: ({ cue_id }) => cue_id },
  cue_reverse: { event: 'cue:reverse', id: ({ cue_id }) => cue_id },
};

/**
 * A page around an iframe, connected by a real channel to the side of the embed page that sends.
 * @param {(host: import('../../web/embed/embed.js').HotcueEmbed) => void} attach
 * @returns {Promise<{send: (event: any) => void, close: () => void}>}
 */
async function connected(attach) {
  Object.assign(globalThis, {
    location: new URL('https://shop.test/'),
    document: { title: 'A shop', cookie: '', baseURI: 'https://shop.test/' },
  });
  const nothing = () => ({});
  const fail = (/** @type {string} */ code, /** @type {string} */ message) => assert.fail(`${code}: ${message}`);
  const hosts = new Hosts({ all: nothing, changes: nothing, call: nothing, set: nothing, left: nothing, fail });
  /** @type {MessagePort | undefined} */
  let given;
  const contentWindow = {
    postMessage: (
      /** @type {any} */ { session },
      /** @type {string} */ _origin,
      /** @type {MessagePort[]} */ [port],
    ) => {
      given = port;
      hosts.add(session, port);
    },
  };
  const frame = Object.assign(new EventTarget(), {
    ...{ contentWindow, contentDocument: null, isConnected: true, sandbox: [], src: 'https://films.test/embed.html' },
  });
  const host = embed(/** @type {any} */ (frame), { resize: false });
  attach(host);
  return {
    send: (event) => hosts.send({ type: 'event', event }),
    close: () => {
      host.close();
      given?.close();
    },
  };
}

/** Kaltura's players give text: of a JSON string its own, of other values their JSON. @param {string} text @param {string} event */
function asKaltura(text, event) {
  const value = JSON.parse(text);
  if (value === null || value === '') return event === 'hotspot:click' ? null : '';
  return typeof value === 'string' ? value : text;
}

/** @param {string} event @param {any} payload */
const heardOfKaltura = (event, { hotspot, cue }) => ({
  event,
  id: (hotspot ?? cue).id,
  text: (hotspot ?? cue).customData,
});

testWays([
  {
    name: 'the dialect of Kaltura, addListener()',
    expect: asKaltura,
    hear: (document, values) => {
      /** @type {Heard[]} */
      const heard = [];
      perform(document, values, (element) => {
        const player = kaltura(/** @type {any} */ (element));
        for (const type of ON_ENGINE)
          player.addListener(type, (/** @type {any} */ { payload }) => heard.push(heardOfKaltura(type, payload)));
      });
      return heard;
    },
  },
  {
    name: 'the dialect of Kaltura, kBind()',
    values: SHORT,
    expect: asKaltura,
    hear: (document, values) => {
      /** @type {Heard[]} */
      const heard = [];
      perform(document, values, (element) => {
        kaltura(/** @type {any} */ (element)).kBind('raptMedia_event', (/** @type {any} */ { type, payload }) => {
          if (ON_ENGINE.includes(type)) heard.push(heardOfKaltura(type, payload));
        });
      });
      return heard;
    },
  },
  {
    name: 'the messages of the dialect of Mindstamp',
    hear: (document, values) => {
      const stage = new Stage();
      perform(document, values, (element) => {
        Object.assign(element.ownerDocument, { defaultView: stage.page });
        mindstamp(/** @type {any} */ (element), { origins: [HOST] });
      });
      return stage.taken().flatMap(({ event, info }) => {
        const known = OF_MINDSTAMP[event];
        if (!known) return [];
        const { custom_data: value, custom_data_text: text } = info.data;
        assert.deepEqual(value, JSON.parse(text));
        return [{ event: known.event, id: known.id(info.data), text }];
      });
    },
  },
  ...['', 'hotcue:event'].map((type) => ({
    name: `the page around an iframe, ${type || 'each event'}`,
    ...(type === '' && { values: SHORT }),
    /** @type {import('./ways.mjs').Way['hear']} */
    hear: async (document, values) => {
      /** @type {Heard[]} */
      const heard = [];
      let over = () => {};
      const end = new Promise((done) => {
        over = () => done(null);
      });
      const { send, close } = await connected((host) => {
        host.addEventListener('project:unload', over);
        if (type === '')
          for (const each of ON_ENGINE)
            host.addEventListener(each, (/** @type {any} */ { detail }) => heard.push(...heardIn(each, detail)));
        else
          host.addEventListener(type, (/** @type {any} */ { detail: e }) => heard.push(...heardIn(e.type, e.detail)));
      });
      perform(document, values, (element) => {
        element.addEventListener('hotcue:event', (/** @type {any} */ { detail }) => send(detail));
      });
      await end;
      close();
      return heard;
    },
  })),
]);
