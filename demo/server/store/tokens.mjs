// SPDX-License-Identifier: MIT
// Who may use the API. Tokens themselves are not stored.

/** @typedef {{id: string, name: string, created: number, revoked: number | null}} TokenRow times: milliseconds since the epoch */

export class TokenStore {
  #reader;
  #durable;

  /** @param {import('./open.mjs').Database} database */
  constructor({ reader, durable }) {
    this.#reader = reader;
    this.#durable = durable;
  }

  /** @param {{id: string, name: string, hash: string, created: number}} token */
  async add(token) {
    await this.#durable.insertInto('tokens').values(token).execute();
  }

  /** @returns {Promise<TokenRow[]>} */
  list() {
    return this.#reader.selectFrom('tokens').select(['id', 'name', 'created', 'revoked']).orderBy('created').execute();
  }

  /** @param {string} id @param {number} now @returns {Promise<boolean>} whether there was such a token in use */
  async revoke(id, now) {
    const tokens = this.#durable.updateTable('tokens').set({ revoked: now });
    const revoked = await tokens.where('id', '=', id).where('revoked', 'is', null).returning('id').execute();
    return revoked.length > 0;
  }

  /** Deletes the tokens of a name. @param {string} name */
  async remove(name) {
    await this.#durable.deleteFrom('tokens').where('name', '=', name).execute();
  }

  /** @param {string} hash @returns {Promise<string | null>} id of the token, unless it is revoked */
  async idOf(hash) {
    const tokens = this.#reader.selectFrom('tokens').select('id').where('revoked', 'is', null);
    return (await tokens.where('hash', '=', hash).executeTakeFirst())?.id ?? null;
  }
}
