// SPDX-License-Identifier: MIT
// What all panels share: the look of buttons, fields and lists. Colours are the gallery's.
import { css } from 'lit';

export const theme = css`
  :host {
    box-sizing: border-box;
    color: var(--ink);
    font: 400 14px/1.4 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button,
  select,
  input:not([type='checkbox'], [type='radio'], [type='range'], [type='color']),
  textarea {
    min-height: 32px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface);
    padding: 4px 10px;
  }
  textarea {
    resize: vertical;
  }
  button {
    cursor: pointer;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    white-space: nowrap;
  }
  button:hover:not(:disabled) {
    border-color: var(--accent);
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  button.plain {
    border-color: transparent;
    background: none;
  }
  button[aria-pressed='true'],
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--accent-ink);
  }
  button.icon {
    padding: 4px;
    min-width: 32px;
  }
  svg.icon {
    width: 18px;
    height: 18px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
    flex: none;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .muted {
    color: var(--muted);
  }
  .hidden-text {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    button,
    select,
    input:not([type='checkbox'], [type='radio'], [type='range'], [type='color']) {
      min-height: 40px;
    }
  }
`;
