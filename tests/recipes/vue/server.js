// SPDX-License-Identifier: MIT
import { renderToString } from 'vue/server-renderer';
import { makeApp } from './app.js';

export const render = (project) => renderToString(makeApp(project));
