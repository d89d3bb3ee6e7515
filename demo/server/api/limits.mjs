// SPDX-License-Identifier: MIT
// How many requests are served, in the form that @fastify/rate-limit takes.
import { ApiError } from './errors.mjs';

const MINUTE_MS = 60_000;

/**
 * By token; without one by address.
 * @param {{apiLimit: number}} config
 */
export const rateLimitOf = ({ apiLimit }) => ({
  max: apiLimit,
  timeWindow: MINUTE_MS,
  keyGenerator: (/** @type {import('fastify').FastifyRequest} */ { caller, ip }) => caller ?? ip,
  errorResponseBuilder: (
    /** @type {import('fastify').FastifyRequest} */ _request,
    /** @type {{ttl: number}} */ { ttl },
  ) => new ApiError(503, 'rate_limit', 'too many requests', { retryAfter: Math.ceil(ttl / 1000) }),
});
