// SPDX-License-Identifier: MIT
import { css } from 'lit';

export const boardStyle = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    touch-action: none;
    cursor: grab;
    background: var(--page) radial-gradient(circle, var(--line) 1px, transparent 1.4px) 0 0 / 24px 24px;
    --broken: #b3261e;
    --warn: #8a5300;
    --warn-page: #ffe9c7;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --broken: #ff8f86;
      --warn: #ffd27a;
      --warn-page: #4a3200;
    }
  }
  :host([panning]) {
    cursor: grabbing;
  }
  .world {
    position: absolute;
    inset: 0 auto auto 0;
    width: 0;
    height: 0;
    transform-origin: 0 0;
  }
  svg.lines {
    position: absolute;
    overflow: visible;
    width: 1px;
    height: 1px;
  }
  .line path {
    fill: none;
    stroke: var(--muted);
    stroke-width: 2;
  }
  .line .hit {
    stroke: transparent;
    stroke-width: 22;
    pointer-events: stroke;
    cursor: pointer;
  }
  .line.timed path:not(.hit) {
    stroke-dasharray: 8 5;
  }
  .line.back path:not(.hit) {
    stroke-dasharray: 2 4;
    stroke-linecap: round;
  }
  .line.broken path:not(.hit) {
    stroke: var(--broken);
    stroke-dasharray: 4 5;
  }
  .line:hover path:not(.hit),
  .line.chosen path:not(.hit) {
    stroke: var(--accent);
    stroke-width: 3;
  }
  .line text {
    font-size: 12px;
    fill: var(--ink);
    stroke: var(--page);
    stroke-width: 4;
    paint-order: stroke;
    text-anchor: middle;
    dominant-baseline: middle;
    cursor: pointer;
  }
  .line.broken text {
    fill: var(--broken);
  }
  marker path {
    fill: var(--muted);
  }
  .draft path {
    fill: none;
    stroke: var(--accent);
    stroke-width: 3;
    stroke-dasharray: 6 4;
    pointer-events: none;
  }
  ol {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    position: absolute;
    width: 184px;
    height: 148px;
  }
  .card {
    display: flex;
    flex-direction: column;
    align-items: stretch;
    justify-content: flex-start;
    gap: 0;
    width: 100%;
    height: 100%;
    padding: 0;
    overflow: hidden;
    border: 2px solid var(--line);
    border-radius: 12px;
    background: var(--surface);
    box-shadow: var(--shadow);
    text-align: left;
    white-space: normal;
    touch-action: none;
  }
  .open .card {
    border-color: var(--muted);
  }
  .chosen .card,
  .aimed .card {
    border-color: var(--accent);
    box-shadow: 0 0 0 2px var(--accent);
  }
  .card:focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 3px;
  }
  .picture {
    position: relative;
    flex: 1;
    min-height: 0;
    background: var(--sunken);
  }
  .picture img,
  .picture video {
    position: absolute;
    width: 100%;
    height: 100%;
    object-fit: cover;
    pointer-events: none;
  }
  .marks {
    position: absolute;
    inset: 6px 6px auto;
    display: flex;
    gap: 4px;
    font-size: 11px;
    font-weight: 650;
  }
  .marks span {
    padding: 1px 7px;
    border-radius: 99px;
    background: var(--accent);
    color: var(--accent-ink);
  }
  .marks .lost {
    background: var(--warn-page);
    color: var(--warn);
  }
  .name,
  .facts {
    display: block;
    padding: 0 10px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name {
    padding-top: 6px;
    font-weight: 650;
  }
  .facts {
    padding-bottom: 7px;
    font-size: 12px;
    color: var(--muted);
  }
  .lost .card {
    border-style: dashed;
    border-color: var(--warn);
  }
  li.unknown {
    display: flex;
    align-items: center;
    justify-content: center;
    border: 2px dashed var(--broken);
    border-radius: 12px;
    background: var(--page);
    color: var(--broken);
    padding: 10px;
    text-align: center;
    overflow-wrap: anywhere;
    cursor: grab;
  }
  li.unknown.later {
    border-color: var(--muted);
    color: var(--muted);
  }
  .port {
    position: absolute;
    right: -15px;
    top: calc(50% - 15px);
    width: 30px;
    min-width: 0;
    height: 30px;
    min-height: 0;
    padding: 0;
    border: 2px solid var(--accent);
    border-radius: 50%;
    background: var(--surface);
    color: var(--accent);
    font-weight: 700;
    line-height: 1;
    cursor: crosshair;
    touch-action: none;
  }
`;
