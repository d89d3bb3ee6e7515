// SPDX-License-Identifier: MIT
// The author's own films: kept with the project where there is room, else asked for again by name.
import { plainText } from '../model/document.js';

export class OwnFilms {
  #desk;
  /** Whether films are being shown that are kept already. */
  #showing = false;

  /** @param {import('./desk.js').Desk} desk */
  constructor(desk) {
    this.#desk = desk;
    desk.studio.addEventListener('film', (event) => this.#keep(/** @type {any} */ (event)));
  }

  /** Shows those of the project in hand. */
  async show() {
    const { kept, shelf, studio, notices } = this.#desk;
    const films = await shelf.films(kept.id);
    if (this.#desk.kept !== kept) return;
    this.#showing = true;
    for (const { video, blob } of films) studio.chooseFilm(video, blob);
    this.#showing = false;
    const missing = Object.entries(kept.films).filter(([video]) => !studio.films.has(video));
    if (missing.length === 0) return;
    const ask = (/** @type {string} */ video) => this.#desk.dispatchEvent(Object.assign(new Event('film'), { video }));
    notices.add({
      id: 'films',
      text: `Not kept in this browser: ${missing.map(([, name]) => `“${name}”`).join(', ')}. Choose it again to see it.`,
      actions: missing.map(([video, name]) => ({ label: `Choose ${name} …`, run: () => ask(video) })),
    });
  }

  /** @param {File} file @param {string} [video] its id; default: the open one */
  use(file, video = plainText(this.#desk.studio.video?.id)) {
    this.#desk.studio.chooseFilm(video, file);
  }

  /** A film was chosen, here or in the graph. @param {{video: string, file: File}} chosen */
  async #keep({ video, file }) {
    if (this.#showing) return;
    const { kept, shelf, notices } = this.#desk;
    notices.remove('films');
    kept.films = { ...kept.films, [video]: file.name };
    this.#desk.touch();
    if (await shelf.addFilm(kept.id, video, file)) return;
    notices.add({
      id: 'room',
      text: `There is no room to keep “${file.name}” in this browser: you are asked for it again next time.`,
    });
  }
}
