// SPDX-License-Identifier: MIT
// The settings of the relay and the API: environment variables, nothing else. Secrets come in
// here, and leave only in requests to the upstream that they are for.

import { hostIn } from './embed/hosts.mjs';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

// Kinds of values; they throw what is wrong.
/** @typedef {(value: string) => any} Read */
/** @type {Read} */
const text = (value) => value;
/** @type {Read} */
const list = (value) => value.split(/[\s,]+/).filter(Boolean);
/** @type {Read} */
const url = (value) => {
  const { protocol, href } = new URL(value);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error('is no http address');
  return href.replace(/\/$/, '');
};
/** @type {Read} */
const origin = (value) => {
  const { href, origin: own } = new URL(url(value));
  if (href !== `${own}/`) throw new Error('is no origin: scheme, name and port alone');
  return own;
};
/** @type {Read} */
const hosts = (value) => list(value).map(hostIn);
/** @param {number} min @param {number} max @param {number} [unit] @returns {Read} */
const number = (min, max, unit = 1) => {
  const read = (/** @type {string} */ value) => {
    const parsed = Number(value);
    if (!Number.isInteger(parsed) || parsed < min || parsed > max) throw new Error(`is no integer, ${min} to ${max}`);
    return parsed * unit;
  };
  return read;
};
/**
 * @typedef {object} Setting
 * @property {string} env the variable
 * @property {Read} read
 * @property {string} [default] as it would be written; without it the setting is undefined
 * @property {boolean} [secret]
 * @property {string} what for docs/relay.md and docs/api.md
 */

const RELAY = {
  port: { env: 'PORT', read: number(0, 65535), default: '8081', what: 'port; 0: any free one' },
  host: { env: 'HOST', read: text, default: '127.0.0.1', what: 'address to listen on' },
  origins: {
    env: 'ORIGINS',
    read: list,
    default: 'self',
    what: 'origins whose pages may send, exactly as browsers write them (`https://www.example.com`), separated by commas; `null`: pages in sandboxed frames; `none`: senders that name no origin, which no browser is; `self`: pages of the host that the relay is called by',
  },
  trustProxy: {
    env: 'TRUST_PROXY',
    read: list,
    default: '',
    what: 'addresses of proxies whose `X-Forwarded-For` counts',
  },
  addressLimit: {
    env: 'ADDRESS_LIMIT',
    read: number(1, 1e6),
    default: '600',
    what: 'requests a minute from one address, for each instance',
  },
  sessionLimit: {
    env: 'SESSION_LIMIT',
    read: number(500, 1e6),
    default: '1000',
    what: 'records a minute of one viewing session, for each instance; one request may hold 500',
  },
  queueLimit: {
    env: 'QUEUE_LIMIT',
    read: number(1, 1e9),
    default: '1000000',
    what: 'records that wait; beyond, new ones are answered 503',
  },
  adminToken: {
    env: 'ADMIN_TOKEN',
    read: text,
    secret: true,
    what: 'opens `/dead`; without it there is no such route',
  },
  logLevel: { env: 'LOG_LEVEL', read: text, default: 'info', what: 'of pino' },

  databaseUrl: {
    env: 'DATABASE_URL',
    read: text,
    secret: true,
    what: '`postgres://…`; without it, SQLite',
  },
  sqliteFile: { env: 'SQLITE_FILE', read: text, default: 'relay.sqlite', what: 'its file' },
  keep: {
    env: 'KEEP_DAYS',
    read: number(1, 3650, 24 * HOUR),
    default: '30',
    what: 'days for which the id of a forwarded record is known, so that a repeated delivery is not forwarded; its content is deleted at once',
  },
  keepDead: {
    env: 'DEAD_DAYS',
    read: number(1, 3650, 24 * HOUR),
    default: '30',
    what: 'days for which dead letters are kept',
  },

  concurrency: {
    env: 'CONCURRENCY',
    read: number(1, 1000),
    default: '16',
    what: 'records forwarded at a time to each upstream, by each instance',
  },
  lease: {
    env: 'LEASE_SECONDS',
    read: number(1, 3600, SECOND),
    default: '60',
    what: 'seconds after which the claims of an instance that died are free; twice `CALL_SECONDS` or more',
  },
  callTimeout: {
    env: 'CALL_SECONDS',
    read: number(1, 120, SECOND),
    default: '15',
    what: 'seconds until an upstream has answered',
  },
  giveUp: {
    env: 'RETRY_HOURS',
    read: number(1, 720, HOUR),
    default: '72',
    what: 'hours for which a record is tried again; then it is a dead letter',
  },
  stopTimeout: {
    env: 'STOP_SECONDS',
    read: number(1, 600, SECOND),
    default: '20',
    what: 'seconds that running calls have at a stop',
  },

  hubspotUrl: { env: 'HUBSPOT_URL', read: url, default: 'https://api.hubapi.com', what: 'address of HubSpot' },
  hubspotVersion: {
    env: 'HUBSPOT_VERSION',
    read: text,
    default: '2026-03',
    what: 'version in the path: a date, or `v1`',
  },
  hubspotToken: {
    env: 'HUBSPOT_TOKEN',
    read: text,
    secret: true,
    what: 'a Service Key, or any token that does not expire',
  },
  hubspotRefreshToken: { env: 'HUBSPOT_REFRESH_TOKEN', read: text, secret: true, what: 'or OAuth: the refresh token,' },
  hubspotClientId: { env: 'HUBSPOT_CLIENT_ID', read: text, what: 'the app’s id,' },
  hubspotClientSecret: { env: 'HUBSPOT_CLIENT_SECRET', read: text, secret: true, what: 'the app’s secret,' },
  hubspotTokenPath: {
    env: 'HUBSPOT_TOKEN_PATH',
    read: text,
    default: '/oauth/v1/token',
    what: 'and where tokens are made',
  },
  hubspotLimit: {
    env: 'HUBSPOT_LIMIT',
    read: number(1, 10000),
    default: '100',
    what: 'requests in 10 seconds, of all instances together: 100, or 190 with Professional and Enterprise',
  },

  lrsUrl: { env: 'LRS_URL', read: url, what: 'xAPI endpoint, to which `/statements` is added' },
  lrsUser: { env: 'LRS_USER', read: text, what: 'Basic authentication: key' },
  lrsPassword: { env: 'LRS_PASSWORD', read: text, secret: true, what: 'and secret' },
  lrsLimit: { env: 'LRS_LIMIT', read: number(0, 10000), default: '0', what: 'requests in 10 seconds; 0: no limit' },

  clickfunnelsUrl: { env: 'CLICKFUNNELS_URL', read: url, what: '`https://….myclickfunnels.com`' },
  clickfunnelsToken: { env: 'CLICKFUNNELS_TOKEN', read: text, secret: true, what: 'its API token' },
  clickfunnelsWorkspace: { env: 'CLICKFUNNELS_WORKSPACE', read: text, what: 'number of the workspace' },
  clickfunnelsLimit: {
    env: 'CLICKFUNNELS_LIMIT',
    read: number(0, 10000),
    default: '100',
    what: 'requests in 10 seconds; 0: no limit',
  },
  crmNames: {
    env: 'CRM_NAMES',
    read: list,
    default: '',
    what: 'HubSpot properties, ClickFunnels tags and attributes that pages may set; `*`: all',
  },
};

