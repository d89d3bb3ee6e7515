// SPDX-License-Identifier: MIT
// The examples of docs/api.md: a shell runs them one after the other, and gets what the page says.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { startApi } from './support.mjs';

const END = '\0';
const ANY = '…';
const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
const [, steps] = page.split('## First steps');
const blocks = [...steps.split('\n## ')[0].matchAll(/^```(sh|json)\n([\s\S]*?)^```$/gm)].map(([, kind, text]) => ({
  kind,
  text,
}));

/** @param {string} script @param {Record<string, string>} env @returns {Promise<string>} */
function shell(script, env) {
  const child = spawn('bash', ['-e', '-c', script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const parts = [];
  child.stdout.on('data', (part) => parts.push(part));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve(Buffer.concat(parts).toString()) : reject(new Error(`exit ${code}`)),
    );
  });
}

/** `expected` with what may be anything replaced by what is there. @param {any} expected @param {any} found @returns {any} */
function filled(expected, found) {
  if (expected === ANY) return typeof found === 'string' ? found : 'a text';
  if (expected === null || typeof expected !== 'object') return expected;
  if (Array.isArray(expected)) return expected.map((each, i) => filled(each, found?.[i]));
  return Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, filled(value, found?.[name])]));
}

it('the examples of docs/api.md do what they say', async () => {
  const api = await startApi();
  try {
    const commands = blocks.filter(({ kind }) => kind === 'sh').map(({ text }) => `${text}printf '\\0'\n`);
    const outputs = (await shell(commands.join(''), { API: api.address, TOKEN: api.token })).split(END);
    let at = -1;
    let compared = 0;
    for (const { kind, text } of blocks) {
      if (kind === 'sh') at++;
      else {
        const found = JSON.parse(outputs[at]);
        assert.deepEqual(found, filled(JSON.parse(text), found), blocks.filter((each) => each.kind === 'sh')[at].text);
        compared++;
      }
    }
    assert.ok(compared >= 6);
    assert.match(
      outputs.find((text) => text.startsWith('HTTP/')) ?? '',
      /^link: <\/api\/v1\/interactions\?.*>; rel="next"/im,
    );
  } finally {
    await api.close();
  }
});
