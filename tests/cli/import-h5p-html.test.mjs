// SPDX-License-Identifier: MIT
// HTML of H5P's texts to text, compared with the HTML standard's parser.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseFragment } from 'parse5';
import { plainText, richText } from '../../js-glue/cli/importer/content/h5p/html.js';
import { Random } from '../property/generate.mjs';

const HIDDEN = ['script', 'style'];

/** The text of a tree. */
function textOf(node) {
  if (node.nodeName === '#text') return node.value;
  if (HIDDEN.includes(node.nodeName)) return '';
  return (node.childNodes ?? []).map(textOf).join('');
}

/** What remains if lines and marks of lists and tables don't count. @param {string} text */
const letters = (text) => text.replace(/[\s\u2022\u00b7]+/g, '');

describe('HTML of a text', () => {
  it('gives the text that a browser would show', () => {
    const pieces = [
      ...[
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<br>',
        '<br/>',
        '<ul><li>',
        '</li></ul>',
        '<div class="a>b">',
        '</div>',
        "<span style='x'>",
      ],
      ...[
        '<!-- <p> -->',
        '<script>if (a < b) "</p>"</script>',
        '<style>p{}</style>',
        '</nothing>',
        '<unknown a=1>',
        '<',
        '< ',
        '<3',
        '<a href=x>',
      ],
      ...[
        '&amp;',
        '&lt;',
        '&gt;',
        '&quot;',
        '&nbsp;',
        '&aring;',
        '&Oslash;',
        '&hellip;',
        '&euro;',
        '&Sigma;',
        '&sigmaf;',
        '&piv;',
        '&rarr;',
      ],
      ...[
        '&#38;',
        '&#x1F600;',
        '&#xe5;',
        '&nope;',
        '&',
        '& ',
        '&;',
        'word',
        ' ',
        '\n',
        '"',
        "'",
        '>',
        '\u00e5',
        '\u{1F600}',
      ],
    ]; // prettier-ignore
    for (let seed = 0; seed < 1500; seed++) {
      const random = new Random(seed);
      const html = random.list(0, 12, () => random.pick(pieces)).join('');
      assert.equal(letters(plainText(html)), letters(textOf(parseFragment(html))), JSON.stringify(html));
    }
  });

  it('decodes all named references of HTML 4', () => {
    const names =
      'nbsp iexcl yuml Agrave THORN szlig Alpha Omega alpha omega thetasym upsih piv quot amp lt gt OElig fnof circ tilde ensp mdash lsquo dagger bull permil Prime lsaquo oline frasl euro image trade alefsym harr lArr hArr forall sum minus infin int there4 cong asymp equiv ge sup sube oplus perp sdot lceil rfloor loz diams';
    for (const name of names.split(' ')) {
      assert.equal(
        richText(`x&${name};x`).text.replace('\u00a0', ' '),
        textOf(parseFragment(`x&${name};x`)).replace('\u00a0', ' '),
        name,
      );
    }
  });

  it('has lines for paragraphs, lists and tables', () => {
    const html =
      '<h2>Title</h2>\n<p>One<br>two</p>\n<ul>\n<li>a</li>\n<li>b</li></ul><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td></td></tr></table><p>&nbsp;</p>';
    assert.equal(plainText(html), 'Title\n\nOne\ntwo\n\n\u2022 a\n\u2022 b\n\n1 \u00b7 2\n3');
    assert.deepEqual(richText('<em>a</em> <a href="https://a.example/?b=1&amp;c">b</a> <em>c</em>'), {
      text: 'a b c',
      lost: ['em', 'a'],
      links: ['https://a.example/?b=1&c'],
    });
  });

  it('takes time in proportion to its length, also where tags do not end', () => {
    // Each would take hours if it took the square of it.
    for (const piece of ['<', '<a', '<!--', '<script>', '&', '<td></td>', '<a href="', '<p>', ' \u00b7']) {
      assert.equal(typeof plainText(piece.repeat(100_000)), 'string');
    }
  });
});
