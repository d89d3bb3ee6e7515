// SPDX-License-Identifier: MIT
// The label of an interaction, for every combination of texts that are given, empty,
// blank, or templates without a value.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { newEngine } from '../support/play.mjs';

const NOTHING = [undefined, '', '  ', '{{unset}}', ' {{ unset }}\n', '\u00a0\u200b\u2003', '\u00ad\u2060\ufeff\ufe0f'];
const FIELDS = /** @type {const} */ (['name', 'value', 'tooltip', 'caption']);
const place = { time: 0, pos_left: 0, pos_top: 0, pos_width: 10, pos_height: 10, click_action: 'track' };

/** The interaction as it is drawn. @param {object} fields */
function drawn(fields) {
  const engine = newEngine();
  const { ok, diagnostics } = engine.load(
    JSON.stringify({ variables: { who: 'Ada' }, interactions: [{ ...place, ...fields }] }),
    { lenient: true },
  );
  assert.ok(ok, JSON.stringify(diagnostics));
  const item = engine.item(0);
  engine.dispose();
  return item;
}

it('the first of name, text, tooltip and caption of which something is seen', () => {
  for (const type of ['button', 'text', 'hotspot']) {
    const says = FIELDS.filter((field) => field !== 'value' || type !== 'hotspot');
    for (let given = 0; given < 2 ** FIELDS.length; given++) {
      const fields = Object.fromEntries(
        FIELDS.map((field, i) => [
          field,
          given & (1 << i) ? `${field} {{who}}` : NOTHING[(given + i) % NOTHING.length],
        ]),
      );
      const item = drawn({ type, ...fields });
      const first = says.find((field) => fields[field] === `${field} {{who}}`);
      assert.equal(item?.label, first ? `${first} Ada` : null, `${type} ${JSON.stringify(fields)}`);
    }
  }
});

it('a text of which nothing is seen counts as not given', () => {
  for (const nothing of NOTHING) {
    const { text, tooltip, caption, label } =
      drawn({ type: 'button', value: nothing, tooltip: nothing, caption: nothing }) ?? {};
    assert.deepEqual([text, tooltip, caption, label], [null, null, null, null], JSON.stringify(nothing));
  }
});

it('an image is not called by its address; a caption that does not show is a name all the same', () => {
  assert.equal(drawn({ type: 'image', value: 'boot.png' })?.label, null);
  assert.equal(drawn({ type: 'image', value: 'boot.png', caption: 'A boot', show_caption: false })?.label, 'A boot');
});

it('texts of trays and of the form count in the same way', () => {
  const engine = newEngine();
  engine.load(
    JSON.stringify({
      trays: { extras: { title: ' {{unset}} ' } },
      lead_form: { title: '{{unset}}', text: ' ', fields: [{ name: 'shoe_size', label: '{{unset}}' }] },
      interactions: [],
    }),
    { lenient: true },
  );
  const { trays, leadForm } = engine.project() ?? {};
  assert.deepEqual(
    [trays.extras.title, leadForm.title, leadForm.text, leadForm.fields[0].label],
    [null, null, null, null],
  );
  engine.dispose();
});
