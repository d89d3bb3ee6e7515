// SPDX-License-Identifier: MIT
// The embed page and its oEmbed, by the published format, on the API's server and in the gallery; and that
// nothing in a title or an address becomes markup.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { parse, parseFragment } from 'parse5';
import { ConfigError, readConfig } from '../../demo/server/config.mjs';
import { embed } from '../../demo/server/embed/embed.mjs';
import { linkOf, oembedOf } from '../../demo/server/embed/oembed.mjs';
import { embedPage } from '../../demo/server/embed/page.mjs';
import { playerFiles } from '../../demo/server/embed/player-files.mjs';
import { startServer } from '../../demo/server/gallery/gallery.mjs';
import { apiHere, twoVideos } from './api-support.mjs';

const HOST = 'films.example:8443';
const ORIGIN = `http://${HOST}`;
const FOREIGN = 'http://other.example';

/** The elements of parsed HTML, in their order. */
const elementsOf = (node) => [...(node.tagName ? [node] : []), ...(node.childNodes ?? []).flatMap(elementsOf)];
const attributesOf = (element) => Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
/** Elements of a name, as their attributes. */
const named = (html, name) =>
  elementsOf(parse(html))
    .filter(({ tagName }) => tagName === name)
    .map(attributesOf);
/** The only element of a fragment. */
function onlyElement(html) {
  const { childNodes } = parseFragment(html);
  assert.equal(childNodes.length, 1, html);
  assert.deepEqual(childNodes[0].childNodes, [], html);
  return { tagName: childNodes[0].tagName, ...attributesOf(childNodes[0]) };
}
const discoveryOf = (html) => named(html, 'link').filter(({ type }) => type === 'application/json+oembed');
const metaOf = (html, name) => named(html, 'meta').find((each) => each.name === name)?.content;

/** An API with embed pages, called as films.example. */
async function server(settings = {}) {
  const api = await apiHere({ SQLITE_FILE: ':memory:', ...settings });
  const { app, config, store } = api;
  await app.register(embed, { config, store });
  const get = async (url, headers = {}) => {
    const {
      statusCode: status,
      headers: answered,
      body,
    } = await app.inject({ url, headers: { host: HOST, ...headers } });
    return { status, headers: answered, body, json: /json/.test(answered['content-type']) ? JSON.parse(body) : null };
  };
  const ask = (parameters) => get(`/oembed?${new URLSearchParams(parameters)}`);
  const create = async (document) => {
    const { json: project } = await api.call('POST /projects', document);
    const { json: videos } = await api.call(`GET /videos?project_id=${project.id}`);
    return { ...project, token: videos[0].token };
  };
  return { ...api, get, ask, create };
}

