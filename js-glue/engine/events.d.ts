// SPDX-License-Identifier: MIT
// Generated from engine/schema by tools/generate/generate.mjs: do not edit.

/** Any value that `JSON.parse()` returns. */
export type Json = string | number | boolean | null | Json[] | {[key: string]: Json};

/** The value of a variable; `null` when it is unset. */
export type Value = string | number | boolean | null;

/** A video of the project; `name` is its `title`. */
export type VideoNode = {id: string, name: string | null, customData: Json, customDataText: string};

/** An interaction of any type. */
export type Hotspot = {id: string, name: string | null, customData: Json, customDataText: string};

/** A cue. */
export type Cue = {id: string, customData: Json, customDataText: string};

/** The interaction that was clicked, its video, and the media time of the click in seconds. */
export type Requester = {id: string, type: VisibleType, name: string | null, label: string | null, customData: Json, customDataText: string, video: string, time: number};

/** What an adapter of `hotcue/analytics` has to say: a body for a route of the relay, made at `time`, in milliseconds since 1970. `id` is a UUID, by which the relay knows a repetition. `contact` names the viewer where the body does not; `hold` tells what is missing, so that it waits, with a `note` by which the adapter will complete it. */
export type AnalyticsRecord = {id: string, adapter: string, route: string, body: {[name: string]: Json}, contact?: {email: string}, time: number, hold?: 'contact' | 'media', note?: Json};

/** What was played of a video; times in seconds of media time, `dwell` of wall time: [T22](rules.md#t22-measure). */
export type Played = {video: string, duration: number | null, visits: number, ranges: [number, number][], passes: [number, number][], played: number, watched: number, plays: number[], furthest: number, quarters: number[], dwell: number};

/** What was played in the viewing session, and in the current visit. */
export type Measure = {session: {dwell: number, videos: Played[]}, visit: Played | null};

/** The types of interactions that can be on screen. */
export type VisibleType = 'button' | 'image' | 'text' | 'hotspot';

/** What a click does. */
export type ClickAction = 'none' | 'track' | 'link' | 'redirect' | 'jump' | 'pause' | 'video' | 'back' | 'collect' | 'resourceTray' | 'message' | 'view' | 'genie' | 'cart' | 'openai' | 'clip' | 'audio' | 'email' | 'phone' | 'modal' | 'download' | 'show_card' | 'get' | 'post' | 'article' | 'copy';

/** Why an interaction shows or hides. */
export type Reason = 'enter' | 'time' | 'seek' | 'variable' | 'click' | 'device' | 'host' | 'exit' | 'reset';

