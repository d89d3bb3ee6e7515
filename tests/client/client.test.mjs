// SPDX-License-Identifier: MIT
// A typed client: types are generated from the OpenAPI document by openapi-typescript, a program
// is compiled against them, strictly, and runs against a live server with openapi-fetch.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import openapiTypescript, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { startApi } from '../openapi/support.mjs';

/** Below this folder, so that its packages are found. */
const folder = fileURLToPath(new URL('built/', import.meta.url));
const source = fileURLToPath(new URL('program.ts', import.meta.url));

/** @param {string} file @returns {string[]} what the compiler says */
function compile(file) {
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noUncheckedIndexedAccess: true,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    types: [],
    skipLibCheck: true, // the generated types are no library
  });
  const { diagnostics } = program.emit();
  return [...ts.getPreEmitDiagnostics(program), ...diagnostics].map(({ file: of, start = 0, messageText }) => {
    const line = of ? of.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${of?.fileName.split('/').at(-1)}:${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

it('a program compiles against the generated types, and does what it says', async () => {
  const api = await startApi();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  try {
    const types = astToString(await openapiTypescript(JSON.stringify(api.calls.document)));
    writeFileSync(`${folder}/api.ts`, types);
    copyFileSync(source, `${folder}/program.ts`);
    assert.deepEqual(compile(`${folder}/program.ts`), []);

    const { stdout } = await promisify(execFile)(process.execPath, [`${folder}/program.js`, api.address, api.token]);
    const { changed, late, refused, list, played } = JSON.parse(stdout);
    assert.deepEqual(changed, { tooltip: 'Our boots', end: false, left: 26 });
    assert.equal(late, 412);
    assert.deepEqual(refused, { field: 'time', codes: ['wrong_type', 'missing_field'] });
    assert.deepEqual(list, [{ mine: true, version: 4 }]);
    assert.equal(played.start, 'trail');
    assert.deepEqual(played.videos[0].interactions[0].custom_data, { sku: 42 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await api.close();
  }
});
