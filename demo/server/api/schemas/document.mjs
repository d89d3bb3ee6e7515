// SPDX-License-Identifier: MIT
// The OpenAPI document without a server, for docs/api.md.
import Fastify from 'fastify';
import { openapi, PREFIX } from './openapi.mjs';
import { ROUTES } from './routes.mjs';

/** @returns {Promise<any>} what /api/v1/openapi.json answers */
export async function openapiDocument() {
  const app = Fastify();
  await app.register(
    async (api) => {
      await api.register(openapi);
      for (const route of Object.values(ROUTES)) api.route({ ...route, handler: async () => null });
    },
    { prefix: PREFIX },
  );
  const document = (await app.inject(`${PREFIX}/openapi.json`)).json();
  await app.close();
  return document;
}
