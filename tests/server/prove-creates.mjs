// SPDX-License-Identifier: MIT
// `npm run prove:creates`: 10,000 creates from eight clients while the server is killed by SIGKILL
// at random moments, on both stores. The small edition is api-crash.test.mjs.
//
//     npm run prove:creates -- [--creates N] [--kills N] [--store SQLite|PostgreSQL] [--seed N]
import { parseArgs } from 'node:util';
import { Random } from '../property/generate.mjs';
import { stores } from '../relay/support.mjs';
import { createWhileKilled } from './api-creates.mjs';

const { values } = parseArgs({
  options: {
    creates: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '40' },
    store: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
});

for (const database of stores()) {
  if (values.store && values.store !== database.name) continue;
  await database.open();
  try {
    const settings = await database.settings();
    const random = new Random(Number(values.seed));
    const options = { settings, creates: Number(values.creates), kills: Number(values.kills), random };
    const { answered, kills, repeated, replayed, seconds } = await createWhileKilled(options);
    console.log(
      `${database.name}, seed ${values.seed}: ${answered} creates answered 201 in ${seconds.toFixed(0)} s, all there once; ` +
        `${kills} kills, ${repeated} requests without an answer, ${replayed} of them stored all the same`,
    );
  } finally {
    await database.close();
  }
}
