// SPDX-License-Identifier: MIT

import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { renderToPipeableStream } from 'react-dom/server';
import { Page } from './Page.jsx';

/** As a stream: the shell, then what was suspended, with a script that puts it into its place. */
export function render(project) {
  const stream = new PassThrough();
  const { pipe } = renderToPipeableStream(<Page project={project} heard={() => {}} />, {
    onShellReady: () => pipe(stream),
    onError: (error) => stream.destroy(error),
  });
  return text(stream);
}
