// SPDX-License-Identifier: MIT
// `hotcue new` and the server of `hotcue dev`, without a browser: tests/browser/dev.test.mjs has
// the page.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { engineMaker } from '../../js-glue/cli/build.js';
import { DevServer } from '../../js-glue/cli/dev/server.js';

const COMMAND = fileURLToPath(new URL('../../js-glue/hotcue.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hotcue-dev-'));
after(() => rmSync(folder, { recursive: true }));

function hotcue(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    encoding: 'utf8',
    cwd: folder,
    timeout: 60_000,
  });
  return { code: status, out: stdout, err: stderr };
}

describe('hotcue new', () => {
  it('writes a project without a warning, in canonical form, with all that it needs', () => {
    const { code, out, err } = hotcue('new', 'made/walk');
    assert.deepEqual([code, err], [0, '']);
    const names = readdirSync(join(folder, 'made/walk')).sort();
    assert.deepEqual(
      out.trimEnd().split('\n').slice(0, -1).sort(),
      names.map((name) => join('made/walk', name)),
    );
    assert.deepEqual(hotcue('validate', 'made/walk/project.json'), { code: 0, out: '', err: '' });
    assert.deepEqual(hotcue('format', '--check', 'made/walk/project.json'), { code: 0, out: '', err: '' });
    assert.equal(hotcue('cover', 'made/walk/project.json', '--missed').out, '', 'everything in it is reached');
    const { $schema } = JSON.parse(readFileSync(join(folder, 'made/walk/project.json'), 'utf8'));
    JSON.parse(readFileSync(join(folder, 'made/walk', $schema), 'utf8'));
    assert.ok(statSync(join(folder, 'made/walk/film.mp4')).size < 60_000);
  });

  it('touches no folder that has something in it', () => {
    mkdirSync(join(folder, 'full'));
    writeFileSync(join(folder, 'full/mine.txt'), 'mine');
    assert.match(hotcue('new', 'full').err, /full is not empty: it has mine.txt/);
    assert.equal(hotcue('new', 'full').code, 2);
    assert.deepEqual(readdirSync(join(folder, 'full')), ['mine.txt']);
    assert.equal(hotcue('new', 'full/mine.txt').code, 2);
    assert.equal(hotcue('new').code, 2);
  });
});

