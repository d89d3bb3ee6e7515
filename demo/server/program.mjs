// SPDX-License-Identifier: MIT
// What the programs of the server have in common.
import { ConfigError } from './config.mjs';

/**
 * Listens until SIGTERM or SIGINT.
 * @param {import('fastify').FastifyInstance} app @param {import('./config.mjs').Config} config
 */
export async function listen(app, config) {
  await app.listen({ port: config.port, host: config.host });
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => {
      app.log.info({ signal }, 'stopping');
      app.close();
    });
}

/** @param {(words: string[]) => Promise<void>} main */
export async function program(main) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    // A database's message may hold its address, with the password.
    const { name, code = '' } = /** @type {Error & {code?: string}} */ (error);
    console.error(error instanceof ConfigError ? error.message : `${name} ${code}: could not start`);
    process.exitCode = 1;
  }
}
