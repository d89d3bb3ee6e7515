// SPDX-License-Identifier: MIT
import { css } from 'lit';

export const previewStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 560px;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 8px 12px;
    background: var(--surface);
    border-bottom: 1px solid var(--line);
  }
  .bar label {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .notes {
    flex: 1 1 20ch;
    min-width: 0;
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .notes .error {
    text-decoration: underline #d8453b;
    text-underline-offset: 3px;
  }
  .stage {
    flex: 3 1 320px;
    position: relative;
    min-height: 240px;
    overflow: hidden;
    background: #05080c;
  }
  iframe {
    position: absolute;
    border: 0;
    transform-origin: 0 0;
    background: #000;
  }
  .below {
    flex: 2 1 200px;
    min-height: 180px;
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 3fr);
    background: var(--surface);
    border-top: 1px solid var(--line);
  }
  .below > * {
    min-height: 0;
  }
  preview-variables {
    border-left: 1px solid var(--line);
  }
`;
