// SPDX-License-Identifier: MIT
// The events of the elements, which TypeScript can't infer.
import type { HotcueAnyEvent, HotcueEventDetails } from '../js-glue/engine/events.js';

/** An event of docs/events.md: its payload, and its media time in seconds. */
export interface HotcueEvent<Detail, Time = number> extends CustomEvent<Detail> {
  readonly mediaTime: Time;
}

/** The events of docs/events.md, by name. An error before a project is loaded has no media time. */
export type HotcueEventMap = {
  [Name in keyof HotcueEventDetails]: HotcueEvent<
    HotcueEventDetails[Name],
    Name extends 'error' ? number | undefined : number
  >;
};

/** All events of an element, including HTML's. */
export interface HotcueElementEventMap extends Omit<HTMLElementEventMap, keyof HotcueEventMap>, HotcueEventMap {
  /** Dispatched for each event of HotcueEventMap, after that event. */
  'hotcue:event': CustomEvent<HotcueAnyEvent>;
}

/** An HTMLElement that dispatches these events. */
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
