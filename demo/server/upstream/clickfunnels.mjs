// SPDX-License-Identifier: MIT
// ClickFunnels: a contact by its e-mail address, its attributes, and tags. Tags have names here
// and numbers there.
import { recentMap } from '../recent.mjs';
import { Refusal } from './refusal.mjs';

/** @typedef {import('./line.mjs').Caller} Caller */

const TAGS_REMEMBERED = 1000;

/** Somebody else did it, or we did before: what was asked for is so. @param {import('../policy.mjs').Answer} answer */
const taken = ({ status, body }) => status === 422 && /already been taken/i.test(JSON.stringify(body ?? null));

/**
 * @param {string} workspace its number
 * @returns {import('./upstreams.mjs').Deliver}
 */
export function clickfunnelsDeliver(workspace) {
  const root = `/api/v2/workspaces/${encodeURIComponent(workspace)}`;
  /** @type {ReturnType<typeof recentMap<number>>} */
  const tags = recentMap(TAGS_REMEMBERED);

  /** @param {Caller} call @param {string} name */
  async function find(call, name) {
    const { body } = await call({
      method: 'GET',
      path: `${root}/contacts/tags?filter[name]=${encodeURIComponent(name)}`,
    });
    return Array.isArray(body) ? body.find((tag) => tag?.name === name)?.id : undefined;
  }

  /** @param {Caller} call @param {string} name */
  async function make(call, name) {
    const { status, body } = await call({
      path: `${root}/contacts/tags`,
      json: { contacts_tag: { name } },
      welcome: taken,
    });
    return status === 422 ? find(call, name) : body?.id;
  }

  /** @param {Caller} call @param {string} name @returns {Promise<number>} */
  async function tagId(call, name) {
    const id = tags.get(name) ?? (await find(call, name)) ?? (await make(call, name));
    if (id === undefined) throw new Refusal({ kind: 'retry', reason: 'no_tag' });
    tags.set(name, id);
    return id;
  }

  return async ({ id, body: { email, tag, attribute } }, call) => {
    const contact = { email_address: email, ...(attribute && { custom_attributes: attribute }) };
    const { body } = await call({
      path: `${root}/contacts/upsert`,
      json: { contact },
      headers: { 'Idempotency-Key': id },
    });
    if (!tag) return { odd: false };
    if (!Number.isSafeInteger(body?.id)) throw new Refusal({ kind: 'retry', reason: 'no_contact' });
    const json = { contacts_applied_tag: { tag_id: await tagId(call, tag) } };
    await call({ path: `/api/v2/contacts/${body.id}/applied_tags`, json, welcome: taken });
    return { odd: false };
  };
}