/** The payload of each event, by its name: docs/events.md. */
export interface HotcueEventDetails {
  /** A document was accepted. */
  'project:load': {};
  /** The first video can play. */
  'project:ready': {};
  /** Playback started for the first time. */
  'project:start': {};
  /** The last video ended and nothing follows it. */
  'project:ended': {};
  /** The project was reset to its start video, as if never played. */
  'project:reset': {};
  /** The document is being unloaded. */
  'project:unload': {};
  /** A video becomes the current one. */
  'node:enter': {kind: 'start' | 'jump', node: VideoNode, prevNode?: VideoNode, sources?: {src: string, type: string | null}[]};
  /** The current video is left. Cancelable for a switch. */
  'node:exit': {kind: 'jump' | 'reset' | 'unload', node: VideoNode, nextNode?: VideoNode};
  /** A video reached its end. */
  'node:ended': {node: VideoNode};
  /** An interaction became active. */
  'interaction:show': {id: string, type: VisibleType, reason: Reason};
  /** An interaction is no longer active. */
  'interaction:hide': {id: string, type: VisibleType, reason: Reason};
  /** Playback is blocked until these are clicked. */
  'interaction:blocked': {ids: string[]};
  /** Playback is no longer blocked. */
  'interaction:unblocked': {ids: string[]};
  /** A visible interaction was clicked. */
  'hotspot:click': {hotspot: Hotspot, type: VisibleType, action: ClickAction, value: string | null};
  /** The pointer or the focus entered an interaction. */
  'hotspot:enter': {hotspot: Hotspot};
  /** The pointer or the focus left it. */
  'hotspot:leave': {hotspot: Hotspot};
  /** Playback or a forward seek passed the cue. */
  'cue:forward': {cue: Cue};
  /** A backward seek passed the cue. */
  'cue:reverse': {cue: Cue};
  /** A variable has a new value. */
  'variable:change': {name: string, value: Value, previous: Value, source: 'host' | 'query' | 'click' | 'timed' | 'lead' | 'reset'};
  /** Simulation only: the result of an eval step. */
  'variable:value': {name: string, value: Value};
  /** Simulation only: the result of an explain step. */
  'explain': {id: string, active: boolean, reasons: string[]};
  /** What was really played: while measuring, at the end of a viewing session; in simulations, the result of a measure step. */
  'measure': Measure;
  /** Playback started or resumed. */
  'player:play': {};
  /** Playback paused. */
  'player:pause': {reason: 'user' | 'hidden' | 'click' | 'timed' | 'redirect' | 'ended' | 'required' | 'interaction' | 'lead' | 'dialog', until?: number};
  /** The media time is about to be set. */
  'player:seek': {from: number, to: number, reason: 'user' | 'host' | 'click' | 'timed'};
  /** 25, 50, 75 or 98 % of the duration was reached; once per visit. */
  'player:progress': {progress: 0.25 | 0.5 | 0.75 | 0.98};
  /** While measuring: this share of the video was really played; once per viewing session. */
  'player:quarter': {quarter: 0.25 | 0.5 | 0.75 | 1};
  /** A page is about to open. */
  'browser:open': {href: string, target: '_blank' | '_top'};
  /** The page was hidden. */
  'browser:hidden': {};
  /** A tray opens. */
  'tray:open': {tray: string, items: string[]};
  /** A tray was closed. */
  'tray:close': {tray: string, items: string[]};
  /** The lead form, or the page's own, is about to be shown. */
  'lead:request': {id: string};
  /** The lead form was submitted. */
  'lead:submit': {fields: {[name: string]: string}};
  /** CRM data of a click by a viewer whose e-mail address is known. */
  'crm:map': {hubspot?: {field: string, value: Value}, clickfunnels?: {tag: string | null, attribute: {[name: string]: string} | null}};
  /** The viewer's data and all variables are cleared. */
  'viewer:reset': {};
  /** Clicks and post-click states are cleared. */
  'interactions:reset': {};
  /** The author's message for the viewer or the host. */
  'action:message': {id: string, value: string | null};
  /** The host is to show a view. */
  'action:view': {id: string, value: string | null};
  /** The host is to open its genie. */
  'action:genie': {id: string, value: string | null};
  /** The host is to put something into its cart. */
  'action:cart': {id: string, value: string | null};
  /** The host is to ask its assistant. */
  'action:openai': {id: string, value: string | null};
  /** The host is to play a clip. */
  'action:clip': {id: string, value: string | null};
  /** A sound is about to play. */
  'action:audio': {id: string, value: string | null};
  /** An e-mail is about to be written. */
  'action:email': {id: string, value: string | null};
  /** A number is about to be called. */
  'action:phone': {id: string, value: string | null};
  /** A dialog is about to open. */
  'action:modal': {id: string, value: string | null};
  /** A file is about to be downloaded. */
  'action:download': {id: string, value: string | null};
  /** The host is to show a card. */
  'action:show_card': {id: string, value: string | null};
  /** A GET request is about to be sent. */
  'action:get': {id: string, value: string | null, interaction: Requester, variables: {[name: string]: string | number | boolean}};
  /** A POST request is about to be sent. */
  'action:post': {id: string, value: string | null, interaction: Requester, variables: {[name: string]: string | number | boolean}};
  /** An article is about to open. */
  'action:article': {id: string, value: string | null};
  /** A text is about to be copied. */
  'action:copy': {id: string, value: string | null};
  /** An error occurred; the video plays on. */
  'error': {code: string, path?: string, message: string};
  /** The media element needs another source. Canceled, the page loads it. */
  'media:source': {video: string, sources: {src: string, type: string | null}[], own: boolean, time: number, playing: boolean};
  /** hotcue/analytics has made a record and is about to queue it. Canceled, the page has taken it over. */
  'analytics': {record: AnalyticsRecord};
  /** hotcue/media-events: another media time was reached. Seconds. */
  'player:timeupdate': {currentTime: number, duration: number | null};
  /** hotcue/media-events: the playback rate has changed. */
  'player:ratechange': {playbackRate: number};
  /** hotcue/media-events: the volume has changed, or whether the sound is muted. */
  'player:volumechange': {volume: number, muted: boolean};
  /** hotcue/media-events: a source begins to load. */
  'buffer:prebuffer': {};
  /** hotcue/media-events: playback waits for data. */
  'buffer:bufferstart': {};
  /** hotcue/media-events: it does not wait any more. */
  'buffer:bufferend': {};
  /** hotcue/media-events: all of the source is buffered. */
  'buffer:allbuffered': {};
}

/** Any of them, as in `hotcue:event` and in `Session.subscribe()`. */
export type HotcueAnyEvent = {
  [Name in keyof HotcueEventDetails]: {
    readonly type: Name;
    readonly detail: HotcueEventDetails[Name];
    /** The media time it belongs to, seconds; null for an error that belongs to none. */
    readonly time: number | null;
    readonly cancelable: boolean;
    /** Whether it was canceled. */
    readonly prevented: boolean;
  };
}[keyof HotcueEventDetails];
