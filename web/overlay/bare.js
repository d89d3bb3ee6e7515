// SPDX-License-Identifier: MIT
import { HotcueError } from '../../js-glue/engine/error.js';
import { Failures } from '../../js-glue/media/failures.js';
import { pictureOf } from '../stage/picture.js';
import { Stage } from '../stage/stage.js';

/** Media without a session: reports failures of the media while there is no engine. */
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
      pictureOf(media),
      overlay,
      box,
      () => null,
      () => {},
    );
    this.#failures = new Failures(media, (message) => fail(new HotcueError('media', message)));
  }

  /** Reports a failure from before this object was created. */
  look() {
    this.#failures.look();
  }

  dispose() {
    this.#stage.dispose();
    this.#failures.dispose();
  }
}
