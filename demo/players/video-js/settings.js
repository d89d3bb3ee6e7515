// SPDX-License-Identifier: MIT
// Before video.js: no inline styles, which this page's Content-Security-Policy forbids.
globalThis.VIDEOJS_NO_DYNAMIC_STYLE = true;
