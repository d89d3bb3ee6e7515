// SPDX-License-Identifier: MIT
// Starts the three browser engines, with a common interface.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium, findFirefox, findMiniBrowser, findWebKitDriver } from '../../tools/setup/programs.mjs';
import { start } from './child.mjs';
import { startScreen } from './screen.mjs';
import { overHttp, overMarionette, Tab } from './webdriver.mjs';

/**
 * @typedef {object} Page
 * @property {(url: string) => Promise<void>} open
 * @property {(action: string | ((argument: any) => any), argument?: unknown) => Promise<any>} evaluate
 *   the action is sent as source text, so it only has its argument
 * @property {() => Promise<string>} screenshot a PNG in Base64
 * @property {(pointerType: 'mouse' | 'touch', point: {x: number, y: number}, times?: number) => Promise<void>} press
 * @typedef {object} Browser
 * @property {string} name
 * @property {string} version
 * @property {Page} page its only page
 * @property {(times: number) => Promise<void>} [slowDown] slows the processor down by a factor
 * @property {() => Promise<void>} close
 */

const WINDOW = { width: 800, height: 640 };

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--autoplay-policy=no-user-gesture-required',
];

const FIREFOX_PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.w3c_touch_events.enabled': 1,
  'full-screen-api.allow-trusted-requests-only': false,
  'full-screen-api.warning.timeout': 0,
  'marionette.port': 0, // any free one, which it writes to a file
  'media.autoplay.blocking_policy': 0,
  'media.autoplay.default': 0,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': '',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/** Large enough for windows at every scale. */
const HEADLESS = { MOZ_HEADLESS_WIDTH: '3000', MOZ_HEADLESS_HEIGHT: '2400' };

/** @type {Record<string, (display: string, scale: number) => Promise<Browser>>} */
const STARTS = { Chromium: startChromium, Firefox: startFirefox, WebKitGTK: startWebKit };

export const ENGINES = Object.keys(STARTS);

/**
 * @param {string} name one of ENGINES
 * @param {string} [display] the X display to show on; headless by default
 * @param {number} [scale] screen pixels per CSS pixel; only whole numbers in WebKitGTK
 * @returns {Promise<Browser>}
 */
export const startEngine = (name, display = '', scale = 1) => STARTS[name](display, scale);

async function startChromium(display, scale) {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    headless: !display,
    args: [
      ...CHROMIUM_FLAGS,
      `--window-size=${WINDOW.width},${WINDOW.height}`,
      '--window-position=0,0',
      `--force-device-scale-factor=${scale}`,
    ],
    ...(display && { env: { ...process.env, DISPLAY: display } }),
  });
  const page = await browser.newPage({ viewport: display || scale !== 1 ? null : WINDOW });
  const wire = await page.context().newCDPSession(page);
  return {
    name: 'Chromium',
    version: browser.version(),
    page: {
      open: async (url) => void (await page.goto(url)),
      evaluate: (action, argument = null) => page.evaluate(`(${action})(${JSON.stringify(argument)})`),
      // page.screenshot() captures the wrong part of a right-to-left page.
      screenshot: async () => (await wire.send('Page.captureScreenshot')).data,
      press: (pointerType, point, times = 1) => pressChromium(page, wire, pointerType, point, times),
    },
    close: () => browser.close(),
  };
}

/** @param {import('playwright-core').Page} page @param {import('playwright-core').CDPSession} wire */
async function pressChromium(page, wire, pointerType, { x, y }, times) {
  if (pointerType === 'mouse') return page.mouse.click(x, y, { clickCount: times });
  for (let i = 0; i < times; i++) {
    await wire.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await wire.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
}

async function startFirefox(display, scale) {
  const profile = mkdtempSync(join(tmpdir(), 'hotcue-firefox-'));
  const preferences = { ...FIREFOX_PREFERENCES, 'layout.css.devPixelsPerPx': String(scale) };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const args = ['--marionette', '--no-remote', '--profile', profile, ...(display ? [] : ['--headless'])];
  const firefox = start(findFirefox() ?? 'firefox', args, display ? { DISPLAY: display } : HEADLESS);
  const portFile = join(profile, 'MarionetteActivePort');
  const wire = await firefox.until(async () => {
    if (!existsSync(portFile)) throw new Error('no port yet');
    return overMarionette(Number(readFileSync(portFile, 'utf8')));
  });
  return finish('Firefox', wire, async () => {
    await wire.close();
    await firefox.end();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
}

/** WebKitGTK has no headless mode. */
async function startWebKit(display, scale) {
  const screen = display ? null : await startScreen(scale);
  const port = await freePort();
  const args = [`--port=${port}`];
  const driver = start(findWebKitDriver() ?? 'WebKitWebDriver', args, {
    DISPLAY: display || screen?.display || '',
    GDK_SCALE: String(scale),
  });
  const wire = await driver.until(() =>
    overHttp(`http://127.0.0.1:${port}`, {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] },
    }),
  );
  return finish('WebKitGTK', wire, async () => {
    await wire.close();
    await driver.end();
    await screen?.close();
  });
}

/** @param {string} name @param {import('./webdriver.mjs').Wire} wire @param {() => Promise<void>} close */
async function finish(name, wire, close) {
  const page = new Tab(wire);
  await page.prepare(WINDOW);
  return { name, version: wire.version, page, close };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
