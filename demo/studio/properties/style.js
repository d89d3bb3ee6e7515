// SPDX-License-Identifier: MIT
// The look of the Properties panel.
import { css } from 'lit';

export const style = css`
  :host {
    padding-bottom: 40px;
  }
  .about {
    padding: 10px 12px;
    margin: 0;
  }
  .about h2 {
    margin: 0;
    font-size: 15px;
    overflow-wrap: anywhere;
  }
  details.section {
    border-bottom: 1px solid var(--line);
  }
  details.section > summary {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 40px;
    padding: 4px 12px;
    cursor: pointer;
    font-weight: 650;
  }
  details.section > summary::before {
    content: '›';
    width: 10px;
    color: var(--muted);
    font-size: 17px;
    line-height: 1;
  }
  details.section[open] > summary::before {
    rotate: 90deg;
  }
  .body {
    padding: 2px 12px 14px;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
    align-items: start;
    gap: 12px 16px;
  }
  .tag {
    padding: 0 7px;
    border-radius: 99px;
    background: var(--sunken);
    color: var(--muted);
    font-size: 12px;
    font-weight: 400;
    white-space: nowrap;
  }
  .tag.error {
    background: #b3261e;
    color: #fff;
  }
  .tag.warning {
    background: #7a5200;
    color: #fff;
  }
  .field {
    min-width: 0;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 28px;
  }
  .head label,
  .head .label {
    font-weight: 550;
  }
  .head code {
    color: var(--muted);
    font: 11px var(--mono);
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .head .reset,
  .head .buttons {
    margin-left: auto;
  }
  .icon.plain {
    min-width: 28px;
    min-height: 28px;
    color: var(--muted);
  }
  .buttons {
    display: inline-flex;
    flex: none;
  }
  .row {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: 6px;
  }
  .row > input[type='text'],
  .row > select,
  .row > .row {
    flex: 1;
    min-width: 0;
  }
  select,
  textarea {
    width: 100%;
    min-width: 0;
  }
  .row > select {
    width: auto;
  }
  textarea.code {
    font: 13px/1.45 var(--mono);
    tab-size: 2;
  }
  ::placeholder {
    color: var(--muted);
    font-style: italic;
    opacity: 1;
  }
  .unit {
    min-width: 16px;
    color: var(--muted);
  }
  .help,
  .taken {
    margin: 3px 0 0;
    color: var(--muted);
    font-size: 12px;
  }
  .problems {
    margin: 4px 0 0;
    padding: 0;
    list-style: none;
    font-size: 12.5px;
  }
  .problems .error {
    color: var(--studio-error);
  }
  .problems .warning {
    color: var(--studio-warning);
  }
  [aria-invalid='true'] {
    border-color: var(--studio-error) !important;
  }
  .field.group > .parts,
  .entry {
    display: grid;
    gap: 10px;
  }
  .entry {
    padding: 8px 10px 10px;
    border: 1px solid var(--line);
    border-radius: 10px;
  }
  .colour input[type='color'] {
    width: 38px;
    height: 32px;
    padding: 2px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface);
  }
  .colour input[data-none] {
    opacity: 0.45;
  }
  .colour .alpha {
    display: flex;
    align-items: center;
    gap: 8px;
    width: 100%;
    color: var(--muted);
    font-size: 12px;
  }
  .colour input[type='range'] {
    flex: 1;
    min-width: 40px;
    min-height: 24px;
  }
  details.unused > summary {
    min-height: 28px;
    cursor: pointer;
    color: var(--muted);
  }
  .body > .group,
  .body > .unused,
  .body > studio-why {
    grid-column: 1 / -1;
  }
  details.unused > div {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
    align-items: start;
    gap: 12px 16px;
    padding-top: 8px;
  }
  ol.videos {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ol.videos li {
    display: flex;
    align-items: center;
  }
  ol.videos .open {
    flex: 1;
    min-width: 0;
    justify-content: flex-start;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  ol.videos [aria-current='true'] {
    font-weight: 650;
  }
`;

/** Colours of diagnostics, in both schemes. */
export const marks = css`
  :host {
    --studio-error: #b3261e;
    --studio-warning: #7a5200;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --studio-error: #ff9a90;
      --studio-warning: #f0c26a;
    }
  }
`;
