// SPDX-License-Identifier: MIT

/**
 * The style of the message over a video that can't be played, and of buttons, which panels have,
 * too. Not in panel-style.js, which is loaded late: it could not be when there is no network.
 */
export const FAILURE_STYLE = `
.act {
  min-height: 2.2em;
  margin: 0;
  padding: .35em 1.1em;
  box-sizing: border-box;
  border: 1px solid transparent;
  border-radius: .6em;
  background: var(--hotcue-button, #fff);
  color: var(--hotcue-button-ink, #10131c);
  font: inherit;
  font-weight: 600;
  text-decoration: none;
  cursor: pointer;
  pointer-events: auto;
}
.act:hover { filter: brightness(.9); }
.act.quiet { border-color: rgb(255 255 255 / .4); background: none; color: inherit; }
.act.quiet:hover { background: rgb(255 255 255 / .12); filter: none; }
.act:focus-visible { outline: 3px solid #fff; outline-offset: 2px; box-shadow: 0 0 0 2px #000, 0 0 0 7px var(--_accent); }
.acts { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 10px; margin-top: 4px; }
.acts .act { min-height: 44px; padding-inline: 20px; }

.failure {
  position: absolute;
  inset: 0;
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  gap: .9em;
  padding: 8px;
  overflow: auto;
  text-align: center;
  pointer-events: auto;
  background: var(--hotcue-failure, rgb(13 17 28 / .94));
  font-size: clamp(14px, 1.9cqw, 22px);
  line-height: 1.35;
}
.failure:empty { display: none; }
:host([failed]) { z-index: var(--hotcue-failure-z-index, var(--hotcue-z-index, auto)); }
:host([failed]) :is(.stage, .tooltip, .messages, .foot) { visibility: hidden; }
.failure p { margin: 0; max-width: 30em; }
.failure .acts { margin: 0; justify-content: center; }
@supports (justify-content: safe center) { .failure { justify-content: safe center; } }
`;
