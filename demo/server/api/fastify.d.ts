// SPDX-License-Identifier: MIT
import 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Id of the token that calls the API; null without a valid one. */
    caller: string | null;
  }
}
