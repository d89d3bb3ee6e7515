// SPDX-License-Identifier: MIT
// The base class of all panels: an element with the studio.
import { LitElement } from 'lit';
import { StudioController } from '../model/controller.js';
import { theme } from './theme.js';

/** @typedef {import('../model/studio.js').Studio} Studio */
/** @typedef {import('../model/studio.js').Topic} Topic */

export class Panel extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { studio: { attribute: false } };
  static styles = [theme];
  /** What it is drawn again for. @type {(Topic | 'time')[]} */
  static topics = ['document', 'selection'];

  constructor() {
    super();
    /** Set by the shell before the element is connected. @type {Studio} */
    this.studio = /** @type {any} */ (undefined);
    new StudioController(this, /** @type {typeof Panel} */ (this.constructor).topics);
  }
}
