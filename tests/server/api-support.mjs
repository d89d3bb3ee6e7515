// SPDX-License-Identifier: MIT
// The authoring API for the tests, in this process.
import { Writable } from 'node:stream';
import { addApi } from '../../demo/server/api/api.mjs';
import { createToken } from '../../demo/server/api/callers.mjs';
import { PREFIX } from '../../demo/server/api/schemas/openapi.mjs';
import { createApp } from '../../demo/server/app.mjs';
import { readConfig } from '../../demo/server/config.mjs';
import { openDatabase } from '../../demo/server/store/open.mjs';

/** A timed interaction, which needs few fields. @param {object} [fields] */
export const pause = (fields = {}) => ({ type: 'pause', time: 1, pause_duration: 2, ...fields });

/** A visible interaction. @param {object} [fields] */
export const button = (fields = {}) => ({
  type: 'button',
  time: 1,
  end_time: 3,
  value: 'Hello',
  ...{ pos_top: 10, pos_left: 10, pos_width: 20, pos_height: 10 },
  click_action: 'track',
  ...fields,
});

/** A project of two videos, of which one leads to the other. */
export const twoVideos = () => ({
  id: 'trail',
  title: 'Trail',
  start: 'day',
  videos: [
    {
      id: 'day',
      title: 'Day',
      duration: 60,
      interactions: [button({ id: 'go', click_action: 'video', click_value: 'night' })],
    },
    { id: 'night', cues: [{ id: 'star', time: 3, custom_data: { bright: true } }], interactions: [] },
  ],
});

/**
 * @param {Record<string, string>} [settings]
 * @param {{clock?: import('../../demo/server/clock.mjs').Clock}} [options]
 */
export async function apiHere(settings = { SQLITE_FILE: ':memory:' }, { clock } = {}) {
  const logged = [];
  const stream = new Writable({
    write(chunk, _encoding, callback) {
      logged.push(String(chunk));
      callback();
    },
  });
  const config = readConfig({ API_LIMIT: '1000000', PORT: '0', ...settings });
  const app = createApp(config, stream);
  const database = await openDatabase(config);
  const parts = await addApi(app, config, { database, ...(clock && { clock }) });
  const token = await createToken(parts.tokens, 'test', Date.now());

  /**
   * @param {string} request `METHOD /path`, below the prefix
   * @param {any} [body] JSON, or text with a Content-Type
   * @param {Record<string, string>} [headers]
   */
  async function call(request, body, headers = {}) {
    const [method, path] = request.split(/ (.*)/);
    const response = await app.inject({
      method: /** @type {any} */ (method),
      url: PREFIX + path,
      payload: body,
      headers: { authorization: `Bearer ${token.secret}`, ...headers },
    });
    const { statusCode: status, body: text } = response;
    const json = /json/.test(String(response.headers['content-type'])) ? JSON.parse(text) : undefined;
    return { status, headers: response.headers, text, json };
  }
  return { ...parts, app, database, call, token, logged, close: () => app.close() };
}
