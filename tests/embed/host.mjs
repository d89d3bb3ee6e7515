// SPDX-License-Identifier: MIT
// A page with embeds, on fakes with real message ports: for the tests of a file.
import { afterEach, beforeEach, mock } from 'node:test';
import { embed } from '../../web/embed/embed.js';
import { FakeIframe, fakePage, installHost, settle } from './fakes.mjs';

/** Installs the page around each test, whose embeds end with it. */
export function useHost() {
  /** Embeds of a test. @type {any[]} */
  const made = [];
  const page = {
    /** @type {ReturnType<typeof installHost>} */
    host: /** @type {any} */ (null),
    /** What is on the console. @type {string[]} */
    printed: [],
    connect,
    connected,
  };

  beforeEach(() => {
    page.host = installHost();
    page.printed = [];
    mock.method(console, 'error', (text) => page.printed.push(text));
  });
  afterEach(async () => {
    for (const each of made.splice(0)) each.close();
    await settle();
    FakeIframe.close();
    page.host.restore();
    mock.restoreAll();
  });

  /** @param {FakeIframe} iframe @param {object} [options] */
  function connect(iframe, options) {
    const embedded = embed(/** @type {any} */ (iframe), options);
    const events = [];
    embedded.addEventListener('hotcue:event', ({ detail }) => events.push(detail));
    const errors = [];
    embedded.addEventListener('error', (event) => {
      errors.push(event.detail);
      event.preventDefault();
    });
    made.push(embedded);
    return { embedded, events, errors };
  }

  /** A page that is loaded and connected. @param {Parameters<typeof fakePage>[0]} [page] @param {object} [options] */
  async function connected(page, options) {
    const iframe = new FakeIframe();
    const { embedded, events, errors } = connect(iframe, options);
    const frame = fakePage({ parent: iframe, ...page });
    frame.hear = bind(frame.hear, iframe, frame);
    iframe.load(frame);
    await settle();
    return { iframe, frame, embedded, events, errors };
  }

  return page;
}

/** Messages of the iframe come from the window around it. */
const bind = (hear, parent) => (data, options) => hear(data, { source: parent, ...options });
