// SPDX-License-Identifier: MIT
// What a request may look like, and what becomes of one that may not.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FIELDS } from '../../demo/server/api/schemas/components.mjs';
import { apiHere, button, pause, twoVideos } from './api-support.mjs';

const MIB = 1024 * 1024;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = { 'content-type': 'application/json' };

/** A hotspot with a value in every field that can be given beside the others. */
const FULL = {
  type: 'hotspot',
  internal_label: 'label',
  name: 'name',
  custom_data: { a: [1, 'x'] },
  time: 1.5,
  end_time: 9,
  on_seek_past: 'fire',
  repeat: 'once',
  ...{ pos_top: 10, pos_left: 20, pos_width: 30, pos_height: 40, z_index: 3 },
  keyframes: [{ time: 2, pos_top: 5 }],
  value: 'value',
  tooltip: 'tooltip',
  caption: 'caption',
  show_caption: true,
  ...{ color: '#fff', background_color: 'red', border_color: '#000', border_radius: '4px', border_width: '2px' },
  ...{ font_size: '20px', text_align: 'center', transition: 'fade', animation: 'pulse' },
  click_action: 'pause',
  pause_amount: -1,
  variable_name: 'seen',
  variable_value: 'yes',
  ...{ click_required: true, pause_video: false, default_hidden: false, hide_mobile: false, hide_desktop: false },
  ...{ collect_first: true, spotlight: false },
  hotspot_points: [
    [0, 0],
    [100, 0],
    [50, 100],
  ],
  points_space: 'box',
  hotspot_image: 'shoe.png',
  ...{ hotspot_ring: true, hotspot_ring_width: 2, hotspot_alignment: 1, hotspot_radius: 5, hotspot_hover: true },
  ...{ post_click_state: 'hidden', post_click_background_color: '#111', post_click_text_color: '#eee' },
  ...{ conditional: true, conditional_show: true, conditional_variable: 'level', conditional_operator: 'equals' },
  ...{ conditional_value: 'new', conditional_join: 1, conditional_2: true, conditional_variable_2: 'km' },
  ...{ conditional_operator_2: 'greater_than', conditional_value_2: '3' },
  ...{ in_tray: true, tray_type: 'magic_menu' },
  ...{ hubspot_field: 'shoe', hubspot_value: 'boot', hubspot_map: true },
  ...{
    clickfunnels: true,
    clickfunnels_tag: 'tag',
    clickfunnels_attribute_name: 'size',
    clickfunnels_attribute_value: '42',
  },
};
/** Of other types or actions, or instead of others. */
const ELSEWHERE = [
  'id',
  'click_value',
  'redirect_url',
  'jump_time',
  'switch_video_id',
  'switch_video_token',
  'switch_start_time',
  'pause_duration',
  'when',
];

const asTexts = (fields) =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  ).toString();

let api;
before(async () => {
  api = await apiHere();
  await api.call('POST /projects', twoVideos());
});
after(() => api.close());

const create = (body, headers = {}, query = 'video_id=day') =>
  api.call(`POST /interactions/create?${query}`, body, headers);

/** The fields of an answer. */
function fieldsOf({ status, text, json }) {
  assert.equal(status, 201, text);
  const { id: _, version: __, video_id: ___, ...fields } = json;
  return fields;
}

/** Each way to send the fields. */
const WAYS = {
  query: (fields) => create(undefined, {}, `video_id=day&${asTexts(fields)}`),
  form: (fields) => create(asTexts({ ...fields, video: 'day' }), FORM, ''),
  JSON: (fields) => create({ ...fields, token: 'day' }, {}, ''),
  'JSON of texts': (fields) =>
    create(
      Object.fromEntries(
        [...new URLSearchParams(asTexts({ ...fields, video_id: 'day' }))].filter(([name]) => name !== 'custom_data'),
      ),
      {},
      '',
    ),
};

test('every field is in the sample', () => {
  const names = FIELDS.interaction.map(({ names: [name] }) => name);
  assert.deepEqual([...Object.keys(FULL), ...ELSEWHERE].sort(), names.sort());
});

for (const [way, send] of Object.entries(WAYS))
  test(`every field, under every name, as ${way}`, async () => {
    const { custom_data: data, ...others } = fieldsOf(await send(FULL));
    const { custom_data: sent, ...written } = FULL;
    if (way !== 'JSON of texts') {
      assert.deepEqual(data, sent);
      assert.deepEqual(others, written);
    }
    const before = others;
    const numbers = Math.max(...FIELDS.interaction.map(({ names }) => names.length));
    for (let i = 1; i < numbers; i++) {
      const aliases = FIELDS.interaction.map(({ names }) => [names[0], names[Math.min(i, names.length - 1)]]);
      const renamed = Object.fromEntries(
        aliases.filter(([name]) => name in FULL).map(([name, alias]) => [alias, FULL[name]]),
      );
      const { custom_data: _, ...stored } = fieldsOf(await send(renamed));
      assert.deepEqual(stored, before, `names number ${i}`);
    }
  });

