// SPDX-License-Identifier: MIT
// Saving to the API when all goes wrong: the saver with a client that talks to a small server
// in memory, which fails on demand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Api } from '../../demo/studio/files/api.js';
import { Saver } from '../../demo/studio/files/saver.js';

/** @param {number} status @param {any} [body] @param {Record<string, string>} [headers] */
const answer = (status, body = null, headers = {}) =>
  new Response(body === null ? null : JSON.stringify(body), { status, headers });

/** A server for one project, that stores documents and gives what has no id one. */
class Server {
  /** @type {any} */
  document = null;
  version = 0;
  /** What was asked, as "PUT v1 Title". @type {string[]} */
  asked = [];
  /** What happens to the next requests, in order: an answer, or 'lost': done, but not answered. @type {(Response | 'lost' | 'away')[]} */
  fate = [];
  keys = new Map();
  /** Called before an answer. @type {() => unknown} */
  meanwhile = () => {};

  fetch = async (/** @type {any} */ _url, /** @type {any} */ { method, body, headers }) => {
    const given = body && JSON.parse(body);
    this.asked.push([method, headers['If-Match'], given?.title].filter(Boolean).join(' '));
    const fate = this.fate.shift();
    if (fate === 'away') throw new TypeError('Failed to fetch');
    if (fate instanceof Response) return fate;
    const result = this.#do(method, given, headers);
    await this.meanwhile();
    if (fate === 'lost') throw new TypeError('Failed to fetch');
    return result;
  };

  #do(method, given, headers) {
    if (method === 'POST' && !this.keys.has(headers['Idempotency-Key'])) {
      this.keys.set(headers['Idempotency-Key'], JSON.stringify(given));
      this.store(given);
    }
    if (method === 'POST') return answer(201, { id: 'p1' });
    const etag = `v${this.version}`;
    if (method === 'GET') return answer(200, this.document, { etag });
    if (headers['If-Match'] !== etag) return answer(412, { etag, document: this.document });
    this.store(given);
    return answer(200, this.document, { etag: `v${this.version}` });
  }

  store(document) {
    this.version++;
    this.document = structuredClone(document);
    for (const [i, video] of this.document.videos.entries()) {
      video.token ??= `token-${i}`;
      for (const [at, item] of video.interactions.entries()) item.id ??= `given-${at}`;
    }
  }
}

/** A page with a document, saved to a server. */
function page(server, link = null) {
  const state = { text: '', saved: 0, waits: [], states: [] };
  let keys = 0;
  const saver = new Saver(
    {
      read: () => state.text,
      replace: (_label, text) => (state.text = text),
      saved: () => state.saved++,
      changed: () => {
        if (state.states.at(-1) !== saver.state) state.states.push(saver.state);
      },
      outgoing: (text) => text,
      key: () => `key-${++keys}`,
      wait: async (seconds) => void state.waits.push(seconds),
    },
    link,
  );
  saver.api = new Api('http://any/api/v1', 'secret', server.fetch);
  const edit = (change) => {
    const document = JSON.parse(state.text);
    change(document, document.videos[0].interactions);
    state.text = JSON.stringify(document);
  };
  state.text = JSON.stringify({ title: 'One', videos: [{ id: 'main', interactions: [{ type: 'pause', time: 1 }] }] });
  return { saver, state, edit, document: () => JSON.parse(state.text) };
}

test('saving: creates, takes ids and tokens over, and then replaces with If-Match', async () => {
  const server = new Server();
  const { saver, state, edit, document } = page(server);
  await saver.save();
  assert.deepEqual(document().videos[0], {
    id: 'main',
    token: 'token-0',
    interactions: [{ type: 'pause', time: 1, id: 'given-0' }],
  });
  edit((project) => (project.title = 'Two'));
  await saver.save();
  assert.deepEqual(server.asked, ['POST One', 'GET', 'PUT v1 Two']);
  assert.deepEqual([server.document.title, saver.state, state.saved], ['Two', 'idle', 2]);
});

test('saving: what is edited while a save is on its way is kept, and saved next', async () => {
  const server = new Server();
  const { saver, state, edit } = page(server);
  server.meanwhile = () => {
    server.meanwhile = () => {};
    edit((project, items) => {
      project.title = 'Two';
      items[0].time = 5;
    });
  };
  await saver.save();
  assert.deepEqual(server.asked, ['POST One', 'GET', 'PUT v1 Two']);
  assert.deepEqual(server.document.videos[0].interactions, [{ type: 'pause', time: 5, id: 'given-0' }]);
  assert.deepEqual([saver.state, state.saved], ['idle', 1]);
});

