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

/** What authors make. Texts are JSON; versions count the changes of a project. @param {AnyDatabase} db @param {Dialect} dialect */
async function authoring(db, { postgres }) {
  const key = (/** @type {import('kysely').CreateTableBuilder<any, any>} */ table) =>
    table.addColumn('key', postgres ? 'bigserial' : 'integer', (column) =>
      postgres ? column.primaryKey() : column.primaryKey().autoIncrement(),
    );
  await db.schema
    .createTable('tokens')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('created', 'bigint', (column) => column.notNull())
    .addColumn('revoked', 'bigint')
    .execute();

  await key(db.schema.createTable('projects'))
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('structure', 'bigint', (column) => column.notNull()) // version of the last change that interactions depend on
    .addColumn('fields', 'text', (column) => column.notNull())
    .addColumn('items', 'bigint', (column) => column.notNull()) // what is limited, of the whole document
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .execute();

  await key(db.schema.createTable('videos'))
    .addColumn('project', 'bigint', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('own_token', 'text') // what the document calls it
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('fields', 'text', (column) => column.notNull())
    .addColumn('items', 'integer', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('videos_of_project').on('videos').columns(['project', 'place']).execute();
  await db.schema.createIndex('videos_by_id').on('videos').columns(['id', 'project']).execute();

  await db.schema
    .createTable('interactions')
    .addColumn('video', 'bigint', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_interaction', ['video', 'id'])
    .execute();
  await db.schema.createIndex('interactions_of_video').on('interactions').columns(['video', 'place']).execute();
  await db.schema.createIndex('interactions_by_id').on('interactions').column('id').execute();

  await db.schema
    .createTable('answers') // to requests that may come again
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull()) // its hash
    .addColumn('headers', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('created', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_answer', ['token', 'key'])
    .execute();
  await db.schema.createIndex('old_answers').on('answers').column('created').execute();
}

/** @param {Dialect} dialect @returns {Record<string, import('kysely').Migration>} */
export const migrationsFor = (dialect) => ({
  '1-first-tables': { up: (db) => firstTables(db, dialect) },
  '2-authoring': { up: (db) => authoring(db, dialect) },
});