test('texts that are numbers elsewhere stay as they are', async () => {
  const of = async (query) => fieldsOf(await create(undefined, {}, `video_id=day&${query}`));
  assert.equal((await of('type=jump&time=1&jump_time=0:20')).jump_time, '0:20');
  assert.equal((await of('type=variable&time=1&variable_name=a&variable_value=')).variable_value, '');
  assert.equal((await of('type=variable&time=1&variable_name=a&variable_value=007')).variable_value, '007');
  assert.equal((await of('type=pause&time=%201.50%20&pause_duration=2')).time, 1.5);
  assert.equal((await of('type=pause&time=1&custom_data=a%20text')).custom_data, 'a text');
  assert.equal((await of('type=pause&time=1&utm_source=mail')).utm_source, undefined, 'what is no field in a query');
  const json = fieldsOf(await create(pause({ custom_data: '{"a":1}', video_id: 'day' })));
  assert.equal(json.custom_data, '{"a":1}', 'a text in JSON is a text');
});

test('a form may send empty fields; a body takes precedence over the query', async () => {
  const form = fieldsOf(await create('type=pause&time=1&pause_duration=2&end_time=&tooltip=+&click_action=', FORM));
  assert.deepEqual(form, pause());
  const both = fieldsOf(
    await create(pause({ start: 7, time: undefined }), {}, 'video_id=day&time=3&tooltip=hi&internal_label=x'),
  );
  assert.deepEqual([both.time, both.tooltip, both.internal_label], [7, 'hi', 'x']);
  const video = await create(pause({ video_id: 'night' }), {}, 'video_id=day');
  assert.equal(video.json.video_id, 'night');
});

test('numbers keep their digits on every way', async () => {
  const digits = '{"big":12345678901234567890,"exact":0.1000000000000000055511151231257827,"zero":1.0}';
  const made = await create(`{"type":"pause","time":1,"id":"digits","custom_data": ${digits} }`, JSON_TYPE);
  assert.ok(made.text.includes(`"custom_data":${digits}`), made.text);
  const patched = await api.call('PATCH /interactions/digits', { time: 2 });
  assert.ok(patched.text.includes(digits));
  const project = (await api.call('GET /projects')).json[0].id;
  const read = await api.call(`GET /projects/${project}/document`);
  assert.ok(read.text.includes(digits));
  const put = await api.call(`PUT /projects/${project}/document`, read.text, {
    ...JSON_TYPE,
    'if-match': String(read.headers.etag),
  });
  assert.ok(put.text.includes(digits), put.text);
  const { token } = (await api.call('GET /videos/day')).json;
  assert.ok((await api.call(`GET /videos/${token}/project`)).text.includes(digits));
});

test('which video: it must be named, and be there', async () => {
  const none = await create(pause(), {}, '');
  assert.deepEqual([none.status, none.json.field], [422, 'video_id']);
  assert.equal((await create(pause(), {}, 'video_id=nowhere')).status, 404);
  await api.call('POST /projects', twoVideos());
  const two = await create(pause());
  assert.deepEqual([two.status, two.json.code], [409, 'ambiguous_id']);
  const [, other] = (await api.call('GET /projects')).json;
  await api.call(`DELETE /projects/${other.id}`);
});

test('what the engine refuses is refused with what it says', async () => {
  const { status, json, headers } = await create(button({ click_action: 'fly', pos_top: undefined, unknown: 1 }));
  assert.equal(status, 422);
  assert.deepEqual(
    [json.status, json.error, json.code, json.field],
    [422, 'Unprocessable Entity', 'invalid_interaction', 'click_action'],
  );
  assert.deepEqual(
    json.diagnostics.map(({ severity, code, path }) => [severity, code, path]),
    [
      ['error', 'bad_enum', '/click_action'],
      ['warning', 'unknown_field', '/unknown'],
      ['error', 'missing_field', '/pos_top'],
    ],
  );
  assert.match(String(headers['content-type']), /^application\/json/);
  const target = await create({ type: 'switch', time: 1, switch_video_id: 'nowhere' });
  assert.deepEqual([target.json.diagnostics[0].code, target.json.field], ['unknown_target', 'switch_video_id']);
  for (const value of ['1e999', '0x10', 'NaN', '-1', '1,5', '', '[1]'])
    assert.equal(
      (await create(undefined, {}, `video_id=day&type=pause&time=${encodeURIComponent(value)}`)).status,
      422,
      value,
    );
  assert.equal((await create(undefined, {}, 'video_id=day&type=pause&time=1&time=2')).status, 422, 'twice');
});

