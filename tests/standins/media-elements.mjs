// SPDX-License-Identifier: MIT
// Stand-ins for <youtube-video> and <vimeo-video>, which need their sites: the members of
// media-elements.json, in the versions named there, and their order of events. Their film is a
// <video> in an iframe, and each answer of it takes a message.

/** How long a film loads, as over a network. Milliseconds. */
const LOADS_MS = 100;

/** Run in the page: defines both elements. @param {{loadsMs: number}} options */
function define({ loadsMs }) {
  const POLL_MS = 50;
  /** A difference of this size between two polls is a seek to <youtube-video>. Seconds. */
  const POLLED_S = 0.1;
  /** States of YouTube's player. */
  const [UNSTARTED, ENDED, PLAYING, PAUSED, BUFFERING, CUED] = [-1, 0, 1, 2, 3, 5];

  /** A promise that is resolved from outside. */
  function latch() {
    let open = () => {};
    const promise = new Promise((resolve) => {
      open = () => resolve(undefined);
    });
    return Object.assign(promise, { open });
  }

  /** @param {HTMLElement} element @param {string} type */
  const report = (element, type) => element.dispatchEvent(new Event(type));

  /** A later task, as for a message from another window. */
  const message = () => {
    const { port1, port2 } = new MessageChannel();
    const done = new Promise((resolve) => {
      port1.onmessage = resolve;
    });
    port2.postMessage(null);
    return done.then(() => port1.close());
  };

  /** Ranges as an array with methods. @param {number} end */
  const ranges = (end) => Object.assign([[0, end]], { start: () => 0, end: () => end });

  /** Loads a film into the iframe of an element. @param {HTMLElement} element @returns {Promise<HTMLVideoElement>} */
  async function film(element, style) {
    const iframe = document.createElement('iframe');
    iframe.srcdoc = '<video></video>';
    iframe.setAttribute('width', '100%');
    iframe.setAttribute('height', '100%');
    iframe.setAttribute('frameborder', '0');
    const there = new Promise((done) => iframe.addEventListener('load', done));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:host { position: relative } iframe { position: absolute; top: 0; left: 0 } ${style}`);
    element.shadowRoot.adoptedStyleSheets = [sheet];
    element.shadowRoot.replaceChildren(iframe);
    await there;
    iframe.contentDocument.body.style.margin = '0';
    const video = iframe.contentDocument.querySelector('video');
    video.style.cssText = 'display: block; width: 100%';
    await open(video, element.src);
    return video;
  }

  /** @param {HTMLVideoElement} video @param {string} src */
  async function open(video, src) {
    await new Promise((done) => setTimeout(done, loadsMs));
    const known = new Promise((done) => video.addEventListener('loadedmetadata', done, { once: true }));
    Object.assign(video, { muted: true, src: new URL(src, document.baseURI).href });
    await known;
  }

  const reflected = {
    autoplay: 'autoplay',
    controls: 'controls',
    defaultMuted: 'muted',
    loop: 'loop',
    playsInline: 'playsinline',
  };

  class Framed extends HTMLElement {
    static observedAttributes = [
      ...['autoplay', 'controls', 'crossorigin', 'loop', 'muted', 'playsinline', 'poster', 'preload', 'src'],
    ];
    #config = null;

    get config() {
      return this.#config;
    }

    set config(value) {
      this.#config = value;
    }

    attributeChangedCallback(name, before, value) {
      if (before !== value && this.constructor.reloads.includes(name)) this.load();
    }

    get src() {
      return this.getAttribute('src');
    }

    set src(value) {
      if (this.src !== value) this.setAttribute('src', value);
    }

    get poster() {
      return this.getAttribute('poster');
    }

    set poster(value) {
      this.setAttribute('poster', `${value}`);
    }

    get played() {
      return ranges(0);
    }
  }
  for (const [name, attribute] of Object.entries(reflected)) {
    Object.defineProperty(Framed.prototype, name, {
      get() {
        return this.hasAttribute(attribute);
      },
      set(value) {
        if (this[name] !== value) this.toggleAttribute(attribute, Boolean(value));
      },
    });
  }

  /** No `ended`, `seekable` or `networkState`; play state as YouTube's player has it. */
  class Youtube extends Framed {
    static reloads = ['src', 'autoplay', 'controls', 'loop', 'playsinline'];
    #video = null;
    #state = UNSTARTED;
    #everPlayed = false;
    #complete = latch();
    #isLoaded = false;
    #hasLoaded = false;
    #requested = false;
    #readyState = 0;
    #seeking = false;
    #seekComplete = latch();
    #playFired = false;
    #polled = 0;

    async load() {
      if (this.#requested) return;
      if (!this.shadowRoot) this.attachShadow({ mode: 'open' });
      if (this.#hasLoaded) this.#complete = latch();
      this.#isLoaded = false;
      this.#hasLoaded = this.#requested = true;
      await undefined;
      this.#requested = false;
      this.#readyState = 0;
      report(this, 'emptied');
      this.#video?.pause();
      this.#video = null;
      if (!this.src) return;
      report(this, 'loadstart');
      this.#state = UNSTARTED;
      this.#everPlayed = this.#playFired = false;
      const video = await film(this, '');
      this.#video = video;
      this.#state = CUED;
      this.#listen(video);
      this.#readyState = 1;
      report(this, 'loadedmetadata');
      report(this, 'durationchange');
      report(this, 'volumechange');
      report(this, 'loadcomplete');
      this.#isLoaded = true;
      this.#complete.open();
      await this.#complete;
      setInterval(() => this.#poll(), POLL_MS); // and one more for each source
    }

    #listen(video) {
      const states = { waiting: BUFFERING, play: BUFFERING, playing: PLAYING, pause: PAUSED, ended: ENDED };
      for (const [type, state] of Object.entries(states)) {
        video.addEventListener(type, async () => {
          if (type === 'pause' && video.ended) return;
          await message();
          if (video === this.#video) this.#become(state);
        });
      }
      video.addEventListener('timeupdate', async () => {
        await message();
        if (video === this.#video) report(this, 'timeupdate');
      });
    }

    #become(state) {
      this.#state = state;
      if (state === PLAYING || state === BUFFERING) {
        this.#everPlayed = true;
        if (!this.#playFired) report(this, 'play');
        this.#playFired = true;
        report(this, 'loadstart');
      }
      if (state === PLAYING) {
        if (this.#seeking) this.#arrive();
        this.#readyState = 3;
        report(this, 'playing');
      } else if (state === PAUSED || state === ENDED) {
        if (state === PAUSED) this.#findSeek();
        this.#playFired = false;
        report(this, 'pause');
        if (state === ENDED) report(this, 'ended');
        if (state === ENDED && this.loop) this.play();
      }
    }

    #findSeek() {
      if (this.#seeking || Math.abs(this.currentTime - this.#polled) <= POLLED_S) return;
      this.#seeking = true;
      report(this, 'seeking');
    }

    #arrive() {
      this.#seeking = false;
      this.#seekComplete.open();
      report(this, 'seeked');
    }

    #poll() {
      if (this.#seeking && this.buffered.end() > POLLED_S) this.#arrive();
      else this.#findSeek();
      this.#polled = this.currentTime;
    }

    async play() {
      await this.#complete;
      const playing = new Promise((done) => this.addEventListener('playing', done, { once: true }));
      await message();
      this.#video?.play().catch(() => {});
      return playing.then(() => {});
    }

    async pause() {
      await this.#complete;
      await message();
      this.#video?.pause();
    }

    get paused() {
      if (!this.#isLoaded) return !this.autoplay;
      return [UNSTARTED, ENDED, PAUSED, CUED].includes(this.#state);
    }

    get currentTime() {
      return this.#video?.currentTime ?? 0;
    }

    set currentTime(time) {
      if (this.currentTime === time) return;
      this.#seekComplete = latch();
      const complete = this.#seekComplete;
      this.#complete.then(async () => {
        const { paused } = this;
        await message();
        if (this.#video) this.#video.currentTime = time;
        if (this.#state !== PAUSED) this.#video?.play().catch(() => {}); // as documented for seekTo()
        if (paused) complete.then(() => complete === this.#seekComplete && this.#video?.pause());
      });
    }

    /** 0 until YouTube's player has loaded the film, which it does when it plays. */
    get duration() {
      if (!this.#video) return NaN;
      return this.#everPlayed ? this.#video.duration : 0;
    }

    get buffered() {
      const { buffered } = this.#video ?? {};
      return ranges(this.#isLoaded && buffered?.length ? buffered.end(buffered.length - 1) : 0);
    }

    get seeking() {
      return this.#seeking;
    }

    get readyState() {
      return this.#readyState;
    }

    get error() {
      return null;
    }

    get muted() {
      return this.#isLoaded ? this.#video.muted : this.defaultMuted;
    }

    set muted(value) {
      this.#complete.then(() => Object.assign(this.#video ?? {}, { muted: value }));
    }

    get playbackRate() {
      return this.#video?.playbackRate ?? 1;
    }

    set playbackRate(value) {
      this.#complete.then(() => Object.assign(this.#video ?? {}, { playbackRate: value }));
    }

    get volume() {
      return this.#video?.volume ?? 1;
    }

    set volume(value) {
      this.#complete.then(() => Object.assign(this.#video ?? {}, { volume: value }));
    }
  }

  /** Says that it plays before it does, and copies what the messages of Vimeo's player say. */
  class Vimeo extends Framed {
    static reloads = ['src', 'autoplay', 'controls'];
    #video = null;
    #complete = latch();
    #hasLoaded = false;
    #requested = false;
    #currentTime = 0;
    #duration = NaN;
    #paused = true;
    #readyState = 0;
    #seeking = false;
    #muted = false;
    #playbackRate = 1;
    #volume = 1;

    async load() {
      if (this.#requested) return;
      this.#requested = true;
      await undefined;
      this.#requested = false;
      this.#currentTime = this.#readyState = 0;
      this.#duration = NaN;
      this.#paused = !this.autoplay;
      this.#seeking = false;
      report(this, 'emptied');
      const video = this.#video;
      this.#video = null; // until the next film is there
      if (!this.src) {
        video?.pause();
        return;
      }
      if (this.#hasLoaded) this.#complete = latch();
      this.#hasLoaded = true;
      report(this, 'loadstart');
      if (video) {
        video.pause();
        this.#video = video;
        await open(video, this.src);
      } else {
        if (!this.shadowRoot) this.attachShadow({ mode: 'open' });
        this.#video = await film(this, ':host(:not([controls])) { pointer-events: none }');
        this.#listen(this.#video);
      }
      await this.#onLoaded();
    }

    async #onLoaded() {
      this.#readyState = 1;
      report(this, 'loadedmetadata');
      await message();
      report(this, 'volumechange');
      await message();
      this.#duration = this.#video.duration;
      report(this, 'durationchange');
      report(this, 'loadcomplete');
      this.#complete.open();
    }

    #listen(video) {
      const on = (type, act) =>
        video.addEventListener(type, async () => {
          const { currentTime } = video;
          await message();
          if (this.#readyState) act(currentTime);
        });
      on('waiting', () => this.#start('waiting'));
      on('play', () => this.#start());
      on('playing', () => {
        this.#readyState = 3;
        this.#paused = false;
        report(this, 'playing');
      });
      on('pause', () => this.#rest('pause'));
      on('ended', () => this.#rest('ended'));
      on('seeking', () => {
        this.#seeking = true;
        report(this, 'seeking');
      });
      on('seeked', async (time) => {
        this.#seeking = false;
        await message();
        this.#currentTime = time;
        report(this, 'seeked');
      });
      on('timeupdate', (time) => {
        this.#currentTime = Math.round(time * 100) / 100;
        report(this, 'timeupdate');
      });
    }

    #start(more = '') {
      if (this.#paused) {
        this.#paused = false;
        report(this, 'play');
      }
      if (more) report(this, more);
    }

    #rest(type) {
      this.#paused = true;
      report(this, type);
    }

    async play() {
      this.#paused = false;
      report(this, 'play');
      await this.#complete;
      await message();
      await this.#video?.play();
    }

    async pause() {
      await this.#complete;
      await message();
      this.#video?.pause();
    }

    get ended() {
      return this.#currentTime >= this.#duration;
    }

    get paused() {
      return this.#paused;
    }

    get currentTime() {
      return this.#currentTime;
    }

    set currentTime(time) {
      if (this.#currentTime === time) return;
      this.#currentTime = time;
      this.#complete.then(async () => {
        await message();
        if (this.#video) this.#video.currentTime = time;
      });
    }

    get duration() {
      return this.#duration;
    }

    get buffered() {
      return ranges(0);
    }

    get seeking() {
      return this.#seeking;
    }

    get readyState() {
      return this.#readyState;
    }

    get videoWidth() {
      return this.#video?.videoWidth ?? NaN;
    }

    get videoHeight() {
      return this.#video?.videoHeight ?? NaN;
    }

    get muted() {
      return this.#muted;
    }

    set muted(value) {
      this.#muted = value;
    }

    get playbackRate() {
      return this.#playbackRate;
    }

    set playbackRate(value) {
      this.#playbackRate = value;
      this.#complete.then(() => Object.assign(this.#video ?? {}, { playbackRate: value }));
    }

    get volume() {
      return this.#volume;
    }

    set volume(value) {
      this.#volume = value;
    }

    /** Of Vimeo's player in the iframe. */
    async requestFullscreen() {
      await this.shadowRoot.querySelector('iframe').requestFullscreen();
    }

    async exitFullscreen() {
      await document.exitFullscreen();
    }

    async requestPictureInPicture() {}

    async exitPictureInPicture() {}
  }
  customElements.define('youtube-video', Youtube);
  customElements.define('vimeo-video', Vimeo);
}

/** Defines the stand-ins in a page. @param {import('../browser/film.mjs').Film} film */
export const defineFramedMedia = (film) => film.do(define, { loadsMs: LOADS_MS });
