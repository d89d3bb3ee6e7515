// SPDX-License-Identifier: MIT
// The pages in docs/ are correct: their projects are valid, their commands print what is
// shown below them, their links have targets.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMMAND = join(ROOT, 'js-glue/hotcue.mjs');
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'), { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const folder = mkdtempSync(join(tmpdir(), 'hotcue-docs-'));
after(() => rmSync(folder, { recursive: true }));

const text = (path) => readFileSync(join(ROOT, path), 'utf8');

/** Code blocks of a language: the rest of their first line, and the code. */
const blocks = (page, language) => [
  ...text(page).matchAll(new RegExp(`^\`\`\`${language} ?(.*)\\n([\\s\\S]*?)^\`\`\``, 'gm')),
];

function hotcue(...args) {
  const { stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { cwd: folder, encoding: 'utf8' });
  return stdout + stderr;
}

for (const page of PAGES) {
  const projects = blocks(page, 'json').filter(([, name]) => name && name !== 'package.json');
  for (const [, name, project] of projects) {
    it(`${page}: ${name} is valid`, () => {
      writeFileSync(join(folder, name), project);
      assert.equal(hotcue('validate', name), '');
    });
  }
  for (const [, , example] of blocks(page, 'console')) {
    const [, name, script] = /^\$ hotcue simulate (\S+) --script '(.*)'$/m.exec(example) ?? [];
    if (!projects.some(([, known]) => known === name)) continue;
    for (const hz of ['4', '60']) {
      it(`${page}: ${name} plays as it says, at ${hz} ticks a second`, () => {
        const [, shown] = example.split('…\n');
        const log = hotcue('simulate', name, '--script', script, '--hz', hz);
        assert.equal(log.slice(-shown.length), shown);
      });
    }
  }
}

for (const demo of readdirSync(join(ROOT, 'demo')).filter((name) =>
  existsSync(join(ROOT, 'demo', name, 'project.json')),
)) {
  it(`demo/${demo}/project.json has neither errors nor warnings`, () => {
    assert.equal(hotcue('validate', join(ROOT, 'demo', demo, 'project.json')), '');
  });
}

/** The anchors of a page, as GitHub derives them from headings. */
function anchors(path) {
  const headings = text(path).matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('links', () => {
  for (const page of PAGES) {
    it(page, () => {
      for (const [, link] of text(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
        const [file, anchor] = link.split('#');
        const path = file ? join(dirname(page), file) : page;
        assert.ok(existsSync(join(ROOT, path)), `${link}: no such file`);
        if (anchor) assert.ok(anchors(path).includes(anchor), `${link}: no such heading`);
      }
    });
  }
});