const API = {
  apiLimit: {
    env: 'API_LIMIT',
    read: number(1, 1e6),
    default: '600',
    what: 'requests a minute by one token, or from one address without a token, for each instance; beyond, they are answered 503',
  },
  apiCheckTimeout: {
    env: 'API_CHECK_SECONDS',
    read: number(1, 120, SECOND),
    default: '10',
    what: 'seconds until the engine has checked a document; beyond, its thread is replaced and the request answered 503',
  },
  apiMaxAge: {
    env: 'API_MAX_AGE',
    read: number(0, 31_536_000, SECOND),
    default: '60',
    what: 'seconds for which players and caches may keep a project without asking again; for ten times as long they may use it while they ask',
  },
};

const EMBED = {
  embedHosts: {
    env: 'EMBED_HOSTS',
    read: hosts,
    default: 'self',
    what: 'origins whose pages may show the embed page and talk to it, separated by commas or spaces: `https://shop.example`, `https://*.school.example` for all names below one, `self` for the server’s own',
  },
  publicOrigin: {
    env: 'PUBLIC_ORIGIN',
    read: origin,
    what: 'origin that browsers know the server by, for oEmbed; without it, the one that a request names, which a proxy may hide',
  },
};

/** @typedef {keyof typeof RELAY | keyof typeof API | keyof typeof EMBED} SettingName */

/** @type {Record<SettingName, Setting>} */
export const SETTINGS = { ...RELAY, ...API, ...EMBED };

/** @type {SettingName[]} */
const COMMON = ['port', 'host', 'trustProxy', 'logLevel', 'databaseUrl', 'sqliteFile'];
/** Which settings are whose. @type {Record<'relay' | 'api', SettingName[]>} */
export const SETTINGS_OF = {
  relay: /** @type {SettingName[]} */ (Object.keys(RELAY)),
  api: [...COMMON, .../** @type {SettingName[]} */ ([...Object.keys(API), ...Object.keys(EMBED)])],
};

const NAMES = /** @type {SettingName[]} */ (Object.keys(SETTINGS));

/** Settings that are only useful together: all of a group, or none. @type {SettingName[][]} */
const GROUPS = [
  ['hubspotRefreshToken', 'hubspotClientId', 'hubspotClientSecret'],
  ['lrsUrl', 'lrsUser', 'lrsPassword'],
  ['clickfunnelsUrl', 'clickfunnelsToken', 'clickfunnelsWorkspace'],
];

/** @typedef {Record<SettingName, any>} Config durations in milliseconds */

/** Settings that can't be used; one line for each. */
export class ConfigError extends Error {}

/**
 * Reads the settings.
 * @param {Record<string, string | undefined>} env an empty variable counts as absent
 * @returns {Readonly<Config>}
 * @throws {ConfigError} naming variables, never their values
 */
export function readConfig(env) {
  const faults = [];
  const config = /** @type {Config} */ ({});
  for (const name of NAMES) {
    const setting = SETTINGS[name];
    const written = env[setting.env] || setting.default;
    try {
      config[name] = written === undefined ? undefined : setting.read(written);
    } catch (error) {
      faults.push(
        `${setting.env} ${error instanceof TypeError ? 'is no address' : /** @type {Error} */ (error).message}`,
      );
    }
  }
  for (const group of GROUPS) {
    const missing = group.filter((name) => config[name] === undefined);
    if (missing.length > 0 && missing.length < group.length)
      faults.push(`${missing.map((name) => SETTINGS[name].env).join(', ')} missing`);
  }
  if (config.lease < 2 * config.callTimeout) faults.push('LEASE_SECONDS is less than twice CALL_SECONDS');
  if (faults.length > 0) throw new ConfigError(`Settings:\n  ${faults.join('\n  ')}`);
  return Object.freeze(config);
}
