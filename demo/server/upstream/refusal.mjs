// SPDX-License-Identifier: MIT

/** A call that was not answered as hoped; says what that means. Holds nothing of what was sent. */
export class Refusal extends Error {
  /** @param {Exclude<import('../policy.mjs').Verdict, {kind: 'good'}>} verdict */
  constructor(verdict) {
    super(`${verdict.kind}: ${verdict.reason}`);
    this.verdict = verdict;
  }
}
