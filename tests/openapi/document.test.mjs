// SPDX-License-Identifier: MIT
// The OpenAPI document: valid for a validator of another project, and complete.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openapiDocument } from '../../demo/server/api/schemas/document.mjs';
import { rows } from '../../tools/generate/schema.mjs';

const document = await openapiDocument();
const { schemas } = document.components;

/** The names of all members of a component, of what it refers to as well. @param {any} schema @returns {string[]} */
function membersOf(schema) {
  if (schema.$ref) return membersOf(schemas[schema.$ref.split('/').at(-1)]);
  return [...Object.keys(schema.properties ?? {}), ...(schema.allOf ?? []).flatMap(membersOf)];
}

it('is valid OpenAPI 3.1, by a strict linter', async () => {
  assert.match(document.openapi, /^3\.1\./);
  const config = await createConfig({
    extends: ['recommended-strict'],
    // Its default forbids members that a schema with alternatives knows.
    rules: { 'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: true } },
  });
  const problems = await lintFromString({ source: JSON.stringify(document), config });
  assert.deepEqual(
    problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0].pointer}: ${message}`),
    [],
  );
});

it('has schemas that a strict validator of JSON Schema takes', () => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
  for (const word of ['openapi', 'info', 'servers', 'paths', 'components', 'security', 'tags']) ajv.addKeyword(word);
  ajv.addSchema(document, 'openapi');
  for (const name of Object.keys(schemas)) ajv.compile({ $ref: `openapi#/components/schemas/${name}` });
});

it('knows every field of an interaction by each of its names, in the query and in the body', () => {
  const table = rows('engine/schema/fields.def', 'HC_FIELD|HC_FIELD_CUSTOM');
  const names = table.filter(([object]) => object === 'INTERACTION').flatMap(([, , list]) => list.split(', '));
  assert.ok(names.length > 80);
  for (const path of ['/interactions/create', '/interactions']) {
    const { parameters, requestBody } = document.paths[path].post;
    const inQuery = parameters.filter((/** @type {any} */ { in: place }) => place === 'query');
    const inBody = Object.values(requestBody.content).map(({ schema }) => membersOf(schema));
    assert.equal(inBody.length, 2, 'JSON and a form');
    for (const [where, known] of [inQuery.map((/** @type {any} */ { name }) => name), ...inBody].entries())
      assert.deepEqual(
        names.filter((name) => !known.includes(name)),
        [],
        `${path}, ${where}`,
      );
  }
});
