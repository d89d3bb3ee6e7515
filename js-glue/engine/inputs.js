// SPDX-License-Identifier: MIT
// Generated from engine/schema by tools/generate/generate.mjs: do not edit.

/** @typedef {readonly import('./effect.js').Effect[]} Effects */

/**
 * The inputs as methods, each returning its effects: see hotcue/inputs.h. What
 * may be left out is false, 0 or the first word.
 * @typedef {{
 *   unload(): Effects,
 *   ready(duration: number): Effects,
 *   play(): Effects,
 *   pause(): Effects,
 *   tick(time: number): Effects,
 *   seek(time: number, by?: 'user' | 'host'): Effects,
 *   ended(looped?: boolean): Effects,
 *   answer(allowed: boolean): Effects,
 *   click(item: number): Effects,
 *   hover(item: number): Effects,
 *   set(name: string, value: string | number | boolean | null, source?: 'host' | 'query'): Effects,
 *   eval(name: string): Effects,
 *   logExplain(item: number): Effects,
 *   measuring(on: boolean): Effects,
 *   dwell(wall: number): Effects,
 *   logMeasure(): Effects,
 *   wake(token: number): Effects,
 *   device(device: 'desktop' | 'mobile'): Effects,
 *   show(item: number, shown: boolean): Effects,
 *   jump(video: number, time?: number): Effects,
 *   tray(name: string): Effects,
 *   trayClose(name: string): Effects,
 *   lead(json: Record<string, string>): Effects,
 *   leadCancel(): Effects,
 *   dialogClose(): Effects,
 *   hidden(pauses: boolean): Effects,
 *   reset(): Effects,
 * }} Inputs
 */

/** @typedef {keyof Inputs} InputName */

/** What an argument is: a list of two for a choice, in C 0 and 1. @typedef {string | unknown[]} Kind */

const FLAG = [false, true];

/** The kinds of each input's arguments, from engine/schema/inputs.def. @type {Record<InputName, Kind[]>} */
export const INPUTS = {
  unload: [],
  ready: ['duration'],
  play: [],
  pause: [],
  tick: ['number'],
  seek: ['number', ['user', 'host']],
  ended: [FLAG],
  answer: [FLAG],
  click: ['number'],
  hover: ['number'],
  set: ['text', 'value', ['host', 'query']],
  eval: ['text'],
  logExplain: ['number'],
  measuring: [FLAG],
  dwell: ['number'],
  logMeasure: [],
  wake: ['number'],
  device: [['desktop', 'mobile']],
  show: ['number', FLAG],
  jump: ['number', 'start'],
  tray: ['text'],
  trayClose: ['text'],
  lead: ['fields'],
  leadCancel: [],
  dialogClose: [],
  hidden: [FLAG],
  reset: [],
};
