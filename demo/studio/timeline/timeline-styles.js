// SPDX-License-Identifier: MIT
// The look of the timeline's frame.
import { css } from 'lit';

export const timelineStyles = css`
  :host {
    --names: 190px;
    position: relative;
    display: flex;
    flex-direction: column;
    min-width: 0;
    overflow: hidden;
  }
  :host([api]) {
    min-height: min(350px, 56dvh);
  }
  .edge {
    position: absolute;
    inset: 0 0 auto;
    height: 6px;
    cursor: ns-resize;
    touch-action: none;
    z-index: 6;
  }
  .edge:hover,
  .edge:focus-visible {
    background: var(--accent);
  }
  .tools {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 6px 10px;
    flex: none;
  }
  .tools > * {
    flex: none;
  }
  .tools button {
    padding-inline: 9px;
  }
  .tools .space {
    flex: 1 1 0;
  }
  .time {
    min-width: 92px;
    font: 600 15px/1 var(--mono);
    font-variant-numeric: tabular-nums;
  }
  .tools .filter {
    flex: 1 1 70px;
    min-width: 70px;
    max-width: 150px;
  }
  .tools select {
    width: 104px;
  }
  .zoom {
    display: inline-flex;
    align-items: center;
  }
  .count {
    min-width: 20px;
    padding: 0 5px;
    border-radius: 99px;
    background: color-mix(in srgb, currentColor 16%, transparent);
    font-size: 12px;
    line-height: 20px;
  }
  .body {
    position: relative;
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
    border-top: 1px solid var(--line);
  }
  .row {
    flex: none;
    display: grid;
    grid-template-columns: var(--names) minmax(0, 1fr);
    border-bottom: 1px solid var(--line);
  }
  .corner {
    padding: 0 10px;
    border-right: 1px solid var(--line);
    font-size: 12px;
    line-height: 28px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  timeline-film,
  timeline-cues {
    flex: none;
  }
  timeline-lanes {
    flex: 1;
    min-height: 0;
  }
  .over {
    position: absolute;
    inset: 0 0 0 var(--names);
    overflow: hidden;
    pointer-events: none;
    z-index: 4;
  }
  .playhead,
  .guide {
    position: absolute;
    inset: 0 auto 0 0;
    width: 0;
    border-left: 1.5px solid #d93a2f;
    margin-left: -0.75px;
  }
  .playhead::before {
    content: '';
    position: absolute;
    top: 0;
    left: -7px;
    width: 13px;
    height: 15px;
    background: #d93a2f;
    clip-path: polygon(0 0, 100% 0, 100% 55%, 50% 100%, 0 55%);
  }
  .guide {
    border-left: 1.5px dashed var(--accent);
  }
  timeline-scroll {
    flex: none;
    margin-left: var(--names);
  }
  @media (max-width: 900px) {
    :host {
      --names: 132px;
      min-height: 340px;
    }
    :host([api]) {
      min-height: 440px;
    }
    .tools {
      flex-wrap: wrap;
    }
    .tools .time,
    .tools .space {
      display: none;
    }
    .tools select {
      width: 92px;
    }
  }
`;
