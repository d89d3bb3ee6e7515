// SPDX-License-Identifier: MIT
// The API timeline: the cue points of the video, and an editor for the one that is selected.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customDataOf, customDataText } from '../model/custom-data.js';
import { freeId, readNumber, tidy, write } from '../model/item.js';
import { styled } from '../shell/styled.js';
import { CueMarks, MARK, ROWS } from './cue-marks.js';
import { cueStyles } from './cue-styles.js';
import { Drag } from './drag.js';
import { frameOf, frameStart, parseTime, timecode } from './frames.js';
import { prepare, TimelinePart } from './part.js';
import { followPointer, isExact, panAt } from './pointer.js';

const HEIGHT = ROWS * MARK + 6;
/** A label that has less room is left out. Pixels. */
const LABEL = 34;

export class TimelineCues extends TimelinePart {
  static properties = { current: { state: true } };
  static styles = [...TimelinePart.styles, cueStyles];

  constructor() {
    super();
    /** Index of the cue that is in the order of focus. */
    this.current = 0;
    /** The custom data that is being typed. @type {{index: number, text: string, value: any} | null} */
    this.typing = null;
    /** Times of cues that have no mark. @type {number[]} */
    this.crowded = [];
    this.marks = new CueMarks();
  }

  /** @returns {readonly number[]} */
  get selected() {
    const { list, indexes } = this.studio.selection;
    return list === 'cues' ? indexes : [];
  }

  // ---- Drawing ------------------------------------------------------------------

  render() {
    const { studio, view } = this;
    const { cues } = studio;
    const selected = new Set(this.selected);
    const { marks, crowded } = this.marks.inView(cues, view.scale, selected);
    this.crowded = crowded;
    if (!marks.some(({ index }) => index === this.current)) this.current = marks[0]?.index ?? 0;
    return html`
      <div class="lane">
        <div class="name">API Timeline<small>${cues.length === 0 ? 'Double click adds a cue' : `${cues.length} cues`}</small></div>
        <div class="track" role="group" aria-label="Cue points" @pointerdown=${this.#onDown} @dblclick=${this.#onDouble}
          @focusin=${this.#onFocus}>
          <canvas></canvas>
          ${repeat(
            marks,
            ({ index }) => index,
            (mark) => this.#mark(mark, selected.has(mark.index)),
          )}
        </div>
      </div>
      ${selected.size === 1 ? this.#editor(this.selected[0]) : nothing}
    `;
  }

