// SPDX-License-Identifier: MIT
// Generates the tables of docs/relay.md from the settings that the relay reads.
import { SETTINGS } from '../../demo/server/config.mjs';

const cell = (text) => text.replaceAll('|', '\\|');

export const relayBlocks = {
  settings() {
    const rows = Object.values(SETTINGS).map(({ env, default: preset, secret, what }) => {
      const value = preset === undefined ? '–' : preset === '' ? 'none' : `\`${preset}\``;
      return `| \`${env}\` | ${value} | ${cell(what)}${secret ? '. **Secret**' : ''} |`;
    });
    return ['| variable | default | |', '| --- | --- | --- |', ...rows].join('\n');
  },
};