describe('of the authoring API', () => {
  let api;
  let project;
  let page;
  before(async () => {
    api = await server({ EMBED_HOSTS: 'self, https://shop.example https://*.school.example' });
    project = await api.create(twoVideos());
    page = `${ORIGIN}/embed/${project.token}`;
  });
  after(() => api.close());

  test('an answer has the members of the format, and nothing else', async () => {
    const { status, headers, json } = await api.ask({ url: page });
    const { html, ...rest } = json;
    assert.equal(status, 200);
    assert.match(headers['content-type'], /^application\/json/);
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.deepEqual(rest, {
      version: '1.0',
      type: 'video',
      title: 'Trail',
      provider_name: 'Hotcue',
      provider_url: ORIGIN,
      cache_age: 3600,
      width: 960,
      height: 540,
    });
    const { tagName, src, width, height, title, allow, allowfullscreen } = onlyElement(html);
    assert.deepEqual([tagName, src, width, height, title], ['iframe', page, '960', '540', 'Trail']);
    assert.match(allow, /\bautoplay\b/);
    assert.equal(allowfullscreen, '');
  });

  test('the embed page links to its own oEmbed, variables included', async () => {
    for (const search of ['', '?name=Ann%20%26%20Bob&level=%22%3E%3Cb%3E', '?a=1&a=2']) {
      const { status, headers, body } = await api.get(`/embed/${project.token}${search}`);
      assert.equal(status, 200);
      assert.equal(headers['x-frame-options'], undefined);
      assert.match(
        headers['content-security-policy'],
        /; frame-ancestors 'self' https:\/\/shop\.example https:\/\/\*\.school\.example$/,
      );
      assert.equal(metaOf(body, 'hotcue-hosts'), "'self' https://shop.example https://*.school.example");
      assert.equal(metaOf(body, 'hotcue-project'), `/api/v1/videos/${project.token}/project`);
      const links = discoveryOf(body);
      assert.equal(links.length, 1);
      assert.equal(links[0].rel, 'alternate');
      const { json } = await api.get(links[0].href.slice(ORIGIN.length));
      assert.equal(onlyElement(json.html).src, page + search);
    }
  });

  test('what the page loads is there', async () => {
    const { body } = await api.get(`/embed/${project.token}`);
    const { status, json } = await api.get(metaOf(body, 'hotcue-project'));
    assert.deepEqual([status, json.start, json.videos.length], [200, 'day', 2]);
  });

  test('a size within limits, of the same shape', async () => {
    const sizes = {
      '320 ': [320, 180],
      ' 270': [480, 270],
      '320 90': [160, 90],
      '5000 5000': [960, 540],
      '1 ': [1, 1],
    };
    for (const [limits, expected] of Object.entries(sizes)) {
      const [maxwidth, maxheight] = limits.split(' ');
      const { json } = await api.ask({ url: page, ...(maxwidth && { maxwidth }), ...(maxheight && { maxheight }) });
      const { width, height } = onlyElement(json.html);
      assert.deepEqual([json.width, json.height], expected, limits);
      assert.deepEqual([width, height], expected.map(String), limits);
    }
  });

  const encoded = () => encodeURIComponent(page);
  const STATUSES = [
    [400, 'no address', () => ''],
    [400, 'an empty address', () => 'url='],
    [400, 'no whole address', () => 'url=/embed/x'],
    [400, 'two addresses', () => `url=${encoded()}&url=${encoded()}`],
    [400, 'a long address', () => `url=${encoded()}${'x'.repeat(5000)}`],
    ...['0', '-1', '1.5', '1e3', 'wide', '', '9999999', '0x10'].map((text) => [
      400,
      `maxwidth=${text}`,
      () => `url=${encoded()}&maxwidth=${text}`,
    ]),
    [400, 'maxheight twice', () => `url=${encoded()}&maxheight=9&maxheight=9`],
    [501, 'XML', () => `url=${encoded()}&format=xml`],
    [501, 'XML of what is not there', () => `url=${encodeURIComponent(`${ORIGIN}/`)}&format=xml`],
    [501, 'JSON with padding', () => `url=${encoded()}&format=jsonp`],
    [200, 'JSON', () => `url=${encoded()}&format=json`],
    [200, 'the same by https', () => `url=${encodeURIComponent(page.replace('http:', 'https:'))}`],
    [200, 'a fragment', () => `url=${encoded()}%23t`],
    [200, 'what nobody knows', () => `url=${encoded()}&callback=alert(1)&__proto__=1`],
    ...[
      [`${ORIGIN}/embed/${'A'.repeat(22)}`, 'another token'],
      [`${ORIGIN}/`, 'another page'],
      [`${ORIGIN}/embed.html?project=/x.json`, 'the gallery’s page'],
      [`${FOREIGN}/embed/TOKEN`, 'another server'],
      [`${ORIGIN}//other.example/embed/TOKEN`, 'a path that looks like a server'],
      [`http://${HOST}@other.example/embed/TOKEN`, 'a server in the user’s place'],
      [`http://user:word@${HOST}/embed/TOKEN`, 'a user'],
      [`http://films.example/embed/TOKEN`, 'another port'],
      [`http://x.${HOST}/embed/TOKEN`, 'a name below'],
      [`ftp://${HOST}/embed/TOKEN`, 'another scheme'],
      [`javascript://${HOST}/embed/TOKEN`, 'a script'],
      [`${ORIGIN}/embed/TOKEN/`, 'a path below'],
      [`${ORIGIN}/embed/TOKEN%00`, 'U+0000'],
    ].map(([address, what]) => [404, what, () => `url=${encodeURIComponent(address.replace('TOKEN', project.token))}`]),
  ];
  for (const [status, what, query] of STATUSES)
    test(`${what}: ${status}`, async () => {
      const answer = await api.get(`/oembed?${query()}`);
      assert.equal(answer.status, status, answer.body);
      assert.equal(answer.headers['access-control-allow-origin'], '*');
      if (status === 200) assert.ok(onlyElement(answer.json.html).src.startsWith(page));
      else assert.equal(answer.json.status, status);
    });

  test('an id of a project opens nothing: only the token of a video does', async () => {
    assert.equal((await api.get(`/embed/${project.id}`)).status, 404);
    assert.equal((await api.get(`/embed/${'A'.repeat(22)}`)).status, 404);
    const { status, json } = await api.ask({ url: `${ORIGIN}/embed/${project.id}` });
    assert.deepEqual([status, json.code], [404, 'not_found']);
  });

  test('a project that is deleted has neither page nor oEmbed any more', async () => {
    const { id, token } = await api.create(twoVideos());
    assert.equal((await api.get(`/embed/${token}`)).status, 200);
    await api.call(`DELETE /projects/${id}`);
    assert.equal((await api.get(`/embed/${token}`)).status, 404);
    assert.equal((await api.ask({ url: `${ORIGIN}/embed/${token}` })).status, 404);
  });

  test('a Host that is no name of a server is a 400', async () => {
    for (const host of ['"><script>', 'a b', 'films.example:x'])
      assert.equal((await api.get(`/embed/${project.token}`, { host })).status, 400, host);
  });

  test('titles are texts', async () => {
    const title = `</title><script>alert("1")</script> & 'one' $& $1`;
    const { token } = await api.create({ ...twoVideos(), title });
    const { body } = await api.get(`/embed/${token}`);
    assert.equal(elementsOf(parse(body)).find(({ tagName }) => tagName === 'title').childNodes[0].value, title);
    assert.equal(discoveryOf(body)[0].title, title);
    const { json } = await api.ask({ url: `${ORIGIN}/embed/${token}` });
    assert.deepEqual([json.title, onlyElement(json.html).title], [title, title]);
  });

  test('without a title there is one of the video, or none', async () => {
    const titled = async (document) => {
      const { token } = await api.create(document);
      return (await api.ask({ url: `${ORIGIN}/embed/${token}` })).json.title;
    };
    const { title: _, ...untitled } = twoVideos();
    assert.equal(await titled(untitled), 'Day');
    assert.equal(await titled({ ...twoVideos(), title: ' \n' }), 'Day');
    assert.equal(await titled({ videos: [{ id: 'day' }] }), 'Interactive video');
    assert.equal((await titled({ ...twoVideos(), title: '🎬'.repeat(5000) })).length, 600, 'whole characters');
  });
});