  /** @param {import('./cue-marks.js').Mark} mark @param {boolean} selected */
  #mark({ index, time, row, room }, selected) {
    const cue = this.studio.cues[index];
    const name = idOf(cue, index);
    const data = customDataText(cue.custom_data);
    const spoken = `at ${timecode(time, this.view.frameRate)}${data ? `, ${data}` : ''}${selected ? ', selected' : ''}`;
    const label = room >= LABEL;
    const width = label && Number.isFinite(room) ? { 'max-width': `${room + MARK}px` } : {};
    return html`<div class="cue ${selected ? 'selected' : ''}" role="slider" tabindex=${index === this.current ? 0 : -1}
      data-part="cue" data-index=${index} aria-label="Cue ${name}" aria-valuemin="0" aria-valuemax=${this.view.length}
      aria-valuenow=${time} aria-valuetext=${spoken} title="${name} ${spoken}"
      ${styled(/** @type {any} */ ({ left: `${this.view.x(time)}px`, top: `${3 + row * MARK}px`, ...width }))}>
      ${label ? html`<span>${name}</span>` : nothing}
    </div>`;
  }

  /** Lines for cues that have no mark, until there is room. */
  updated() {
    const canvas = /** @type {HTMLCanvasElement} */ (this.renderRoot.querySelector('canvas'));
    const context = prepare(canvas, this.view.scale.width, HEIGHT);
    context.fillStyle = this.colour('--muted');
    context.globalAlpha = 0.5;
    let last = Number.NaN;
    for (const time of this.crowded) {
      const x = Math.round(this.view.x(time));
      if (x !== last) context.fillRect(x, 2, 1, HEIGHT - 4);
      last = x;
    }
  }

  /** @param {number} index */
  #editor(index) {
    const cue = this.studio.cues[index];
    const { frameRate } = this.view;
    const text = this.#typed(index);
    const { kind } = customDataOf(text);
    return html`<div class="editor" role="group" aria-label="Cue ${idOf(cue, index)}">
      <label for="time">Time</label>
      <input id="time" .value=${timecode(readNumber(cue, 'time', 0), frameRate)} @change=${this.#onTime} />
      <label for="data">Custom data</label>
      <textarea id="data" class="data" rows="1" spellcheck="false" placeholder="Text or JSON" .value=${text}
        aria-describedby="kind" @input=${this.#onData} @blur=${this.#onLeave}></textarea>
      <span id="kind" class="kind">${kind === 'nothing' ? '' : kind}</span>
      <button type="button" @click=${() => this.studio.deleteSelected()}>Delete cue</button>
    </div>`;
  }

  // ---- The editor ---------------------------------------------------------------

  /** The custom data of a cue: as it is being typed, unless it was changed in another way since. @param {number} index */
  #typed(index) {
    const value = this.studio.cues[index].custom_data;
    const { typing } = this;
    return typing && typing.index === index && typing.value === value ? typing.text : customDataText(value);
  }

  #onData = (/** @type {InputEvent} */ event) => {
    const text = /** @type {HTMLTextAreaElement} */ (event.target).value;
    const { value } = customDataOf(text);
    this.typing = { index: this.selected[0], text, value };
    this.studio.editSelected('Custom data', (cue) => write(cue, 'custom_data', value, 'CUE'), { merge: 'cue data' });
  };

  #onLeave = () => {
    this.typing = null;
    this.studio.settle();
    this.requestUpdate();
  };

  #onTime = (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const time = parseTime(input.value, this.view.frameRate);
    if (Number.isNaN(time)) {
      input.value = timecode(readNumber(this.studio.selected[0], 'time', 0), this.view.frameRate);
      this.say('That is no time.');
      return;
    }
    this.studio.editSelected('Move in time', (cue) => write(cue, 'time', tidy(time), 'CUE'));
    this.studio.settle();
    this.view.reveal(time);
  };

  // ---- Pointers and keys --------------------------------------------------------

  /** The x of a pointer in the track. @param {MouseEvent} event */
  #x(event) {
    const track = /** @type {Element} */ (this.renderRoot.querySelector('.track'));
    return event.clientX - track.getBoundingClientRect().left;
  }

  /** @param {Event} event @returns {number} the index of the cue that has been hit; -1 for none */
  #hit({ target }) {
    const mark = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest('[data-part=cue]'));
    return Number(mark?.dataset.index ?? -1);
  }

  #onDown = (/** @type {PointerEvent} */ event) => {
    if (event.button !== 0) return;
    const index = this.#hit(event);
    if (index < 0) return void this.studio.select('cues', []);
    this.#choose(index, event);
    const { view, studio } = this;
    const begun = view.time(this.#x(event));
    /** @type {Drag | null} */
    let drag = null;
    followPointer(event, this, {
      move: (at) => {
        drag ??= new Drag(studio, view, { list: 'cues', indexes: this.selected, part: 'bar' });
        drag.to(view.time(this.#x(at)) - begun, { exact: isExact(at) });
      },
      pan: (at) => {
        const pixels = panAt(this.#x(at), view.scale.width);
        if (pixels !== 0) view.pan(pixels);
        return pixels;
      },
      end: (cancelled) => (cancelled ? drag?.cancel() : drag?.end()),
    });
  };

  /** @param {number} index @param {{ctrlKey: boolean, metaKey: boolean, shiftKey: boolean}} keys */
  #choose(index, { ctrlKey, metaKey, shiftKey }) {
    const { selected } = this;
    this.current = index;
    if (ctrlKey || metaKey || shiftKey) {
      const rest = selected.filter((each) => each !== index);
      this.studio.select('cues', selected.includes(index) ? rest : [...rest, index]);
    } else if (!selected.includes(index)) this.studio.select('cues', [index]);
  }

  #onDouble = (/** @type {MouseEvent} */ event) => {
    if (this.#hit(event) < 0) this.add(this.view.time(this.#x(event)));
  };

  #onFocus = (/** @type {FocusEvent} */ event) => {
    const index = this.#hit(event);
    if (index >= 0) this.current = index;
  };

  /** Adds a cue at the start of the frame that shows a time, and goes to its custom data. @param {number} time */
  async add(time) {
    const { frameRate, length } = this.view;
    const at = frameStart(frameOf(Math.min(Math.max(time, 0), length), frameRate), frameRate);
    const id = freeId([...this.studio.cues], 'cue-1');
    this.studio.add('Add a cue', 'cues', [{ id, time: at }]);
    this.studio.settle();
    this.current = this.studio.cues.length - 1;
    this.say(`Cue at ${timecode(at, frameRate)}`);
    this.requestUpdate();
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('#data'))?.focus();
  }

  /** Goes to the next cue, or the one before. @param {-1 | 1} by */
  async step(by) {
    const order = [...this.studio.cues.keys()].sort(
      (a, b) => readNumber(this.studio.cues[a], 'time', 0) - readNumber(this.studio.cues[b], 'time', 0) || a - b,
    );
    const index = order[order.indexOf(this.current) + by];
    if (index === undefined) return;
    this.studio.select('cues', [index]);
    this.current = index;
    this.view.reveal(readNumber(this.studio.cues[index], 'time', 0));
    this.requestUpdate();
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(`.cue[data-index="${index}"]`))?.focus();
  }

  /** What has the focus. @returns {import('./drag.js').Grabbed | null} */
  get grabbed() {
    const focused = /** @type {HTMLElement | null} */ (/** @type {ShadowRoot} */ (this.renderRoot).activeElement);
    if (focused?.dataset.part !== 'cue') return null;
    const index = Number(focused.dataset.index);
    return { list: 'cues', indexes: this.selected.includes(index) ? this.selected : [index], part: 'bar' };
  }
}

/** @param {any} cue @param {number} index */
const idOf = (cue, index) => String(cue?.id ?? `cue-${index}`);

customElements.define('timeline-cues', TimelineCues);
