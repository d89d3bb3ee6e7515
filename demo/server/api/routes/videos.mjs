// SPDX-License-Identifier: MIT
import { readJson } from '../checks.mjs';
import { contentText } from '../document-edits.mjs';
import { notFound, unfit } from '../errors.mjs';
import { findContent, findProject, findVideo } from '../find.mjs';
import { idOf } from '../parts.mjs';
import { arrayOf, membersOf, objectOf } from '../raw-json.mjs';
import { answerOnce } from '../repeats.mjs';
import { checkVersion, etagOf, isKnown, pageIn, pageOf, sendJson } from '../requests.mjs';
import { PREFIX } from '../schemas/openapi.mjs';
import { ROUTES } from '../schemas/routes.mjs';
import { videoView } from '../views.mjs';

/** @typedef {import('fastify').FastifyRequest} FastifyRequest */

/** A video's body, and the project that it names. @param {string} text */
function videoIn(text) {
  const members = membersOf(text);
  const project = idOf(members.get('project_id'));
  for (const name of ['project_id', 'version']) members.delete(name);
  return { project, members };
}

/** @param {FastifyRequest} request @param {string} name */
const parameter = ({ params }, name) => /** @type {Record<string, string>} */ (params)[name];
/** @param {FastifyRequest} request @returns {string | null} */
const projectInQuery = ({ query }) => {
  const { project_id: id } = /** @type {Record<string, unknown>} */ (query);
  return typeof id === 'string' && id !== '' ? id : null;
};

/** @param {import('fastify').FastifyInstance} app @param {import('../api.mjs').ApiParts} parts */
export async function videos(app, parts) {
  const { store, engine, documentEdits: edits } = parts;

  /** The content of the video's project, if the video is the version that the request means. @param {FastifyRequest} request */
  const finding = (request) => async () => {
    const { project, token } = await findVideo(store, parameter(request, 'id'));
    const content = await findContent(store, project.id);
    const video = content.videos.find((each) => each.token === token);
    await checkVersion(request, video?.version ?? 0);
    return content;
  };

  app.route({
    ...ROUTES.createVideo,
    handler: (request, reply) =>
      answerOnce(parts, 'createVideo', request, reply, async (keep) => {
        const { project, members } = videoIn(await readJson(engine, request.body, '{'));
        const id = project ?? projectInQuery(request);
        const find = id === null ? null : () => findContent(store, id);
        return edits.addVideo(find, objectOf(members), (change, row, projectId) =>
          keep(change, {
            headers: { Location: `${PREFIX}/videos/${row.token}`, ETag: etagOf(change.version) },
            body: videoView({ ...row, version: change.version }, projectId),
          }),
        );
      }),
  });

  app.route({
    ...ROUTES.listVideos,
    handler: async (request, reply) => {
      const page = pageOf(request);
      const id = projectInQuery(request);
      const project = id === null ? undefined : (await findProject(store, id)).key;
      const rows = pageIn(request, reply, await store.videos(page, project), ({ key }) => key);
      return sendJson(reply, arrayOf(rows.map((row) => videoView(row, row.project.id))));
    },
  });

  /** @param {import('fastify').FastifyReply} reply @param {import('../../store/authoring.mjs').VideoRow} video */
  const answer = (reply, video) => {
    reply.header('ETag', etagOf(video.version));
    return sendJson(reply, videoView(video, video.project.id));
  };

  app.route({
    ...ROUTES.getVideo,
    handler: async (request, reply) => answer(reply, await findVideo(store, parameter(request, 'id'))),
  });
  app.route({
    ...ROUTES.updateVideo,
    handler: async (request, reply) => {
      const { members } = videoIn(await readJson(engine, request.body, '{'));
      if (members.has('interactions'))
        throw unfit('interactions', 'interactions are changed one by one, or with the whole document');
      const { token } = await findVideo(store, parameter(request, 'id'));
      await edits.patchVideo(finding(request), token, objectOf(members));
      return answer(reply, await findVideo(store, token));
    },
  });
  app.route({
    ...ROUTES.deleteVideo,
    handler: async (request, reply) => {
      const { token } = await findVideo(store, parameter(request, 'id'));
      await edits.deleteVideo(finding(request), token);
      return reply.code(204).send();
    },
  });
}

/**
 * What players load. Its token is all that it needs: any page may read it.
 * @param {import('fastify').FastifyInstance} app @param {import('../api.mjs').ApiParts} parts
 */
export async function players(app, { store, config }) {
  const seconds = config.apiMaxAge / 1000;
  // Asked by browsers before a request with If-None-Match; the answer is @fastify/cors's.
  app.options(ROUTES.getVideoProject.url, { schema: { hide: true } }, async (_request, reply) =>
    reply.code(204).send(),
  );
  const cacheControl = `public, max-age=${seconds}, stale-while-revalidate=${10 * seconds}`;
  app.route({
    ...ROUTES.getVideoProject,
    handler: async (request, reply) => {
      const token = parameter(request, 'token');
      const video = await store.videoByToken(token);
      if (!video) throw notFound('video');
      reply.header('Cache-Control', cacheControl);
      const known = etagOf(video.project.version);
      if (isKnown(request, known)) return reply.header('ETag', known).code(304).send();
      const content = await findContent(store, video.project.id);
      reply.header('ETag', etagOf(content.project.version));
      return sendJson(reply, contentText(content, video.id));
    },
  });
}