describe('the server of hotcue dev', () => {
  const root = join(folder, 'site');
  const file = join(root, 'films', 'p.json');
  const GOOD = '{"videos":[{"id":"a","interactions":[]}]}';
  /** @type {DevServer} */
  let server;
  let newEngine;
  before(async () => {
    mkdirSync(join(root, 'films/.hidden'), { recursive: true });
    writeFileSync(file, GOOD);
    writeFileSync(join(root, 'film.mp4'), '0123456789');
    writeFileSync(join(root, 'films/empty.vtt'), '');
    writeFileSync(join(root, '.env.json'), 'secret');
    writeFileSync(join(root, 'films/.hidden/x.json'), 'secret');
    writeFileSync(join(root, 'key.pem'), 'secret');
    writeFileSync(join(folder, 'outside.json'), 'secret');
    symlinkSync(join(folder, 'outside.json'), join(root, 'link.json'));
    symlinkSync(join(root, 'film.mp4'), join(root, 'films/same.mp4'));
    newEngine = await engineMaker();
    server = new DevServer({ file, film: join(root, 'film.mp4'), root, newEngine });
    await server.open(0);
  });
  after(() => server.close());

  /** A request as it is, without what a client would mend. */
  function get(path, headers = {}, method = 'GET', port = server.port) {
    return new Promise((resolve, reject) => {
      const made = request({ host: '127.0.0.1', port, path, method, headers }, async (response) => {
        let body = '';
        for await (const chunk of response.setEncoding('utf8')) body += chunk;
        resolve({ status: response.statusCode, headers: response.headers, body });
      });
      made.on('error', reject).end();
    });
  }

  it('sends its page under a strict policy, and the project as it is', async () => {
    const { status, headers, body } = await get('/');
    assert.equal(status, 200);
    assert.match(
      headers['content-security-policy'],
      /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/,
    );
    assert.match(headers['content-security-policy'], /frame-ancestors 'none'$/);
    for (const [, path] of body.matchAll(/(?:src|href)="(\/[^"]+)"/g))
      assert.equal((await get(path)).status, 200, path);
    assert.equal((await get('/project')).body, GOOD);
    assert.equal((await get('/hotcue/engine.wasm')).headers['content-type'], 'application/wasm');
    for (const path of ['/', '/project', '/film', '/nothing']) {
      const { headers: common } = await get(path);
      assert.equal(common['cross-origin-resource-policy'], 'same-origin');
      assert.equal(common['x-content-type-options'], 'nosniff');
      assert.match(common['content-security-policy'], /default-src 'none'/);
    }
  });

  it('answers only to its own pages', async () => {
    const own = `127.0.0.1:${server.port}`;
    for (const host of [own, `localhost:${server.port}`]) assert.equal((await get('/project', { host })).status, 200);
    const foreign = [
      'evil.example',
      `evil.example:${server.port}`,
      '127.0.0.1',
      `127.0.0.1.evil.example:${server.port}`,
    ];
    for (const host of [...foreign, `[::ffff:127.0.0.1]:${server.port}`]) {
      for (const path of ['/', '/project', '/events', '/film', '/files/films/p.json']) {
        const { status, body } = await get(path, { host });
        assert.equal(status, 403, `${host} ${path}`);
        assert.ok(!body.includes('videos'));
      }
    }
    assert.equal((await get('/project', { host: own, origin: 'http://evil.example' })).status, 403);
    assert.equal((await get('/project', { host: own, origin: `http://${own}` })).status, 200);
    assert.equal((await get('/project', {}, 'POST')).status, 405);
    assert.equal((await get('/project', {}, 'HEAD')).body, '');
  });

  it('sends what a project can refer to, from its folder and those below', async () => {
    assert.equal((await get('/files/film.mp4')).body, '0123456789');
    assert.equal((await get('/files/films/same.mp4')).headers['content-type'], 'video/mp4');
    assert.equal((await get('/files/films/empty.vtt')).body, '');
    const closed = [
      ...[
        '/files/../outside.json',
        '/files/%2e%2e/outside.json',
        '/files/..%2foutside.json',
        '/files/..%5coutside.json',
      ],
      ...['/files/link.json', '/files/.env.json', '/files/films/.hidden/x.json', '/files/key.pem', '/files/films'],
      ...[
        '/files/',
        '/files/%00.json',
        '/files/%ff.json',
        '/files//etc/passwd',
        '/files/film.mp4/x.json',
        '/filesfilm.mp4',
      ],
      ...[
        '/hotcue/../package.json',
        '/hotcue/..%2fpackage.json',
        '/hotcue/types/x.js',
        '/preview/../../js-glue/hotcue.mjs',
      ],
      ...['/preview/', '/preview/.', '/outside.json', '//evil.example/', '/project/', '/film/x'],
    ];
    for (const path of closed) {
      const { status, body } = await get(path);
      assert.equal(status, 404, path);
      assert.ok(!body.includes('secret'), path);
    }
  });

  it('sends parts of films', async () => {
    const part = async (range) => {
      const { status, headers, body } = await get('/film', { range });
      return [status, headers['content-range'], body];
    };
    assert.deepEqual(await part('bytes=2-4'), [206, 'bytes 2-4/10', '234']);
    assert.deepEqual(await part('bytes=7-'), [206, 'bytes 7-9/10', '789']);
    assert.deepEqual(await part('bytes=-3'), [206, 'bytes 7-9/10', '789']);
    assert.deepEqual(await part('bytes=8-99'), [206, 'bytes 8-9/10', '89']);
    assert.deepEqual(await part('bytes=10-'), [416, 'bytes */10', '']);
    assert.deepEqual(await part('bytes=-0'), [416, 'bytes */10', '']);
    for (const range of ['bytes=1-2,4-5', 'lines=1-2', 'bytes=-']) assert.equal((await part(range))[0], 200, range);
  });

  it('tells pages of every change, and of no change that is none', { timeout: 60_000 }, async () => {
    const states = [];
    let wake = () => {};
    const stream = request({ host: '127.0.0.1', port: server.port, path: '/events' }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
        const parts = text.split('\n\n');
        text = parts.pop();
        for (const part of parts) {
          const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(part) ?? [];
          if (event) states.push(event === 'project' ? JSON.parse(data) : event);
        }
        wake();
      });
    });
    stream.end();
    const next = async (test) => {
      for (;;) {
        const at = states.findIndex(test);
        if (at >= 0) return states.splice(0, at + 1).at(-1);
        await new Promise((resolve) => {
          wake = resolve;
        });
      }
    };
    const first = await next(() => true);
    assert.deepEqual(
      { ...first, version: 0 },
      {
        version: 0,
        fault: null,
        plays: true,
        videos: ['a'],
        lacksFilm: false,
        problems: [],
        name: 'p.json',
        base: '/files/films/',
        film: '/film',
      },
    );
    writeFileSync(file, '{"videos":[\n {"id":"a","interactions":[],}]}');
    const broken = await next(({ plays }) => plays === false);
    const [{ code, line, column, text }] = broken.problems;
    assert.deepEqual([code, line, column, text], ['syntax', 2, 30, '{"id":"a","interactions":[],}]}']);
    rmSync(file);
    assert.equal((await next(({ fault }) => fault)).fault, 'the file is not there');
    mkdirSync(file);
    assert.equal((await next(({ fault }) => fault === 'it is a folder')).plays, false);
    rmSync(file, { recursive: true });
    writeFileSync(join(root, 'films/draft'), GOOD.replace('"a"', '"b"'));
    renameSync(join(root, 'films/draft'), file);
    assert.deepEqual((await next(({ plays }) => plays)).videos, ['b'], 'replaced by another file');
    renameSync(join(root, 'films'), join(root, 'moved'));
    assert.equal((await next(({ fault }) => fault)).fault, 'the file is not there');
    renameSync(join(root, 'moved'), join(root, 'films'));
    const back = await next(({ plays }) => plays);
    assert.deepEqual(back.videos, ['b'], 'the folder is back');
    writeFileSync(file, readFileSync(file)); // the same text
    await get('/film');
    writeFileSync(join(root, 'film.mp4'), '9876543210 and more');
    assert.equal(await next((event) => event === 'files'), 'files');
    writeFileSync(file, GOOD);
    const { version } = await next(({ plays }) => plays);
    assert.equal((await get('/project')).body, GOOD);
    assert.deepEqual(states, []);
    assert.equal(version, back.version + 1, 'the same text was told');
    stream.destroy();
  });

  it('takes the next free port, or fails at one that was asked for', async () => {
    const other = new DevServer({ file, film: null, root, newEngine });
    const address = await other.open(server.port);
    assert.ok(other.port > server.port);
    assert.equal(address, `http://127.0.0.1:${other.port}/`);
    assert.equal((await get('/project', {}, 'GET', other.port)).status, 200);
    assert.equal((await get('/film', {}, 'GET', other.port)).status, 404);
    await other.close();
    const third = new DevServer({ file, film: null, root, newEngine });
    await assert.rejects(third.open(server.port, true), /EADDRINUSE/);
    await third.close();
    const { code, err } = hotcue('dev', file, '--port', String(server.port));
    assert.equal(code, 2);
    assert.match(err, /^hotcue dev: can't listen: .*EADDRINUSE/);
  });
});

describe('hotcue dev', () => {
  it('serves until it is ended', { timeout: 60_000 }, async () => {
    writeFileSync(join(folder, 'p.json'), '[]');
    const child = spawn(process.execPath, [COMMAND, 'dev', 'p.json', '--port', '0'], { cwd: folder });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      out += chunk;
    });
    while (!out.includes('\n')) await once(child.stdout, 'data');
    const [, address] = /^p\.json: (http:\/\/127\.0\.0\.1:\d+\/)\n$/.exec(out) ?? [];
    assert.ok(address, out);
    const stream = await fetch(`${address}events`); // an open page doesn't hold it
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    assert.deepEqual(await exit, [0, null]);
    await stream.body?.cancel().catch(() => {});
  });

  it('refuses what it can not serve', () => {
    writeFileSync(join(folder, 'q.json'), '[]');
    for (const args of [
      [],
      ['none.json'],
      ['.'],
      ['q.json', 'none.mp4'],
      ['q.json', 'q.json', 'q.json'],
      ['q.json', '--port', '70000'],
      ['q.json', '--port', 'x'],
    ]) {
      const { code, err } = hotcue('dev', ...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /^hotcue dev: /);
    }
  });
});
