// SPDX-License-Identifier: MIT
// The project as JSON, to be read and typed. Broken JSON stays as it is typed.
import { setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { css, html } from 'lit';
import { printDocument } from '../model/document.js';
import { locate } from '../model/json-places.js';
import { pathOf } from '../model/places.js';
import { Panel } from '../shell/panel.js';
import { indexOfByte, leastChanges, lineBreakOf } from './changes.js';
import { choicesAt } from './complete.js';
import { newEditor } from './editor.js';

/** From this length on, typed text is passed on once typing rests. */
const LONG = 200_000;
const REST_MS = 300;
/** After so long without typing, what follows is a step of its own. */
const STEP_MS = 1500;

/** Marks changes that come from the studio. */
const fromStudio = Annotation.define();
/** What is highlighted of a diagnostic: a text, a word, or a sign. */
const TOKEN = /^("(?:[^"\\]|\\.)*"?|[^\s,:{}[\]"]+|.)/;

export class StudioCode extends Panel {
  static topics = /** @type {import('../shell/panel.js').Topic[]} */ (['document', 'selection', 'problems', 'project']);
  static styles = [
    ...Panel.styles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        --studio-error: #b3261e;
        --code-key: #1a4fa8;
        --code-text: #20603a;
        --code-word: #8a3b00;
        --code-line: rgb(26 91 196 / 0.06);
        --code-selection: rgb(26 91 196 / 0.2);
        --code-match: rgb(26 91 196 / 0.12);
      }
      @media (prefers-color-scheme: dark) {
        :host {
          --studio-error: #ff9a90;
          --code-key: #9cc4ff;
          --code-text: #a5d6a7;
          --code-word: #ffc285;
          --code-line: rgb(134 182 255 / 0.07);
          --code-selection: rgb(134 182 255 / 0.28);
          --code-match: rgb(134 182 255 / 0.16);
        }
      }
      .editor {
        flex: 1;
        min-height: 0;
        overflow: hidden;
      }
      p {
        margin: 0;
        font-size: 12px;
      }
      footer {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        padding: 4px 12px;
        border-top: 1px solid var(--line);
        background: var(--surface);
      }
    `,
  ];

  /** @type {EditorView | null} */
  #view = null;
  #lineBreak = new Compartment();
  /** The text that the studio and the editor have in common. */
  #text = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;
  /** @type {unknown} */
  #selection = null;
  /** @type {unknown} */
  #problems = null;

  connectedCallback() {
    super.connectedCallback();
    this.studio.addEventListener('reveal', this.#onReveal);
    addEventListener('pagehide', this.#flush);
    if (this.hasUpdated) this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.studio.removeEventListener('reveal', this.#onReveal);
    removeEventListener('pagehide', this.#flush);
    this.#flush();
    this.studio.settle();
    this.#view?.destroy();
    this.#view = null;
  }

  #onReveal = () => this.requestUpdate();

  render() {
    return html`<div class="editor"></div>
      <footer>
        <p class="muted" id="leave">Escape, then Tab leaves the editor. Ctrl+F searches, Ctrl+Space completes.</p>
        <button type="button" ?disabled=${!this.studio.document} @click=${this.#layOut}>Lay out</button>
      </footer>`;
  }

  /** Prints the document anew: a line for each value. */
  #layOut() {
    const { studio } = this;
    this.#rest();
    if (studio.document) studio.type(printDocument(studio.document));
    studio.settle();
  }

  firstUpdated() {
    this.#start();
  }

  #start() {
    const root = /** @type {ShadowRoot} */ (this.renderRoot);
    const parent = /** @type {Element} */ (root.querySelector('.editor'));
    const act = (/** @type {() => void} */ work) => () => {
      this.#flush();
      work();
      return true;
    };
    const more = [
      this.#lineBreak.of(EditorState.lineSeparator.of('\n')),
      EditorView.clipboardInputFilter.of((text, state) => text.replace(/\r\n?|\n/g, state.lineBreak)),
      keymap.of([
        { key: 'Mod-z', run: act(() => this.studio.undo()), preventDefault: true },
        { key: 'Mod-y', run: act(() => this.studio.redo()), preventDefault: true },
        { key: 'Mod-Shift-z', run: act(() => this.studio.redo()), preventDefault: true },
      ]),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        if (!update.transactions.some((each) => each.annotation(fromStudio))) this.#typed();
      }),
      EditorView.domEventHandlers({ blur: () => this.#rest() }),
    ];
    [this.#text, this.#selection, this.#problems] = ['', null, null];
    this.#view = newEditor(root, parent, { complete: (context) => this.#complete(context), more });
    this.requestUpdate();
  }

  // ---- Typing -------------------------------------------------------------------

  #typed() {
    clearTimeout(this.#typing);
    clearTimeout(this.#resting);
    this.#typing = setTimeout(this.#flush, REST_MS);
    if ((this.#view?.state.doc.length ?? 0) < LONG) this.#flush();
    this.#resting = setTimeout(() => this.#rest(), STEP_MS);
  }

  /** Passes on what was typed. */
  #flush = () => {
    if (this.#typing === undefined || !this.#view) return;
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.#text = this.#view.state.sliceDoc();
    this.studio.type(this.#text);
  };

  #rest() {
    clearTimeout(this.#resting);
    this.#flush();
    this.studio.settle();
  }

  // ---- What the studio says -----------------------------------------------------

  updated() {
    if (!this.#view) return;
    if (this.#typing === undefined) this.#follow(this.#view);
    this.#mark(this.#view);
    this.#show(this.#view);
  }

  /** Takes over the studio's text. @param {EditorView} view */
  #follow(view) {
    const { text } = this.studio;
    const before = this.#text;
    if (text === before) return;
    this.#text = text;
    const ends = lineBreakOf(text);
    if (ends !== view.state.lineBreak) {
      const effects = this.#lineBreak.reconfigure(EditorState.lineSeparator.of(ends));
      view.dispatch({ effects });
    }
    const plain = (/** @type {string} */ given) => (ends === '\r\n' ? given.replaceAll('\r\n', '\n') : given);
    const changes = leastChanges(view.state.doc.toString(), plain(text)).map((each) => ({
      ...each,
      insert: view.state.toText(ends === '\r\n' ? each.insert.replaceAll('\n', ends) : each.insert),
    }));
    if (changes.length > 0) view.dispatch({ changes, annotations: fromStudio.of(true) });
  }

  /** Marks the diagnostics. @param {EditorView} view */
  #mark(view) {
    const { problems } = this.studio;
    if (!problems.current || problems.list === this.#problems || this.#typing !== undefined) return;
    this.#problems = problems.list;
    const { doc } = view.state;
    const marks = problems.list.map(({ severity, message, line, column }) => {
      const row = doc.line(Math.min(Math.max(line, 1), doc.lines));
      const from = Math.min(row.from + column - 1, row.to);
      const [token = ''] = TOKEN.exec(row.text.slice(from - row.from)) ?? [];
      return { from, to: from + token.length, severity, message };
    });
    view.dispatch(setDiagnostics(view.state, marks));
  }

  /** Goes to what is asked for, or to what has just been selected. @param {EditorView} view */
  #show(view) {
    const wanted = this.studio.takeWanted('code');
    const { selection, videoIndex } = this.studio;
    const isNew = selection !== this.#selection;
    this.#selection = selection;
    if (wanted) {
      const { offset, path } = wanted;
      this.#goTo(view, offset === undefined ? locate(this.#text, path).key : indexOfByte(this.#text, offset));
      view.focus();
    } else if (isNew && selection.indexes.length > 0 && !view.hasFocus) {
      const path = pathOf(['videos', videoIndex, selection.list, selection.indexes[selection.indexes.length - 1]]);
      this.#goTo(view, locate(this.#text, path).from);
    }
  }

  /** @param {EditorView} view @param {number} index of the text */
  #goTo(view, index) {
    const before = this.#text.slice(0, index);
    const position = view.state.lineBreak === '\r\n' ? before.replaceAll('\r\n', '\n').length : before.length;
    const anchor = Math.min(position, view.state.doc.length);
    view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
  }

  // ---- Completion ---------------------------------------------------------------

  /** @param {import('@codemirror/autocomplete').CompletionContext} context @returns {import('@codemirror/autocomplete').CompletionResult | null} */
  #complete(context) {
    const { pos, explicit, state } = context;
    if (!explicit && !context.matchBefore(/"[\w .-]*$/)) return null;
    const { from, to, choices } = choicesAt(state.doc.toString(), pos, this.studio.document);
    if (choices.length === 0) return null;
    return { from, options: choices.map((choice) => completionOf(choice, to - pos)), validFor: /^"?[\w .-]*$/ };
  }
}

/** @param {import('./complete.js').Choice} choice @param {number} after how much behind the cursor it replaces @returns {import('@codemirror/autocomplete').Completion} */
function completionOf({ label, apply, info, isField }, after) {
  const inside = /[\]}]$/.test(apply) ? 1 : 0; // the cursor goes into what is opened
  return {
    ...{ label: `"${label}"`, displayLabel: label, type: isField ? 'property' : 'constant' },
    ...(info && { info }),
    apply: (view, _completion, from, to) =>
      view.dispatch({
        changes: { from, to: Math.min(to + after, view.state.doc.length), insert: apply },
        selection: { anchor: from + apply.length - inside },
      }),
  };
}

customElements.define('studio-code', StudioCode);
