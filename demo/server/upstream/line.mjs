// SPDX-License-Identifier: MIT
// The line to an upstream: every call goes through it, within the limit, with credentials, a
// time-out and a verdict.
import { verdictOf } from '../policy.mjs';
import { Refusal } from './refusal.mjs';

const ANSWER_BYTES_MAX = 1 << 20;

/**
 * @typedef {object} Call
 * @property {'GET' | 'POST'} [method] default: POST
 * @property {string} path with the query
 * @property {unknown} [json]
 * @property {Record<string, string>} [form] instead of json
 * @property {Record<string, string>} [headers]
 * @property {(answer: import('../policy.mjs').Answer) => boolean} [welcome] whether an answer is good that else would not be
 */

/** @typedef {(call: Call) => Promise<import('../policy.mjs').Answer>} Caller throws a Refusal */

/** @param {Response} response @returns {Promise<import('../policy.mjs').Answer>} */
async function answerFrom(response) {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > ANSWER_BYTES_MAX) break;
  }
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    // not JSON
  }
  return { status: response.status, header: (name) => response.headers.get(name), body, empty: text === '' };
}

const NO_ANSWER = { status: 0, header: () => null, body: undefined, empty: true };

/**
 * @param {object} options
 * @param {string} options.url
 * @param {import('./credentials.mjs').Credentials | null} options.credentials
 * @param {import('../limiter.mjs').Limiter} options.limiter
 * @param {number} options.callTimeout milliseconds
 * @param {import('../clock.mjs').Clock} options.clock
 * @param {(status: number, ms: number) => void} [options.observe] each answer
 * @returns {(signal: AbortSignal, deadline: number) => Caller} deadline: no call begins that could end after it
 */
export function lineTo({ url, credentials, limiter, callTimeout, clock, observe = () => {} }) {
  /** @param {Call} call @param {string | undefined} authorization @param {AbortSignal} signal */
  async function exchange({ method = 'POST', path, json, form, headers }, authorization, signal) {
    const began = clock.now();
    // Not AbortSignal.any(): in Node 20 a signal that lives on keeps a trace of each that was made of it.
    const ending = new AbortController();
    const end = () => ending.abort();
    const timer = setTimeout(end, callTimeout);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
    const answer = await fetch(url + path, {
      method,
      headers: {
        Accept: 'application/json',
        'User-Agent': 'hotcue-relay',
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...(authorization && { Authorization: authorization }),
        ...headers,
      },
      body: form ? new URLSearchParams(form) : json === undefined ? undefined : JSON.stringify(json),
      redirect: 'manual',
      signal: ending.signal,
    })
      .then(answerFrom)
      .catch(() => NO_ANSWER)
      .finally(() => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
      });
    observe(answer.status, clock.now() - began);
    return answer;
  }

  return (signal, deadline) => {
    /** One call in a slot of its own. @param {Call} call @param {string} [authorization] */
    async function attempt(call, authorization) {
      const giveBack = await limiter(signal);
      try {
        if (!giveBack || clock.now() + callTimeout > deadline)
          throw new Refusal({ kind: 'pause', reason: 'no_time_left', ms: 0 });
        return await exchange(call, authorization, signal);
      } finally {
        await giveBack?.();
      }
    }

    return async (call) => {
      const authorization = await credentials?.authorization();
      let answer = await attempt(call, authorization);
      if (answer.status === 401 && authorization && (await credentials?.renew(authorization)))
        answer = await attempt(call, await credentials?.authorization());
      const verdict = call.welcome?.(answer) ? { kind: /** @type {const} */ ('good') } : verdictOf(answer, clock.now());
      if (verdict.kind !== 'good') throw new Refusal(verdict);
      return answer;
    };
  };
}
