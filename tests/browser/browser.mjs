// SPDX-License-Identifier: MIT
// Shared by the browser tests: Chromium, and the development server with the fixtures
// and documents of a test.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startServer } from '../../demo/server/gallery/gallery.mjs';
import { EVENTS } from '../../js-glue/engine/tables.js';
import { findChromium, findHeadless } from '../../tools/setup/programs.mjs';
import { Film, PATIENCE_MS } from './film.mjs';
import { probe } from './probe.mjs';

/**
 * Features of Chromium that are off. Each page is in a window of its own, for which Chromium also
 * makes two more pages, the list under the address bar, and a process for the next page: half of
 * the work of a short test. The rest are those that Playwright turns off, as far as they affect pages
 * here: Chromium only reads the last of several lists.
 */
const FEATURES_OFF = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'SpareRendererForSitePerProcess'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--autoplay-policy=no-user-gesture-required',
  `--disable-features=${FEATURES_OFF.join(',')}`,
];
const FIXTURES = fileURLToPath(new URL('fixtures', import.meta.url));
/**
 * A window small enough to draw each frame of the film without a graphics card;
 * without transitions, so that screenshots show the final state.
 * @type {import('playwright-core').BrowserContextOptions}
 */
const PROFILE = { viewport: { width: 800, height: 600 }, reducedMotion: 'reduce' };

const LAUNCH = { executablePath: findHeadless() ?? undefined, args: FLAGS };

/** Shows pages that are left again as they were: the headless shell can't, and Playwright switches it off. */
const WITH_HISTORY = {
  ...LAUNCH,
  ...{ executablePath: findChromium() ?? undefined, ignoreDefaultArgs: ['--disable-back-forward-cache'] },
};

/** Launches a browser, for tests that start pages themselves. */
export const launch = () => chromium.launch(LAUNCH);

/** Launches one whose profile outlives it. @param {string} folder */
export const launchWith = (folder) => chromium.launchPersistentContext(folder, LAUNCH);

/** Launches a browser for several runs, which find it by HOTCUE_BROWSER, its wsEndpoint(). */
export const launchServer = () => chromium.launchServer(LAUNCH);

/**
 * Closes a context, or gives up. Chromium never answers when a page of it is about to commit a
 * navigation (about one in twenty, in a loop of such); the context then ends with the browser.
 * @param {import('playwright-core').BrowserContext} context
 */
export const closeContext = (context) => Promise.race([context.close(), delay(PATIENCE_MS, null, { ref: false })]);

/**
 * Starts a browser and a server for the tests of one file.
 * @param {Record<string, string>} [mounts] more folders for the server, by prefix
 * @param {{authoring?: string}} [options] for the server
 * @param {{history?: boolean}} [settings] history: whether pages that are left come back from it as they were
 */
export function useBrowser(mounts, options, settings) {
  const theatre = new Theatre(mounts, options, settings);
  before(() => theatre.open());
  after(() => theatre.close());
  return theatre;
}

class Theatre {
  /** @type {import('playwright-core').Browser} */
  #browser;
  #server;
  #documents = mkdtempSync(join(tmpdir(), 'hotcue-browser-'));
  #count = 0;
  #mounts;
  #options;
  #settings;
  /** The server's address, without a trailing slash. */
  address = '';

  /** @param {Record<string, string>} [mounts] @param {object} [options] @param {{history?: boolean}} [settings] */
  constructor(mounts, options = {}, settings = {}) {
    this.#options = options;
    this.#settings = settings;
    this.#mounts = { '/t/': FIXTURES, '/p/': this.#documents, ...mounts };
  }

  async open() {
    const mounts = this.#mounts;
    this.#server = await startServer({ mounts, faults: true, ...this.#options });
    this.address = this.#server.address;
    this.#browser = await this.#launch();
  }

  /** Of its own, where others must not share what it can do. */
  #launch() {
    if (this.#settings.history) return chromium.launch(WITH_HISTORY);
    const running = process.env.HOTCUE_BROWSER;
    return running ? chromium.connect(running) : chromium.launch(LAUNCH);
  }

  async close() {
    await this.#browser?.close();
    await this.#server?.close();
    rmSync(this.#documents, { recursive: true });
  }

  /**
   * Serves a document.
   * @param {string | object} document its text, or a value for JSON.stringify()
   * @returns {string} its path
   */
  serve(document) {
    const name = `${++this.#count}.json`;
    writeFileSync(join(this.#documents, name), typeof document === 'string' ? document : JSON.stringify(document));
    return `/p/${name}`;
  }

  /**
   * Opens a page in its own profile, until the test ends. The test fails if there
   * were unexpected errors on the page's console.
   * @param {import('node:test').TestContext} t
   * @param {string} path or the address of another server
   * @param {object} [options]
   * @param {string | object} [options.project] a document for the fixture, see serve()
   * @param {Record<string, string>} [options.query] attributes for the fixture's element
   * @param {Record<string, object>} [options.instead] documents that are served for these paths
   * @param {RegExp} [options.expected] errors that belong to the test
   * @param {string} [options.policy] directives that replace those of the page's Content-Security-Policy
   * @param {import('playwright-core').BrowserContextOptions} [options.profile]
   */
  async show(t, path, { project, query = {}, instead = {}, expected, policy, profile } = {}) {
    const context = await this.#browser.newContext({ ...PROFILE, ...profile });
    const page = await context.newPage();
    const film = new Film(page);
    t.after(async () => {
      const complaints = await film.complaints();
      await closeContext(context);
      const unexpected = complaints.filter((text) => !expected?.test(text));
      if (unexpected.length > 0) throw new Error(`the page complained:\n${unexpected.join('\n')}`);
    });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.addInitScript(probe, [...EVENTS]);
    for (const [at, json] of Object.entries(instead)) {
      await page.route(`${this.address}${at}`, (route) => route.fulfill({ json }));
    }
    if (policy) await page.route(`${this.address}${path}?*`, (route) => amend(route, policy));
    const given = project === undefined ? query : { project: this.serve(project), ...query };
    await page.goto(`${new URL(path, this.address)}?${new URLSearchParams(given)}`);
    return film;
  }
}

/** Sends a page under another policy. @param {import('playwright-core').Route} route @param {string} policy */
async function amend(route, policy) {
  const response = await route.fetch();
  const { 'content-security-policy': own, ...headers } = response.headers();
  const names = policy.split(/; */).map((directive) => directive.split(' ', 1)[0]);
  const kept = own.split(/; */).filter((directive) => !names.includes(directive.split(' ', 1)[0]));
  await route.fulfill({ response, headers: { ...headers, 'content-security-policy': [policy, ...kept].join('; ') } });
}
