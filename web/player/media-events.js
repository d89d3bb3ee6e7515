// SPDX-License-Identifier: MIT

/** The video's events, dispatched again by the player. Not `error`, which is an event of docs/events.md. */
export const MEDIA_EVENTS = /** @type {const} */ ([
  'loadstart',
  'loadedmetadata',
  'loadeddata',
  'canplay',
  'canplaythrough',
  'durationchange',
  'emptied',
  'play',
  'playing',
  'pause',
  'waiting',
  'stalled',
  'seeking',
  'seeked',
  'timeupdate',
  'ended',
  'ratechange',
  'volumechange',
  'resize',
  'abort',
  'progress',
  'suspend',
  'encrypted',
  'waitingforkey',
  'enterpictureinpicture',
  'leavepictureinpicture',
]);

/** Those of Safari alone. */
export const SAFARI_EVENTS = ['webkitbeginfullscreen', 'webkitendfullscreen', 'webkitpresentationmodechanged'];
