// SPDX-License-Identifier: MIT
import { css } from 'lit';

export const simulationStyle = css`
  :host {
    display: block;
    overflow: auto;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 12px;
    padding: 12px 16px;
    background: var(--surface);
    border-bottom: 1px solid var(--line);
  }
  label {
    display: grid;
    gap: 2px;
    font-size: 13px;
    color: var(--muted);
  }
  label input {
    width: 11ch;
    color: var(--ink);
  }
  .script {
    flex: 1 1 100%;
  }
  textarea {
    width: 100%;
    min-height: 80px;
    margin-top: 6px;
    font: 12px/1.5 var(--mono);
    color: var(--ink);
  }
  summary {
    min-height: 24px;
    cursor: pointer;
    color: var(--muted);
    font-size: 13px;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px;
    padding: 12px 16px;
    min-height: 52px;
  }
  progress {
    flex: 1;
    min-width: 120px;
    accent-color: var(--accent);
  }
  .failure {
    padding: 0 16px;
    overflow-wrap: anywhere;
  }
  .failure strong {
    text-decoration: underline wavy #d8453b;
  }
  section {
    margin: 0 16px 20px;
    overflow: auto;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 12px;
  }
  h2 {
    margin: 0;
    padding: 10px 14px;
    font-size: 14px;
  }
  h2 span {
    color: var(--muted);
    font-weight: 400;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 4px 14px;
    border-top: 1px solid var(--line);
    text-align: start;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  thead th {
    font-size: 12px;
    color: var(--muted);
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  th button {
    padding: 2px 0;
    white-space: normal;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .missed {
    display: inline-block;
    padding: 1px 8px;
    border-radius: 99px;
    background: #ffe9c7;
    color: #6b4100;
    font-size: 12px;
    white-space: nowrap;
  }
  @media (prefers-color-scheme: dark) {
    .missed {
      background: #4a3200;
      color: #ffd27a;
    }
  }
  .more {
    margin: 8px 14px;
  }
`;