test('the limits of a whole project hold, too', async () => {
  const { token } = (await api.call('POST /videos', { id: 'trays' })).json;
  const list = Array.from({ length: 256 }, (_, i) => button({ in_tray: true, tray_type: `tray ${i}` }));
  assert.equal((await api.call(`POST /interactions:batch?video_id=${token}`, list)).status, 201);
  const again = button({ in_tray: true, tray_type: 'tray 7' });
  assert.equal((await create(again, {}, `video_id=${token}`)).status, 201);
  const over = await create(button({ in_tray: true, tray_type: 'one more' }), {}, `video_id=${token}`);
  assert.deepEqual(
    [over.status, over.json.diagnostics[0].code, over.json.diagnostics[0].path],
    [422, 'too_many', '/tray_type'],
  );
  const text = 'x'.repeat(6 * MIB);
  for (const expected of [201, 201, 422]) {
    const { status, json } = await create(pause({ custom_data: text }), {}, `video_id=${token}`);
    assert.equal(status, expected);
    if (status === 422) assert.equal(json.code, 'too_large');
  }
});

const BROKEN = [
  '{',
  '{"type":"pause",}',
  '{"a":1} x',
  '\ufeff{}',
  '{"a":01}',
  '{"a":"\n"}',
  'type=pause',
  Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
];

test('what is no JSON is a bad request; JSON of another kind is not', async () => {
  for (const body of BROKEN) {
    const { status, json } = await create(body, JSON_TYPE);
    assert.deepEqual([status, json.code, json.diagnostics[0]?.code], [400, 'invalid_json', 'syntax'], String(body));
  }
  for (const body of [
    '[]',
    '"text"',
    '1',
    'null',
    'true',
    '{"a":1,"a":2}',
    `{"custom_data":${'['.repeat(40)}${']'.repeat(40)}}`,
  ])
    assert.equal((await create(body, JSON_TYPE)).status, 422, body);
  const deep = `{"custom_data":${'{"a":'.repeat(2000)}1${'}'.repeat(2001)}`;
  await create(pause({ id: 'deep', custom_data: { a: 1 } }));
  assert.equal((await api.call('PATCH /interactions/deep', deep, JSON_TYPE)).status, 422);
  for (const body of ['{}', '[]', '[1]', '"x"'])
    assert.equal((await api.call('POST /interactions:batch?video_id=day', body, JSON_TYPE)).status, 422, body);
});

test('bodies: 415 for other types, 413 over 16 MiB, and 401 before either', async () => {
  for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/xml', 'nonsense'])
    assert.equal((await create('x', { 'content-type': type })).status, 415, type);
  for (const request of [
    'POST /videos',
    'POST /projects',
    'PATCH /videos/day',
    'POST /interactions:batch?video_id=day',
  ])
    assert.equal((await api.call(request, 'title=x', FORM)).status, 415, `a form for ${request}`);
  const large = JSON.stringify(pause({ custom_data: 'x'.repeat(17 * MIB) }));
  const refused = await create(large, JSON_TYPE);
  assert.deepEqual([refused.status, refused.json.code], [413, 'too_large']);
  assert.equal((await create(large, { ...JSON_TYPE, authorization: '' })).status, 401);
  assert.equal((await create(`value=${'x'.repeat(2 * MIB)}`, FORM)).status, 413);
  // By a real connection, on which the body is still on its way.
  const address = await api.app.listen({ port: 0 });
  const headers = { ...JSON_TYPE, authorization: `Bearer ${api.token.secret}` };
  const response = await fetch(`${address}/api/v1/interactions?video_id=day`, {
    method: 'POST',
    headers,
    body: large,
  }).catch((error) => error.cause);
  assert.ok(response.status === 413 || /^(ECONNRESET|EPIPE)$/.test(response.code), String(response));
  assert.equal((await fetch(`${address}/api/v1/projects`, { headers })).status, 200, 'the server lives');
});

test('addresses: nothing is answered in the one form, a broken escape is a bad request', async () => {
  for (const path of ['/nothing', '/interactions/a/b', '/videos/x/project', '/..%2f..%2fetc', '/interactions:other']) {
    const { status, json } = await api.call(`GET ${path}`);
    assert.deepEqual([status, json.status, json.error], [404, 404, 'Not Found'], path);
  }
  assert.equal((await api.call('PUT /interactions')).status, 404);
  const broken = await api.call('GET /interactions/%ff');
  assert.deepEqual([broken.status, broken.json.code], [400, 'bad_request']);
});
