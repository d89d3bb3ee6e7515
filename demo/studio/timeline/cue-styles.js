// SPDX-License-Identifier: MIT
// The look of the API timeline.
import { css } from 'lit';

export const cueStyles = css`
  :host {
    display: block;
    border-bottom: 1px solid var(--line);
  }
  .lane {
    display: grid;
    grid-template-columns: var(--names) minmax(0, 1fr);
    background: color-mix(in srgb, var(--accent) 5%, var(--surface));
  }
  .name {
    display: flex;
    flex-direction: column;
    justify-content: center;
    min-width: 0;
    padding: 0 10px;
    border-right: 1px solid var(--line);
    font-weight: 600;
  }
  .name small {
    overflow: hidden;
    color: var(--muted);
    font-weight: 400;
    font-size: 12px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .track {
    position: relative;
    height: 54px;
    overflow: hidden;
  }
  canvas {
    position: absolute;
    inset: 0 auto auto 0;
    pointer-events: none;
  }
  .cue {
    position: absolute;
    height: 24px;
    min-width: 24px;
    margin-left: -12px;
    display: flex;
    align-items: center;
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  .cue::before {
    content: '';
    flex: none;
    width: 12px;
    height: 12px;
    margin: 0 6px;
    rotate: 45deg;
    border: 2px solid var(--accent);
    border-radius: 2px;
    background: var(--surface);
  }
  .cue.selected::before {
    background: var(--accent);
  }
  .cue.selected {
    z-index: 1;
  }
  .cue span {
    overflow: hidden;
    font-size: 12px;
    text-overflow: ellipsis;
    white-space: nowrap;
    pointer-events: none;
  }
  .editor {
    position: relative;
    z-index: 5;
    background: var(--surface);
    display: grid;
    grid-template-columns: auto 108px auto minmax(120px, 1fr) auto auto;
    align-items: center;
    gap: 8px;
    padding: 5px 10px;
    border-top: 1px solid var(--line);
  }
  .editor label {
    color: var(--muted);
  }
  .editor .data {
    min-height: 32px;
    max-height: 84px;
    font: 13px/1.5 var(--mono);
    field-sizing: content;
  }
  .kind {
    min-width: 46px;
    color: var(--muted);
    font-size: 12px;
  }
  @media (max-width: 900px) {
    .editor {
      grid-template: auto auto / auto 104px minmax(0, 1fr) auto;
    }
    .editor label[for='data'] {
      grid-area: 2 / 1;
    }
    .editor .data {
      grid-area: 2 / 2 / 3 / 5;
    }
    .editor .kind {
      grid-area: 1 / 3;
      text-align: end;
    }
  }
`;
