// SPDX-License-Identifier: MIT

/**
 * What looks of the overlay come after the first interaction: hover and focus, required clicks,
 * motion that draws attention, tooltips, the spotlight. Parts and properties: see overlay-style.js.
 */
export const LATE_STYLE = `
.cue { position: absolute; visibility: hidden; padding: 2px; font: 400 16px/1.3 sans-serif; white-space: pre-line; text-align: center; }
/* Less than five seconds: longer motion would need a way to stop it (WCAG 2.2.2). */
.move-pulse { --_move: throb 1.2s ease-in-out .5s 3; }
.move-bounce { --_move: bounce 1.1s ease-in-out .5s 3; }
.move-shake { --_move: shake .7s ease-in-out .5s 3; }
.move-float { --_move: float 2.2s ease-in-out .5s 2; }
.move-glow { --_move: shine 1.2s ease-in-out .5s 3; }
.spotlight { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; z-index: 2000000; pointer-events: none; }
.dark { fill: var(--hotcue-dim, rgb(4 6 12 / .68)); animation: fade .4s ease-out; }
.item:focus { outline: none; }
/* The focus ring has an element of its own, so that no other style overrides it, and is inside the
   frame, as the rest is clipped. White and black: one of them is visible on any background. */
.item:focus-visible:not(.polygon)::after {
  content: '';
  display: block;
  position: absolute;
  top: max(-5px, var(--_top) * -1cqh);
  left: max(-5px, var(--_left) * -1cqw);
  right: max(-5px, (var(--_left) + var(--_width) - 100) * 1cqw);
  bottom: max(-5px, (var(--_top) + var(--_height) - 100) * 1cqh);
  border: 3px solid #fff;
  border-radius: inherit;
  box-shadow: inset 0 0 0 2px #000, 0 0 0 2px #000, 0 0 0 6px var(--_accent);
  opacity: 1;
  animation: none;
}
.stage:has(.dark) > .item:focus-visible { z-index: 2500000 !important; } /* above the dimmed area */
.disabled:focus-visible { opacity: .8; }
.waiting:not(.polygon) { outline: 3px solid var(--_accent); outline-offset: 2px; }
.waiting:not(.polygon, .hotspot) { box-shadow: 0 0 0 2px #fff, 0 0 .8em .3em var(--_accent); }
.waiting { --_move: throb 1.2s ease-in-out 3; }
.waiting .ring { stroke: #fff; stroke-width: 9px; }
.waiting .shape { stroke: var(--_accent); stroke-width: 4px; }

.button:not(.disabled, .inert):is(.hover, :focus-visible) {
  border-color: var(--_border-color, rgb(255 255 255 / .75));
  background-image: linear-gradient(rgb(255 255 255 / .14), rgb(255 255 255 / .14));
  transform: translateY(-1px);
}
.text:not(.disabled, .inert).hover { background-image: linear-gradient(rgb(255 255 255 / .1), rgb(255 255 255 / .1)); }
.image:not(.disabled, .inert).hover img { filter: brightness(1.12) drop-shadow(0 0 .4em rgb(255 255 255 / .5)); }
.hotspot:not(.polygon, .disabled, .inert, .calm):is(.hover, :focus-visible) { background-image: linear-gradient(rgb(255 255 255 / .16), rgb(255 255 255 / .16)); }
.polygon:not(.disabled, .inert, .calm):is(.hover, :focus-visible) .ring { fill: var(--_background, rgb(255 255 255 / .24)); }
.polygon:not(.disabled, .inert, .calm):is(.hover, :focus-visible) .drawing { filter: brightness(1.1) drop-shadow(0 0 .3em rgb(255 255 255 / .9)); }
.polygon:focus-visible .ring { stroke: #000; stroke-width: 9px; }
.polygon:focus-visible .shape { stroke: #fff; stroke-width: 4px; }

.tooltip {
  position: absolute;
  width: max-content;
  max-width: min(22em, calc(100% - 16px));
  box-sizing: border-box;
  padding: .35em .7em;
  border-radius: .45em;
  background: var(--hotcue-tooltip, rgb(8 11 20 / .92));
  box-shadow: 0 .2em 1em rgb(0 0 0 / .4);
  font-size: clamp(12px, 1.6cqw, 20px);
  overflow-wrap: anywhere;
  animation: appear .12s ease-out;
}
.tooltip[hidden] { display: none; }

@keyframes throb { 50% { scale: 1.07; } }
@keyframes bounce { 0%, 60%, 100% { translate: 0; } 30% { translate: 0 -22%; } 80% { translate: 0 -6%; } }
@keyframes shake { 0%, 60%, 100% { translate: 0; } 15%, 45% { translate: -4% 0; } 30% { translate: 4% 0; } }
@keyframes float { 50% { translate: 0 -9%; } }
@keyframes shine { 50% { filter: brightness(1.25) drop-shadow(0 0 .5em var(--_border-color, #fff)); } }

@media (prefers-reduced-motion: reduce) {
  .button:is(.hover, :focus-visible) { transform: none !important; }
}
@media (forced-colors: active) {
  .item:is(.hover, :focus-visible) { border-color: Highlight; }
  .polygon.hover .shape { stroke: Highlight; }
  .polygon:focus-visible .shape { stroke: Canvas; }
  .polygon:focus-visible .ring { stroke: CanvasText; stroke-width: 12px; }
  .item:focus-visible:not(.polygon)::after { border-color: CanvasText; outline: 3px solid Canvas; }
  .tooltip { border: 1px solid CanvasText; }
}
`;
