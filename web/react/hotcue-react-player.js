// SPDX-License-Identifier: MIT
// The module `hotcue/react/player`.
import '../player/hotcue-player.js';
import { MEDIA_EVENTS } from '../player/media-events.js';
import { component } from './component.js';

export { HotcueOverlay } from './hotcue-react.js';

/** `<hotcue-player>`: docs/frameworks/react.md. */
export const HotcuePlayer = component('hotcue-player', 'HotcuePlayer', {
  texts: { crossOrigin: 'crossorigin' },
  flags: {
    ...{ muted: 'muted', loop: 'loop', autoPlay: 'autoplay', noControls: 'no-controls' },
    ...{ disablePictureInPicture: 'disablepictureinpicture', disableRemotePlayback: 'disableremoteplayback' },
  },
  events: MEDIA_EVENTS,
});
