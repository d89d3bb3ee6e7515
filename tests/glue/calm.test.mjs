// SPDX-License-Identifier: MIT
// Queries after the engine has trapped.
import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { calm } from '../../js-glue/session/calm.js';

/** An engine that traps at the query `at`, and is dead from then on. */
class Trapping {
  #at;
  alive = true;

  constructor(at) {
    this.#at = at;
  }

  #ask(name, answer) {
    if (!this.alive) throw new Error('a dead engine was asked');
    if (name !== this.#at) return answer;
    this.alive = false;
    throw new Error(`trapped in ${name}`);
  }

  get time() {
    return this.#ask('time', 7);
  }

  hit(x, y) {
    return this.#ask('hit', x + y);
  }

  hitNear(x, y, slopX, slopY) {
    return this.#ask('hitNear', [x, y, slopX, slopY]);
  }

  picture() {
    return this.#ask('picture');
  }
}

describe('calm', () => {
  it('passes questions on, with their arguments', () => {
    const died = mock.fn();
    const questions = calm(new Trapping(''), died);
    assert.equal(questions.time, 7);
    assert.equal(questions.hit(1, 2), 3);
    assert.deepEqual(questions.hitNear(1, 2, 3, 4), [1, 2, 3, 4]);
    assert.equal(questions.picture(1), undefined);
    assert.equal(questions.hit, questions.hit, 'made once');
    assert.equal(died.mock.callCount(), 0);
  });

  for (const at of ['time', 'hit', 'hitNear', 'picture']) {
    it(`reports a trap in ${at} once, and throws nothing from then on`, () => {
      const died = mock.fn();
      const engine = new Trapping(at);
      const questions = calm(engine, died);
      for (let i = 0; i < 2; i++) {
        questions.picture(1);
        const answers = [questions.time, questions.hit(1, 2), questions.hitNear(1, 2, 3, 4)];
        if (i === 1) assert.deepEqual(answers, [0, -1, -1]);
      }
      assert.equal(questions.alive, false);
      assert.equal(died.mock.callCount(), 1);
      assert.match(died.mock.calls[0].arguments[0].message, /trapped/);
    });
  }

  it('lets an error through that is no trap', () => {
    const died = mock.fn();
    const engine = new Trapping('');
    engine.hit = () => {
      throw new RangeError('bad argument');
    };
    assert.throws(() => calm(engine, died).hit(1, 2), RangeError);
    assert.equal(died.mock.callCount(), 0);
  });
});
