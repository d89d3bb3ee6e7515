// SPDX-License-Identifier: MIT

/**
 * The style of the panels over the picture: messages, notices, trays, dialogs. Pages
 * change it with `::part(message)`, `::part(notice)`, `::part(audio)`,
 * `::part(tray)`, `::part(tray-item)`, `::part(dialog)` and others of
 * docs/embedding.md, "Looks".
 */
export const PANEL_STYLE = `
.messages { position: absolute; inset: var(--_down, 0) 0 auto; padding: 4cqh 4cqw; display: flex; justify-content: center; }
.message {
  display: flex;
  align-items: flex-start;
  gap: .8em;
  max-width: 38em;
  max-height: 70cqh;
  overflow: auto;
  padding: .8em .8em .8em 1.1em;
  border: 1px solid rgb(255 255 255 / .18);
  border-radius: .8em;
  background: var(--hotcue-message, rgb(13 17 28 / .94));
  box-shadow: 0 .4em 2em rgb(0 0 0 / .5);
  font-size: clamp(13px, 1.8cqw, 22px);
  animation: appear .2s ease-out;
}
.message.long, .close { pointer-events: auto; } /* a short message lets clicks through */
.words { padding-block: .15em; white-space: pre-line; overflow-wrap: anywhere; }
.close {
  flex: none;
  display: grid;
  place-items: center;
  width: max(1.8em, 24px);
  height: max(1.8em, 24px);
  margin: 0;
  padding: 0;
  border: 0;
  border-radius: 50%;
  background: rgb(255 255 255 / .12);
  color: inherit;
  font: inherit;
  cursor: pointer;
}
.close:hover { background: rgb(255 255 255 / .25); }
.close:focus-visible { outline: 2px solid #fff; outline-offset: 2px; }
.close svg { width: 50%; height: 50%; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; }

.foot {
  position: absolute;
  inset: auto 0 0;
  display: flex;
  flex-wrap: wrap;
  justify-content: center;
  gap: .5em;
  padding: 3cqh 3cqw;
}
.notice {
  display: flex;
  align-items: center;
  gap: .8em;
  padding: .5em 1em;
  border: 1px solid rgb(255 255 255 / .22);
  border-radius: 2em;
  background: var(--hotcue-message, rgb(13 17 28 / .94));
  box-shadow: 0 .3em 1.4em rgb(0 0 0 / .45);
  font-size: clamp(13px, 1.5cqw, 20px);
  overflow-wrap: anywhere;
  animation: appear .2s ease-out;
}
.notice.again { animation: nudge .5s ease-in-out; }
.notice:has(button) { padding-right: .5em; }

:is(.entry, .prose, .tray, input, textarea):focus-visible { outline: 3px solid #fff; outline-offset: 2px; box-shadow: 0 0 0 2px #000, 0 0 0 7px var(--_accent); }

.head {
  position: sticky;
  top: 0;
  z-index: 1;
  display: flex;
  align-items: flex-start;
  justify-content: space-between;
  gap: 1em;
  padding-block: .3em;
  background: inherit;
}
.head h2 { margin: 0; padding-block: .1em; font-size: 1.25em; font-weight: 650; line-height: 1.25; overflow-wrap: anywhere; }
.head .close { width: 32px; height: 32px; }

.tray {
  position: absolute;
  inset: 0 0 0 auto;
  box-sizing: border-box;
  width: min(22em, 100%);
  padding: clamp(8px, 2.4cqw, 22px);
  overflow: auto;
  overscroll-behavior: contain;
  scroll-padding-block: 4em 1em;
  pointer-events: auto;
  background: var(--hotcue-tray, rgb(13 17 28 / .93));
  font-size: clamp(13px, 1.6cqw, 19px);
  animation: tray .25s ease-out;
}
.tray.beside { inset: 0 auto 0 0; }
.tray.end { width: auto; inset: 0; display: flex; flex-direction: column; align-items: center; padding-inline: max(4cqw, 12px); animation: fade .3s ease-out; }
.tray[hidden] { display: none; }
.tray.end > * { width: 100%; max-width: 46em; }
.tray.end > :first-child { position: static; margin-top: auto; background: none; }
.tray.end > :last-child { margin-bottom: auto; }
.tray ul {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr));
  gap: .6em;
  margin: .8em 0 0;
  padding: 0;
  list-style: none;
}
.entry {
  box-sizing: border-box;
  display: flex;
  align-items: center;
  gap: .8em;
  width: 100%;
  height: 100%;
  min-height: 44px;
  margin: 0;
  padding: .5em .8em;
  border: 1px solid rgb(255 255 255 / .22);
  border-radius: .7em;
  background: rgb(255 255 255 / .09);
  color: inherit;
  font: inherit;
  font-weight: 600;
  text-align: start;
  overflow-wrap: anywhere;
  cursor: pointer;
}
div.entry { border-color: transparent; background: none; cursor: default; }
button.entry:hover { border-color: rgb(255 255 255 / .6); background: rgb(255 255 255 / .18); }
.entry[aria-disabled] { opacity: .55; cursor: default; }
.entry.clicked .words::after { content: ' \\2713'; content: ' \\2713' / ''; }
.entry img { flex: none; width: 3.4em; height: 2.6em; border-radius: .4em; object-fit: contain; }
.entry small { display: block; font-size: .85em; font-weight: 400; opacity: .85; }
.empty { opacity: .8; }

.dialog {
  position: fixed;
  inset: 0;
  box-sizing: border-box;
  width: min(30rem, 100vw - 24px);
  max-height: calc(100vh - 24px);
  max-height: calc(100dvh - 24px);
  margin: auto;
  padding: clamp(16px, 4vw, 26px);
  overflow: auto;
  border: 1px solid rgb(255 255 255 / .16);
  border-radius: 16px;
  visibility: visible;
  pointer-events: auto;
  background: var(--hotcue-dialog, #161b28);
  box-shadow: 0 24px 80px rgb(0 0 0 / .6);
  color: var(--_ink);
  color-scheme: dark;
  font-size: 16px;
  animation: appear .2s ease-out;
}
.dialog.article { width: min(42rem, 100vw - 24px); }
.dialog::backdrop { background: rgb(4 6 12 / .6); }
.prose { margin-top: 10px; border-radius: 6px; font-weight: 400; line-height: 1.55; white-space: pre-line; overflow-wrap: anywhere; }
.prose p { margin: 0; }
.prose p + p { margin-top: .9em; }
.prose .act { display: inline-block; }
.form { display: grid; gap: 14px; margin-top: 8px; }
.form p { margin: 0; font-weight: 400; white-space: pre-line; overflow-wrap: anywhere; }
.field { display: grid; gap: 5px; }
.field small { font-weight: 400; opacity: .8; }
.field :is(input, textarea) {
  box-sizing: border-box;
  width: 100%;
  min-height: 44px;
  padding: 8px 12px;
  border: 1px solid rgb(255 255 255 / .5);
  border-radius: 9px;
  background: rgb(0 0 0 / .3);
  color: inherit;
  font: inherit;
  font-weight: 400;
}
.field :is(input, textarea):user-invalid { border-color: #ff9c92; }
.consent { display: grid; grid-template-columns: 24px 1fr; gap: 10px; font-size: 14px; font-weight: 400; }
.consent input { width: 20px; height: 20px; margin: 0; accent-color: var(--_accent); }
@keyframes tray { from { opacity: 0; translate: 24px 0; } }
@keyframes nudge { 25%, 75% { translate: -6px 0; } 50% { translate: 6px 0; } }
@media (forced-colors: active) {
  .message, .notice, .tray, .dialog { border: 1px solid CanvasText; }
}
`;
