// SPDX-License-Identifier: MIT
// The tables. A migration that has been released never changes: add another.
import { sql } from 'kysely';

/** @typedef {import('kysely').Kysely<any>} AnyDatabase */
/** @typedef {{postgres: boolean}} Dialect */

/** @param {AnyDatabase} db @param {Dialect} dialect */
async function firstTables(db, { postgres }) {
  await db.schema
    .createTable('deliveries')
    .addColumn('seq', postgres ? 'bigserial' : 'integer', (column) =>
      postgres ? column.primaryKey() : column.primaryKey().autoIncrement(),
    )
    .addColumn('id', 'text', (column) => column.notNull()) // of the record
    .addColumn('upstream', 'text', (column) => column.notNull())
    .addColumn('route', 'text', (column) => column.notNull())
    .addColumn('lane', 'text') // of a lane, the first waiting one is forwarded
    .addColumn('body', 'text') // JSON
    .addColumn('email', 'text') // of the contact to find
    .addColumn('state', 'text', (column) => column.notNull()) // queued, done, dead, parked
    .addColumn('reason', 'text') // why it is dead or parked
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('received', 'bigint', (column) => column.notNull())
    .addColumn('due', 'bigint', (column) => column.notNull())
    .addColumn('holder', 'text') // the instance that claims it
    .addColumn('lease', 'bigint', (column) => column.notNull()) // until when; 0: nobody does
    .addColumn('finished', 'bigint')
    .addUniqueConstraint('one_delivery', ['id', 'upstream'])
    .execute();
  await sql`CREATE INDEX waiting ON deliveries (upstream, seq) WHERE state = 'queued'`.execute(db);
  await sql`CREATE INDEX lanes ON deliveries (lane, seq) WHERE state = 'queued'`.execute(db);
  await sql`CREATE INDEX finished ON deliveries (state, finished) WHERE finished IS NOT NULL`.execute(db);

  await db.schema
    .createTable('upstreams')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('paused', 'bigint', (column) => column.notNull()) // until when
    .addColumn('stopped', 'text') // why
    .execute();

  // What may be called in one window: each slot once.
  await db.schema
    .createTable('slots')
    .addColumn('upstream', 'text', (column) => column.notNull())
    .addColumn('slot', 'integer', (column) => column.notNull())
    .addColumn('free', 'bigint', (column) => column.notNull()) // from when
    .addPrimaryKeyConstraint('one_slot', ['upstream', 'slot'])
    .execute();
  await db.schema.createIndex('free_slots').on('slots').columns(['upstream', 'free']).execute();
}

/** @param {Dialect} dialect @returns {Record<string, import('kysely').Migration>} */
export const migrationsFor = (dialect) => ({
  '1-first-tables': { up: (db) => firstTables(db, dialect) },
});
