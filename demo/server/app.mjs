// SPDX-License-Identifier: MIT
// Fastify as the relay and the API use it: strict schemas, and logs without personal data.
import Fastify, { LogController } from 'fastify';
import { answerError } from './api/errors.mjs';

/** Ids of documents may be long; Node limits addresses as a whole. */
export const ID_LENGTH_MAX = 16_384;

/**
 * An error without its message, which could quote a record, an address or a token.
 * @param {Error & {code?: string}} error
 */
const plainError = ({ name, code, stack = '' }) => ({
  type: name,
  code,
  at: stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim()),
});

/**
 * @param {{logLevel: string, trustProxy: string[]}} config
 * @param {NodeJS.WritableStream} [logStream] default: standard output
 */
export function createApp({ logLevel, trustProxy }, logStream) {
  const app = Fastify({
    logger: {
      level: logLevel,
      ...(logStream && { stream: logStream }),
      base: null, // no host name
      serializers: /** @type {any} */ ({ err: plainError, req: () => undefined, res: () => undefined }),
      redact: ['*.authorization', '*.email', '*.body', '*.contact', 'authorization', 'email', 'body', 'contact'],
    },
    logController: new LogController({ disableRequestLogging: true }), // they hold addresses
    frameworkErrors: answerError, // an address that can't be decoded
    routerOptions: { maxParamLength: ID_LENGTH_MAX },
    trustProxy: trustProxy.length > 0 ? trustProxy : false,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false } },
  });
  // Fastify's own says the address, with its query, in the answer and in the log.
  app.setNotFoundHandler((_request, reply) => {
    reply.code(404).send({ code: 'status_404', message: 'there is nothing here' });
  });
  return app;
}

/**
 * Logs what is answered: routes, not addresses, which may hold tokens.
 * @param {import('fastify').FastifyInstance} app
 */
export function logAnswers(app) {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, caller } = request;
    const about = { method, route: routeOptions.url ?? null, caller, status: reply.statusCode };
    request.log.info({ ...about, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
}
