// SPDX-License-Identifier: MIT
import { render as renderComponent } from 'svelte/server';
import Film from './Film.svelte';

export const render = (project) => renderComponent(Film, { props: { src: '/clips/trailhead.mp4', project } }).body;
