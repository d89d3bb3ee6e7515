// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeUrl } from '../../js-glue/engine/url.js';

const BASE = 'https://page.test/show/project.json';

test('what a document may name', () => {
  const cases = {
    'https://a.test/x': 'https://a.test/x',
    'HTTP://A.test': 'http://a.test/',
    'mailto:a@b.test': 'mailto:a@b.test',
    'tel:+123': 'tel:+123',
    'clip.mp4': 'https://page.test/show/clip.mp4',
    '/clip.mp4': 'https://page.test/clip.mp4',
    '//cdn.test/clip.mp4': 'https://cdn.test/clip.mp4',
    '#part': `${BASE}#part`,
  };
  for (const [text, href] of Object.entries(cases)) assert.equal(safeUrl(text, BASE)?.href, href, text);
});

test('what it may not, however it is written', () => {
  const cases = [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<b>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://page.test/1',
    'http://',
    'https://[',
  ];
  for (const text of cases) assert.equal(safeUrl(text, BASE), null, JSON.stringify(text));
});

test('a base that is none makes only absolute addresses usable', () => {
  assert.equal(safeUrl('x', ''), null);
  assert.equal(safeUrl('x', 'file:///home/x.html'), null);
});
