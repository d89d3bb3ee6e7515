// SPDX-License-Identifier: MIT
// The editor of JSON, CodeMirror, in the studio's colours. Undo is the studio's.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-key)' },
  { tag: tags.string, color: 'var(--code-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-word)' },
  { tag: tags.invalid, color: 'var(--studio-error)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--surface)', fontSize: '13px' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '8px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { color: 'var(--muted)', backgroundColor: 'var(--sunken)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--code-line)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--code-selection)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--code-match)' },
  '.cm-searchMatch': { backgroundColor: 'var(--code-match)', outline: '1px solid var(--accent)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--code-match)' },
  '.cm-foldPlaceholder': { color: 'var(--muted)', backgroundColor: 'var(--sunken)', border: '1px solid var(--line)' },
  '.cm-panels, .cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--line)',
  },
  '.cm-panel.cm-search': { padding: '8px 10px' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button': { fontSize: '13px', minHeight: '28px' },
  '.cm-panel.cm-search label': { fontSize: '13px' },
  '.cm-panel.cm-search [name=close]': { minWidth: '28px', fontSize: '18px' },
  '.cm-textfield': { color: 'var(--ink)', backgroundColor: 'var(--surface)', border: '1px solid var(--line)' },
  '.cm-button': { color: 'var(--ink)', background: 'var(--sunken)', border: '1px solid var(--line)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { color: 'var(--accent-ink)', background: 'var(--accent)' },
  '.cm-completionInfo': { maxWidth: '320px', padding: '8px 10px' },
  '.cm-diagnostic': { padding: '6px 10px' },
});

/**
 * @param {ShadowRoot} root @param {Element} parent
 * @param {object} given
 * @param {import('@codemirror/autocomplete').CompletionSource} given.complete
 * @param {import('@codemirror/state').Extension[]} given.more
 * @returns {EditorView}
 */
export function newEditor(root, parent, { complete, more }) {
  const keys = [...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...foldKeymap, ...lintKeymap];
  const state = EditorState.create({
    extensions: [
      ...[lineNumbers(), foldGutter(), codeFolding(), highlightSpecialChars(), drawSelection(), indentOnInput()],
      ...[highlightActiveLine(), highlightActiveLineGutter(), bracketMatching(), closeBrackets()],
      ...[highlightSelectionMatches(), search({ top: true }), lintGutter(), json(), indentUnit.of('  ')],
      autocompletion({ override: [complete] }),
      EditorView.contentAttributes.of({
        tabindex: '0',
        'aria-label': 'The project as JSON',
        'aria-describedby': 'leave',
      }),
      ...more,
      keymap.of([...keys, ...defaultKeymap, indentWithTab]), // after Escape, Tab leaves the editor
      ...[syntaxHighlighting(colours), look],
    ],
  });
  return new EditorView({ state, parent, root });
}
