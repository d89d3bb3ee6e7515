// SPDX-License-Identifier: MIT
import { readJson } from '../checks.mjs';
import { contentText } from '../document-edits.mjs';
import { ApiError, unfit } from '../errors.mjs';
import { findContent, findProject } from '../find.mjs';
import { idOf } from '../parts.mjs';
import { arrayOf, membersOf, mergePatch } from '../raw-json.mjs';
import { answerOnce } from '../repeats.mjs';
import { checkVersion, etagOf, isKnown, pageIn, pageOf, sendJson } from '../requests.mjs';
import { PREFIX } from '../schemas/openapi.mjs';
import { ROUTES } from '../schemas/routes.mjs';
import { projectView } from '../views.mjs';

/** @typedef {import('fastify').FastifyRequest} FastifyRequest */

/** @param {FastifyRequest} request */
const named = ({ params }) => /** @type {{id: string}} */ (params).id;

/** The bytes of a document. @param {FastifyRequest} request @returns {Uint8Array} */
const documentIn = ({ body }) => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

/** @param {import('fastify').FastifyInstance} app @param {import('../api.mjs').ApiParts} parts */
export async function projects(app, parts) {
  const { store, engine, documentEdits: edits } = parts;

  /** The content of a project, if it is the version that the request means. @param {FastifyRequest} request @param {boolean} [conflict] whether a 412 has the document */
  const finding = (request, conflict) => async () => {
    const content = await findContent(store, named(request));
    const { version } = content.project;
    /** @type {() => Promise<Record<string, string>>} */
    const members = async () => ({ etag: JSON.stringify(etagOf(version)), document: contentText(content) });
    await checkVersion(request, version, conflict ? members : undefined);
    return content;
  };

  app.route({
    ...ROUTES.createProject,
    handler: (request, reply) =>
      answerOnce(parts, 'createProject', request, reply, (keep) =>
        edits.createProject(documentIn(request), (change, id, fields) =>
          keep(change, {
            headers: { Location: `${PREFIX}/projects/${id}`, ETag: etagOf(change.version) },
            body: projectView({ id, fields, version: change.version }),
          }),
        ),
      ),
  });

  app.route({
    ...ROUTES.listProjects,
    handler: async (request, reply) => {
      const rows = pageIn(request, reply, await store.projects(pageOf(request)), ({ key }) => key);
      return sendJson(reply, arrayOf(rows.map(projectView)));
    },
  });

  /** @param {FastifyRequest} request @param {import('fastify').FastifyReply} reply */
  async function answer(request, reply) {
    const project = await findProject(store, named(request));
    reply.header('ETag', etagOf(project.version));
    return sendJson(reply, projectView(project));
  }

  app.route({ ...ROUTES.getProject, handler: answer });
  app.route({
    ...ROUTES.updateProject,
    handler: async (request, reply) => {
      const patch = membersOf(await readJson(engine, request.body, '{'));
      if (patch.has('videos')) throw unfit('videos', 'videos are changed one by one, or with the whole document');
      patch.delete('version');
      if (idOf(patch.get('id')) === named(request)) patch.delete('id'); // as it was answered
      const entries = [...patch].map(([name, value]) => `${JSON.stringify(name)}:${value}`);
      const edit = (/** @type {import('../../store/authoring.mjs').Content} */ content) =>
        mergePatch(contentText(content), `{${entries.join(',')}}`);
      await edits.edit(finding(request), edit, 'invalid_project');
      return answer(request, reply);
    },
  });
  app.route({
    ...ROUTES.deleteProject,
    handler: async (request, reply) => {
      await edits.deleteProject(finding(request));
      return reply.code(204).send();
    },
  });

  app.route({
    ...ROUTES.getProjectDocument,
    handler: async (request, reply) => {
      const { diagnostics: wanted } = /** @type {Record<string, unknown>} */ (request.query);
      const content = await findContent(store, named(request));
      const etag = etagOf(content.project.version);
      reply.header('ETag', etag);
      if (isKnown(request, etag)) return reply.code(304).send();
      const text = contentText(content);
      if (wanted !== '1') return sendJson(reply, text);
      const { diagnostics } = await engine.ask('split', text);
      return sendJson(reply, `{"document":${text},"diagnostics":${JSON.stringify(diagnostics)}}`);
    },
  });
  app.route({
    ...ROUTES.putProjectDocument,
    handler: async (request, reply) => {
      if (request.headers['if-match'] === undefined)
        throw new ApiError(428, 'if_match_required', 'If-Match must name the version that is replaced');
      const find = finding(request, true);
      await find(); // before a large document is checked
      await edits.replace(find, documentIn(request));
      const content = await findContent(store, named(request));
      reply.header('ETag', etagOf(content.project.version));
      return sendJson(reply, contentText(content));
    },
  });
}