test('behind a proxy the origin of the settings counts', async (t) => {
  const api = await server({ PUBLIC_ORIGIN: 'https://films.example' });
  t.after(api.close);
  const { token } = await api.create(twoVideos());
  const url = `https://films.example/embed/${token}`;
  const { json } = await api.ask({ url });
  assert.deepEqual([json.provider_url, onlyElement(json.html).src], ['https://films.example', url]);
  assert.equal((await api.ask({ url: `${ORIGIN}/embed/${token}` })).status, 404);
});

test('past the rate limit: 503, and when to come again', async (t) => {
  const api = await server({ API_LIMIT: '4' }); // two requests make the project
  t.after(api.close);
  const { token } = await api.create(twoVideos());
  const answers = [];
  for (let i = 0; i < 6; i++) answers.push(await api.ask({ url: `${ORIGIN}/embed/${token}` }));
  const { status, headers, json } = answers.at(-1);
  assert.deepEqual([answers[0].status, status, json.code], [200, 503, 'rate_limit']);
  assert.ok(Number(headers['retry-after']) > 0);
  assert.equal(headers['access-control-allow-origin'], '*');
});

describe('of the gallery', () => {
  let gallery;
  let folder;
  const get = (path, headers = {}) => fetch(gallery.address + path, { headers });
  const ask = async (address) => {
    const response = await get(`/oembed?url=${encodeURIComponent(address)}`);
    return { status: response.status, json: await response.json() };
  };
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotcue-oembed-'));
    writeFileSync(join(folder, 'no-document.json'), '[]');
    writeFileSync(join(folder, 'broken.json'), '{"videos": [');
    writeFileSync(join(folder, 'untitled.json'), '{"videos": []}');
    gallery = await startServer({ mounts: { '/t/': folder }, authoring: ':memory:' });
  });
  after(async () => {
    await gallery.close();
    rmSync(folder, { recursive: true });
  });

  test('a document among the files has oEmbed and a page with the link to it', async () => {
    for (const project of [
      '/showcase/project.json',
      'showcase/project.json',
      `${gallery.address}/showcase/project.json`,
    ]) {
      const search = `?${new URLSearchParams({ project, name: 'Ann' })}`;
      const response = await get(`/embed.html${search}`);
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-security-policy'), /frame-ancestors 'self'$/);
      assert.equal(response.headers.get('x-frame-options'), null);
      const body = await response.text();
      assert.equal(metaOf(body, 'hotcue-project'), undefined, 'the page reads its query');
      const [{ href, title }] = discoveryOf(body);
      const json = await (await fetch(href)).json();
      assert.equal(onlyElement(json.html).src, `${gallery.address}/embed.html${search}`);
      assert.equal(title, json.title);
      assert.notEqual(title, 'Interactive video');
    }
  });

  test('a project of the API has both addresses', async () => {
    const { api, token, project } = await (await get('/studio/session.json')).json();
    const authorization = `Bearer ${token}`;
    const [video] = await (await get(`${api}/videos?project_id=${project}`, { authorization })).json();
    const titles = [];
    for (const path of [`/embed/${video.token}`, `/embed.html?project=${api}/videos/${video.token}/project`]) {
      const { status, json } = await ask(gallery.address + path);
      assert.equal(status, 200, path);
      titles.push(json.title);
      assert.equal(discoveryOf(await (await get(path)).text()).length, 1);
    }
    assert.equal(titles[0], titles[1]);
  });

  test('the gallery’s own folder of that name is still there', async () => {
    for (const path of ['/embed/', '/embed/embed.js', '/embed/project.json'])
      assert.equal((await get(path)).status, 200, path);
  });

  const UNKNOWN = [
    '/embed.html',
    '/embed.html?project=',
    '/embed.html?project=/nowhere.json',
    '/embed.html?project=/t/',
  ];
  UNKNOWN.push('/embed.html?project=/t/no-document.json', '/embed.html?project=/t/broken.json');
  UNKNOWN.push('/embed.html?project=//other.example/project.json', '/embed.html?project=javascript:alert(1)');
  UNKNOWN.push(
    '/embed.html?project=/t/..%2f..%2fpackage.json',
    '/embed.html?project=data:,{}',
    '/embed.html?project=http://[',
  );
  UNKNOWN.push('/embed.html?project=\\\\other.example\\project.json', '/embed.html?project=/clips/trail.mp4');
  UNKNOWN.push(`/embed.html?project=${FOREIGN}/project.json`);
  for (const path of UNKNOWN)
    test(`${path}: a page that links to nothing, and no oEmbed`, async () => {
      const response = await get(path);
      assert.equal(response.status, 200);
      assert.deepEqual(discoveryOf(await response.text()), []);
      assert.equal((await ask(gallery.address + path)).status, 404);
    });

  test('a document without a title has oEmbed', async () => {
    assert.equal((await ask(`${gallery.address}/embed.html?project=/t/untitled.json`)).json.title, 'Interactive video');
  });
});

