// SPDX-License-Identifier: MIT
/** Film, document and icon are those of the test's server. */
export default { kit: { prerender: { handleHttpError: 'ignore' } } };
