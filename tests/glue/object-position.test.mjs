// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePosition } from '../../web/stage/object-position.js';

const CASES = {
  '50% 50%': { x: 0.5, offsetX: 0, y: 0.5, offsetY: 0 },
  '0% 100%': { x: 0, offsetX: 0, y: 1, offsetY: 0 },
  '10px 20px': { x: 0, offsetX: 10, y: 0, offsetY: 20 },
  '-10.5px 12.25%': { x: 0, offsetX: -10.5, y: 0.1225, offsetY: 0 },
  'calc(100% - 10px) calc(-5px + 50%)': { x: 1, offsetX: -10, y: 0.5, offsetY: -5 },
  'calc(100% + -10px) 1e2px': { x: 1, offsetX: -10, y: 0, offsetY: 100 },
  '25%': { x: 0.25, offsetX: 0, y: 0.5, offsetY: 0 },
  '': { x: 0.5, offsetX: 0, y: 0.5, offsetY: 0 },
  'what ever': { x: 0.5, offsetX: 0, y: 0.5, offsetY: 0 },
};

for (const [value, position] of Object.entries(CASES)) {
  test(`object-position: ${value || '(nothing)'}`, () => assert.deepEqual(parsePosition(value), position));
}
