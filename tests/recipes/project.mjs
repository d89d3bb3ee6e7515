// SPDX-License-Identifier: MIT
// Projects of a user's own: folders outside of the repository with the packed package in
// their node_modules, built by the commands of the pages in docs/.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT, run } from '../../tools/run/steps.mjs';

const PACKAGES = join(ROOT, 'node_modules');
const PAGES = join(ROOT, 'tests/recipes');
/** Where npm puts packages of another version than the rest of the repository has. */
const OWN_PACKAGES = join(PAGES, 'node_modules');

/** Packages by name, with their scope, in a folder node_modules. @param {string} folder */
function* packages(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.')) continue;
    if (name.startsWith('@')) yield* readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`);
    else yield name;
  }
}

/** Where each package is, by its name. */
const placesOfPackages = () =>
  new Map([PACKAGES, OWN_PACKAGES].flatMap((from) => [...packages(from)].map((name) => [name, join(from, name)])));

/** A file, or a command, in a page of docs/. @typedef {{name: string, text: string}} Block */

/**
 * The named files and the shell commands in a page.
 * @param {string} page in docs/
 * @returns {{files: Block[], commands: string[][]}} each command as its words
 */
export function recipe(page) {
  const text = readFileSync(join(ROOT, 'docs', page), 'utf8');
  const blocks = [...text.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```/gm)];
  const lines = blocks.flatMap(([, language, , code]) => (language === 'sh' ? code.trimEnd().split('\n') : []));
  return {
    files: blocks.filter(([, , name]) => name).map(([, , name, code]) => ({ name, text: code })),
    commands: lines.map((line) => line.split(' ')),
  };
}

/** A temporary folder of projects. */
export class Projects {
  folder = mkdtempSync(join(tmpdir(), 'hotcue-recipes-'));
  #package = join(this.folder, 'package');

  /** Packs what is built. */
  async pack() {
    await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', this.folder]);
    const [tarball] = readdirSync(this.folder).filter((name) => name.endsWith('.tgz'));
    await run('tar', ['-xzf', join(this.folder, tarball), '-C', this.folder]);
  }

  /**
   * Makes a project.
   * @param {string} page folder of the page
   * @param {string} name
   * @param {Block[]} files in addition
   * @param {Record<string, string>} [instead] packages to install instead of others, by their names
   * @returns {string} its folder
   */
  make(page, name, files, instead = {}) {
    const folder = join(this.folder, name);
    cpSync(join(PAGES, page), folder, { recursive: true });
    const places = placesOfPackages();
    for (const each of places.keys()) {
      const place = join(folder, 'node_modules', each);
      mkdirSync(dirname(place), { recursive: true });
      symlinkSync(/** @type {string} */ (places.get(instead[each] ?? each)), place);
    }
    cpSync(this.#package, join(folder, 'node_modules/hotcue'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "name": "page", "type": "module" }');
    writeFileSync(join(folder, 'package-lock.json'), '{}'); // Parcel looks for one in the folders above, too
    for (const { name: path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  }

  remove() {
    rmSync(this.folder, { recursive: true });
  }
}
