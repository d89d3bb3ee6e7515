// SPDX-License-Identifier: MIT
// Calls of the API by its OpenAPI document: requests by operationId, and whether an answer is one
// that the document lists.
import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { Ajv2020 } from 'ajv/dist/2020.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const COMPONENTS = '"#/components/';

/**
 * @typedef {object} Call what a request has beside its operation
 * @property {Record<string, string>} [path] parameters
 * @property {Record<string, string> | string} [query] text: as it is
 * @property {Record<string, string>} [headers]
 * @property {unknown} [body] a text or buffer as it is, all else as JSON
 * @property {string} [type] of the body
 * @property {string | null} [token] null: none
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {string} text
 * @property {any} body parsed, if it is JSON
 */

/** @param {any} document @returns {Map<string, {path: string, method: string, operation: any}>} by operationId */
export function operationsOf(document) {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    METHODS.filter((method) => methods[method]).map((method) => ({ path, method, operation: methods[method] })),
  );
  return new Map(all.map((each) => [each.operation.operationId, each]));
}

/** @param {unknown} body */
const asText = (body) => (typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));

/**
 * Sends a request as it is: nothing is escaped or corrected.
 * @param {string} address @param {string} method @param {string} target path and query
 * @param {Record<string, string>} headers @param {string | Buffer | undefined} body @param {Agent} agent
 * @returns {Promise<Answer>}
 */
export function send(address, method, target, headers, body, agent) {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, method, path: target, headers, agent }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        const isJson = response.headers['content-type']?.startsWith('application/json');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          body: isJson ? JSON.parse(text) : null,
        });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

export class Calls {
  #ajv = new Ajv2020({ strict: false, allErrors: false });
  #agent = new Agent({ keepAlive: true });
  /** @type {Map<string, import('ajv').ValidateFunction>} */
  #validators = new Map();

  /** @param {string} address of the API, with its prefix @param {any} document @param {string} token */
  constructor(address, document, token) {
    this.address = address;
    this.document = document;
    this.token = token;
    this.operations = operationsOf(document);
    this.#ajv.addSchema({ components: document.components }, 'openapi');
  }

  close() {
    this.#agent.destroy();
  }

  /** @param {string} operationId @param {Call} [call] */
  async call(
    operationId,
    { path = {}, query = '', headers = {}, body, type = 'application/json', token = this.token } = {},
  ) {
    const operation = this.operations.get(operationId);
    assert.ok(operation, `there is no ${operationId}`);
    const place = operation.path.replace(/\{(\w+)\}/g, (_, name) => path[name]);
    const search = typeof query === 'string' ? query : new URLSearchParams(query).toString();
    const target = `${new URL(this.address).pathname}${place}${search && `?${search}`}`;
    const payload = body === undefined ? undefined : asText(body);
    const all = {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(payload !== undefined && { 'content-type': type, 'content-length': String(Buffer.byteLength(payload)) }),
      ...headers,
    };
    return send(this.address, operation.method.toUpperCase(), target, all, payload, this.#agent);
  }

  /** Fails unless the document lists this answer. @param {string} operationId @param {Answer} answer */
  check(operationId, { status, headers, text, body }) {
    const { operation } = this.operations.get(operationId) ?? assert.fail(operationId);
    const listed = operation.responses[status];
    assert.ok(listed, `${operationId} answers ${status}, which is not in the document: ${text.slice(0, 300)}`);
    const content = listed.content?.['application/json'];
    if (!content) return assert.equal(text, '', `${operationId} ${status} has a body`);
    assert.match(headers['content-type'] ?? '', /^application\/json/, `${operationId} ${status}`);
    const validate = this.#validator(content.schema);
    assert.ok(
      validate(body),
      `${operationId} ${status} is not as described: ${JSON.stringify(validate.errors?.at(-1))}\n${text.slice(0, 600)}`,
    );
  }

  /** @param {object} schema of the document */
  #validator(schema) {
    const text = JSON.stringify(schema).replaceAll(COMPONENTS, '"openapi#/components/');
    const validate = this.#validators.get(text) ?? this.#ajv.compile(JSON.parse(text));
    this.#validators.set(text, validate);
    return validate;
  }
}
