// SPDX-License-Identifier: MIT
// Shows this page's own source and its document. Not needed by the overlay.

/** @param {string} address */
async function textOf(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

/** The lines between the two comments, unindented. @param {string} html */
function embedded(html) {
  const [, part = ''] = /<!-- embed -->\n([\s\S]*?)\n *<!-- \/embed -->/.exec(html) ?? [];
  const lines = part.split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n');
}

/** @param {string} id @param {string} text */
function show(id, text) {
  const element = document.getElementById(id);
  if (element) element.textContent = text;
}

show('page', embedded(await textOf(location.href)));
const project = document.querySelector('[project]')?.getAttribute('project') ?? '';
show('document', await textOf(project));
