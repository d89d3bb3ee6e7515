// SPDX-License-Identifier: MIT
// Runs programs and reports progress: a line when a step starts, a sign of life
// while it takes long, its time when it is done, and its output only if it
// failed.
import { spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const SIGN_OF_LIFE_MS = 10_000;
const OUTPUT_LINES_SHOWN = 200;

/** Path of a program of an npm package. @param {string} name */
export const npmProgram = (name) => join(ROOT, 'node_modules/.bin', name);

/** A failure that is printed without a stack. */
export class Failure extends Error {}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one named step and prints its time.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const start = performance.now();
  console.log(`• ${name}`);
  const result = await work();
  console.log(`  ✓ ${name} (${seconds(start)})`);
  return result;
}

/** The programs that run. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill();
});

/**
 * Runs a program in the repository's root. It ends with this process.
 * @param {string} program
 * @param {string[]} args
 * @param {{show?: boolean, env?: Record<string, string>, cwd?: string}} [options]
 *   show: pass its output through, for tests
 * @returns {Promise<string>} its output; '' with `show`
 * @throws {Failure} if it can't be started or fails
 */
export function run(program, args, { show = false, env = {}, cwd = ROOT } = {}) {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', ...(show ? ['inherit', 'inherit'] : ['pipe', 'pipe'])],
    });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    const signs = setInterval(() => {
      const last = output.trimEnd().split('\n').at(-1)?.trim().slice(0, 90) ?? '';
      if (!show) console.log(`  … ${basename(program)}, ${seconds(start)} so far${last && `: ${last}`}`);
    }, SIGN_OF_LIFE_MS);
    const command = [program, ...args].join(' ').slice(0, 300);
    child.on('error', (error) => {
      running.delete(child);
      clearInterval(signs);
      reject(new Failure(`could not start: ${command}\n${error.message}`));
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      clearInterval(signs);
      if (code === 0) return resolve(output);
      const tail = output.trimEnd().split('\n').slice(-OUTPUT_LINES_SHOWN).join('\n');
      return reject(new Failure(`${tail ? `${tail}\n` : ''}failed (${signal ?? `exit code ${code}`}): ${command}`));
    });
  });
}

/**
 * Runs the main function of a script. On an exception it exits with code 1, after
 * printing the message of a Failure, or the stack of any other error.
 * @param {() => unknown} main
 */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Failure ? `\n${error.message}` : error);
    process.exit(1);
  }
}

/** Whether a module is the script that node was started with. @param {string} url import.meta.url */
export function isMain(url) {
  return process.argv[1] === fileURLToPath(url);
}
