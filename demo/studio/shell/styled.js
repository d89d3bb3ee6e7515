// SPDX-License-Identifier: MIT
// Styles set by script: the page's Content-Security-Policy refuses style attributes, which Lit's
// own styleMap writes when it draws for the first time.
import { noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

class Styled extends Directive {
  /** @type {Record<string, string>} */
  #set = {};

  /** @param {Record<string, string>} _styles */
  render(_styles) {
    return noChange;
  }

  /** @override @param {any} part @param {[Record<string, string>]} styles */
  update({ element }, [styles]) {
    for (const [name, value] of Object.entries(styles))
      if (this.#set[name] !== value) element.style.setProperty(name, value);
    for (const name of Object.keys(this.#set)) if (!(name in styles)) element.style.removeProperty(name);
    this.#set = styles;
    return noChange;
  }
}

/** For an element: `<div ${styled({ width: '4px', '--from': '0' })}>`. @type {(styles: Record<string, string>) => import('lit/directive.js').DirectiveResult} */
export const styled = directive(Styled);
