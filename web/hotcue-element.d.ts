// SPDX-License-Identifier: MIT
// What TypeScript can't read off the elements: which events they dispatch.
import type { HotcueAnyEvent, HotcueEventDetails } from '../js-glue/engine/events.js';

/** An event of docs/events.md: its payload, and the media time it belongs to, seconds. */
export interface HotcueEvent<Detail, Time = number> extends CustomEvent<Detail> {
  readonly mediaTime: Time;
}

/** The events of docs/events.md, by name. An error before there is a project has no media time. */
export type HotcueEventMap = {
  [Name in keyof HotcueEventDetails]: HotcueEvent<
    HotcueEventDetails[Name],
    Name extends 'error' ? number | undefined : number
  >;
};

/** All events of an element, HTML's own too. */
export interface HotcueElementEventMap extends Omit<HTMLElementEventMap, keyof HotcueEventMap>, HotcueEventMap {
  /** Each of HotcueEventMap once more, after its own listeners. */
  'hotcue:event': CustomEvent<HotcueAnyEvent>;
}

/** An HTMLElement that dispatches them. */
export declare class HotcueElement extends HTMLElement {
  addEventListener<Name extends keyof HotcueElementEventMap>(
    type: Name,
    listener: (this: this, event: HotcueElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof HotcueElementEventMap>(
    type: Name,
    listener: (this: this, event: HotcueElementEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}
