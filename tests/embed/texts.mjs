// SPDX-License-Identifier: MIT
// Custom data that are easily changed on their way: those of all ways, and some of this one.
import { AWKWARD } from '../custom-data/awkward.mjs';

export const AWKWARD_TEXTS = [
  '{"b":1,"a":2,"10":3,"2":4,"__proto__":{"x":1},"constructor":null}',
  '123456789012345678901234567890.10',
  `"${'x'.repeat(2 ** 20)}"`,
  '"\\"customData\\":{"',
  ...AWKWARD.map(({ text }) => text),
];
