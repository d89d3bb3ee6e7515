// SPDX-License-Identifier: MIT
// The types of analytics: what an adapter gets and gives.

/**
 * An adapter turns events into drafts of records for one service.
 * @typedef {object} Adapter
 * @property {string} name
 * @property {(tap: Tap) => Tapped} connect called for each element
 */

/**
 * @typedef {object} Tapped
 * @property {(event: TapEvent) => Iterable<Draft> | void} on called for each `hotcue:event`
 * @property {() => Iterable<Draft> | void} [leave] called when the page or the project is left: what
 *   remains to be told
 * @property {(record: AnalyticsRecord, identity: Identity) => AnalyticsRecord | null} [complete]
 *   completes a held record when more is known of the viewer; null: it is still held
 */

/** @typedef {{type: string, detail: any, time: number | null, prevented: boolean}} TapEvent the detail of a `hotcue:event` */

/**
 * What an adapter may ask.
 * @typedef {object} Tap
 * @property {any} element the player or overlay
 * @property {'VIDEO' | 'AUDIO'} media the kind of the media element
 * @property {() => string} session a UUID of the viewing session
 * @property {() => number} now milliseconds since 1970
 * @property {() => Report | null} measure what was watched: `measure()` of the element
 * @property {() => Page} page
 * @property {() => any} video the current `Video`, with `src`: the absolute address of what plays, or null; null before the first
 * @property {() => Identity} identity
 */

/** @typedef {{id: string, name: string | null, customData: any}} Video */
/** @typedef {{url: string, name: string, iframeUrl?: string, query: URLSearchParams, cookie: (name: string) => string | undefined}} Page */

/** @typedef {{session: {dwell: number, videos: Visit[]}, visit: Visit | null}} Report */
/**
 * What was watched of a video. Times are in seconds of the media.
 * @typedef {object} Visit
 * @property {string} video
 * @property {number | null} duration
 * @property {number} visits
 * @property {[number, number][]} ranges what was played, sorted
 * @property {[number, number][]} passes each stretch that was played, in order
 * @property {number} played length of `ranges`
 * @property {number} watched length of all passes
 * @property {number[]} plays how often each second was played
 * @property {number} furthest
 * @property {number[]} quarters
 * @property {number} dwell
 */

/**
 * What is known of the viewer.
 * @typedef {object} Identity
 * @property {string} [email]
 * @property {string} [name]
 * @property {number | string} [contactId] of HubSpot
 * @property {string} [contactUtk] of HubSpot
 * @property {string} [hsenc] of HubSpot
 */

/**
 * A record to be made.
 * @typedef {object} Draft
 * @property {string} route of the relay
 * @property {any} body JSON
 * @property {{email: string}} [contact] the relay is to find the contact
 * @property {'contact' | 'media'} [hold] what is missing: the record is kept until complete() returns it without
 * @property {any} [note] JSON for complete(), which is not sent
 * @property {(record: AnalyticsRecord) => void} [push] delivers it in the page; then it is not queued
 */

/** @typedef {Omit<Draft, 'push'> & {id: string, adapter: string, time: number}} AnalyticsRecord `id` is a UUID, `time` in milliseconds since 1970 */

export {};
