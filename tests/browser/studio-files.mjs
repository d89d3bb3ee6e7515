// SPDX-License-Identifier: MIT
// The studio with its files, from the author's side; and another author's client of the API.
import assert from 'node:assert/strict';
import { AXE } from './axe.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** The studio's page, from the author's side. */
export class Author {
  #address;

  /** @param {Page} page @param {string} address of the server */
  constructor(page, address) {
    this.page = page;
    this.#address = address;
    this.state = page.locator('studio-files .state');
    this.notices = page.locator('studio-files .notice');
    this.name = page.getByLabel('Name of the project');
  }

  /**
   * @param {import('playwright-core').BrowserContext} context
   * @param {string} address of the server
   * @param {(page: Page) => Promise<unknown>} [before] the page is loaded
   */
  static async in(context, address, before) {
    const page = await context.newPage();
    await before?.(page);
    await page.goto(`${address}/studio/`);
    await page.locator('studio-files .state').waitFor();
    return new Author(page, address);
  }

  /** The studio in another tab of the same profile. */
  another() {
    return Author.in(this.page.context(), this.#address);
  }

  /** Waits for the project's state. @param {string} text */
  async is(text) {
    await this.state.filter({ hasText: new RegExp(`(^|\\s)${text}$`) }).waitFor();
  }

  /** @param {string} text */
  async told(text) {
    await this.notices.filter({ hasText: text }).waitFor();
  }

  /** @param {string} text of a notice @param {string} action its button */
  async act(text, action) {
    await this.notices.filter({ hasText: text }).getByRole('button', { name: action }).click();
  }

  /** @param {string} item of the menu */
  async menu(item) {
    await this.page.getByRole('button', { name: 'File', exact: true }).click();
    await this.page.locator('#menu').getByRole('button', { name: item, exact: true }).click();
  }

  /** Waits until the author's own film is there. */
  async plays() {
    const own = this.page.locator('studio-stage video[src^="blob:"]').first();
    await own.waitFor({ state: 'attached' });
    await this.page.waitForFunction((video) => video.duration > 59, await own.elementHandle());
  }

  /** Waits until the browser keeps everything. */
  async kept() {
    await this.page.waitForFunction(() => globalThis.document.querySelector('studio-app').studio.safe);
  }

  /** Whether the browser would ask before it leaves the page. */
  warns() {
    return this.page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  }

  /** Changes a title, as a panel would. @param {string} title */
  async retitle(title) {
    await this.page.evaluate((to) => {
      const { studio } = globalThis.document.querySelector('studio-app');
      studio.edit('Title', (document) => {
        document.title = to;
      });
    }, title);
  }

  /** @returns {Promise<any>} the document in hand */
  async document() {
    return JSON.parse(await this.page.evaluate(() => globalThis.document.querySelector('studio-app').studio.text));
  }

  /** Waits until the project in hand has a title. @param {string} title */
  async hasTitle(title) {
    await this.page.waitForFunction(
      (wanted) => globalThis.document.querySelector('studio-app').studio.document?.title === wanted,
      title,
    );
  }

  /** Fails if axe finds something in the bar and its dialogs, light and dark. */
  async accessible() {
    await this.page.evaluate(AXE);
    for (const colorScheme of /** @type {const} */ (['dark', 'light'])) {
      await this.page.emulateMedia({ colorScheme });
      const found = await this.page.evaluate(async () => {
        const include = [{ fromShadowDom: ['studio-app', 'studio-files'] }];
        const { violations } = await globalThis.axe.run({ include }, { preload: false });
        return violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`,
        );
      });
      assert.deepEqual(found, [], colorScheme);
    }
  }
}

/** Somebody else's client of the API. @param {string} address of the server */
export async function colleague(address) {
  const { api, token } = await (await fetch(`${address}/studio/session.json`)).json();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ask = async (/** @type {string} */ path, /** @type {any} */ options = {}) => {
    const response = await fetch(`${address}${api}${path}`, { headers, ...options });
    assert.ok(response.ok, `${path}: ${response.status}`);
    return { etag: response.headers.get('etag') ?? '', body: await response.json() };
  };
  return {
    token,
    projects: async () => (await ask('/projects')).body,
    read: async (/** @type {string} */ id) => (await ask(`/projects/${id}/document`)).body,
    /** @param {string} id @param {(document: any) => void} change */
    async change(id, change) {
      const { etag, body } = await ask(`/projects/${id}/document`);
      change(body);
      const put = { method: 'PUT', body: JSON.stringify(body), headers: { ...headers, 'if-match': etag } };
      await ask(`/projects/${id}/document`, put);
    },
  };
}
