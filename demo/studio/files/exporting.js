// SPDX-License-Identifier: MIT
// Writes a project to a file of the author's.

const TYPE = 'application/json';

/** @param {string} name @param {string} text */
function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: TYPE }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * @param {string} name without an ending @param {string} text
 * @returns {Promise<boolean>} false if the author cancelled
 */
export async function exportFile(name, text) {
  const file = `${name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'project'}.json`;
  const { showSaveFilePicker } = /** @type {any} */ (globalThis);
  if (!showSaveFilePicker) {
    download(file, text);
    return true;
  }
  try {
    const types = [{ description: 'Hotcue project', accept: { [TYPE]: ['.json'] } }];
    const handle = await showSaveFilePicker({ suggestedName: file, types });
    const stream = await handle.createWritable();
    await stream.write(text);
    await stream.close();
  } catch (error) {
    if (/** @type {any} */ (error).name === 'AbortError') return false;
    download(file, text); // a page in a frame may not ask
  }
  return true;
}
