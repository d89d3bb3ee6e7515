// SPDX-License-Identifier: MIT
// Who calls: a token in the Authorization header. It is looked up for each request, so one that
// is revoked is refused at once.
import { ApiError } from './errors.mjs';
import { digest, newId, newSecret } from './ids.mjs';

/**
 * Makes a token.
 * @param {import('../store/tokens.mjs').TokenStore} tokens @param {string} name for people @param {number} now
 * @returns {Promise<{id: string, secret: string}>} secret: the token, which is not stored
 */
export async function createToken(tokens, name, now) {
  const [id, secret] = [newId(), newSecret()];
  await tokens.add({ id, name, hash: digest(secret), created: now });
  return { id, secret };
}

const BEARER = /^Bearer +(\S+) *$/i;

/**
 * Adds `request.caller`, the id of the token, and refuses requests without one.
 * @param {import('fastify').FastifyInstance} app @param {import('../store/tokens.mjs').TokenStore} tokens
 */
export function knowCallers(app, tokens) {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', async (request) => {
    const [, token] = BEARER.exec(request.headers.authorization ?? '') ?? [];
    if (token) request.caller = await tokens.idOf(digest(token));
  });
}

/** For routes that need a token; after the rate limit, which counts those without one by their address. @param {import('fastify').FastifyInstance} app */
export function requireCallers(app) {
  app.addHook('preParsing', async (request) => {
    if (request.caller === null)
      throw new ApiError(401, 'unauthorized', 'a valid token is needed: Authorization: Bearer TOKEN', {
        headers: { 'WWW-Authenticate': 'Bearer' },
      });
  });
}
