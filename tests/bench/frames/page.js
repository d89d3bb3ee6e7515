// SPDX-License-Identifier: MIT
// Shows a number in blocks below the video, like the frame's own number.
(() => {
  const BITS = 16;
  const strip = document.getElementsByTagName('i');
  addEventListener('DOMContentLoaded', () => {
    for (let i = 0; i < BITS + 2; i++) document.getElementById('strip').append(document.createElement('i'));
    strip[0].className = 'on';
  });

  /** Shows a number. */
  globalThis.show = (number) => {
    for (let bit = 0; bit < BITS; bit++) strip[2 + bit].className = (number >> (BITS - 1 - bit)) & 1 ? 'on' : '';
  };
  /** The ids of all effects, in order. */
  globalThis.effects = [];
  globalThis.effect = (id) => {
    globalThis.effects.push(id);
    globalThis.show(globalThis.effects.length);
  };

  /** Loads a script. @param {string} src @param {string} [type] */
  globalThis.use = (src, type = '') => {
    const script = Object.assign(document.createElement('script'), { src, type });
    const loaded = new Promise((resolve, reject) => {
      script.addEventListener('load', resolve);
      script.addEventListener('error', () => reject(new Error(`no ${src}`)));
    });
    document.head.append(script);
    return loaded;
  };

  const video = document.getElementsByTagName('video');
  globalThis.sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  /** Resolves when the first frame is on screen. @param {string} src */
  globalThis.ready = async (src) => {
    const loaded = new Promise((resolve) => video[0].addEventListener('canplaythrough', resolve, { once: true }));
    video[0].src = src;
    await loaded;
    await globalThis.sleep(500);
  };

  /** Plays to the end. */
  globalThis.play = async () => {
    const ended = new Promise((resolve) => video[0].addEventListener('ended', resolve, { once: true }));
    await video[0].play();
    await ended;
    await globalThis.sleep(500);
  };
})();
