// SPDX-License-Identifier: MIT
// What editors make of hotcue.schema.json: VS Code's own JSON language service, on documents
// as they are written. `|` marks the cursor.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { rows, wordRows } from '../../tools/generate/schema.mjs';

const ROOT = new URL('../../', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('hotcue.schema.json', ROOT), 'utf8'));
const fields = rows('engine/schema/fields.def', 'HC_FIELD|HC_FIELD_CUSTOM').map(([object, , names]) => ({
  object,
  names: names.split(', '),
}));

describe('the schema describes', () => {
  /** The schemas of objects that an editor can be in. */
  const OBJECTS = {
    ...schema.$defs,
    project: schema.anyOf[0],
    short: schema.anyOf[1],
    point: schema.$defs.point.anyOf[1],
  };

  it('every field, under each of its names, in the words of the tables', () => {
    for (const { object, names } of fields) {
      const { properties } = OBJECTS[object.toLowerCase()];
      const texts = names.map((name) => properties[name].description);
      assert.match(texts[0], /\w/, `${object} ${names[0]}`);
      for (const text of texts.slice(1)) assert.equal(text, `the same as ${names[0]}: ${texts[0]}`);
    }
    for (const [object, { properties = {} }] of Object.entries(OBJECTS)) {
      for (const [name, { description }] of Object.entries(properties)) {
        assert.match(description ?? '', /^(?!.*see below).*\w/, `${object} ${name}`);
      }
    }
  });

  it('every type, click action and operator', () => {
    const { type, click_action } = schema.$defs.interaction.properties;
    const suggestions = [type.anyOf[0], click_action.anyOf[0], schema.$defs.operator].map((each) => each.anyOf[0]);
    const lists = ['HC_TYPES', 'HC_ACTIONS', 'HC_OPERATORS'];
    for (const [i, list] of lists.entries()) {
      const words = wordRows(list).map(([, name]) => name);
      assert.deepEqual(suggestions[i].enum, words);
      assert.deepEqual(
        suggestions[i].anyOf.map((each) => each.const),
        words,
      );
      for (const { description } of suggestions[i].anyOf) assert.match(description, /\w{3}/);
    }
  });
});

const vsCode = await import('vscode-json-languageservice').catch(() => null);

describe('in VS Code', { skip: !vsCode && 'vscode-json-languageservice is not installed' }, () => {
  const { getLanguageService, TextDocument } = vsCode?.default ?? vsCode ?? {};
  const service = getLanguageService?.({
    schemaRequestService: async (/** @type {string} */ uri) => readFileSync(new URL(uri), 'utf8'),
    workspaceContext: { resolveRelativePath: (path, base) => new URL(path, base).href },
  });

  /** A document in the folder of the schema, which it names. @param {string} text with the cursor */
  function open(text) {
    const named = text.replace('{ ', '{ "$schema": "./hotcue.schema.json", ');
    const document = TextDocument.create(new URL('project.json', ROOT).href, 'json', 1, named.replace('|', ''));
    return [document, document.positionAt(named.indexOf('|')), service.parseJSONDocument(document)];
  }

  /** @returns {Promise<Map<string, string>>} what is suggested, with its explanation */
  async function complete(text) {
    const { items } = await service.doComplete(...open(text));
    return new Map(items.map(({ label, documentation }) => [label.replaceAll('"', ''), documentation]));
  }

  async function hover(text) {
    const { contents } = await service.doHover(...open(text));
    return contents.map((each) => each.value ?? each).join('');
  }

  async function problems(text) {
    const [document, , json] = open(`${text}|`);
    return (await service.doValidation(document, json)).map(({ message }) => message);
  }

  const inItem = (members) => `{ "videos": [{ "interactions": [{ "time": 1, ${members} }] }] }`;

  it('names are completed, with what they mean', async () => {
    const root = await complete('{ "videos": [], | }');
    assert.match(root.get('lead_form'), /what viewers are asked/);
    assert.equal(root.has('videos'), false, 'it is there already');
    const video = await complete('{ "videos": [{ | }] }');
    assert.equal(video.get('poster'), 'picture shown before it plays');
    const item = await complete(inItem('"type": "button", |'));
    assert.match(item.get('click_required'), /playback doesn't continue/);
    assert.match(item.get('require_click'), /^the same as click_required: playback/);
    assert.ok((await complete('{ "interactions": [], | }')).has('cues'), 'in the short form');
    assert.ok((await complete(inItem('"when": { "all": [{ | }] }'))).has('operator'));
  });

  it('values are completed, with what they mean', async () => {
    const types = await complete(inItem('"type": "|"'));
    assert.equal(types.get('jump'), 'timed: seeks to jump_time');
    assert.deepEqual(
      [...types.keys()].sort(),
      wordRows('HC_TYPES')
        .map(([, name]) => name)
        .sort(),
    ); // prettier-ignore
    assert.match(
      (await complete(inItem('"click_action": "|"'))).get('video'),
      /^goes to that video.*click_value: video/,
    );
    const operators = await complete(inItem('"when": { "variable": "x", "operator": "|" }'));
    assert.equal(operators.get('contains'), 'holds when the variable contains the value');
    assert.deepEqual([...(await complete(inItem('"spotlight": |'))).keys()], ['true', 'false']);
    assert.ok((await complete(inItem('"color": "|"'))).has('rebeccapurple'));
    assert.deepEqual([...(await complete(inItem('"repeat": "|"'))).keys()], ['every_pass', 'once']);
  });

  it('names and values are explained under the pointer', async () => {
    assert.match(
      await hover('{ "sta|rt": "a", "videos": [{ "id": "a", "interactions": [] }] }'),
      /the first video to play/,
    );
    assert.match(await hover(inItem('"type": "ju|mp"')), /timed: seeks to jump\\?_time/);
    assert.match(await hover('{ "ti|tle": "", "interactions": [] }'), /its name, for the page/);
    assert.match(await hover(inItem('"end_ti|me": 3')), /when it hides, in seconds/);
    assert.match(await hover(inItem('"fin|ish": 3')), /the same as end\\?_time: when it hides/);
    assert.match(await hover('{ "design": { "text_al|ign": "left" }, "interactions": [] }'), /by default centred/);
  });

  it('what can not be right is underlined', async () => {
    assert.match((await problems(inItem('"type": "buton"'))).join('\n'), /Valid values: "button", "image"/);
    assert.match((await problems(inItem('"type": "pause", "pause_duration": -2'))).join('\n'), /minimum of -1/);
    assert.deepEqual(await problems(inItem('"type": "variable", "variable_name": "x"')), []);
  });
});
