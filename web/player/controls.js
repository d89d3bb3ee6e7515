// SPDX-License-Identifier: MIT
// Makes media-chrome's controls work where the Content-Security-Policy forbids
// inline styles. Its elements write a <style> into their shadow root and add rules
// to it later. Here that text becomes a constructed style sheet, and a stand-in
// for the <style> element gives media-chrome access to it. Elements that the page
// has defined from its own copy of media-chrome are left unchanged.
import { En } from 'media-chrome/lang/en.js';
import 'media-chrome/media-captions-button.js';
import { MediaChromeButton } from 'media-chrome/media-chrome-button.js';
import { MediaChromeRange } from 'media-chrome/media-chrome-range.js';
import { MediaContainer } from 'media-chrome/media-container.js';
import MediaControlBar from 'media-chrome/media-control-bar.js';
import 'media-chrome/media-controller.js';
import 'media-chrome/media-fullscreen-button.js';
import MediaGestureReceiver from 'media-chrome/media-gesture-receiver.js';
import MediaLoadingIndicator from 'media-chrome/media-loading-indicator.js';
import 'media-chrome/media-mute-button.js';
import 'media-chrome/media-pip-button.js';
import 'media-chrome/media-play-button.js';
import 'media-chrome/media-playback-rate-button.js';
import MediaPreviewThumbnail from 'media-chrome/media-preview-thumbnail.js';
import { MediaTextDisplay } from 'media-chrome/media-text-display.js';
import 'media-chrome/media-time-display.js';
import 'media-chrome/media-time-range.js';
import MediaTooltip from 'media-chrome/media-tooltip.js';
import 'media-chrome/media-volume-range.js';
import { sheet, windowOf } from '../dom.js';

// A button's accessible name must include its visible text, "1x".
/** @type {Record<string, string>} */ (En)['Playback rate {playbackRate}'] = 'Playback rate {playbackRate}x';

/** The classes with getTemplateHTML(); the others inherit it. */
const WRITERS = [
  MediaChromeButton,
  MediaChromeRange,
  MediaContainer,
  MediaControlBar,
  MediaGestureReceiver,
  MediaLoadingIndicator,
  MediaPreviewThumbnail,
  MediaTextDisplay,
  MediaTooltip,
];
const STYLE = /<style>([^<]*)<\/style>/g;
/** Declarative shadow roots of inner elements, which write their own as well. */
const INNER = /<template shadowrootmode[^>]*>[\s\S]*?<\/template>/g;

/** Style texts by class. @type {Map<Function, string>} */
const texts = new Map();
/** The stand-in for the <style> element of each root. @type {WeakMap<ShadowRoot, {sheet: CSSStyleSheet}>} */
const styles = new WeakMap();
/** True in control(): only elements created there are changed. */
let making = false;

for (const writer of /** @type {any[]} */ (WRITERS)) {
  const write = writer.getTemplateHTML;
  /** @this {Function} @param {any[]} given */
  writer.getTemplateHTML = function (...given) {
    const html = write.apply(this, given);
    if (!making) return html;
    /** @type {string[]} */
    const styles = [];
    const rest = html.replace(INNER, '').replace(STYLE, (/** @type {string} */ _, /** @type {string} */ text) => {
      styles.push(text);
      return '';
    });
    texts.set(this, styles.join('\n'));
    return rest;
  };
}

/**
 * Creates an element of media-chrome.
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {Node[]} children
 */
export function control(tag, attributes = {}, ...children) {
  making = true;
  try {
    const element = document.createElement(tag);
    dress(element);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  } finally {
    making = false;
  }
}

/** Adopts the style sheet of an element, and of those inside it. @param {Element} element */
function dress(element) {
  const root = element.shadowRoot;
  const text = texts.get(element.constructor);
  if (!root || text === undefined) return;
  const own = sheet(text);
  const style = Object.assign(document.createElementNS(null, 'style'), { sheet: own });
  root.adoptedStyleSheets = [own];
  root.append(style);
  styles.set(root, style);
  customElements.upgrade(root);
  for (const inner of root.querySelectorAll('*')) dress(inner);
}

/**
 * Gives an element, and those inside it, their style sheets again in another document.
 * @param {Element} element
 */
export function redress(element) {
  const root = element.shadowRoot;
  const style = root && styles.get(root);
  if (style) {
    const rules = [...style.sheet.cssRules].map(({ cssText }) => cssText);
    style.sheet = sheet(rules.join('\n'), windowOf(element));
    root.adoptedStyleSheets = [style.sheet];
  }
  for (const inner of [...element.children, ...(root?.children ?? [])]) redress(inner);
}
