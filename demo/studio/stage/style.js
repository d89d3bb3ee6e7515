// SPDX-License-Identifier: MIT
import { css } from 'lit';

/** Lines over the film are light with a dark edge, so that they are seen on any picture. */
export const stageStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    background: var(--surface);
    container-type: inline-size;
    --line-dark: rgb(0 0 0 / 0.75);
    --mark: #4da3ff;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 6px;
    padding: 6px 10px;
    border-bottom: 1px solid var(--line);
  }
  .bar.foot {
    border-bottom: 0;
    border-top: 1px solid var(--line);
  }
  .group {
    display: flex;
    align-items: center;
    gap: 2px;
  }
  .group + .group {
    border-left: 1px solid var(--line);
    padding-left: 6px;
  }
  .grow {
    flex: 1;
  }
  .bar button {
    padding: 4px 8px;
  }
  @container (max-width: 800px) {
    .bar .word {
      display: none;
    }
  }
  time {
    margin: 0 6px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  output {
    min-width: 3.4em;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .menu {
    margin: 0;
    inset: auto;
    padding: 6px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--surface);
    color: var(--ink);
    box-shadow: var(--shadow);
  }
  .menu button {
    display: flex;
    width: 100%;
    justify-content: flex-start;
    border-color: transparent;
    background: none;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    padding: 6px 12px;
    background: var(--sunken);
    border-bottom: 1px solid var(--line);
    font-size: 13px;
  }
  .notice p {
    margin: 0;
    flex: 1 1 16em;
  }
  .view {
    flex: 1;
    min-height: 0;
    overflow: auto;
    display: grid;
    place-items: safe center;
    background: #0b0f15;
    overscroll-behavior: contain;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }
  .view:focus-visible {
    outline-offset: -3px;
  }
  .frame {
    position: relative;
    margin: 20px;
    background: repeating-conic-gradient(#2a3240 0 25%, #222a36 0 50%) 0 0 / 32px 32px;
  }
  .frame > :not(hotcue-overlay) {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  video {
    display: block;
    object-fit: contain;
    background: #000;
  }
  video[hidden] {
    display: none;
  }
  studio-stage-echo {
    pointer-events: none;
  }
  .layer {
    overflow: visible;
    z-index: 1;
  }
  .view.drawing {
    cursor: crosshair;
  }
  .view.panning {
    cursor: grab;
  }
  .view.over {
    cursor: move;
  }
  .layer * {
    vector-effect: non-scaling-stroke;
  }
  .item {
    pointer-events: none;
    outline: none;
  }
  .item path {
    fill: none;
    stroke-width: 1px;
    stroke: rgb(255 255 255 / 0.55);
    stroke-dasharray: 3 3;
  }
  .item .edge {
    stroke: rgb(0 0 0 / 0.5);
    stroke-dasharray: none;
  }
  .item.hovered path:not(.edge) {
    stroke: var(--mark);
    stroke-width: 2px;
    stroke-dasharray: none;
  }
  .item.selected path:not(.edge) {
    stroke: var(--mark);
    stroke-width: 2px;
    stroke-dasharray: none;
  }
  .item.selected .edge {
    stroke: var(--line-dark);
    stroke-width: 4px;
  }
  .item.selected.away path:not(.edge) {
    stroke-dasharray: 6 4;
  }
  .item:focus-visible path:not(.edge) {
    stroke: #ffd23f;
    stroke-width: 3px;
    stroke-dasharray: none;
  }
  .bounds {
    fill: none;
    stroke: var(--mark);
    stroke-dasharray: 2 3;
    pointer-events: none;
  }
  .grip .touch {
    fill: transparent;
  }
  .seen {
    fill: #fff;
    stroke: #0b4f9e;
    stroke-width: 1.5px;
    pointer-events: none;
  }
  .grip.add .seen {
    fill: #0b4f9e;
    stroke: #fff;
  }
  .grip:focus-visible {
    outline: none;
  }
  .grip:focus-visible .seen {
    stroke: #ffd23f;
    stroke-width: 4px;
  }
  .grip[data-handle='nw'],
  .grip[data-handle='se'] {
    cursor: nwse-resize;
  }
  .grip[data-handle='ne'],
  .grip[data-handle='sw'] {
    cursor: nesw-resize;
  }
  .grip[data-handle='n'],
  .grip[data-handle='s'] {
    cursor: ns-resize;
  }
  .grip[data-handle='e'],
  .grip[data-handle='w'] {
    cursor: ew-resize;
  }
  .grip[data-vertex] {
    cursor: move;
  }
  .grip[data-edge] {
    cursor: copy;
  }
  .band {
    fill: rgb(77 163 255 / 0.18);
    stroke: var(--mark);
    pointer-events: none;
  }
  .sketch {
    fill: rgb(77 163 255 / 0.22);
    stroke: var(--mark);
    stroke-width: 2px;
    pointer-events: none;
  }
  .sketch.open {
    fill-opacity: 0.5;
  }
  .guide {
    stroke: #ff4fd8;
    stroke-width: 1px;
    pointer-events: none;
  }
  .way {
    fill: none;
    stroke: #ffd23f;
    stroke-width: 2px;
    stroke-dasharray: 5 4;
    pointer-events: none;
  }
  .stop {
    fill: #ffd23f;
    stroke: #000;
    pointer-events: none;
  }
  .stop.now {
    fill: #fff;
  }
`;
