// SPDX-License-Identifier: MIT
// What the first interaction does without: loaded by late-code.js.
export { Spotlight } from '../items/spotlight.js';
export { Tooltip } from '../items/tooltip.js';
export { Panels } from '../panels/panels.js';
export { TextScroll } from '../pointer/text-scroll.js';
export { Captions } from '../stage/captions.js';
export { LATE_STYLE } from '../style/late-style.js';
export { PANEL_STYLE } from '../style/panel-style.js';
export { printDiagnostics } from './diagnostics.js';
