// SPDX-License-Identifier: MIT
// A stand-in for ClickFunnels 2.0: contacts and tags of one workspace.
import { Ajv } from 'ajv';
import { startUpstream } from './upstream.mjs';

const ajv = new Ajv({ strict: true });
const body = (name, properties, required) =>
  ajv.compile({
    type: 'object',
    required: [name],
    properties: { [name]: { type: 'object', required, properties, additionalProperties: false } },
    additionalProperties: false,
  });
const isContact = body(
  'contact',
  {
    email_address: { type: 'string', pattern: '@' },
    first_name: { type: 'string' },
    last_name: { type: 'string' },
    phone_number: { type: 'string' },
    tag_ids: { type: 'array', items: { type: 'integer' } },
    custom_attributes: { type: 'object', additionalProperties: { type: 'string' } },
  },
  ['email_address'],
);
const isTag = body('contacts_tag', { name: { type: 'string', minLength: 1 } }, ['name']);
const isApplied = body('contacts_applied_tag', { tag_id: { type: 'integer' } }, ['tag_id']);

const TAKEN = { status: 422, body: { name: ['has already been taken'] } };
const WRONG = { status: 400, body: { error: 'wrong shape' } };

/** @param {{token: string, workspace: string}} options */
export async function startClickfunnels({ token, workspace }) {
  const contacts = new Map(); // by address
  const tags = new Map(); // by name
  const root = `/api/v2/workspaces/${workspace}`;

  function upsert({ contact }) {
    const before = contacts.get(contact.email_address) ?? { id: 501 + contacts.size, attributes: {}, tags: new Set() };
    Object.assign(before.attributes, contact.custom_attributes);
    contacts.set(contact.email_address, before);
    return {
      status: 200,
      body: { id: before.id, email_address: contact.email_address, custom_attributes: before.attributes },
    };
  }

  function makeTag({ contacts_tag: { name } }) {
    if (tags.has(name)) return TAKEN;
    tags.set(name, 901 + tags.size);
    return { status: 201, body: { id: tags.get(name), name } };
  }

  function apply(contactId, { contacts_applied_tag: { tag_id } }) {
    const contact = [...contacts.values()].find(({ id }) => id === contactId);
    if (!contact || ![...tags.values()].includes(tag_id)) return { status: 404, body: { error: 'not found' } };
    if (contact.tags.has(tag_id)) return { status: 422, body: { tag: ['has already been taken'] } };
    contact.tags.add(tag_id);
    return { status: 201, body: { id: 1, tag_id } };
  }

  const upstream = await startUpstream(({ method, path, headers, body: sent }) => {
    if (headers.authorization !== `Bearer ${token}`) return { status: 401, body: { error: 'token' } };
    if (!headers['user-agent']) return { status: 403, body: { error: 'user agent' } };
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    const what = `${method} ${pathname}`;
    const applied = /^POST \/api\/v2\/contacts\/(\d+)\/applied_tags$/.exec(what);
    if (applied) return isApplied(sent) ? apply(Number(applied[1]), sent) : WRONG;
    if (what === `POST ${root}/contacts/upsert`) return isContact(sent) ? upsert(sent) : WRONG;
    if (what === `POST ${root}/contacts/tags`) return isTag(sent) ? makeTag(sent) : WRONG;
    if (what === `GET ${root}/contacts/tags`) {
      const name = searchParams.get('filter[name]');
      return { status: 200, body: [...tags].filter(([tag]) => tag === name).map(([tag, id]) => ({ id, name: tag })) };
    }
    return { status: 404, body: { error: 'path' } };
  });
  return { ...upstream, contacts, tags };
}
