// SPDX-License-Identifier: MIT
// Kinds of interactions that ask nothing: labels, texts, pictures, links, hotspots.
import { plain } from '../texts.js';
import { ABOVE, DIALOG, labelBox, placed, within } from './box.js';
import { fill } from './color.js';
import { firstOf, isOn, numberOf, textOf } from './lenient.js';

/** @typedef {import('../../draft.js').Fields} Fields */
/** @typedef {import('./spot.js').Spot} Spot */
/** @typedef {import('../../value.js').Value} Value */

const WHITE = 'rgb(255, 255, 255)';
const READ = { click_action: 'none' };

/** H5P.Nil: a label without content. @param {Spot} spot */
export function addLabel(spot) {
  const text = firstOf(spot.label, spot.title);
  const looks = placed(labelBox(spot.box, text));
  spot.add({ type: 'text', ...looks, value: plain(text), ...READ, pause_video: spot.pauses || undefined });
}

/** H5P.Text, H5P.AdvancedText, H5P.Table. @param {Spot} spot */
export function addText(spot) {
  const { text, links } = spot.scene.rich(spot.params.at('text'));
  if (text === '' && links.length === 0) spot.scene.lost(spot.params.at('text'), `${spot.kind} has no text`);
  const go = goTo(spot);
  if (spot.isButton && !go) addDialog(spot, text, links);
  else if (spot.isButton) addOverlay(spot, [{ type: 'text', value: plain(text || spot.title) }], go);
  else {
    const link = !go && links.length > 0 ? spot.scene.address(spot.params.at('text'), links[0]) : null;
    for (const each of links.slice(link ? 1 : 0)) spot.scene.lost(spot.params.at('text'), `a link in a text: ${each}`);
    const click = go ?? (link ? { click_action: 'link', click_value: link } : READ);
    spot.add({ type: 'text', value: plain(text || spot.title), ...looks(spot), ...click, ...waits(spot) });
  }
}

/**
 * A button that opens a text in a dialog.
 * @param {Spot} spot
 * @param {string} text
 * @param {string[]} links addresses, which the dialog makes links
 */
export function addDialog(spot, text, links) {
  const value = [firstOf(text, spot.title), ...links].join('\n\n');
  spot.add({ ...spot.opener, click_action: 'modal', click_value: plain(value), ...waits(spot) });
}

/** H5P.Image. @param {Spot} spot */
export function addImage(spot) {
  const src = spot.scene.file(spot.params.at('file'));
  const name = firstOf(spot.scene.text(spot.params.at('alt')), spot.scene.text(spot.params.at('title')), spot.title);
  if (src === null) return addLabel(spot);
  const image = { type: 'image', value: src, name: plain(name) };
  const go = goTo(spot);
  if (spot.isButton) addOverlay(spot, [image], go);
  else spot.add({ ...image, ...looks(spot), ...(go ?? READ), ...waits(spot) });
}

/** H5P.Link. @param {Spot} spot */
export function addLink(spot) {
  const address = spot.scene.link(spot.params.at('linkWidget'));
  const { text } = spot.scene.rich(spot.params.at('title'));
  const shown = firstOf(text, spot.label, spot.title);
  const click = address === null ? READ : { click_action: 'link', click_value: address };
  const place = placed(labelBox(spot.box, shown));
  spot.add({ type: 'button', ...place, value: plain(shown), ...click, ...waits(spot) });
}

/** H5P.IVHotspot: an area that leads somewhere. @param {Spot} spot */
export function addHotspot(spot) {
  const { scene, params } = spot;
  const visuals = params.at('visuals');
  const texts = params.at('texts');
  const name = firstOf(scene.text(texts.at('alternativeText')), scene.text(texts.at('ariaLabel')), spot.title);
  const label = scene.text(texts.at('label'));
  const caption = isOn(texts.at('showLabel')) ? { caption: plain(label) } : { tooltip: plain(label) };
  const { background_color } = fill(textOf(visuals.at('backgroundColor')));
  spot.add({
    type: 'hotspot',
    name: plain(name),
    ...placed(spot.box),
    ...(leadsTo(spot, params.at('destination')) ?? { click_action: 'track' }),
    ...(label === '' ? {} : caption),
    background_color,
    border_radius: textOf(visuals.at('shape')) === 'circular' ? '50%' : undefined,
    hotspot_ring: background_color !== undefined || isOn(visuals.at('animation')),
    animation: isOn(visuals.at('animation')) ? 'pulse' : undefined,
    ...waits(spot),
  });
}

/** What a text or a picture leads to. @param {Spot} spot @returns {Fields | null} null if nowhere */
function goTo(spot) {
  const go = spot.value.at('goto');
  return ['timecode', 'url'].includes(textOf(go.at('type'))) ? leadsTo(spot, go) : null;
}

/** @param {Spot} spot @param {Value} go `{type, time, url}` @returns {Fields | null} null, reported, if nowhere */
function leadsTo(spot, go) {
  if (textOf(go.at('type')) === 'url') {
    const address = spot.scene.link(go.at('url'));
    return address === null ? null : { click_action: 'link', click_value: address };
  }
  const time = numberOf(go.at('time'), null);
  if (time !== null) return { click_action: 'jump', click_value: spot.target(time) };
  spot.scene.lost(go, 'left out: it leads to no time');
  return null;
}

/**
 * A button, and what it opens over the film until that is clicked.
 * @param {Spot} spot
 * @param {Fields[]} parts
 * @param {Fields | null} go what a click on it does, beside closing it
 */
function addOverlay(spot, parts, go) {
  const isOpen = { variable: spot.id, operator: 'exists' };
  const open = { click_action: 'track', variable_name: spot.id, variable_value: 'open' };
  spot.add({ ...spot.opener, ...open, when: { not: isOpen }, ...waits(spot) });
  for (const part of parts) {
    const close = { ...(go ?? { click_action: 'track' }), variable_name: spot.id, variable_value: '' };
    const look = part.type === 'text' ? fill(WHITE) : {};
    spot.add(
      { ...part, ...placed(DIALOG), ...ABOVE, ...look, ...close, when: isOpen, pause_video: true },
      { id: spot.freeId('open') },
    );
  }
}

/** @param {Spot} spot @returns {Fields} */
function looks(spot) {
  const color = textOf(spot.value.at('visuals').at('backgroundColor'));
  return { ...placed(within(spot.box)), ...fill(firstOf(color, WHITE)) };
}

/** @param {Spot} spot @returns {Fields} */
const waits = ({ pauses }) => ({ pause_video: pauses || undefined });
