// SPDX-License-Identifier: MIT
import { HotcueError } from '../../js-glue/engine/error.js';
import { Failures } from '../../js-glue/media/failures.js';
import { pictureOf } from '../stage/inside.js';
import { Stage } from '../stage/stage.js';

/** Media without a session: reports failures of the media while there is no engine. */
export class Bare {
  #stage;
  #failures;
  media;

  /**
   * @param {HTMLMediaElement} media
   * @param {HTMLElement} overlay
   * @param {{sheet: CSSStyleSheet}} box see Stage
   * @param {(error: unknown) => void} fail
   */
  constructor(media, overlay, box, fail) {
    this.media = media;
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
