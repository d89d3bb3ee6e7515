// SPDX-License-Identifier: MIT
import { HotcueError } from '../../js-glue/engine/error.js';
import { Failures } from '../../js-glue/media/failures.js';
import { Stage } from '../stage/stage.js';

/** Media that no session looks after: without an engine the viewer still reads that a video failed. */
export class Bare {
  #stage;
  #failures;

  /**
   * @param {HTMLMediaElement} media
   * @param {HTMLElement} overlay
   * @param {CSSStyleSheet} box see Stage
   * @param {(error: unknown) => void} fail
   */
  constructor(media, overlay, box, fail) {
    this.#stage = new Stage(
      media,
      overlay,
      box,
      () => null,
      () => {},
    );
    this.#failures = new Failures(media, (message) => fail(new HotcueError('media', message)));
  }

  /** They may have failed before. */
  look() {
    this.#failures.look();
  }

  dispose() {
    this.#stage.dispose();
    this.#failures.dispose();
  }
}
