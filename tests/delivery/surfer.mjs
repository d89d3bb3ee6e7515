// SPDX-License-Identifier: MIT
// A viewer: Chromium in a process that can be killed, with a profile that outlives it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../tools/setup/programs.mjs';

const FLAGS = [
  ...['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  '--remote-debugging-port=0',
];

export class Surfer {
  #profile = mkdtempSync(join(tmpdir(), 'hotcue-surfer-'));
  /** @type {import('node:child_process').ChildProcess | null} */
  #process = null;
  /** @type {import('playwright-core').Browser | null} */
  #browser = null;

  async start() {
    const child = spawn(findChromium() ?? 'chromium', [...FLAGS, `--user-data-dir=${this.#profile}`], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#process = child;
    const address = await new Promise((resolve, reject) => {
      let said = '';
      child.once('exit', () => reject(new Error(`Chromium did not start: ${said}`)));
      child.stderr.setEncoding('utf8').on('data', (text) => {
        said += text;
        const found = /DevTools listening on (\S+)/.exec(said);
        if (found) resolve(found[1]);
      });
    });
    this.#browser = await chromium.connectOverCDP(address);
    await this.context.clock.install(); // a clock that can go faster
  }

  /** @returns {import('playwright-core').BrowserContext} */
  get context() {
    const [context] = this.#browser?.contexts() ?? [];
    return context;
  }

  /** Kills the browser's process, without a warning. */
  async kill() {
    const gone = new Promise((resolve) => this.#process?.once('exit', resolve));
    this.#process?.kill('SIGKILL');
    await gone;
    this.#process = null;
    await this.#browser?.close().catch(() => {});
  }

  /** Closes the browser as a viewer does, so that nothing writes to its profile any more. */
  async end() {
    const child = this.#process;
    if (child) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      const wire = await this.#browser?.newBrowserCDPSession();
      await Promise.race([
        gone,
        wire?.send('Browser.close').then(
          () => gone,
          () => {},
        ),
      ]);
      if (child.exitCode === null) await this.kill();
    }
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
