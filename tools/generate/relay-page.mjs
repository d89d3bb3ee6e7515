// SPDX-License-Identifier: MIT
// Generates the tables of docs/relay.md from the settings that the relay reads.
import { SETTINGS, SETTINGS_OF } from '../../demo/server/config.mjs';

const cell = (text) => text.replaceAll('|', '\\|');

/** The table of settings. @param {keyof typeof SETTINGS_OF} part of the server */
export function settingsTable(part) {
  const rows = SETTINGS_OF[part].map((name) => {
    const { env, default: preset, secret, what } = SETTINGS[name];
    const value = preset === undefined ? '–' : preset === '' ? 'none' : `\`${preset}\``;
    return `| \`${env}\` | ${value} | ${cell(what)}${secret ? '. **Secret**' : ''} |`;
  });
  return ['| variable | default | |', '| --- | --- | --- |', ...rows].join('\n');
}

export const relayBlocks = { settings: () => settingsTable('relay') };
