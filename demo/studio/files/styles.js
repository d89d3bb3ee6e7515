// SPDX-License-Identifier: MIT
// How the bar of files looks.
import { css } from 'lit';

export const BAR = css`
  :host {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 260px;
  }
  .project {
    field-sizing: content;
    width: 16ch;
    min-width: 8ch;
    max-width: 24ch;
    flex: 0 1 auto;
    border-color: transparent !important;
    background: none !important;
    font-weight: 600 !important;
    text-overflow: ellipsis;
  }
  @supports (field-sizing: content) {
    .project {
      width: auto;
    }
  }
  .project:hover,
  .project:focus {
    border-color: var(--line) !important;
  }
  .state {
    padding: 2px 10px;
    border-radius: 99px;
    background: var(--sunken);
    color: var(--muted);
    font-size: 12px;
    white-space: nowrap;
  }
  .state.unsaved,
  .state.reading,
  .state.saving {
    color: var(--ink);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .state.away,
  .state.conflict,
  .state.locked,
  .state.gone,
  .state.refused {
    background: #b3261e;
    color: #fff;
  }
  #menu {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 6px;
    min-width: 200px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--surface);
    color: var(--ink);
    box-shadow: var(--shadow);
  }
  #menu button {
    display: flex;
    width: 100%;
    justify-content: flex-start;
  }
  #menu button:hover {
    background: var(--sunken);
  }
  .notices {
    position: fixed;
    z-index: 20;
    left: 12px;
    bottom: 12px;
    display: grid;
    gap: 8px;
    width: min(420px, calc(100vw - 24px));
  }
  .notice {
    padding: 12px 14px;
    border: 1px solid var(--line);
    border-left: 4px solid var(--accent);
    border-radius: 10px;
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  .notice.trouble {
    border-left-color: #b3261e;
  }
  .notice p {
    margin: 0 0 8px;
    overflow-wrap: anywhere;
  }
  .notice ul {
    max-height: 30dvh;
    overflow: auto;
    margin: 0 0 8px;
    padding-left: 18px;
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .drop {
    position: fixed;
    z-index: 30;
    inset: 8px;
    display: grid;
    place-items: center;
    border: 3px dashed var(--accent);
    border-radius: 14px;
    background: color-mix(in srgb, var(--surface) 85%, transparent);
    font-size: 20px;
    pointer-events: none;
  }
`;
