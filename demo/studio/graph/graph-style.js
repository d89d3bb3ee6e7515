// SPDX-License-Identifier: MIT
import { css } from 'lit';

export const graphStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 420px;
  }
  .bar,
  .about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 8px 12px;
    background: var(--surface);
  }
  .bar {
    border-bottom: 1px solid var(--line);
  }
  .about {
    min-height: 49px;
    border-top: 1px solid var(--line);
  }
  .zoom {
    display: flex;
    gap: 4px;
  }
  .grow {
    flex: 1;
    min-width: 10ch;
    overflow-wrap: anywhere;
  }
  graph-board,
  .list {
    flex: 1;
    min-height: 0;
  }
  .list {
    overflow: auto;
  }
  .none {
    padding: 20px;
    color: var(--muted);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    background: var(--surface);
  }
  th,
  td {
    padding: 6px 12px;
    border-bottom: 1px solid var(--line);
    text-align: start;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  thead th {
    position: sticky;
    top: 0;
    background: var(--surface);
    color: var(--muted);
    font-size: 12px;
  }
  tr.broken td:nth-child(3) {
    font-weight: 650;
    text-decoration: underline wavy #d8453b;
  }
  td button.plain {
    white-space: normal;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  dialog {
    width: min(460px, 92vw);
    max-height: 86dvh;
    padding: 20px 24px;
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--surface);
    color: var(--ink);
  }
  dialog::backdrop {
    background: rgb(8 14 24 / 0.5);
  }
  h2 {
    margin: 0 0 14px;
    font-size: 17px;
    overflow-wrap: anywhere;
  }
  form label {
    display: grid;
    gap: 4px;
    margin-bottom: 12px;
    font-weight: 600;
  }
  form label.choice {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 28px;
    margin: 0;
    font-weight: 400;
  }
  form input,
  form select {
    font-weight: 400;
    width: 100%;
  }
  form input[type='radio'] {
    width: auto;
  }
  fieldset {
    margin: 0 0 12px;
    padding: 8px 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  form:has([value='ended']:checked) .of-time,
  form:has([value='switch']:checked) .of-button {
    display: none;
  }
  form ul {
    margin: 0 0 12px;
    padding-left: 20px;
  }
  .buttons {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
    margin: 16px 0 0;
  }
`;
