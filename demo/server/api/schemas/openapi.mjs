// SPDX-License-Identifier: MIT
// The OpenAPI document of the API, made from the schemas of its routes, and a page to read it.
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { COMPONENTS } from './components.mjs';
import { EXAMPLES } from './examples.mjs';

export const PREFIX = '/api/v1';

const DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: 'Hotcue authoring API',
    version: '1',
    description: 'Interactions, videos and projects of Hotcue. Every request but the player’s needs a token.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: PREFIX }],
  tags: [
    { name: 'Interactions', description: 'What is on a video, and what it does.' },
    { name: 'Videos', description: 'Films, and what is on them.' },
    { name: 'Projects', description: 'Videos that belong together.' },
    { name: 'Player', description: 'What a page with a player loads.' },
  ],
  security: [{ bearer: [] }],
  components: {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', description: 'Created by `npm run server -- token create`.' },
    },
    schemas: COMPONENTS,
  },
};

/** What swagger-ui's page needs: its own files, and the styles that it sets on elements. */
const PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";

/**
 * Adds what @fastify/swagger has no place for.
 * @param {any} document
 */
function finished(document) {
  for (const operation of Object.values(document.paths).flatMap(Object.values)) {
    if (operation['x-optional-body']) operation.requestBody.required = false;
    delete operation['x-optional-body'];
    for (const [type, media] of Object.entries(operation.requestBody?.content ?? {}))
      if (type.endsWith('json')) media.example = EXAMPLES[operation.operationId];
  }
  return document;
}

/**
 * Describes the routes that are added to `app` after it, at /openapi.json and /docs/.
 * @param {import('fastify').FastifyInstance} app
 */
export async function openapi(app) {
  // The schemas only describe: Fastify's own validator would refuse what the engine accepts, and
  // its serializer would leave out members.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => JSON.stringify);
  await app.register(swagger, {
    openapi: /** @type {any} */ (structuredClone(DOCUMENT)),
    convertConstToEnum: false,
    transformObject: (/** @type {any} */ { openapiObject }) => finished(openapiObject),
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await app.register(async (page) => {
    page.addHook('onSend', async (_request, reply) => {
      reply.header('Content-Security-Policy', PAGE_POLICY);
    });
    await page.register(swaggerUi, {
      routePrefix: '/docs',
      theme: { title: DOCUMENT.info.title },
      uiConfig: { layout: 'BaseLayout', deepLinking: true, docExpansion: 'list', defaultModelsExpandDepth: 0 },
    });
  });
}
// What it sets and adds is for the routes beside it, as with fastify-plugin.
Object.assign(openapi, { [Symbol.for('skip-override')]: true });
