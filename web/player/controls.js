// SPDX-License-Identifier: MIT
// media-chrome's controls on pages whose Content-Security-Policy allows no
// inline styles. Its elements write a <style> into their shadow root and later
// add rules to it. Here the text of that <style> becomes a constructed style
// sheet, and an element that only looks like a <style> hands it to
// media-chrome. Where an element is not one of ours - the page has defined it
// from a media-chrome of its own - nothing is changed.
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
import 'media-chrome/media-play-button.js';
import 'media-chrome/media-playback-rate-button.js';
import MediaPreviewThumbnail from 'media-chrome/media-preview-thumbnail.js';
import { MediaTextDisplay } from 'media-chrome/media-text-display.js';
import 'media-chrome/media-time-display.js';
import 'media-chrome/media-time-range.js';
import MediaTooltip from 'media-chrome/media-tooltip.js';
import 'media-chrome/media-volume-range.js';
import { sheet } from '../dom.js';

// What is seen on a button is part of its name: "1x".
/** @type {Record<string, string>} */ (En)['Playback rate {playbackRate}'] = 'Playback rate {playbackRate}x';

/** The classes that write a shadow root; the rest inherit from them. */
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
/** Shadow roots of elements inside, which write their own as well. */
const INNER = /<template shadowrootmode[^>]*>[\s\S]*?<\/template>/g;

/** Style texts by class. @type {Map<Function, string>} */
const texts = new Map();
/** Only elements made by control() are treated so. */
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
 * One of media-chrome's elements.
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

/** @param {Element} element */
function dress(element) {
  const root = element.shadowRoot;
  const text = texts.get(element.constructor);
  if (!root || text === undefined) return;
  const own = sheet(text);
  root.adoptedStyleSheets = [own];
  root.append(Object.assign(document.createElementNS(null, 'style'), { sheet: own }));
  customElements.upgrade(root);
  for (const inner of root.querySelectorAll('*')) dress(inner);
}
