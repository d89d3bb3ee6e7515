// SPDX-License-Identifier: MIT
// HubSpot: media bridge events, and properties of contacts.

import { recentMap } from '../recent.mjs';
import { hubspotAnswers } from '../schemas.mjs';

const CONTACTS_REMEMBERED = 1000;

/** Where things are, in a version of the API. @param {string} version a date, or `v1` */
const pathsOf = (version) => ({
  event: (/** @type {string} */ name) => `/media-bridge/${version}/events/${name}`,
  contacts:
    version === 'v1' ? '/crm/v3/objects/contacts/batch/upsert' : `/crm/objects/${version}/contacts/batch/upsert`,
});

/**
 * @param {string} version
 * @returns {import('./upstreams.mjs').Deliver}
 */
export function hubspotDeliver(version) {
  const paths = pathsOf(version);
  /** @type {ReturnType<typeof recentMap<number>>} */
  const contacts = recentMap(CONTACTS_REMEMBERED);

  /**
   * Makes or finds a contact.
   * @param {import('./line.mjs').Caller} call @param {string} email @param {Record<string, string>} [properties]
   * @returns {Promise<number>} its id
   */
  async function upsert(call, email, properties = {}) {
    const inputs = [{ idProperty: 'email', id: email, properties: { email, ...properties } }];
    const { body } = await call({ path: paths.contacts, json: { inputs } });
    const id = Number(body?.results?.[0]?.id);
    if (Number.isSafeInteger(id)) contacts.set(email, id);
    return id;
  }

  return async ({ id, route, body, email }, call) => {
    if (route === '/crm') {
      await upsert(call, body.email, { [body.field]: String(body.value) });
      return { odd: false };
    }
    const event = route.slice(route.lastIndexOf('/') + 1);
    const contactId = email === null ? {} : { contactId: contacts.get(email) ?? (await upsert(call, email)) };
    const answer = await call({
      path: paths.event(event),
      json: { ...body, ...contactId },
      headers: { 'Idempotency-Key': id },
    });
    return { odd: !hubspotAnswers[event](answer.body) };
  };
}
