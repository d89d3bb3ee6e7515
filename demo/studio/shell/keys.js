// SPDX-License-Identifier: MIT
// Key combinations, as written in the tables of commands: "Mod+Shift+z", "ArrowLeft", "?".
// Mod is Command on Apple's systems and Control elsewhere.

const APPLE = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');
const NAMES = /** @type {Record<string, string>} */ ({
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ' ': 'Space',
});

/** @param {KeyboardEvent} event @returns {string} its combination */
export function combinationOf(event) {
  const mod = APPLE ? event.metaKey : event.ctrlKey;
  const letter = /^[a-z]$/i.test(event.key);
  const shift = event.shiftKey && (letter || event.key.length > 1);
  const key = letter ? event.key.toLowerCase() : event.key;
  return [mod && 'Mod', event.altKey && 'Alt', shift && 'Shift', key].filter(Boolean).join('+');
}

/** For people. @param {string} combination */
export function printed(combination) {
  const parts = combination === '+' ? ['+'] : combination.split('+');
  return parts
    .map((part) => {
      if (part === 'Mod') return APPLE ? '⌘' : 'Ctrl';
      return NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part);
    })
    .join(APPLE ? '' : '+');
}

const NO_TEXT = /^(checkbox|radio|range|button|color|file|submit|reset)$/;
/** Whether an event comes from where text is typed. @param {Event} event */
export function isTyping(event) {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NO_TEXT.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
