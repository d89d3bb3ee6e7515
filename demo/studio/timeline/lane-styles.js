// SPDX-License-Identifier: MIT
// The look of lanes. `--names` is the width of the names' column.
import { css } from 'lit';

export const laneStyles = css`
  .lane {
    position: absolute;
    inset: 0 0 auto;
    height: 34px;
    display: grid;
    grid-template-columns: var(--names) minmax(0, 1fr);
    border-bottom: 1px solid var(--line);
  }
  .lane.selected {
    background: color-mix(in srgb, var(--accent) 10%, transparent);
  }
  .name {
    display: flex;
    align-items: center;
    gap: 4px;
    min-width: 0;
    padding: 0 8px 0 4px;
    border-right: 1px solid var(--line);
    background: var(--surface);
    touch-action: none;
    cursor: grab;
    z-index: 2;
  }
  .lane.selected .name {
    background: color-mix(in srgb, var(--accent) 14%, var(--surface));
  }
  .grip {
    flex: none;
    width: 8px;
    height: 14px;
    opacity: 0.45;
    background: radial-gradient(circle at 2px 2px, currentColor 1.2px, transparent 1.6px) 0 0 / 4px 5px;
  }
  .name .label {
    flex: 1;
    min-width: 0;
    min-height: 26px;
    padding: 2px 4px;
    display: block;
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
    background: none;
    border-color: transparent;
    color: inherit;
    cursor: inherit;
  }
  .name .type {
    max-width: 38%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--muted);
    font-size: 12px;
  }
  .name .rename {
    width: 100%;
    min-height: 26px;
    padding: 2px 6px;
  }
  .track {
    position: relative;
    overflow: hidden;
    contain: strict;
  }
  .bar {
    position: absolute;
    top: 4px;
    height: 25px;
    display: flex;
    align-items: center;
    border: 1px solid color-mix(in srgb, var(--accent) 65%, var(--surface));
    border-radius: 6px;
    background: color-mix(in srgb, var(--accent) 22%, var(--surface));
    color: var(--ink);
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  .bar.endless {
    border-right-style: dashed;
    background: linear-gradient(
      to right,
      color-mix(in srgb, var(--accent) 22%, var(--surface)),
      color-mix(in srgb, var(--accent) 9%, var(--surface))
    );
  }
  .bar.selected {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--accent-ink);
  }
  .bar:focus-visible,
  .mark:focus-visible,
  .away:focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: -1px;
    z-index: 1;
  }
  .text {
    overflow: hidden;
    padding: 0 12px;
    font-size: 12px;
    text-overflow: ellipsis;
    white-space: nowrap;
    pointer-events: none;
  }
  .handle {
    position: absolute;
    inset: 0 auto 0 0;
    width: 9px;
    border-radius: 5px 0 0 5px;
    cursor: ew-resize;
    touch-action: none;
  }
  .handle.end {
    inset: 0 0 0 auto;
    border-radius: 0 5px 5px 0;
  }
  .handle::after {
    content: '';
    position: absolute;
    inset: 6px 3px;
    border-radius: 2px;
    background: currentColor;
    opacity: 0.45;
  }
  .bar.thin .handle.start {
    left: -10px;
    width: 11px;
  }
  .bar.thin .handle.end {
    right: -10px;
    width: 11px;
  }
  .bar.thin .text,
  .bar.thin .handle::after {
    display: none;
  }
  .mark {
    position: absolute;
    top: 5px;
    height: 24px;
    min-width: 24px;
    margin-left: -12px;
    padding-left: 12px;
    display: flex;
    align-items: center;
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  .mark::before {
    content: '';
    position: absolute;
    left: 5px;
    width: 13px;
    height: 13px;
    border: 2px solid var(--accent);
    border-radius: 50%;
    background: color-mix(in srgb, var(--accent) 22%, var(--surface));
  }
  .mark.selected::before {
    background: var(--accent);
  }
  .away {
    position: absolute;
    top: 5px;
    width: 24px;
    height: 24px;
    display: grid;
    place-items: center;
    border-radius: 6px;
    color: var(--muted);
    cursor: pointer;
  }
  .away .text {
    padding: 0;
    font-size: 18px;
    line-height: 1;
  }
  .away.before {
    left: 0;
  }
  .away.after {
    right: 0;
  }
  .keyframe {
    position: absolute;
    bottom: 0;
    width: 16px;
    height: 15px;
    margin-left: -8px;
    display: grid;
    place-items: center;
    cursor: ew-resize;
    touch-action: none;
    z-index: 1;
  }
  .keyframe::before {
    content: '';
    width: 9px;
    height: 9px;
    rotate: 45deg;
    border: 1.5px solid var(--surface);
    background: var(--ink);
  }
  .keyframe:focus-visible {
    outline-offset: -2px;
  }
  @media (max-width: 900px) {
    .name .type {
      display: none;
    }
  }
`;

/** Of what they are in. */
export const listStyles = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden auto;
    scrollbar-width: thin;
    overscroll-behavior: contain;
  }
  .all {
    position: relative;
    min-height: 100%;
  }
  .drop {
    position: absolute;
    inset: 0 0 auto;
    height: 3px;
    margin-top: -2px;
    border-radius: 2px;
    background: var(--accent);
    z-index: 3;
    pointer-events: none;
  }
  .empty {
    position: absolute;
    inset: 0 auto auto 0;
    margin: 0;
    padding: 14px;
  }
`;
