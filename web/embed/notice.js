// SPDX-License-Identifier: MIT

/** Shows a text in place of the player, or takes it away. @param {Document} page @param {string} text '' for none */
export function notice(page, text) {
  for (const each of page.querySelectorAll('.notice')) each.remove();
  if (!text) return;
  const element = Object.assign(page.createElement('p'), { className: 'notice', textContent: text });
  element.setAttribute('role', 'alert');
  page.body.append(element);
}
