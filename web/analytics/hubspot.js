// SPDX-License-Identifier: MIT
// HubSpot's Media Bridge: docs/analytics.md, "HubSpot". The request bodies are those of
// POST /media-bridge/…/events/*, which a page can't call: a relay does.
import { checkOptions } from './options.js';

/** Spans of a film at most: more would not fit into a request. */
const SPANS_MAX = 1000;
const ROUTE = '/media-bridge/v1/events/';

/** Types of media that play. */
const PLAYS = /VIDEO|AUDIO/;
/** Events that begin and end playback. */
const PLAYBACK = /^(player:p(lay|ause)|node:exit|project:reset)$/;
/** Of a medium. */
const MEDIA = {
  mediaBridgeId: 'integer',
  externalId: 'string',
  mediaName: 'string',
  mediaUrl: 'string',
  mediaType: 'VIDEO | AUDIO | IMAGE | DOCUMENT | OTHER',
  state: 'STARTED | VIEWED',
};
/** Events with which a visit, or a viewing session, begins. */
const BEGINNING = /^node:enter|^viewer:reset/;

/** What identifies a contact. */
const CONTACT = ['contactId', 'contactUtk', '_hsenc'];
/** Of all records, as they are in the request bodies. */
const SAME = {
  pageId: 'integer',
  pageName: 'string',
  pageUrl: 'string',
  externalPlayContext: 'EMAIL | EXTERNAL_PAGE',
};

/**
 * What is known of a medium beyond its document.
 * @typedef {object} Media
 * @property {number} [mediaBridgeId] HubSpot's id of the media object
 * @property {string} [externalId] the provider's id of the media object
 * @property {string} [mediaName] default: the video's title
 * @property {string} [mediaUrl] default: the address of what plays
 * @property {'VIDEO' | 'AUDIO' | 'IMAGE' | 'DOCUMENT' | 'OTHER'} [mediaType] default: by the element
 * @property {'STARTED' | 'VIEWED'} [state] of media-played; default: STARTED for video and audio, else VIEWED
 */

/**
 * @typedef {object} More
 * @property {{[video: string]: Media} | ((video: Known) => Media | null | undefined)} [media] the
 *   media of each video, by its id
 * @property {number} [pageId] of a page that HubSpot hosts
 * @property {string} [pageName] default: the page's title
 * @property {string} [pageUrl] default: the page's address
 * @property {string} [iframeUrl] default: the address of the frame that the page is in
 * @property {'EMAIL' | 'EXTERNAL_PAGE'} [externalPlayContext]
 * @typedef {Media & More} Options `Media` are those of a project with one video
 */

/** @typedef {import('./delivery.js').Adapter} Adapter */
/** @typedef {import('./tap.js').Tap} Tap */
/** @typedef {import('./record.js').Draft} Draft */
/** @typedef {import('./tap.js').Identity} Identity */
/** @typedef {import('./tap.js').Video} Video */
/** @typedef {Pick<Video, 'id' | 'name'> & Partial<Video>} Known a held record's note has no more of a video */
/** @typedef {import('./report.js').Visit} Visit */

/**
 * Tells HubSpot what was played: `media-played`, `media-played-percent` and `attention-span`.
 * @param {Options} [options]
 * @returns {Adapter}
 * @throws {TypeError} if an option is unknown or has a wrong value
 */
export function hubspot(options = {}) {
  const { media } = options;
  checkOptions('hubspot', options, { ...MEDIA, ...SAME, iframeUrl: 'string', media: 'object | function' });
  if (typeof media === 'object') Object.values(media).map(checkMedia);
  return { name: 'hubspot', connect: (tap) => connect(tap, options) };
}

/** @param {any} media */
const checkMedia = (media) => checkOptions('hubspot', media, MEDIA);

