// SPDX-License-Identifier: MIT
// React components of custom elements, for React 18 and 19: the attributes are in the markup of
// a server, all else is set on the element.
import { createElement, forwardRef, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { EVENTS } from '../../js-glue/engine/tables.js';
import { FLAGS, TEXTS } from '../members.js';

/** On a server React 18 warns about the former. */
const useCommit = globalThis.HTMLElement ? useLayoutEffect : useEffect;

/** Attributes by property, of both elements. React 18 doesn't know `className` of a custom element. */
const ATTRIBUTES = { ...TEXTS, className: 'class' };

/** The key of an event and of the property for it: `cue:forward`, `onCueForward`. @param {string} event */
const keyOf = (event) => `on${event.replaceAll(/[:_]/g, '')}`;

/** @param {any} value an element, a ref with one, or nothing */
const elementIn = (value) => (value && 'current' in value ? value.current : value) ?? null;

/**
 * What an element's component knows of it.
 * @typedef {object} About
 * @property {Record<string, string>} [texts] string attributes by property, in addition to those of both elements
 * @property {Record<string, string>} [flags] boolean attributes, likewise
 * @property {string[]} [elements] properties that are elements
 * @property {readonly string[]} [events] in addition to those of docs/events.md
 */

/**
 * Sorts properties: those of React's element, listeners by event, and elements by property.
 * @param {Record<string, any>} props @param {Required<About>} about @param {Map<string, string>} events by key
 */
function sort(props, { texts, flags, elements }, events) {
  /** @type {Record<string, any>[]} */
  const [given, listeners, others] = [{}, {}, {}];
  for (const [name, value] of Object.entries(props)) {
    const event = events.get(name.toLowerCase());
    if (event) listeners[event] = value;
    else if (elements.includes(name)) others[name] = value;
    else if (name in flags) given[flags[name]] = value && value !== 'false' ? true : undefined;
    else given[texts[name] ?? name] = value ?? undefined;
  }
  return { given, listeners, others };
}

/**
 * Adds listeners when the element is in the page, before anything can happen.
 * @param {{current: any}} element @param {Record<string, any>} listeners by event
 */
function useListeners(element, listeners) {
  const latest = useRef(listeners);
  useCommit(() => {
    latest.current = listeners;
  });
  const types = Object.keys(listeners).filter((type) => listeners[type]);
  useCommit(() => {
    const target = element.current;
    const hear = (/** @type {Event} */ event) => latest.current[event.type]?.(event);
    for (const type of types) target.addEventListener(type, hear);
    return () => {
      for (const type of types) target.removeEventListener(type, hear);
    };
  }, [types.join(' ')]);
}

/**
 * Sets properties that are elements; again when all refs are set, as one may be of an element
 * that comes after this one.
 * @param {{current: any}} element @param {Record<string, any>} elements by property
 */
function useElements(element, elements) {
  const last = useRef(/** @type {Record<string, any>} */ ({}));
  const set = () => {
    for (const name of Object.keys({ ...last.current, ...elements })) {
      const value = elementIn(elements[name]);
      if (value !== (last.current[name] ?? null)) element.current[name] = value;
      last.current[name] = value;
    }
  };
  useCommit(set);
  useEffect(set);
}

/**
 * Makes the component of an element.
 * @param {string} tag @param {string} name for React's tools @param {About} about
 */
export function component(tag, name, { texts = {}, flags = {}, elements = [], events = [] }) {
  const about = { texts: { ...ATTRIBUTES, ...texts }, flags: { ...FLAGS, ...flags }, elements, events };
  const keys = new Map([...EVENTS, 'hotcue:event', ...events].map((event) => [keyOf(event), event]));
  /** @param {Record<string, any>} props @param {any} ref */
  const render = (props, ref) => {
    const element = useRef(null);
    const { given, listeners, others } = sort(props, about, keys);
    useImperativeHandle(ref, () => element.current, []);
    useListeners(element, listeners);
    useElements(element, others);
    return createElement(tag, { ...given, ref: element });
  };
  return Object.assign(forwardRef(render), { displayName: name });
}