test('the player’s files are for pages of any origin; nothing else is', async (t) => {
  const api = await server();
  t.after(api.close);
  await api.app.register(playerFiles, { apiMaxAge: 60_000 });
  const { status, headers } = await api.get('/dist/hotcue-player.js');
  assert.deepEqual([status, headers['access-control-allow-origin']], [200, '*']);
  assert.match(headers['content-type'], /javascript/);
  for (const path of [
    '/dist/',
    '/dist/../package.json',
    '/dist/%2e%2e/package.json',
    '/dist/..%5cpackage.json',
    '/dist/nothing.js',
  ])
    assert.ok([403, 404].includes((await api.get(path)).status), path);
});

test('the settings say what is wrong with them', () => {
  const fine = readConfig({ EMBED_HOSTS: "'self' https://a.example:8443, http://localhost:8080 https://*.b.example" });
  assert.deepEqual(fine.embedHosts, [
    "'self'",
    'https://a.example:8443',
    'http://localhost:8080',
    'https://*.b.example',
  ]);
  assert.deepEqual(readConfig({}).embedHosts, ["'self'"]);
  const hosts = [
    '*',
    'https://*',
    'https://*.',
    'https://a.*.example',
    'shop.example',
    'https://shop.example/',
    'null',
    "'none'",
  ];
  hosts.push(
    'https://Shop.example',
    'https://shop.example:443',
    'ftp://shop.example',
    'https://u@shop.example',
    'https://a;script-src',
  );
  hosts.push(
    'https://*shop.example',
    'https://shop.example"',
    "'unsafe-inline'",
    'https://',
    'https://a.example:99999',
    'data:',
    'https://münchen.example',
  );
  for (const host of hosts) assert.throws(() => readConfig({ EMBED_HOSTS: host }), ConfigError, host);
  for (const origin of ['https://a.example/path', 'a.example', 'ftp://a.example'])
    assert.throws(() => readConfig({ PUBLIC_ORIGIN: origin }), ConfigError, origin);
  assert.equal(readConfig({ PUBLIC_ORIGIN: 'https://a.example/' }).publicOrigin, 'https://a.example');
});

