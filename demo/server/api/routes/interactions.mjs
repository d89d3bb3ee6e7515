// SPDX-License-Identifier: MIT
import formbody from '@fastify/formbody';
import { interactionIn, interactionOf, required, videoInQuery } from '../bodies.mjs';
import { readJson } from '../checks.mjs';
import { ApiError } from '../errors.mjs';
import { findInteraction, findVideo } from '../find.mjs';
import { arrayOf, elementsOf, isObject } from '../raw-json.mjs';
import { answerOnce } from '../repeats.mjs';
import { checkVersion, etagOf, pageIn, pageOf, sendJson } from '../requests.mjs';
import { PREFIX } from '../schemas/openapi.mjs';
import { ROUTES } from '../schemas/routes.mjs';
import { interactionView } from '../views.mjs';

/** @typedef {import('../api.mjs').ApiParts} ApiParts */
/** @typedef {import('fastify').RouteHandlerMethod} Handler */

const FORM_BYTES_MAX = 1024 * 1024;

/** @param {string} id @param {{token: string}} video */
const addressOf = (id, { token }) => `${PREFIX}/interactions/${encodeURIComponent(id)}?video_id=${token}`;

/** The creation of one, which may come as a form. @param {import('fastify').FastifyInstance} app @param {ApiParts} parts */
export async function creates(app, parts) {
  const { store, engine, interactionEdits: edits } = parts;
  await app.register(formbody, { bodyLimit: FORM_BYTES_MAX });

  /** @type {Handler} */
  const create = (request, reply) =>
    answerOnce(parts, 'createInteraction', request, reply, async (keep) => {
      const { video: name, members } = await interactionOf(request, engine);
      return edits.add(() => findVideo(store, name), [members], {
        alone: true,
        done: (change, [part], video) =>
          keep(change, {
            headers: { Location: addressOf(part.id, video), ETag: etagOf(change.version) },
            body: interactionView({ ...part, version: change.version }, video),
          }),
      });
    });
  app.route({ ...ROUTES.createInteraction, handler: create });
  app.route({ ...ROUTES.createInteractionAlias, handler: create });
}

/** @param {import('fastify').FastifyInstance} app @param {ApiParts} parts */
export async function interactions(app, parts) {
  const { store, engine, interactionEdits: edits } = parts;
  const idOf = (/** @type {import('fastify').FastifyRequest} */ { params }) => /** @type {{id: string}} */ (params).id;
  /** The interaction that a request means, in the version that it means. @param {import('fastify').FastifyRequest} request */
  const finding = (request) => async () => {
    const found = await findInteraction(store, idOf(request), videoInQuery(request));
    await checkVersion(request, found.row.version);
    return found;
  };

  app.route({
    ...ROUTES.batchInteractions,
    handler: (request, reply) =>
      answerOnce(parts, 'batchInteractions', request, reply, async (keep) => {
        const list = elementsOf(await readJson(engine, request.body, '['));
        if (list.length === 0 || !list.every(isObject))
          throw new ApiError(422, 'wrong_type', 'the body must be a list of interactions');
        const read = list.map(interactionIn);
        const name = required(videoInQuery(request) ?? read[0].video);
        const { key } = await findVideo(store, name);
        for (const other of new Set(read.map(({ video }) => video)))
          if (other !== null && other !== name && (await findVideo(store, other)).key !== key)
            throw new ApiError(422, 'invalid_parameter', 'all must be of one video', { field: 'video_id' });
        const members = read.map((each) => each.members);
        return edits.add(() => findVideo(store, name), members, {
          alone: false,
          done: (change, created, of) =>
            keep(change, {
              headers: {},
              body: arrayOf(created.map((part) => interactionView({ ...part, version: change.version }, of))),
            }),
        });
      }),
  });

  app.route({
    ...ROUTES.listInteractions,
    handler: async (request, reply) => {
      const page = pageOf(request);
      const video = await findVideo(store, required(videoInQuery(request)));
      const rows = pageIn(request, reply, await store.interactions(page, video.key), ({ place }) => place);
      return sendJson(reply, arrayOf(rows.map((row) => interactionView(row, video))));
    },
  });

  /** @param {import('fastify').FastifyReply} reply @param {Awaited<ReturnType<typeof findInteraction>>} found */
  const answer = (reply, { video, row }) => {
    reply.header('ETag', etagOf(row.version));
    return sendJson(reply, interactionView(row, video));
  };

  app.route({
    ...ROUTES.getInteraction,
    handler: async (request, reply) =>
      answer(reply, await findInteraction(store, idOf(request), videoInQuery(request))),
  });
  app.route({
    ...ROUTES.updateInteraction,
    handler: async (request, reply) => {
      const { members } = interactionIn(await readJson(engine, request.body, '{'));
      return answer(reply, await edits.patch(finding(request), members));
    },
  });
  app.route({
    ...ROUTES.deleteInteraction,
    handler: async (request, reply) => {
      await edits.delete(finding(request));
      return reply.code(204).send();
    },
  });
}