test('saving: the API away is tried again, later and later, and as it asks', async () => {
  const server = new Server();
  const { saver, state, edit } = page(server);
  server.fate = ['away', answer(500, { id: 'x1' }), answer(503, {}, { 'retry-after': '7' }), 'away'];
  await saver.save();
  assert.deepEqual(state.waits, [1, 2, 7, 4]);
  assert.deepEqual(state.states.filter((each) => each === 'away').length, 4);
  assert.equal(new Set(server.keys.keys()).size, 1, 'each try has the same key');
  server.fate = ['away'];
  edit((project) => (project.title = 'Two'));
  await saver.save();
  assert.deepEqual(state.waits.at(-1), 1, 'after a success it begins anew');
  assert.equal(server.document.title, 'Two');
});

test('saving: an answer that is lost makes neither a second project nor a conflict', async () => {
  const server = new Server();
  const { saver, state, edit } = page(server);
  server.fate = ['lost'];
  await saver.save();
  assert.deepEqual([server.asked, server.version, saver.state], [['POST One', 'POST One', 'GET'], 1, 'idle']);

  edit((_project, items) => (items[0].time = 2));
  server.fate = ['lost'];
  server.meanwhile = () => {
    server.meanwhile = () => {};
    edit((_project, items) => (items[0].time = 3)); // the same field as is stored by then
  };
  await saver.save();
  assert.deepEqual([saver.state, server.document.videos[0].interactions[0].time], ['idle', 3]);
  assert.equal(state.saved, 2);
});

test('saving: 412 merges what is not in dispute, and leaves the rest to be chosen', async () => {
  const server = new Server();
  const { saver, edit, document } = page(server);
  await saver.save();
  const theirs = structuredClone(server.document);
  theirs.videos[0].interactions.push({ id: 'theirs', type: 'pause', time: 9 });
  server.store(theirs);
  edit((project) => (project.title = 'Mine'));
  await saver.save();
  assert.deepEqual(
    [saver.state, server.document.title, server.document.videos[0].interactions.length],
    ['idle', 'Mine', 2],
  );
  assert.deepEqual(document(), server.document);

  server.store({ ...server.document, title: 'Theirs' });
  edit((project) => (project.title = 'Mine again'));
  await saver.save();
  assert.deepEqual([saver.state, server.document.title], ['conflict', 'Theirs']);
  const [conflict] = saver.merged().conflicts;
  assert.deepEqual([conflict.mine.title, conflict.theirs.title], ['Mine again', 'Theirs']);
  await saver.resolve(saver.merged({ [conflict.id]: 'mine' }).document);
  assert.deepEqual([saver.state, server.document.title, document().title], ['idle', 'Mine again', 'Mine again']);
});

test('saving: a revoked token asks for another, and 422, 413 and broken text for repair: the work stays', async () => {
  const server = new Server();
  const { saver, state, edit } = page(server);
  await saver.save();
  edit((project) => (project.title = 'Two'));
  const { text } = state;
  server.fate = [answer(401, { message: 'revoked' })];
  await saver.save();
  assert.deepEqual([saver.state, state.text], ['locked', text]);
  saver.api = new Api('http://any/api/v1', 'another', server.fetch);
  await saver.save();
  assert.deepEqual([saver.state, server.document.title], ['idle', 'Two']);

  const diagnostics = [{ severity: 'error', code: 'missing_field', path: '/videos/0', message: 'No.' }];
  server.fate = [answer(422, { message: 'It is not valid.', diagnostics }), answer(413, null)];
  edit((project) => (project.title = 'Three'));
  await saver.save();
  assert.deepEqual(
    [saver.state, saver.failure.diagnostics, saver.failure.message],
    ['refused', diagnostics, 'It is not valid.'],
  );
  await saver.save();
  assert.deepEqual([saver.state, saver.failure.status], ['refused', 413]);
  const asked = server.asked.length;
  state.text = '{"videos": [';
  await saver.save();
  assert.deepEqual([saver.state, server.asked.length, state.text], ['refused', asked, '{"videos": [']);
});

test('saving: a project that was deleted on the server is created anew, once it is wished', async () => {
  const server = new Server();
  const { saver } = page(server, { id: 'gone', etag: 'v9', base: '{}', creating: null });
  server.fate = [answer(404, { message: 'There is no such thing.' })];
  await saver.save();
  assert.equal(saver.state, 'gone');
  saver.forget();
  await saver.save();
  assert.deepEqual([saver.state, saver.link.id, server.document.title], ['idle', 'p1', 'One']);
});

test('saving: nothing more comes once another document is opened', async () => {
  const server = new Server();
  const { saver, state } = page(server);
  const { text } = state;
  server.meanwhile = () => saver.stop();
  await saver.save();
  assert.deepEqual([state.text, state.saved, server.asked], [text, 0, ['POST One', 'GET']]);
  assert.equal(saver.link.etag, 'v1', 'but where it is stored is known');
});
