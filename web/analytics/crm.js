// SPDX-License-Identifier: MIT
// What clicks report about the viewer, to the CRM: docs/analytics.md, "CRM".

/** @typedef {import('./record.js').Draft} Draft */

/**
 * Sends the data of `crm:map` events with the viewer's e-mail address.
 * @returns {import('./delivery.js').Adapter}
 */
export function crm() {
  return { name: 'crm', connect: (tap) => connect(tap) };
}

/**
 * The engine holds what clicks report until the address is known, but in memory. So the delivery is
 * given a record of each to hold, which survives the page, and it is this record that is sent.
 * @param {import('./tap.js').Tap} tap
 * @returns {import('./delivery.js').Tapped}
 */
function connect(tap) {
  /** How many of those that the engine holds have a record: the first ones. */
  let held = 0;
  return {
    *on({ type, detail }) {
      if (type === 'project:load' || type === 'viewer:reset') held = 0;
      if (type === 'crm:map' && held === 0) yield draft(detail, tap.identity());
      if (type !== 'hotspot:click') return;
      const all = /** @type {any} */ (tap.element).heldCrm ?? [];
      for (const map of all.slice(held)) yield draft(map, {});
      held = all.length;
    },
    complete({ hold, ...record }, { email }) {
      return email ? { ...record, body: { email, ...record.body } } : null;
    },
  };
}

/** @param {any} map @param {import('./tap.js').Identity} identity @returns {Draft} */
const draft = (map, { email }) => ({
  ...{ route: '/crm', body: { ...(email && { email }), ...map } },
  ...(!email && { hold: 'contact' }),
});
