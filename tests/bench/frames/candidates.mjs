// SPDX-License-Identifier: MIT
// The libraries measured. Each function runs in the page (page.js) and calls
// `effect(id)` when the cue `id` is due, as early as that library can: each in its
// best configuration.
import { TIMINGSRC_FOLDER, PEERS as VERSIONS } from '../support/peers.mjs';

/**
 * @typedef {object} Cue
 * @property {number} id
 * @property {number} time seconds
 * @typedef {object} Candidate
 * @property {string} name
 * @property {string} how its description in the table
 * @property {(cues: Cue[]) => unknown} follow
 */

/** @type {Candidate} */
export const HOTCUE = {
  name: 'Hotcue',
  how: '`cue:forward`',
  follow: async (cues) => {
    await globalThis.use('/dist/hotcue-overlay.js', 'module');
    const overlay = /** @type {any} */ (document.createElement('hotcue-overlay'));
    overlay.setAttribute('for', 'video');
    overlay.addEventListener('cue:forward', ({ detail }) => globalThis.effect(Number(detail.cue.id)));
    document.getElementById('stage')?.append(overlay);
    await overlay.load({ interactions: [], cues });
  },
};

/**
 * A timing object driven by the media element: by its events, and if the two have
 * drifted apart. More frequent corrections would emit cues twice.
 * @type {Candidate}
 */
const TIMINGSRC = {
  name: 'timingsrc',
  how: '`change` of its sequencer',
  follow: async (cues) => {
    await globalThis.use('/bench/timingsrc.js', 'module');
    const { Dataset, Interval, Sequencer, TimingObject } = globalThis.timingsrc;
    const video = /** @type {HTMLVideoElement} */ (document.getElementById('video'));
    const dataset = new Dataset();
    // Shorter windows are missed when the timing object is corrected.
    dataset.update(
      cues.map(({ id, time }) => ({ key: String(id), interval: new Interval(time, time + 0.2), data: id })),
    );
    const object = new TimingObject();
    Sequencer(dataset, object).on('change', ({ new: shown, old }) => {
      if (shown && !old) globalThis.effect(shown.data);
    });
    const follow = () =>
      object.update({ position: video.currentTime, velocity: video.paused ? 0 : video.playbackRate });
    for (const type of ['playing', 'waiting', 'pause', 'seeked', 'ratechange']) video.addEventListener(type, follow);
    const APART_S = 0.025; // as in its own mediasync
    video.addEventListener('timeupdate', () => {
      if (Math.abs(video.currentTime - object.pos) > APART_S) follow();
    });
  },
};

/** @type {Candidate[]} */
export const PEERS = [
  {
    name: 'native `TextTrack`',
    how: '`enter` of a hidden metadata cue',
    follow: (cues) => {
      const video = /** @type {HTMLVideoElement} */ (document.getElementById('video'));
      const track = video.addTextTrack('metadata');
      track.mode = 'hidden';
      for (const { id, time } of cues) {
        const cue = new VTTCue(time, time + 0.1, '');
        cue.addEventListener('enter', () => globalThis.effect(id));
        track.addCue(cue);
      }
    },
  },
  {
    name: `video.js ${VERSIONS['video.js']}`,
    how: '`cuechange` of its own text tracks',
    follow: async (cues) => {
      await globalThis.use('/peers/video.js/dist/video.js');
      const player = globalThis.videojs('video', { html5: { nativeTextTracks: false } });
      await new Promise((resolve) => player.ready(resolve));
      const track = player.addRemoteTextTrack({ kind: 'metadata' }, false).track;
      track.mode = 'hidden';
      // Shorter windows are missed more often.
      for (const { id, time } of cues)
        track.addCue(Object.assign(new VTTCue(time, time + 0.2, ''), { id: String(id) }));
      let active = new Set();
      track.addEventListener('cuechange', () => {
        const now = new Set(Array.from(track.activeCues, (cue) => cue.id));
        for (const id of now) if (!active.has(id)) globalThis.effect(Number(id));
        active = now;
      });
    },
  },
  {
    name: `videojs-overlay ${VERSIONS['videojs-overlay']}`,
    how: 'the overlay appears',
    follow: async (cues) => {
      await globalThis.use('/peers/video.js/dist/video.js');
      await globalThis.use('/peers/videojs-overlay/dist/videojs-overlay.js');
      const player = globalThis.videojs('video');
      await new Promise((resolve) => player.ready(resolve));
      player.overlay({
        overlays: cues.map(({ id, time }) => ({ start: time, end: time + 0.5, content: '', class: `cue-${id}` })),
      });
      for (const { id } of cues) {
        const element = document.getElementsByClassName(`cue-${id}`)[0];
        let hidden = element.classList.contains('vjs-hidden');
        new MutationObserver(() => {
          const was = hidden;
          hidden = element.classList.contains('vjs-hidden');
          if (was && !hidden) globalThis.effect(id);
        }).observe(element, { attributeFilter: ['class'] });
      }
    },
  },
  {
    name: '`timeupdate`',
    how: 'as in Popcorn.js: an index into sorted cues',
    follow: (cues) => {
      const video = /** @type {HTMLVideoElement} */ (document.getElementById('video'));
      const sorted = [...cues].sort((a, b) => a.time - b.time);
      let next = 0;
      video.addEventListener('timeupdate', () => {
        for (; next < sorted.length && sorted[next].time <= video.currentTime; next++)
          globalThis.effect(sorted[next].id);
      });
    },
  },
  {
    name: '`requestAnimationFrame`',
    how: '`currentTime`, once a refresh',
    follow: (cues) => {
      const video = /** @type {HTMLVideoElement} */ (document.getElementById('video'));
      const sorted = [...cues].sort((a, b) => a.time - b.time);
      let next = 0;
      const look = () => {
        for (; next < sorted.length && sorted[next].time <= video.currentTime; next++)
          globalThis.effect(sorted[next].id);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
  },
  ...(TIMINGSRC_FOLDER ? [TIMINGSRC] : []),
];
