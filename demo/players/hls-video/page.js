// SPDX-License-Identifier: MIT
import { hotcueMediaElement } from '/dist/adapters/media-element.js';

hotcueMediaElement(document.getElementById('player'), '../streams.json', { id: 'film' });
