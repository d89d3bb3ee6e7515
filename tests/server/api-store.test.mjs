// SPDX-License-Identifier: MIT
// The authoring API on both stores: what is written is read, and nobody overwrites anybody.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { stores } from '../relay/support.mjs';
import { apiHere, button, pause, twoVideos } from './api-support.mjs';

for (const database of stores())
  describe(`the API on ${database.name}`, () => {
    let settings;
    let api;
    let project;
    /** Tokens by id. */
    let videos;
    let now = Date.now();
    const clock = {
      now: () => now,
      sleep: async (_ms, signal) => new Promise((end) => signal.addEventListener('abort', end)),
    };

    before(async () => {
      await database.open();
      settings = await database.settings();
      api = await apiHere(settings, { clock });
      const made = await api.call('POST /projects', twoVideos());
      assert.equal(made.status, 201, made.text);
      project = made.json.id;
      const listed = await api.call(`GET /videos?project_id=${project}`);
      videos = Object.fromEntries(listed.json.map(({ id, token }) => [id, token]));
    });
    after(async () => {
      await api?.close();
      await database.close();
    });

    const create = (fields, headers) => api.call(`POST /interactions/create?video_id=${videos.day}`, fields, headers);
    const document = async () => (await api.call(`GET /projects/${project}/document`)).json;

    test('a document is read as it was written, with tokens', async () => {
      const { videos: list, ...fields } = await document();
      const { videos: written, ...others } = twoVideos();
      assert.deepEqual(fields, others);
      assert.deepEqual(
        list,
        written.map((video) => ({ ...video, token: videos[video.id] })),
      );
      assert.equal(new Set(list.map(({ token }) => token)).size, 2);
      assert.ok(list.every(({ token }) => /^[\w-]{22}$/.test(token)));
    });

    test('an interaction is created, read, changed and deleted', async () => {
      const made = await create(button({ id: 'one', start: '2.50', custom_data: { n: 1, deep: { a: 1, b: 2 } } }));
      assert.equal(made.status, 422, 'time and start differ');
      const { time: _, ...timeless } = button({ id: 'one', start: 2.5, custom_data: { n: 1, deep: { a: 1, b: 2 } } });
      const { status, headers, json } = await create(timeless);
      assert.equal(status, 201);
      assert.equal(json.time, 2.5);
      assert.equal('start' in json, false, 'names are canonical');
      assert.deepEqual((await document()).videos[0].interactions[1].custom_data, { n: 1, deep: { a: 1, b: 2 } });

      const at = /** @type {string} */ (headers.location).replace('/api/v1', '');
      const read = await api.call(`GET ${at}`);
      assert.deepEqual([read.status, read.json, read.headers.etag], [200, json, headers.etag]);
      const etag = /** @type {string} */ (headers.etag);
      const patch = { start: 1, tooltip: 'Hi', value: null, custom_data: { deep: { b: null, c: 3 } } };
      const changed = await api.call(`PATCH ${at}`, patch, { 'if-match': etag });
      assert.equal(changed.status, 200, changed.text);
      assert.deepEqual(
        [changed.json.time, changed.json.tooltip, changed.json.value, changed.json.custom_data],
        [1, 'Hi', undefined, { n: 1, deep: { a: 1, c: 3 } }],
      );
      assert.notEqual(changed.headers.etag, etag);
      const stale = await api.call(`PATCH ${at}`, { time: 9 }, { 'if-match': etag });
      assert.deepEqual([stale.status, stale.headers.etag], [412, changed.headers.etag]);
      assert.equal((await api.call(`DELETE ${at}`, undefined, { 'if-match': etag })).status, 412);
      assert.equal(
        (await api.call(`DELETE ${at}`, undefined, { 'if-match': `"v0", ${changed.headers.etag}` })).status,
        204,
      );
      assert.equal((await api.call(`GET ${at}`)).status, 404);
      const again = await create(button({ id: 'one' }));
      assert.notEqual(again.headers.etag, etag, 'another one of the same id is another version');
      await api.call(`DELETE ${at}`);
    });

    test('an id is taken once in a video; in another it is free', async () => {
      assert.equal((await create(pause({ id: 'same' }))).status, 201);
      const second = await create(pause({ id: 'same' }));
      assert.deepEqual([second.status, second.json.code, second.json.field], [409, 'id_taken', 'id']);
      assert.equal((await api.call(`POST /interactions?token=${videos.night}`, pause({ id: 'same' }))).status, 201);
      assert.equal((await api.call('GET /interactions/same')).status, 409);
      assert.equal((await api.call(`GET /interactions/same?video_id=${videos.night}`)).json.video_id, 'night');
      const renamed = await api.call(`PATCH /interactions/go?video_id=${videos.day}`, { id: 'same' });
      assert.deepEqual([renamed.status, renamed.json.code], [409, 'id_taken']);
      for (const video of Object.values(videos)) await api.call(`DELETE /interactions/same?video=${video}`);
    });

    test('a batch is created whole or not at all', async () => {
      const before = await document();
      const bad = await api.call(`POST /interactions:batch?video_id=${videos.night}`, [
        pause({ id: 'b1' }),
        pause({ time: -1 }),
      ]);
      assert.deepEqual([bad.status, bad.json.field, bad.json.diagnostics[0].path], [422, 'time', '/1/time']);
      const taken = await api.call(`POST /interactions:batch?video_id=${videos.day}`, [
        pause({ id: 'b1' }),
        pause({ id: 'go' }),
      ]);
      assert.equal(taken.status, 409);
      assert.deepEqual(await document(), before);
      const good = await api.call(`POST /interactions:batch?video_id=${videos.night}`, [pause({ id: 'b1' }), pause()]);
      assert.equal(good.status, 201);
      assert.deepEqual(
        (await document()).videos[1].interactions.map(({ id }) => id),
        good.json.map(({ id }) => id),
      );
      for (const { id } of good.json) await api.call(`DELETE /interactions/${id}?video_id=${videos.night}`);
    });

    test('lists: pages by offset and by cursor', async () => {
      const ids = Array.from({ length: 7 }, (_, i) => `p${i}`);
      await api.call(
        `POST /interactions:batch?video_id=${videos.night}`,
        ids.map((id) => pause({ id })),
      );
      const list = `GET /interactions?video_id=${videos.night}`;
      assert.deepEqual(
        (await api.call(`${list}&limit=3&offset=2`)).json.map(({ id }) => id),
        ['p2', 'p3', 'p4'],
      );
      for (const way of ['&limit=3', '&limit=3&offset=0', '&limit=3&cursor=']) {
        const seen = [];
        for (let request = list + way; request; ) {
          const { json, headers } = await api.call(request);
          seen.push(...json.map(({ id }) => id));
          const [, next] = /^<\/api\/v1(.*)>; rel="next"$/.exec(String(headers.link ?? '')) ?? [];
          request = next ? `GET ${next}` : '';
        }
        assert.deepEqual(seen, ids, way);
      }
      for (const id of ids) await api.call(`DELETE /interactions/${id}?video_id=${videos.night}`);
    });

    test('a key makes a create the same, for a day', async () => {
      const headers = { 'idempotency-key': 'key é' };
      const [first, second] = await Promise.all([
        create(pause({ id: 'k' }), headers),
        create(pause({ id: 'k' }), headers),
      ]);
      assert.deepEqual([first.status, second.status], [201, 201]);
      assert.equal(first.text, second.text);
      const third = await create(pause({ id: 'k' }), headers);
      assert.equal(third.headers['idempotent-replayed'], 'true');
      assert.deepEqual([third.text, third.headers.location], [first.text, first.headers.location]);
      const other = await create(pause({ id: 'k', time: 2 }), headers);
      assert.deepEqual([other.status, other.json.code], [422, 'idempotency_key_reused']);
      now += 24 * 3600 * 1000;
      assert.equal((await create(pause({ id: 'k2' }), headers)).status, 201, 'a day later it is another');
      for (const id of ['k', 'k2']) await api.call(`DELETE /interactions/${id}?video_id=${videos.day}`);
      for (const name of ['videos', 'projects']) {
        const body = { title: 'once' };
        const answers = [];
        for (let i = 0; i < 2; i++) answers.push(await api.call(`POST /${name}`, body, { 'idempotency-key': name }));
        assert.deepEqual([answers[0].status, answers[1].text], [201, answers[0].text]);
        const owner = name === 'videos' ? answers[0].json.project_id : answers[0].json.id;
        assert.equal((await api.call(`DELETE /projects/${owner}`)).status, 204);
      }
    });

    test('of two documents that are put at once, one is refused with what is there', async () => {
      const { json, headers } = await api.call(`GET /projects/${project}/document`);
      const put = (title) =>
        api.call(`PUT /projects/${project}/document`, { ...json, title }, { 'if-match': String(headers.etag) });
      const answers = await Promise.all([put('A'), put('B')]);
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 412]);
      const won = answers.find(({ status }) => status === 200);
      const lost = answers.find(({ status }) => status === 412);
      assert.deepEqual(lost?.json.document, won?.json);
      assert.equal(lost?.json.etag, won?.headers.etag);
      assert.equal((await api.call(`PUT /projects/${project}/document`, json)).status, 428);
      assert.equal((await document()).title, won?.json.title);
    });

    test('a document that is put changes what differs, and no version of the rest', async () => {
      await api.call(
        `POST /interactions:batch?video_id=${videos.night}`,
        ['a', 'b', 'c'].map((id) => pause({ id })),
      );
      const versions = async () => {
        const { json } = await api.call(`GET /interactions?video_id=${videos.night}`);
        return Object.fromEntries(json.map(({ id, version }) => [id, version]));
      };
      const before = await versions();
      const { json, headers } = await api.call(`GET /projects/${project}/document`);
      const [a, , c] = json.videos[1].interactions;
      json.videos[1].interactions = [{ ...c, time: 5 }, pause({ id: 'd' }), a];
      json.videos[1].id = 'evening';
      json.videos[0].interactions[0].click_value = 'evening';
      json.videos.push({ id: 'third', token: 'MY-OWN', title: 'Third' });
      const put = await api.call(`PUT /projects/${project}/document`, json, { 'if-match': String(headers.etag) });
      assert.equal(put.status, 200, put.text);
      assert.deepEqual(await document(), put.json);
      const again = await api.call(`PUT /projects/${project}/document`, put.json, {
        'if-match': String(put.headers.etag),
      });
      assert.deepEqual([again.status, again.headers.etag], [200, put.headers.etag], 'nothing has changed');
      assert.deepEqual(
        put.json.videos[1].interactions.map(({ id }) => id),
        ['c', 'd', 'a'],
      );
      assert.equal(put.json.videos[1].token, videos.night, 'a video keeps its token under another id');
      assert.equal(put.json.videos[2].token, 'MY-OWN');
      const now = await versions();
      assert.deepEqual([now.a === before.a, now.c > before.c, Object.keys(now)], [true, true, ['c', 'd', 'a']]);
      const third = (await api.call('GET /videos/third')).json;
      assert.notEqual(third.token, 'MY-OWN', 'what anybody may guess opens nothing');
      assert.equal((await api.call('GET /videos/MY-OWN/project')).status, 404);
      assert.equal((await api.call(`DELETE /videos/${third.token}`)).status, 204);
    });

    test('videos: added, changed, and deleted unless something leads there', async () => {
      const made = await api.call('POST /videos', {
        ...twoVideos().videos[0],
        id: 'extra',
        project_id: project,
        interactions: [pause({ id: 'x' })],
      });
      assert.equal(made.status, 201, made.text);
      const { token } = made.json;
      assert.equal(
        (await api.call(`POST /videos`, { id: 'extra', project_id: project })).status,
        422,
        'the id is there',
      );
      assert.deepEqual(
        (await api.call(`GET /interactions?video=${token}`)).json.map(({ id }) => id),
        ['x'],
      );
      const changed = await api.call(
        `PATCH /videos/${token}`,
        { title: 'New', duration: null },
        { 'if-match': String(made.headers.etag) },
      );
      assert.deepEqual([changed.status, changed.json.title, changed.json.duration], [200, 'New', undefined]);
      assert.equal(
        (await api.call(`PATCH /videos/${token}`, { title: 'Old' }, { 'if-match': String(made.headers.etag) })).status,
        412,
      );
      const link = await create({ type: 'switch', time: 3, switch_video_token: token, id: 'to-extra' });
      assert.equal(link.status, 201, link.text);
      const used = await api.call(`DELETE /videos/${token}`);
      assert.deepEqual([used.status, used.json.code], [409, 'video_in_use']);
      assert.match(used.json.diagnostics[0].path, /switch_video_token$/);
      assert.equal((await api.call(`DELETE /interactions/to-extra`)).status, 204);
      assert.equal((await api.call(`DELETE /videos/${token}`)).status, 204);
      assert.equal((await api.call(`GET /interactions?video=${token}`)).status, 404);
      assert.equal(
        (await create({ type: 'switch', time: 3, switch_video_token: token })).status,
        422,
        'nothing leads to what is gone',
      );
    });

    test('players read a project by a video’s token, from any page, and keep it for a while', async () => {
      const path = `GET /videos/${videos.night}/project`;
      const { status, headers, json } = await api.call(path, undefined, {
        authorization: '',
        origin: 'https://elsewhere.example',
      });
      assert.equal(status, 200);
      assert.equal(json.start, (await api.call(`GET /videos/${videos.night}`)).json.id);
      assert.equal(headers['access-control-allow-origin'], '*');
      assert.equal(headers['cache-control'], 'public, max-age=60, stale-while-revalidate=600');
      const asking = {
        authorization: '',
        origin: 'null',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'if-none-match',
      };
      const asked = await api.call(path.replace('GET', 'OPTIONS'), undefined, asking);
      assert.deepEqual(
        [asked.status, asked.headers['access-control-allow-origin'], asked.headers['access-control-allow-headers']],
        [204, '*', 'if-none-match'],
      );
      const elsewhere = await api.call('OPTIONS /projects', undefined, asking);
      assert.equal(
        elsewhere.headers['access-control-allow-origin'],
        undefined,
        'other origins have no business elsewhere',
      );
      const known = await api.call(path, undefined, { authorization: '', 'if-none-match': `"x", W/${headers.etag}` });
      assert.deepEqual([known.status, known.text, known.headers.etag], [304, '', headers.etag]);
      await create(pause({ id: 'later' }));
      assert.equal(
        (await api.call(path, undefined, { 'if-none-match': String(headers.etag) })).status,
        200,
        'it has changed',
      );
      await api.call(`DELETE /interactions/later?video_id=${videos.day}`);
      assert.equal((await api.call('GET /videos/day/project')).status, 404, 'an id opens nothing');
    });

    test('U+0000, lone surrogates and SQL are data, or are refused', async () => {
      const evil = "'; DROP TABLE interactions; -- ../../etc/passwd\\ \u{1F600}";
      const made = await create(pause({ id: evil, custom_data: 'a\u0000b', internal_label: evil }));
      assert.equal(made.status, 201, made.text);
      const read = await api.call(`GET ${String(made.headers.location).replace('/api/v1', '')}`);
      assert.deepEqual([read.json.id, read.json.custom_data], [evil, 'a\u0000b']);
      assert.equal((await document()).videos[0].interactions.at(-1).custom_data, 'a\u0000b');
      assert.equal((await api.call(`DELETE /interactions/${encodeURIComponent(evil)}`)).status, 204);
      for (const field of ['id', 'internal_label', 'tooltip', 'variable_name', 'click_value']) {
        const refused = await create(pause({ [field]: 'a\u0000b' }));
        assert.deepEqual([refused.status, refused.json.field], [422, field]);
      }
      const surrogate = await create('{"type":"pause","time":1,"custom_data":"\\ud800"}', {
        'content-type': 'application/json',
      });
      assert.deepEqual([surrogate.status, surrogate.json.code], [400, 'invalid_json']);
      for (const path of [
        '/interactions/a%00b',
        '/videos/a%00b',
        '/projects/a%00b',
        '/projects/a%00b/document',
        '/videos/%00/project',
        '/interactions?video_id=%00',
      ])
        assert.equal((await api.call(`GET ${path}`)).status, 404, path);
      for (const text of ["' OR 1=1 --", '../../../etc/passwd', '%', '*', '..%2f', '{{x}}'])
        for (const path of [
          `/interactions/${encodeURIComponent(text)}`,
          `/videos/${encodeURIComponent(text)}`,
          `/interactions?video_id=${encodeURIComponent(text)}`,
        ])
          assert.equal((await api.call(`GET ${path}`)).status, 404, path);
      for (const query of [
        'limit=0',
        'limit=1001',
        'limit=1;DROP',
        'offset=-1',
        'cursor=x',
        'limit=1&limit=2',
        'offset=1&cursor=',
      ])
        assert.equal((await api.call(`GET /projects?${query}`)).status, 422, query);
    });

    test('ids may be long, but not so long that no index holds them', async () => {
      const long = Array.from({ length: 1024 }, (_, i) => String.fromCharCode(97 + ((i * i * 7) % 26))).join('');
      assert.equal((await create(pause({ id: long }))).status, 201);
      assert.equal((await api.call(`GET /interactions/${long}`)).json.id, long);
      assert.equal((await api.call(`DELETE /interactions/${long}`)).status, 204);
      const refused = [
        await create(pause({ id: `${long}x` })),
        await api.call('POST /videos', { id: `${long}é` }),
        await api.call('POST /projects', { videos: [{ id: 'a', interactions: [pause({ id: `${long}x` })] }] }),
      ];
      for (const { status, json } of refused)
        assert.deepEqual([status, json.code, json.field], [422, 'id_too_long', 'id']);
    });

    test('a token that is revoked is refused at once', async () => {
      assert.equal((await api.call('GET /projects')).status, 200);
      await api.tokens.revoke(api.token.id, Date.now());
      const refused = await create(pause());
      assert.deepEqual([refused.status, refused.headers['www-authenticate']], [401, 'Bearer']);
      assert.doesNotMatch(api.logged.join(''), new RegExp(api.token.secret), 'tokens are in no log');
    });
  });
