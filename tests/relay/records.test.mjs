// SPDX-License-Identifier: MIT
// What comes in, and what arrives of it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import {
  attention,
  crm,
  percent,
  played,
  relayHere,
  settingsFor,
  startUpstreams,
  statement,
  stores,
  until,
} from './support.mjs';

const DAY_MS = 24 * 3600 * 1000;

for (const database of stores())
  describe(database.name, () => {
    let hubspot;
    let lrs;
    let clickfunnels;
    let relay;

    before(async () => {
      await database.open();
      ({ hubspot, lrs, clickfunnels } = await startUpstreams());
      relay = await relayHere({
        ...(await database.settings()),
        ...settingsFor({ hubspot, lrs, clickfunnels }),
        ORIGINS: 'none,https://shop.example,null',
      });
    });
    after(async () => {
      await relay?.close();
      for (const upstream of [hubspot, lrs, clickfunnels]) await upstream?.close();
      await database.close();
    });

    const queueIsEmpty = async () => (await relay.store.counts()).every(({ state }) => state !== 'queued');

    test('records are accepted, and forwarded as they are', async () => {
      const records = [played(), percent(), attention(), statement()];
      const response = await relay.send(records);
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), { accepted: records.map(({ id }) => id), refused: [] });
      await until(queueIsEmpty, 'all forwarded');
      for (const { id, route, body } of records) {
        const { arrived } = route.startsWith('/xapi') ? lrs : hubspot;
        assert.deepEqual(arrived.get(id), { body, times: 1 }, route);
      }
    });

    test('a repeated record is accepted again and forwarded once, even in another case', async () => {
      const record = played();
      for (const id of [record.id, record.id, record.id.toUpperCase()]) {
        const { accepted } = await (
          await relay.send([
            { ...record, id },
            { ...record, id },
          ])
        ).json();
        assert.deepEqual(accepted, [id, id]);
        await until(queueIsEmpty, 'forwarded');
      }
      assert.equal(
        hubspot.calls.filter(({ headers }) => String(headers['idempotency-key']).toLowerCase() === record.id).length,
        1,
      );
    });

    test('after it is forwarded, nothing of a record is stored but its id', async () => {
      const record = { ...played({ contactUtk: undefined }), contact: { email: 'forgotten@example.com' } };
      await relay.send([record]);
      await until(queueIsEmpty, 'forwarded');
      const [row] = (await relay.store.list(['done'], 1000)).filter(({ id }) => id === record.id);
      assert.deepEqual([row.body, row.email, row.lane], [null, null, null]);
    });

    test('a session’s records arrive in their order, though an early one fails at first', async () => {
      const sessionId = randomUUID();
      const records = [
        played({ sessionId }),
        percent({ sessionId }),
        percent({ sessionId, playedPercent: 50 }),
        attention({ sessionId }),
      ];
      hubspot.next({ status: 503, body: 'busy' });
      await relay.send(records);
      await until(queueIsEmpty, 'forwarded');
      const keys = [...hubspot.arrived.keys()].filter((key) => records.some(({ id }) => id === key));
      assert.deepEqual(
        keys,
        records.map(({ id }) => id),
      );
    });

    test('the contact of an e-mail address is made once and filled in', async () => {
      const contact = { email: 'new@example.com' };
      const records = [
        { ...played({ contactUtk: undefined }), contact },
        { ...attention({ contactUtk: undefined }), contact },
      ];
      await relay.send([records[0]]);
      await until(queueIsEmpty, 'forwarded');
      await relay.send([records[1]]);
      await until(queueIsEmpty, 'forwarded');
      const contactId = hubspot.contacts.get(contact.email);
      assert.ok(contactId > 0);
      for (const { id, body } of records)
        assert.deepEqual(hubspot.arrived.get(id).body, { ...JSON.parse(JSON.stringify(body)), contactId });
      const upserts = hubspot.calls.filter(({ body }) => body.inputs?.[0].id === contact.email);
      assert.equal(upserts.length, 1);
    });

    test('CRM data become a property in HubSpot, and a tag and an attribute in ClickFunnels', async () => {
      const records = [
        crm({ hubspot: { field: 'boots', value: 43 }, clickfunnels: { tag: 'hiker', attribute: { size: '43' } } }),
        crm({ clickfunnels: { tag: 'hiker', attribute: null } }), // the tag exists, and is applied
      ];
      for (const record of records) {
        assert.equal((await (await relay.send([record])).json()).accepted.length, 1);
        await until(queueIsEmpty, 'forwarded');
      }
      assert.equal(hubspot.properties.get('viewer@example.com').boots, '43');
      const contact = clickfunnels.contacts.get('viewer@example.com');
      assert.deepEqual(contact.attributes, { size: '43' });
      assert.deepEqual([...contact.tags], [clickfunnels.tags.get('hiker')]);
      assert.deepEqual(await relay.store.list(['dead', 'parked'], 10), [], '“already been taken” is success');
    });

    const REFUSED = [
      ['a number', 5, 'bad_record'],
      ['no id', { ...played(), id: undefined }, 'bad_record'],
      ['an id that is no UUID', { ...played(), id: 'abc' }, 'bad_record'],
      ['a member nobody knows', { ...played(), more: 1 }, 'bad_record'],
      ['an unknown route', { ...played(), route: '/other' }, 'unknown_route'],
      ['a route of JavaScript', { ...played(), route: '__proto__' }, 'unknown_route'],
      ['a wrong type', played({ occurredTimestamp: '5' }), 'bad_body'],
      ['a session that is no text', played({ sessionId: { toString: 1 } }), 'bad_body'],
      ['a word that is not in the list', played({ state: 'PAUSED' }), 'bad_body'],
      ['an unknown field', played({ email: 'viewer@example.com' }), 'bad_body'],
      ['a missing field', percent({ playedPercent: undefined }), 'bad_body'],
      ['a number that JSON can’t carry', played({ mediaBridgeId: 2 ** 53 }), 'bad_body'],
      ['a number beyond 32 bits', percent({ playedPercent: 2 ** 31 }), 'bad_body'],
      ['half of derivedValues', attention({ derivedValues: { totalSecondsPlayed: 2 } }), 'bad_body'],
      ['nobody', played({ contactUtk: undefined }), 'no_contact'],
      ['no film', played({ mediaUrl: undefined }), 'no_media'],
      ['a statement without an actor', statement({ actor: undefined }), 'bad_body'],
      ['a statement that says when it is stored', statement({ stored: '2026-01-01T00:00:00Z' }), 'bad_body'],
      ['CRM data without an address', crm({ email: 'nobody', hubspot: { field: 'a', value: 1 } }), 'bad_body'],
      ['CRM data with nothing to do', crm({}), 'nothing_to_do'],
      ['a time two days ahead', { ...played(), time: Date.now() + 60 * DAY_MS }, 'time_in_future'],
      ['an event two days ahead', played({ occurredTimestamp: Date.now() + 60 * DAY_MS }), 'time_in_future'],
    ];

    test('a record that can’t be forwarded is refused with its reason, and the others are accepted', async () => {
      const good = played();
      const response = await relay.send([...REFUSED.map(([, record]) => record), good]);
      assert.equal(response.status, 200);
      const { accepted, refused } = await response.json();
      assert.deepEqual(accepted, [good.id]);
      assert.deepEqual(
        refused.map(({ code }) => code),
        REFUSED.map(([, , code]) => code),
      );
      assert.doesNotMatch(JSON.stringify(refused), /viewer@example/);
    });

    test('a viewer’s clock that is ahead does not put an event into the future', async () => {
      const record = played({ occurredTimestamp: relay.clock.now() + DAY_MS / 2 });
      await relay.send([record]);
      await until(queueIsEmpty, 'forwarded');
      assert.ok(hubspot.arrived.get(record.id).body.occurredTimestamp <= relay.clock.now());
    });

    const post = (path, body, headers) => fetch(relay.address + path, { method: 'POST', body, headers });
    const TEXT = { 'Content-Type': 'text/plain;charset=UTF-8' };
    const JSON_TYPE = { 'Content-Type': 'application/json' };

    test('what is no envelope is answered with its status', async () => {
      const big = JSON.stringify({ records: [played({ mediaName: 'x'.repeat(65_536) })] });
      const answers = [
        [await post('/records', 'not JSON', TEXT), 400],
        [await post('/records', '{"records":5}', TEXT), 400],
        [await post('/records', '{"records":[],"more":1}', JSON_TYPE), 400],
        [await post('/records', '{"records":[],"__proto__":{}}', JSON_TYPE), 400],
        [await post('/records', JSON.stringify({ records: Array(501).fill(1) }), TEXT), 400],
        [await post('/records', big, TEXT), 413],
        [await post('/records', '<a/>', { 'Content-Type': 'application/xml' }), 415],
        [await post('/nothing', '{}', TEXT), 404],
      ];
      for (const [response, status] of answers) assert.equal(response.status, status);
      assert.equal((await post('/records', '{"records":[]}', JSON_TYPE)).status, 200);
    });

    test('only origins on the list may send, and may read the answer', async () => {
      for (const [origin, status] of [
        ['https://shop.example', 200],
        ['null', 200],
        ['https://shop.example.evil.example', 403],
        ['http://shop.example', 403],
        ['https://SHOP.example', 403],
        ['*', 403],
      ]) {
        const response = await relay.send([], { Origin: origin });
        assert.equal(response.status, status, origin);
        const allowed = response.headers.get('access-control-allow-origin');
        assert.equal(allowed, status === 200 ? origin : null);
        assert.equal(response.headers.get('access-control-allow-credentials'), null);
      }
      const preflight = await fetch(`${relay.address}/crm`, {
        method: 'OPTIONS',
        headers: {
          Origin: 'https://shop.example',
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type,idempotency-key',
        },
      });
      assert.equal(preflight.status, 204);
      assert.match(preflight.headers.get('access-control-allow-headers'), /Idempotency-Key/);
    });

    test('each route takes a single body with an Idempotency-Key', async () => {
      const { id, route, body } = statement();
      assert.equal((await post(route, JSON.stringify(body), JSON_TYPE)).status, 400, 'without a key');
      assert.equal(
        (await post(route, JSON.stringify({ ...body, actor: 1 }), { ...JSON_TYPE, 'Idempotency-Key': id })).status,
        400,
      );
      const response = await post(route, JSON.stringify(body), { ...JSON_TYPE, 'Idempotency-Key': id });
      assert.equal(response.status, 202);
      assert.deepEqual(await response.json(), { accepted: [id] });
      await until(() => lrs.arrived.has(id), 'forwarded');
    });
  });
