// SPDX-License-Identifier: MIT
// The events of Kaltura's interactive player, made from those of the elements: docs/moving.md,
// "From Kaltura". Pure functions.

/** @typedef {Pick<import('../../js-glue/engine/events.js').HotcueAnyEvent, 'type' | 'detail'> & {prevented?: boolean}} Heard an event of docs/events.md */
/** What a listener gets. @typedef {{type: string, payload?: any}} KalturaEvent */
/** A part of a payload that carries custom data. @typedef {{id: string, name?: string | null, customData: any, customDataText?: string}} Holder */
/** A video as the old player names it. `customData` is text, null for none. @typedef {{id: string, xref?: string, name?: string, customData: string | null}} KalturaNode */
/** The reference of a video besides its id, where it has one. @typedef {(id: string) => string | undefined} XrefOf */

/**
 * Custom data as the author typed them: a JSON string as its text, any other value as its JSON text.
 * Null and an empty text count as absent.
 * @template Absent
 * @param {{customData: any, customDataText?: string}} holder
 * @param {Absent} absent returned where there are none
 * @returns {string | Absent}
 */
export function customDataOf({ customData, customDataText }, absent) {
  if (customData === null || customData === undefined || customData === '') return absent;
  return typeof customData === 'string' ? customData : (customDataText ?? JSON.stringify(customData));
}

/** @param {Holder} holder @param {string} [xref] @returns {KalturaNode} */
function named(holder, xref) {
  const { id, name } = holder;
  return {
    id,
    ...(xref !== undefined && { xref }),
    ...(name && { name }),
    customData: customDataOf(holder, null),
  };
}

/** @param {Holder} node @param {XrefOf} xrefOf */
export const nodeOf = (node, xrefOf) => named(node, xrefOf(node.id));

const nothing = () => ({});

/** @param {any} detail */
const cueOf = ({ cue }) => ({ cue: { customData: customDataOf(cue, ''), id: cue.id } });

/**
 * The payload of each event of the old player. The keys are all events that a page can have
 * listened to, except `Error`; the buffer and media events come from `mediaEvents()`.
 * @type {Record<string, (detail: any, xrefOf: XrefOf) => any>}
 */
const PAYLOADS = {
  'browser:hidden': nothing,
  'browser:open': ({ href, target }) => ({ href, target }),
  'buffer:allbuffered': nothing,
  'buffer:bufferend': nothing,
  'buffer:bufferstart': nothing,
  'buffer:prebuffer': nothing,
  'cue:forward': cueOf,
  'cue:reverse': cueOf,
  'hotspot:click': ({ hotspot }) => ({ hotspot: named(hotspot) }),
  'node:ended': ({ node }, xrefOf) => ({ node: nodeOf(node, xrefOf) }),
  'node:enter': ({ kind, node, prevNode }, xrefOf) => ({
    kind,
    node: nodeOf(node, xrefOf),
    ...(prevNode && { prevNode: nodeOf(prevNode, xrefOf) }),
  }),
  'node:exit': ({ kind, node, nextNode }, xrefOf) => ({
    kind,
    node: nodeOf(node, xrefOf),
    ...(nextNode && { nextNode: nodeOf(nextNode, xrefOf) }),
  }),
  'player:pause': nothing,
  'player:play': nothing,
  'player:progress': ({ progress }) => ({ progress }),
  'player:ratechange': nothing,
  'player:timeupdate': nothing,
  'player:volumechange': nothing,
  'project:ended': nothing,
  'project:load': nothing,
  'project:ready': nothing,
  'project:reset': nothing,
  'project:start': nothing,
  'project:unload': nothing,
};

/** Whether the old player had an event of this name. @param {string} type */
export const isKaltura = (type) => Object.hasOwn(PAYLOADS, type);

/**
 * Makes the old player's event of one of ours. Events that the old player did not have keep their
 * payload.
 * @param {Heard} event the `detail` of `hotcue:event`
 * @param {XrefOf} [xrefOf]
 * @returns {KalturaEvent | null} null for a switch that the page has prevented
 */
export function kalturaEvent({ type, detail, prevented }, xrefOf = () => undefined) {
  if (type === 'node:exit' && prevented) return null;
  return { type, payload: isKaltura(type) ? PAYLOADS[type](detail, xrefOf) : detail };
}

/** The form of `raptMedia_event`: without an empty payload. @param {KalturaEvent} event @returns {KalturaEvent} */
export function legacyEvent({ type, payload }) {
  return payload && Object.keys(payload).length > 0 ? { type, payload } : { type };
}

/** Our events that the hotspots plugin of the plain player had, with its names. @type {Record<string, string>} */
const HOTSPOTS = { 'interaction:show': 'hotspot_displayed', 'hotspot:click': 'hotspot_click' };

/**
 * Makes the event of the hotspots plugin of one of ours.
 * @param {Heard} event
 * @param {(id: string, type: string) => string} labelOf the text of an interaction, for an event of the plugin
 * @returns {KalturaEvent | null} null for all other events
 */
export function hotspotEvent({ type, detail }, labelOf) {
  if (!Object.hasOwn(HOTSPOTS, type)) return null;
  const { id } = /** @type {any} */ (detail).hotspot ?? detail;
  return { type: HOTSPOTS[type], payload: { id, label: labelOf(id, HOTSPOTS[type]) } };
}
