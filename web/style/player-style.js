// SPDX-License-Identifier: MIT

/**
 * The style of the player. The controls are below the picture, never on it, so that
 * interactions at the bottom of the frame stay visible and clickable. Pages change
 * it with `::part(video)`, `::part(controls)`, `::part(overlay)` and the custom
 * properties of media-chrome and of the overlay.
 */
export const PLAYER_STYLE = `
:host {
  --_bar: 44px;
  display: block;
  position: relative;
  box-sizing: border-box;
  min-width: 0; /* also as a flex or grid item */
  min-height: var(--_bar);
  max-height: 100vh;
  max-height: 100svh; /* keeps the controls of a portrait video on screen */
  overflow: hidden;
  overflow: clip; /* unlike hidden, never scrolls */
  background: #000;
  line-height: 0;
  --media-primary-color: var(--hotcue-controls-ink, #fff);
  --media-secondary-color: transparent;
  --media-control-background: transparent;
  --media-control-hover-background: rgb(255 255 255 / .12);
  --media-tooltip-background-color: rgb(8 11 20 / .95);
  --media-preview-background: rgb(8 11 20 / .95);
  --media-control-height: 20px;
  --media-control-padding: 12px 9px;
  --media-range-padding: 12px;
  --media-font-family: var(--hotcue-font, system-ui, sans-serif);
  --media-font-size: 13px;
  --media-range-bar-color: var(--hotcue-accent, #4c8dff);
  --media-range-track-height: 5px;
  --media-range-track-border-radius: 3px;
  --media-range-thumb-width: 13px;
  --media-range-thumb-height: 13px;
  --media-focus-box-shadow: inset 0 0 0 2px #fff;
}
:host([hidden]) { display: none; }
:host([no-controls]:not([no-controls="false"])) { --_bar: 0px; }
/* Gives the player its intrinsic size, with the video's aspect ratio; the controller fills whatever results. */
.shape {
  display: block;
  width: 100%;
  height: auto;
  aspect-ratio: var(--hotcue-aspect-ratio, auto);
  padding-bottom: var(--_bar);
  visibility: hidden;
}
media-controller {
  position: absolute;
  inset: 0;
  display: block;
  box-sizing: border-box;
  width: 100%;
  height: 100%;
  padding-bottom: var(--_bar);
  container-type: size;
}
:host([no-controls]:not([no-controls="false"])) :is(media-control-bar, .start) { display: none; }
media-controller:focus-visible { outline: 2px solid var(--hotcue-accent, #4c8dff); outline-offset: -2px; }
slot { display: contents; }
video, ::slotted([slot="media"]) { display: block; width: 100%; height: 100%; object-fit: contain; background: #000; }
hotcue-overlay { opacity: 1; pointer-events: none; }
media-loading-indicator { position: absolute; pointer-events: none; }
/* Centred in the picture, above the bar. */
:host(:is(:not([no-controls]), [no-controls="false"])) :is(media-loading-indicator, .start) { translate: 0 calc(var(--_bar) / -2); }
media-control-bar {
  direction: ltr; /* time runs left to right, as in the ranges */
  position: relative;
  z-index: 1;
  height: var(--_bar);
  width: 100%;
  padding: 0 4px;
  box-sizing: border-box;
  background: var(--hotcue-controls, #10131c);
}
media-pip-button[mediapipunavailable] { display: none; }
.seek { display: flex; position: relative; flex: 1; min-width: 40px; height: 100%; }
media-time-range { flex: 1; min-width: 0; height: 100%; }
/* Over the track, which has this padding at its ends. */
.marks { position: absolute; inset: 0 12px; pointer-events: none; }
.marks[hidden] { display: none; }
.mark {
  position: absolute;
  top: calc(50% - 7px);
  width: 3px;
  height: 3px;
  margin-left: -1.5px;
  border-radius: 50%;
  background: var(--hotcue-mark, #ffd166);
}
media-volume-range { width: 76px; }
media-captions-button:not([mediasubtitleslist]) { display: none; }
.menu {
  display: grid;
  place-items: center;
  flex: none;
  width: 40px;
  height: 100%;
  margin: 0;
  padding: 0;
  border: 0;
  background: none;
  color: var(--media-primary-color);
  cursor: pointer;
}
.menu[hidden] { display: none; }
.menu:hover { background: var(--media-control-hover-background); }
.menu:focus-visible { outline: none; box-shadow: var(--media-focus-box-shadow); }
.menu svg { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; }
.start {
  --media-control-height: 34px;
  --media-control-background: rgb(13 17 28 / .78);
  --media-control-hover-background: rgb(13 17 28 / .95);
  --media-control-padding: 17px;
  border-radius: 50%;
  border: 1px solid rgb(255 255 255 / .35);
  box-shadow: 0 .2em 1.6em rgb(0 0 0 / .5);
}
media-controller:is(.begun, .busy) .start, hotcue-overlay[failed] ~ :is(.start, media-loading-indicator) { display: none; }
/* The icons are made for a dark bar. */
media-control-bar, .start { forced-color-adjust: none; }
/* Hidden if there is no room. */
@container (max-width: 613px) { media-volume-range { display: none; } }
@container (max-width: 421px) { media-pip-button { display: none; } }
@container (max-width: 383px) { media-playback-rate-button { display: none; } }
@container (max-width: 345px) { media-time-display { display: none; } }
@container (max-width: 255px) { media-mute-button, media-captions-button { display: none; } }
@container (max-width: 175px) {   .seek { display: none; } media-control-bar { justify-content: space-between; } }
@container (max-height: 150px) or (max-width: 150px) { .start { --media-control-height: 18px; --media-control-padding: 6px; } }
`;