/** @param {Tap} tap @param {Options} options @returns {import('./delivery.js').Tapped} */
function connect(tap, options) {
  const current = () => /** @type {Video} */ (tap.video());
  /** What was reported of which video in which session. @type {Set<string>} */
  const told = new Set();
  /** Plays that were reported, by session and video. @type {Map<string, number[]>} */
  const sums = new Map();
  let playing = false;
  /** Whether this visit's attention-span was reported. */
  let over = false;
  /** Plays of this visit that were reported, where the page came back after that. @type {number[]} */
  let before = [];

  /** What is known of a medium. @param {Known} video @returns {any} members of a body, and `state` */
  const about = (video) => {
    const { media } = options;
    const own = (typeof media === 'function' ? media(video) : media?.[video.id]) ?? {};
    checkMedia(own);
    const known = {
      mediaType: tap.media,
      mediaName: video.name,
      mediaUrl: video.src,
      ...pick(options, Object.keys(MEDIA)),
      ...own,
    };
    return pick({ ...known, mediaUrl: absolute(known.mediaUrl, tap.page().url) }, Object.keys(MEDIA));
  };

  /** A body with all that is known of the contact, and what is still missing. @param {any} body @param {Identity} identity @returns {any} */
  const address = (body, { hsenc: _hsenc, contactId: id, email, ...identity }) => {
    const { query, cookie } = tap.page();
    const found = { contactUtk: cookie('hubspotutk'), _hsenc: query.get('_hsenc') };
    const number = Number(id);
    const contactId = number > 0 && Number.isSafeInteger(number) ? number : null;
    const contact = pick({ ...found, ...body, ...pick({ ...identity, contactId, _hsenc }, CONTACT) }, CONTACT);
    const whole = { ...body, ...contact };
    if (Object.keys(contact)[0]) return hold({ body: whole });
    return email ? hold({ body: whole, contact: { email } }) : { body: whole, hold: 'contact' };
  };

  /** @param {string} event @param {object} members @returns {any} a draft */
  const draft = (event, members) => {
    const { url: pageUrl, name: pageName } = tap.page();
    const video = current();
    const { state, ...media } = about(video);
    const body = {
      ...media,
      ...pick({ pageUrl, pageName, ...options }, Object.keys(SAME)),
      ...members,
      sessionId: tap.session(),
      occurredTimestamp: Math.round(tap.now()),
    };
    return { route: ROUTE + event, note: { id: video.id, name: video.name }, ...address(body, tap.identity()) };
  };

  /**
   * @param {string | number} what @param {boolean} plays whether it is of media that play
   * @param {(media: any) => any} say @returns {Iterable<Draft>}
   */
  function* once(what, plays, say) {
    const key = `${what} ${place()}`;
    if (told.has(key)) return;
    const media = about(current());
    if (PLAYS.test(media.mediaType) !== plays) return;
    told.add(key);
    yield say(media);
  }

  /** The first play, or view. @param {boolean} plays */
  const begin = (plays) =>
    once(0, plays, ({ state = plays ? 'STARTED' : 'VIEWED' }) =>
      draft('media-played', { state, ...pick({ ...tap.page(), ...options }, ['iframeUrl']) }),
    );

  const place = () => tap.session() + current().id;
  /** Adds or subtracts. @param {number[]} plays @param {number} sign @param {number[]} [other] default: what was reported of this video */
  const withTold = (plays, sign, other = sums.get(place())) =>
    plays.map((times, i) => times + sign * (other?.[i] ?? 0));

  /** What is not reported yet of a visit. @param {Visit | null} [visit] */
  const rest = (visit) => visit && { ...visit, plays: withTold(visit.plays, -1, before) };

  /** The visit that a viewing session ends with: what is not reported yet. @param {import('./report.js').Report} report */
  const last = ({ session, visit }) => {
    const all = session.videos.find(({ video }) => video === current().id);
    return rest(visit) ?? (all && { ...all, plays: withTold(all.plays, -1) });
  };

  /** @param {Visit | null} [visit] @returns {Iterable<Draft>} */
  function* leave(visit = rest(tap.measure()?.visit)) {
    if (over || !visit?.plays.some(Boolean) || !PLAYS.test(about(current()).mediaType)) return;
    over = true;
    sums.set(place(), withTold(visit.plays, 1));
    before = withTold(visit.plays, 1, before);
    yield draft('attention-span', attention(visit));
  }

  return {
    *on(/** @type {any} */ { type, detail, prevented }) {
      if (prevented || !tap.video()) return;
      if (/^node:e(xit|nded)/.test(type)) yield* leave();
      if (type === 'measure') yield* leave(last(detail)); // of the viewing session that ends
      if (PLAYBACK.test(type)) playing = type === 'player:play';
      if (BEGINNING.test(type)) {
        over = false;
        before = [];
        yield* begin(false);
      }
      const playedPercent = type === 'player:quarter' && detail.quarter * 100;
      if (playing || playedPercent) yield* begin(true);
      if (playedPercent) yield* once(playedPercent, true, () => draft('media-played-percent', { playedPercent }));
    },
    leave: () => leave(),
    back() {
      over = false;
    },
    complete({ hold, contact, ...record }, identity) {
      const { state, ...media } = about(/** @type {any} */ (record.note));
      const done = address({ ...media, ...record.body }, identity);
      return done.hold === hold ? null : { ...record, ...done };
    },
  };
}

/** Holds a draft of a medium that is not known. @param {any} draft */
const hold = (draft) =>
  ['mediaBridgeId', 'externalId', 'mediaUrl'].some((name) => draft.body[name]) ? draft : { ...draft, hold: 'media' };

/** @param {string | null} [url] @param {string} [base] @returns {string | undefined} undefined for one that means nothing elsewhere */
const absolute = (url, base) => {
  const { href } = new URL(url ?? 'blob:', base);
  return href.startsWith('http') ? href : undefined;
};

/**
 * How often each span of a film was played: 1 s each, wider ones in long films.
 * @param {Visit} visit
 */
function attention({ plays, duration }) {
  const width = Math.ceil(plays.length / SPANS_MAX);
  const count = Math.ceil(plays.length / width);
  const spans = Array.from({ length: count }, (_, i) => Math.max(...plays.slice(i * width, (i + 1) * width)));
  const share = plays.filter(Boolean).length / plays.length;
  return {
    rawDataMap: Object.fromEntries(spans.entries()),
    rawDataString: spans.map((times, i) => `${i}=${times};`).join(''),
    derivedValues: {
      totalPercentPlayed: share,
      totalSecondsPlayed: Math.round(share * (duration ?? plays.length)),
    },
  };
}

/** The members with these names that are known. @param {any} from @param {string[]} names */
const pick = (from, names) =>
  Object.fromEntries(names.map((name) => [name, from[name]]).filter(([, value]) => (value ?? '') !== ''));
