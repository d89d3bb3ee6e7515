// SPDX-License-Identifier: MIT

/** The style of the player's list of keyboard shortcuts. */
export const SHORTCUTS_STYLE = `
.shortcuts {
  box-sizing: border-box;
  width: min(26em, calc(100vw - 2em));
  max-height: calc(100vh - 2em);
  margin: auto;
  padding: 1.1em 1.3em 1.2em;
  overflow: auto;
  border: 1px solid rgb(255 255 255 / .16);
  border-radius: 12px;
  background: var(--hotcue-dialog, #161b29);
  color: var(--hotcue-controls-ink, #fff);
  font: 15px/1.4 var(--hotcue-font, system-ui, sans-serif);
}
.shortcuts::backdrop { background: rgb(0 0 0 / .5); }
.shortcuts .head { display: flex; align-items: start; justify-content: space-between; gap: 1em; }
.shortcuts h2 { margin: 0 0 .7em; font-size: 1.15em; }
.shortcuts .close { flex: none; display: grid; place-items: center; width: 32px; height: 32px; margin: -.3em -.5em 0 0; padding: 0; border: 0; border-radius: 50%; background: none; color: inherit; cursor: pointer; }
.shortcuts .close:hover { background: rgb(255 255 255 / .12); }
.shortcuts .close:focus-visible { outline: 2px solid currentColor; }
.shortcuts .close svg { width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; }
.shortcuts dl { display: grid; grid-template-columns: auto 1fr; gap: .45em 1.2em; align-items: baseline; margin: 0; }
.shortcuts dt { display: flex; gap: .35em; }
.shortcuts dd { margin: 0; }
.shortcuts kbd {
  min-width: 1.1em;
  padding: .1em .45em;
  border: 1px solid rgb(255 255 255 / .25);
  border-radius: 5px;
  background: rgb(255 255 255 / .1);
  font: inherit;
  font-size: .9em;
  text-align: center;
}
@media (forced-colors: active) { .shortcuts { border-color: CanvasText; } }
`;
