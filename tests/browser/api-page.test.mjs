// SPDX-License-Identifier: MIT
// The page that describes the API, in the gallery: under its own policy, and with a request that
// a reader sends from it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../../demo/server/gallery/gallery.mjs';
import { launch } from './browser.mjs';

const OPERATION = '#operations-Projects-listProjects';

test('the readable page lists every operation, and sends requests with a token', async () => {
  const server = await startServer({ authoring: ':memory:' });
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 768, height: 900 } });
    /** @type {string[]} */
    const complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${server.address}/api/v1/docs/`);
    await page.locator(OPERATION).waitFor();

    const document = await (await fetch(`${server.address}/api/v1/openapi.json`)).json();
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const rows = await page.locator('.opblock-summary').all();
    const texts = rows.map(async (row) => {
      const [method, path] = ['.opblock-summary-method', '.opblock-summary-path'].map((part) => row.locator(part));
      return `${await method.innerText()} ${(await path.innerText()).replace(/\u200b/g, '')}`;
    });
    assert.deepEqual((await Promise.all(texts)).sort(), described.sort());

    const { token } = await (await fetch(`${server.address}/studio/session.json`)).json();
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    await page.getByLabel('auth-bearer-value').fill(token);
    await page.getByRole('button', { name: 'Apply credentials' }).click();
    await page.getByRole('button', { name: 'Close' }).first().click();
    await page.locator(`${OPERATION} .opblock-summary-control`).click();
    await page.getByRole('button', { name: 'Try it out' }).click();
    await page.getByRole('button', { name: 'Execute' }).click();
    const answer = page.locator(`${OPERATION} .live-responses-table .response`);
    assert.match(await answer.locator('.response-col_status').innerText(), /^200/);
    const body = await answer.locator('.response-col_description .highlight-code').first().innerText();
    assert.match(body, /"version": \d+/);
    if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
    await server.close();
  }
});
