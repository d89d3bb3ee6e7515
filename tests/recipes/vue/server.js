// SPDX-License-Identifier: MIT
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import Film from './Film.vue';

export const render = (project) => renderToString(createSSRApp(Film, { src: '/clips/trailhead.mp4', project }));
