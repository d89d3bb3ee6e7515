// SPDX-License-Identifier: MIT
// Neither keeps a state between calls.
export const encoder = new TextEncoder();
export const decoder = new TextDecoder();
