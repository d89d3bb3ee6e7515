// SPDX-License-Identifier: MIT
// The views of the middle, and the panels beside them. A row's `load` brings its element; its
// commands apply while it is open.
import { html } from 'lit';
import { GRAPH_COMMANDS } from '../graph/commands.js';
import { STAGE_COMMANDS } from '../stage/commands.js';
import { TIMELINE_COMMANDS } from '../timeline/commands.js';

/** @typedef {import('../model/studio.js').Studio} Studio */
/**
 * @typedef {object} View
 * @property {string} id in the address, after #
 * @property {string} label
 * @property {() => Promise<unknown>} load
 * @property {(studio: Studio) => import('lit').TemplateResult} draw
 * @property {boolean} [timeline] whether the timeline is below it
 * @property {Record<string, import('./commands.js').Command[]>} [commands]
 */

/** @type {View[]} */
export const VIEWS = [
  {
    id: 'stage',
    label: 'Stage',
    load: () => import('../stage/stage.js'),
    draw: (studio) => html`<studio-stage .studio=${studio}></studio-stage>`,
    timeline: true,
    commands: { ...STAGE_COMMANDS, ...TIMELINE_COMMANDS },
  },
  {
    id: 'graph',
    label: 'Videos',
    load: () => import('../graph/graph.js'),
    draw: (studio) => html`<studio-graph .studio=${studio}></studio-graph>`,
    commands: GRAPH_COMMANDS,
  },
  {
    id: 'code',
    label: 'JSON',
    load: () => import('../code/code.js'),
    draw: (studio) => html`<studio-code .studio=${studio}></studio-code>`,
  },
  {
    id: 'preview',
    label: 'Preview',
    load: () => import('../preview/preview.js'),
    draw: (studio) => html`<studio-preview .studio=${studio}></studio-preview>`,
  },
  {
    id: 'simulation',
    label: 'Simulation',
    load: () => import('../simulation/simulation.js'),
    draw: (studio) => html`<studio-simulation .studio=${studio}></studio-simulation>`,
  },
];

/** @type {View[]} */
export const SIDE = [
  {
    id: 'properties',
    label: 'Properties',
    load: () => import('../properties/properties.js'),
    draw: (studio) => html`<studio-properties .studio=${studio}></studio-properties>`,
  },
  {
    id: 'problems',
    label: 'Problems',
    load: () => import('../properties/problems.js'),
    draw: (studio) => html`<studio-problems .studio=${studio}></studio-problems>`,
  },
];
