// SPDX-License-Identifier: MIT
// The small edition of `npm run prove:creates`.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Random } from '../property/generate.mjs';
import { stores } from '../relay/support.mjs';
import { createWhileKilled } from './api-creates.mjs';

const CREATES = 240;
const KILLS = 2;

for (const database of stores())
  describe(`creates on ${database.name}`, () => {
    before(() => database.open());
    after(() => database.close());

    test('what was answered 201 is there after SIGKILL, once', async () => {
      const settings = await database.settings();
      const report = await createWhileKilled({ settings, creates: CREATES, kills: KILLS, random: new Random(15) });
      assert.equal(report.kills, KILLS);
      assert.ok(report.repeated > 0, 'requests were under way when it was killed');
    });
  });
