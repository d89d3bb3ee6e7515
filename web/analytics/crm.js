// SPDX-License-Identifier: MIT
// What clicks say about the viewer, for the CRM: docs/analytics.md, "CRM".

/** @typedef {import('./record.js').Draft} Draft */

/**
 * Sends the data of `crm:map` events with the viewer's e-mail address.
 * @returns {import('./delivery.js').Adapter}
 */
export function crm() {
  return { name: 'crm', connect: (tap) => connect(tap) };
}

/** @param {import('./tap.js').Tap} tap @returns {import('./delivery.js').Tapped} */
function connect(tap) {
  return {
    *on({ type, detail }) {
      if (type !== 'crm:map') return;
      const { email } = tap.identity();
      yield { route: '/crm', body: { ...(email && { email }), ...detail }, ...(!email && { hold: 'contact' }) };
    },
    complete({ hold, ...record }, { email }) {
      return email ? { ...record, body: { email, ...record.body } } : null;
    },
  };
}
