// SPDX-License-Identifier: MIT
// Creates that may be sent again: with an Idempotency-Key, the first answer is the answer to all.
import { Repeated } from '../store/change.mjs';
import { ApiError, unfit } from './errors.mjs';
import { digest } from './ids.mjs';
import { sendJson } from './requests.mjs';

const KEY_LENGTH_MAX = 255;
export const KEPT_MS = 24 * 3600 * 1000;

/**
 * @typedef {{headers: Record<string, string>, body: string}} Answer
 * @typedef {(change: import('../store/change.mjs').Change, answer: Answer) => Promise<Answer>} Keep keeps
 *   the answer with the change, if it may be asked for again
 */

/** What makes a request the same. @param {string} operation @param {import('fastify').FastifyRequest} request */
function hashOf(operation, { url, body }) {
  const query = url.split('?')[1] ?? '';
  const content = Buffer.isBuffer(body) ? digest(body) : digest(JSON.stringify(body ?? null));
  return digest(`${operation}\n${query}\n${content}`);
}

/**
 * Answers a create.
 * @param {{store: import('../store/authoring.mjs').AuthoringStore, clock: import('../clock.mjs').Clock}} parts
 * @param {string} operation
 * @param {import('fastify').FastifyRequest} request @param {import('fastify').FastifyReply} reply
 * @param {(keep: Keep) => Promise<Answer>} create
 */
export async function answerOnce({ store, clock }, operation, request, reply, create) {
  const send = (/** @type {Answer} */ { headers, body }) => sendJson(reply.code(201).headers(headers), body);
  const sent = request.headers['idempotency-key'];
  if (sent === undefined) return send(await create(async (_change, answer) => answer));
  if (typeof sent !== 'string' || sent === '' || sent.length > KEY_LENGTH_MAX)
    throw unfit('Idempotency-Key', `the key must have 1 to ${KEY_LENGTH_MAX} characters`);

  const token = request.caller ?? '';
  const [key, hash] = [digest(sent), hashOf(operation, request)];
  const since = () => clock.now() - KEPT_MS;
  async function first() {
    const answer = await store.answer(token, key, since());
    if (answer && answer.request !== hash)
      throw new ApiError(422, 'idempotency_key_reused', 'the key was used for another request');
    return answer && { headers: { ...JSON.parse(answer.headers), 'Idempotent-Replayed': 'true' }, body: answer.body };
  }

  const known = await first();
  if (known) return send(known);
  try {
    return send(
      await create(async (change, answer) => {
        const headers = JSON.stringify(answer.headers);
        const row = { token, key, request: hash, headers, body: answer.body, created: clock.now() };
        await change.keepAnswer(row, since());
        return answer;
      }),
    );
  } catch (error) {
    // The same request was answered while this one was checked; it may be what took the id.
    const other = await first();
    if (other && (error instanceof Repeated || /** @type {any} */ (error).statusCode === 409)) return send(other);
    throw error;
  }
}
