// SPDX-License-Identifier: MIT
// The page in the iframe: a player that speaks the old one's messages.
import { mindstamp } from '/dist/dialects/mindstamp.js';

mindstamp(document.querySelector('hotcue-player'), { origins: [location.origin] });
