// SPDX-License-Identifier: MIT
// Undo and redo: whole states, which share what they have in common. Steps of one gesture or of
// one text being typed are joined.

const STEPS_MAX = 500;

/** @template State */
export class History {
  /** @type {{state: State, label: string, merge: string}[]} */
  #past = [];
  /** @type {{state: State, label: string, merge: string}[]} */
  #future = [];
  #label = '';
  #merge = '';

  /** @param {State} state */
  constructor(state) {
    this.state = state;
  }

  /**
   * @param {State} state
   * @param {{label: string, merge?: string}} step label: what undo would undo; merge: steps in a row with the same one are undone together
   */
  push(state, { label, merge = '' }) {
    const joined = merge !== '' && merge === this.#merge && this.#past.length > 0;
    if (!joined) this.#past.push({ state: this.state, label: this.#label, merge: this.#merge });
    if (this.#past.length > STEPS_MAX) this.#past.shift();
    this.#future = [];
    [this.state, this.#label, this.#merge] = [state, label, merge];
  }

  /** Replaces the state without a step: what is selected, and which video is open. @param {State} state */
  replace(state) {
    this.state = state;
  }

  /** Ends a gesture: the next step is one of its own. */
  settle() {
    this.#merge = '';
  }

  undo() {
    return this.#go(this.#past, this.#future);
  }

  redo() {
    return this.#go(this.#future, this.#past);
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** What undo() would undo. */
  get undoLabel() {
    return this.canUndo ? this.#label : '';
  }

  /** What redo() would do again. */
  get redoLabel() {
    return this.#future.at(-1)?.label ?? '';
  }

  /** @param {{state: State, label: string, merge: string}[]} from @param {{state: State, label: string, merge: string}[]} to */
  #go(from, to) {
    const step = from.pop();
    if (!step) return false;
    to.push({ state: this.state, label: this.#label, merge: this.#merge });
    [this.state, this.#label, this.#merge] = [step.state, step.label, ''];
    return true;
  }
}