test('a page without the places to be filled is refused', () => {
  for (const file of ['', '<head></head>', '<head><title></title>', '<head><title></title><title></title></head>'])
    assert.throws(() => embedPage(file, '/dist/embed/embed.html'), /must have/);
});

/** Texts with what HTML, addresses and replacements mean something by. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.string({ maxLength: 4 }),
        fc.constantFrom(...`" ' < > & = \` / \\ # ? % $& $' $1 \0 \t \n \r`.split(' ')),
        fc.constantFrom(
          '<script>',
          '</title>',
          '</head>',
          '-->',
          '<!--',
          '"onload="',
          '&quot;',
          '&#34',
          '%22',
          'javascript:',
          '\ud800',
          '\u2028',
        ),
      ),
    )
    .map((parts) => parts.join('')),
);
/** As an HTML parser has a text: its line ends are \n, it has no U+0000, and files have no lone surrogates. */
const parsed = (text) => Buffer.from(text).toString().replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');

test('whatever a title or an address is, html and link are one element with the intended attributes', () => {
  const fill = embedPage('<!doctype html><html lang="en"><head><title>x</title></head><body></body></html>', '/');
  fc.assert(
    fc.property(hostile, hostile, fc.nat(2000), fc.nat(2000), (title, variable, maxwidth, maxheight) => {
      const src = Object.assign(new URL(ORIGIN), { pathname: '/embed/x', search: variable }).href;
      const { html, width, height, ...answer } = oembedOf(
        { title, src, origin: ORIGIN },
        { maxwidth: maxwidth + 1, maxheight: maxheight + 1 },
      );
      const iframe = onlyElement(Buffer.from(html).toString());
      assert.deepEqual(Object.keys(iframe).sort(), [
        'allow',
        'allowfullscreen',
        'height',
        'loading',
        'src',
        'style',
        'tagName',
        'title',
        'width',
      ]);
      assert.deepEqual([iframe.tagName, iframe.src, iframe.title], ['iframe', src, parsed(answer.title)]);
      assert.ok(new URL(iframe.src).origin === ORIGIN && title.startsWith(answer.title));
      assert.ok(width <= maxwidth + 1 && height <= maxheight + 1);
      assert.ok(Math.abs(width - (height * 16) / 9) <= 1 || height === 1, `${width} × ${height}`);

      const link = onlyElement(Buffer.from(linkOf({ title, src, origin: ORIGIN })).toString());
      assert.equal(new URL(link.href).searchParams.get('url'), src);
      const page = Buffer.from(
        fill({ hosts: ["'self'"], project: variable, embed: { title, src, origin: ORIGIN } }),
      ).toString();
      const elements = elementsOf(parse(page));
      assert.deepEqual(
        elements.map(({ tagName }) => tagName),
        ['html', 'head', 'title', 'meta', 'meta', 'link', 'body'],
      );
      assert.equal(elements[2].childNodes.map(({ value }) => value).join(''), parsed(title));
      assert.equal(metaOf(page, 'hotcue-project'), parsed(variable));
    }),
    { numRuns: 2000 },
  );
});
