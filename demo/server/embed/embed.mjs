// SPDX-License-Identifier: MIT
// The embed page and its oEmbed, as routes.
import { readFile } from 'node:fs/promises';
import rateLimit from '@fastify/rate-limit';
import { ApiError, answerError, notFound } from '../api/errors.mjs';
import { rateLimitOf } from '../api/limits.mjs';
import { logAnswers } from '../app.mjs';
import { frameAncestors } from './hosts.mjs';
import { FILE_PAGE, knownPages, TOKEN_PAGE, TOKEN_PATTERN } from './known.mjs';
import { oembedOf, PATH, requestIn } from './oembed.mjs';
import { embedPage } from './page.mjs';

/** @typedef {import('fastify').FastifyRequest} FastifyRequest */
/** @typedef {import('fastify').FastifyReply} FastifyReply */

/** The page is one of the player's files. */
const PAGE_PATH = '/dist/embed/embed.html';
const PAGE_FILE = new URL(`../../..${PAGE_PATH}`, import.meta.url);

/** Films, posters and images may come from anywhere; scripts, and what they load, from here. @param {string[]} hosts */
const policyOf = (hosts) =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "connect-src 'self'",
    'img-src * data: blob:',
    'media-src * data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
    frameAncestors(hosts),
  ].join('; ');

/**
 * What browsers know this server by.
 * @param {string | undefined} publicOrigin of the settings @param {FastifyRequest} request
 */
function originOf(publicOrigin, { protocol, host }) {
  const address = publicOrigin ?? `${protocol}://${host}`;
  if (!URL.canParse(address)) throw new ApiError(400, 'bad_request', 'the header Host is not the name of a server');
  return new URL(address).origin;
}

/** A path may begin with `//`, which is another server to the URL parser. @param {string} origin @param {URL} url */
const pathAt = (origin, { pathname, search }) => Object.assign(new URL(origin), { pathname, search });

/** @param {URL} url */
const isPlain = ({ protocol, username, password }) => /^https?:$/.test(protocol) && username === '' && password === '';

/**
 * @param {import('fastify').FastifyInstance} app
 * @param {object} options
 * @param {import('../config.mjs').Config} options.config
 * @param {import('../store/authoring.mjs').AuthoringStore} [options.store] of the API: with it there is /embed/TOKEN
 * @param {(path: string) => Promise<string | null>} [options.readDocument] the text of a file of this server's: with it there is /embed.html
 */
export async function embed(app, { config, store, readDocument }) {
  const { embedHosts, publicOrigin, apiMaxAge } = config;
  /** Read when it is first asked for: without it there is all else. @type {ReturnType<typeof embedPage> | null} */
  let fill = null;
  const known = knownPages({ store, readDocument });
  const cacheControl = `public, max-age=${apiMaxAge / 1000}`;

  app.setErrorHandler(answerError);
  logAnswers(app);
  app.addHook('onRequest', async ({ routeOptions }, reply) => {
    if (routeOptions.url === PATH) reply.header('Access-Control-Allow-Origin', '*'); // errors, too
  });
  await app.register(rateLimit, rateLimitOf(config));

  /**
   * The address of what a request asks for, as browsers have it.
   * @param {FastifyRequest} request
   */
  const addressOf = (request) => pathAt(originOf(publicOrigin, request), new URL(request.url, 'http://any'));

  /** @param {FastifyReply} reply @param {URL} address @param {import('./known.mjs').Known | null} found */
  async function sendPage(reply, { href, origin }, found) {
    const embedded = found && { title: found.title, src: href, origin };
    fill ??= embedPage(await readFile(PAGE_FILE, 'utf8'), PAGE_PATH);
    const html = fill({ hosts: embedHosts, project: found?.project, embed: embedded });
    return reply
      .headers({
        'Cache-Control': cacheControl,
        'Content-Security-Policy': policyOf(embedHosts),
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
      })
      .type('text/html; charset=utf-8')
      .send(html);
  }

  if (store)
    app.get(`${TOKEN_PAGE}:token(^${TOKEN_PATTERN}$)`, async (request, reply) => {
      const address = addressOf(request);
      const found = await known.byAddress(address);
      if (!found) throw notFound('video');
      return sendPage(reply, address, found);
    });
  if (readDocument)
    app.get(FILE_PAGE, async (request, reply) => {
      const address = addressOf(request);
      return sendPage(reply, address, await known.byAddress(address));
    });

  app.get(PATH, async (request, reply) => {
    const here = addressOf(request);
    const { url, ...limits } = requestIn(here.searchParams);
    // Behind a proxy the server may not know that it is called by https.
    const page = isPlain(url) && url.host === here.host ? pathAt(here.origin, url) : null;
    const found = page && (await known.byAddress(page));
    if (!page || !found) throw notFound('embed page');
    reply.headers({ 'Cache-Control': cacheControl, 'X-Content-Type-Options': 'nosniff' });
    return oembedOf({ title: found.title, src: page.href, origin: here.origin }, limits);
  });
}
