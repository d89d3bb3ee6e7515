// SPDX-License-Identifier: MIT
// Continues what server.jsx rendered, and reports what it hears.
import { hydrateRoot } from 'react-dom/client';
import { Page } from './Page.jsx';

const root = document.getElementById('root');
globalThis.served = root.querySelector('hotcue-overlay');
globalThis.heard = [];
const { project } = root.dataset;
const hear = (text) => void globalThis.heard.push(text);
hydrateRoot(root, <Page project={project} heard={hear} />, {
  onRecoverableError: (error) => console.error(error),
});
