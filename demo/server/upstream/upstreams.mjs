// SPDX-License-Identifier: MIT
// The upstreams that the settings give credentials for.
import { limiterFor, unlimited } from '../limiter.mjs';
import { clickfunnelsDeliver } from './clickfunnels.mjs';
import { basic, bearer, refreshed } from './credentials.mjs';
import { hubspotDeliver } from './hubspot.mjs';
import { lineTo } from './line.mjs';
import { lrsDeliver } from './lrs.mjs';
import { Refusal } from './refusal.mjs';

/**
 * @typedef {(delivery: import('../store/store.mjs').Delivery, call: import('./line.mjs').Caller) => Promise<{odd: boolean}>} Deliver
 *   throws a Refusal; odd: it arrived, but the answer is not as documented
 * @typedef {object} Upstream
 * @property {string} name
 * @property {number} limit calls in 10 seconds; 0: any number
 * @property {ReturnType<typeof lineTo>} line
 * @property {Deliver} deliver
 */

/** @typedef {import('../config.mjs').Config} Config */

/** @typedef {Omit<Parameters<typeof lineTo>[0], 'credentials'>} Parts */

/** @param {Config} config @param {Parts} parts */
function hubspotCredentials(config, parts) {
  if (!config.hubspotRefreshToken) return bearer(config.hubspotToken);
  const call = lineTo({ ...parts, credentials: null });
  const fetchToken = async () => {
    const form = {
      grant_type: 'refresh_token',
      client_id: config.hubspotClientId,
      client_secret: config.hubspotClientSecret,
      refresh_token: config.hubspotRefreshToken,
    };
    const never = new AbortController().signal;
    const welcome = (/** @type {import('../policy.mjs').Answer} */ { status }) => status === 400; // a refresh token that is refused
    const answer = await call(never, Number.POSITIVE_INFINITY)({ path: config.hubspotTokenPath, form, welcome });
    if (typeof answer.body?.access_token !== 'string') throw new Refusal({ kind: 'stop', reason: 'unauthorized' });
    return { expires_in: 1800, ...answer.body };
  };
  return refreshed(fetchToken, parts.clock);
}

/** Name, limit, address, credentials, deliver; of those that have credentials. @param {Config} config */
const described = (config) =>
  [
    (config.hubspotToken || config.hubspotRefreshToken) && {
      name: 'hubspot',
      limit: config.hubspotLimit,
      url: config.hubspotUrl,
      credentials: (/** @type {Parts} */ parts) => hubspotCredentials(config, parts),
      deliver: hubspotDeliver(config.hubspotVersion),
    },
    config.lrsUrl && {
      name: 'lrs',
      limit: config.lrsLimit,
      url: config.lrsUrl,
      credentials: () => basic(config.lrsUser, config.lrsPassword),
      deliver: lrsDeliver(),
    },
    config.clickfunnelsUrl && {
      name: 'clickfunnels',
      limit: config.clickfunnelsLimit,
      url: config.clickfunnelsUrl,
      credentials: () => bearer(config.clickfunnelsToken),
      deliver: clickfunnelsDeliver(config.clickfunnelsWorkspace),
    },
  ].filter(Boolean);

/**
 * @param {Config} config
 * @param {{store: import('../store/store.mjs').Store, clock: import('../clock.mjs').Clock, observe: (upstream: string, status: number, ms: number) => void}} with_
 * @returns {Upstream[]}
 */
export function upstreamsFor(config, { store, clock, observe }) {
  const { callTimeout } = config;
  return described(config).map(({ name, limit, url, credentials, deliver }) => {
    const limiter = limit > 0 ? limiterFor({ store, clock, upstream: name, callTimeout }) : unlimited();
    const parts = { url, limiter, callTimeout, clock, observe: observe.bind(null, name) };
    return { name, limit, deliver, line: lineTo({ ...parts, credentials: credentials(parts) }) };
  });
}
