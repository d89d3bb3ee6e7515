// SPDX-License-Identifier: MIT

/**
 * The elements' own texts. A page in another language changes them:
 * docs/embedding.md, "Words".
 */
export const WORDS = {
  close: 'Close',
  menu: 'Menu',
  /** Default titles of trays. */
  magic_menu: 'Menu',
  end_menu: 'What next?',
  empty: 'Nothing to choose here.',
  /** Names of interactions without a text. */
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
  /** When the video can't be shown. */
  videoFailed: 'The video could not be loaded.',
  offline: 'The video could not be loaded. You are offline.',
  retry: 'Try again',
  back: 'Go back',
  /** Required clicks. */
  waitingFor: 'To go on, choose: {names}',
};

/** An interaction's label, or the default name of its type. @param {{label: string | null, type: keyof typeof WORDS}} item */
export const called = ({ label, type }) => label ?? WORDS[type];
