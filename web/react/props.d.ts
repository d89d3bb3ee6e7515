// SPDX-License-Identifier: MIT
// The properties of the React components, made from the events' table.
import type { DOMAttributes, HTMLAttributes, RefObject } from 'react';
import type { HotcueElementEventMap, HotcueEventMap } from '../hotcue-element.js';
import type { FLAGS, TEXTS } from '../members.js';
import type { MEDIA_EVENTS } from '../player/media-events.js';

/** `cue:forward` is `CueForward`. */
type Camel<Name extends string> = Name extends `${infer Head}:${infer Tail}`
  ? `${Capitalize<Head>}${Camel<Tail>}`
  : Name extends `${infer Head}_${infer Tail}`
    ? `${Capitalize<Head>}${Camel<Tail>}`
    : Capitalize<Name>;

/** Listeners for the events of docs/events.md: `onCueForward` for `cue:forward`. */
export type HotcueListeners = {
  [Name in keyof HotcueEventMap | 'hotcue:event' as `on${Camel<Name>}`]?: (event: HotcueElementEventMap[Name]) => void;
};

/** Listeners for a media element's events, named as React names them: `onTimeUpdate`. */
export type MediaListeners = {
  [Name in keyof DOMAttributes<Element> as Lowercase<Name> extends `on${(typeof MEDIA_EVENTS)[number]}`
    ? Name
    : never]?: (event: Event) => void;
};

/** An element, or a ref to one. */
type ElementOrRef<Type> = Type | RefObject<Type | null> | null;

/** Attributes of both elements. */
type SharedProps = { [Name in keyof typeof TEXTS]?: string } & { [Name in keyof typeof FLAGS]?: boolean };

/** HTML's properties that are not replaced. */
type HtmlProps<Type, Own> = Omit<HTMLAttributes<Type>, keyof Own>;

interface OwnOverlayProps extends SharedProps, HotcueListeners {
  /** Id of the media element. */
  htmlFor?: string;
  /** The media element, instead of its id. */
  media?: ElementOrRef<HTMLMediaElement>;
  surface?: ElementOrRef<Element>;
}

interface OwnPlayerProps extends SharedProps, HotcueListeners, MediaListeners {
  src?: string;
  poster?: string;
  preload?: 'none' | 'metadata' | 'auto' | '';
  crossOrigin?: 'anonymous' | 'use-credentials' | '';
  muted?: boolean;
  loop?: boolean;
  autoPlay?: boolean;
  noControls?: boolean;
  disablePictureInPicture?: boolean;
  disableRemotePlayback?: boolean;
}

export interface HotcueOverlayProps
  extends OwnOverlayProps,
    HtmlProps<import('../overlay/hotcue-overlay.js').HotcueOverlay, OwnOverlayProps> {}

export interface HotcuePlayerProps
  extends OwnPlayerProps,
    HtmlProps<import('../player/hotcue-player.js').HotcuePlayer, OwnPlayerProps> {}
