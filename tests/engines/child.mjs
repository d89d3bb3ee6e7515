// SPDX-License-Identifier: MIT
// Background programs, terminated with this process at the latest.
import { spawn } from 'node:child_process';

const PATIENCE_MS = 30_000;

// Otherwise the programs would not be terminated.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/**
 * Starts a program that runs until it is stopped.
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export function start(program, args, env = {}) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const state = { output: '', end };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (state.output += data));
  child.on('error', (error) => (state.output += error.message));
  const kill = () => child.kill();
  process.once('exit', kill);

  async function end() {
    process.off('exit', kill);
    child.kill();
    await gone;
  }

  /** Retries until it succeeds. @template T @param {() => Promise<T>} attempt @returns {Promise<T>} */
  async function until(attempt) {
    const latest = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (performance.now() < latest && child.exitCode === null) await new Promise((go) => setTimeout(go, 100));
        else throw new Error(`${program} did not start: ${error}\n${state.output}`);
      }
    }
  }
  return Object.assign(state, { until });
}
