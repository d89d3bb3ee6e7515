// SPDX-License-Identifier: MIT

/**
 * What the elements say in their own name. A page that speaks another language
 * changes them: docs/embedding.md, "Words".
 */
export const WORDS = {
  close: 'Close',
  menu: 'Menu',
  /** Titles of trays that the project gives none. */
  magic_menu: 'Menu',
  end_menu: 'What next?',
  empty: 'Nothing to choose here.',
  /** Interactions that say nothing of themselves. */
  button: 'Button',
  image: 'Image',
  text: 'Text',
  hotspot: 'Hotspot',
  formTitle: 'Before you go on',
  optional: 'optional',
  submit: 'Continue',
  cancel: 'Cancel',
  message: 'Message',
  openPage: 'Open the page',
  audio: 'Audio is playing',
  stop: 'Stop',
  copied: 'Copied.',
  copyFailed: 'Your browser did not allow copying.',
  requestFailed: 'That could not be sent. You can try again.',
  audioFailed: 'The audio could not be played.',
  /** The film can't be shown. */
  videoFailed: 'The video could not be loaded.',
  offline: 'The video could not be loaded. You are offline.',
  retry: 'Try again',
  back: 'Go back',
  /** Required clicks. */
  waitingFor: 'To go on, choose: {names}',
};

/** What an interaction is called. @param {{label: string | null, type: keyof typeof WORDS}} item */
export const called = ({ label, type }) => label ?? WORDS[type];
