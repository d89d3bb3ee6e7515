// SPDX-License-Identifier: MIT

/**
 * The style of the overlay. A page changes it with the custom properties below and
 * with `::part(item)`, `::part(button)`, `::part(hotspot)`, `::part(shape)`,
 * `::part(text)`, `::part(image)`, `::part(label)`, `::part(caption)`,
 * `::part(tooltip)`, `::part(spotlight)`, `::part(cover)`; a project with its style
 * fields (properties that start with an underscore). Sizes scale with the frame.
 * What comes after the first interaction is in late-style.js and panel-style.js.
 */
export const OVERLAY_STYLE = `
:host {
  --_accent: var(--hotcue-accent, #4c8dff);
  --_surface: var(--hotcue-surface, rgb(13 17 28 / .82));
  --_ink: var(--hotcue-ink, #fff);
  position: absolute;
  display: block;
  inset: 0 auto auto 0;
  margin: 0;
  padding: 0;
  border: 0;
  background: none;
  overflow: hidden;
  container-type: size;
  pointer-events: none !important;
  z-index: var(--hotcue-z-index, auto);
  color: var(--_ink);
  font: 500 16px/1.35 var(--hotcue-font, system-ui, sans-serif);
  text-align: start;
}
:host([hidden]) { display: none; }

.panels { display: contents; }
.probe { position: absolute; left: 0; top: 0; width: 0; height: 0; }
.stage { position: absolute; container-type: size; isolation: isolate; outline: none; }
.cover { position: absolute; inset: 0; width: 100%; height: 100%; background: #000; z-index: -1; }
.glass { position: absolute; inset: 0; pointer-events: auto; }
.cover[hidden] { display: none; }

.item {
  --_unit: calc(100cqmin / 720);
  --_pixel: max(var(--_unit), .45px);
  --_w: max(calc(var(--_width) * 1%), 24px);
  --_h: max(calc(var(--_height) * 1%), 24px);
  position: absolute;
  box-sizing: border-box;
  left: calc((var(--_left) + var(--_width) / 2) * 1% - var(--_w) / 2);
  top: calc((var(--_top) + var(--_height) / 2) * 1% - var(--_h) / 2);
  width: var(--_w);
  height: var(--_h);
  margin: 0;
  padding: 0;
  display: flex;
  flex-direction: column;
  align-items: center;
  justify-content: center;
  appearance: none;
  border: 0 solid transparent;
  background: none;
  color: var(--_color, var(--_ink));
  font: inherit;
  font-size: var(--_fit, max(var(--_font-size, calc(26 * var(--_pixel))), 12px));
  text-align: var(--_align, center);
  overflow-wrap: break-word;
  transition: background-color .15s, border-color .15s, box-shadow .15s, transform .15s;
  --_enter: appear .2s ease-out;
  --_move: none;
  animation: var(--_enter), var(--_move);
}
@supports (justify-content: safe center) { .item { justify-content: safe center; } } /* the start of an overlong text stays visible */
.enter-none { --_enter: none; }
.enter-fade { --_enter: fade .5s ease-out; }
.enter-slide-up { --_enter: slide .45s cubic-bezier(.2, .8, .3, 1); --_from: 0 60%; }
.enter-slide-down { --_enter: slide .45s cubic-bezier(.2, .8, .3, 1); --_from: 0 -60%; }
.enter-slide-left { --_enter: slide .45s cubic-bezier(.2, .8, .3, 1); --_from: 60% 0; }
.enter-slide-right { --_enter: slide .45s cubic-bezier(.2, .8, .3, 1); --_from: -60% 0; }
.enter-zoom { --_enter: zoom .35s cubic-bezier(.2, .9, .3, 1.2); }
/* Pointer events only where the engine hits: a box, or the inside of a polygon. */
.item > *, .polygon { pointer-events: none; }
.item:not(.inert) { cursor: pointer; touch-action: manipulation; user-select: none; -webkit-tap-highlight-color: transparent; }
.item:not(.inert, .polygon) { pointer-events: auto; }
.polygon:not(.inert) .shape { pointer-events: fill; }
.item.disabled { cursor: auto; }
.item[inert] { visibility: hidden; } /* under a panel */
.guard { position: absolute; z-index: 4000000; pointer-events: auto; }
.guard[hidden] { display: none; }
.label { max-width: 100%; min-height: 0; white-space: pre-line; }
.fitting > .label { overflow: hidden; overflow-wrap: normal; }
.tight > .label { overflow-wrap: anywhere; }
.item.snug { padding: 1px 2px; }
/* A text too long for its box fades out where it is cut off. */
.scrolls {
  --_under: rgb(13 17 28 / .88);
  justify-content: flex-start;
  background: linear-gradient(var(--_background, transparent) 0 0), var(--_under) !important;
}
.on-light { --_under: rgb(255 255 255 / .9); }
.scrolls:not(.inert) { touch-action: none; }
.scrolls > .label { overflow: hidden; padding-bottom: 1em; mask-image: linear-gradient(#000 calc(100% - 1.2em), rgb(0 0 0 / .25)); }
.caption {
  position: absolute;
  top: calc(100% + 4px);
  width: max-content;
  max-width: 40cqw;
  padding: .15em .55em;
  border-radius: .4em;
  background: var(--_surface);
  font-size: max(.85em, 12px);
}
.caption:is(.above, .on) { top: auto; bottom: calc(100% + 4px); }
.caption.on { bottom: 4px; }
.disabled { opacity: .5; filter: saturate(.4); }

.button {
  padding: 0 .7em;
  border: var(--_border-width, 1px) solid var(--_border-color, rgb(255 255 255 / .3));
  border-radius: var(--_radius, .6em);
  background: var(--_background, var(--_surface));
  box-shadow: 0 .15em .9em rgb(0 0 0 / .35);
  font-weight: 600;
  line-height: 1.2;
}
.button > .label { align-self: stretch; }

.text {
  align-items: stretch;
  padding: .5em .8em;
  border: var(--_border-width, 0px) solid var(--_border-color, transparent);
  border-radius: var(--_radius, .5em);
  background: var(--_background, var(--_surface));
  text-align: var(--_align, start);
}

.image {
  border: var(--_border-width, 0px) solid var(--_border-color, transparent);
  border-radius: var(--_radius, .4em);
  background: var(--_background, none);
}
.image img { width: 100%; height: 100%; object-fit: contain; border-radius: inherit; }

.hotspot:not(.polygon) {
  border: var(--_border-width, 2px) solid var(--_border-color, rgb(255 255 255 / .85));
  border-radius: var(--_radius, .6em);
  background: var(--_background, rgb(255 255 255 / .06));
  box-shadow: 0 0 0 1px rgb(0 0 0 / .35), inset 0 0 0 1px rgb(0 0 0 / .25);
}
.hotspot:not(.polygon)::after {
  content: '';
  position: absolute;
  inset: -2px;
  border: 2px solid var(--_border-color, #fff);
  border-radius: inherit;
  opacity: 0;
  animation: pulse 1.6s ease-out .3s 3;
}
.hotspot > img { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; border-radius: inherit; }
.hotspot.ringless:not(.polygon) { border-color: transparent; box-shadow: none; }
.ringless:not(.polygon)::after { display: none; }
.ringless .ring { animation: none; }
.ringless:not(:focus-visible, .waiting) :is(.ring, .shape) { stroke: none; }

.drawing { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.drawing path { fill-rule: evenodd; stroke-linejoin: round; transition: fill .15s, stroke .15s; }
.ring {
  fill: var(--_background, rgb(255 255 255 / .08));
  stroke: rgb(0 0 0 / .4);
  stroke-width: 5px;
  animation: glow 1.6s ease-in-out .3s 3;
}
.shape { fill: none; stroke: var(--_border-color, rgb(255 255 255 / .9)); stroke-width: var(--_border-width, 2px); }

@keyframes fade { from { opacity: 0; } }
@keyframes slide { from { opacity: 0; translate: var(--_from); } }
@keyframes zoom { from { opacity: 0; scale: .4; } }
@keyframes appear { from { opacity: 0; transform: translateY(4px); } }
@keyframes pulse { 0% { opacity: .8; transform: scale(1); } 100% { opacity: 0; transform: scale(1.12); } }
@keyframes glow { 50% { fill: rgb(255 255 255 / .3); } }

@media (prefers-reduced-motion: reduce) {
  *, ::after { animation: none !important; transition: none !important; }
}
@media (forced-colors: active) {
  .item { background-color: Canvas; border: 2px solid ButtonText; color: ButtonText; }
  .image, .hotspot, .text.inert { background-color: transparent; }
  .text.inert { border: 0; }
  .text.inert .label { background-color: Canvas; }
  .polygon { border: 0; }
  .shape { stroke: ButtonText; }
}
`;
