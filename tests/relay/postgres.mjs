// SPDX-License-Identifier: MIT
// A PostgreSQL cluster of the tests' own, in a temporary folder, reached by a Unix socket.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findPostgres } from '../../tools/setup/programs.mjs';

const USER = 'relay';
const TRIES = 300;
const TRY_MS = 100;

/** PostgreSQL refuses to run as root. @returns {{uid?: number, gid?: number}} */
function somebodyElse() {
  if (process.getuid?.() !== 0) return {};
  const id = (option) => Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout.trim() || 65534);
  return { uid: id('-u'), gid: id('-g') };
}

async function connected(url) {
  for (let i = 0; i < TRIES; i++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch {
      await client.end().catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, TRY_MS));
    }
  }
  throw new Error('PostgreSQL did not start');
}

/** @returns {Promise<{create: () => Promise<string>, stop: () => Promise<void>}>} create: a new database's URL */
export async function startPostgres() {
  const { initdb, postgres } = findPostgres() ?? {};
  if (!initdb || !postgres) throw new Error('PostgreSQL is not installed: npm run setup');
  const folder = mkdtempSync(join(tmpdir(), 'relay-pg-'));
  const who = somebodyElse();
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid ?? who.uid);
  const data = join(folder, 'data');
  const made = spawnSync(initdb, ['-D', data, '-U', USER, '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'], {
    ...who,
    cwd: folder,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const server = spawn(postgres, ['-D', data, '-k', folder, '-c', 'listen_addresses='], {
    ...who,
    cwd: folder,
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));

  const urlOf = (name) => `postgres://${USER}@localhost/${name}?host=${encodeURIComponent(folder)}`;
  const client = await connected(urlOf('postgres'));
  client.on('error', () => {});
  let databases = 0;
  return {
    create: async () => {
      const name = `relay${databases++}`;
      await client.query(`CREATE DATABASE ${name}`);
      return urlOf(name);
    },
    stop: async () => {
      await client.end().catch(() => {});
      server.kill('SIGINT'); // "fast": ends connections
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
