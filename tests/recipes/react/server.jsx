// SPDX-License-Identifier: MIT
import { renderToString } from 'react-dom/server';
import { Page } from './Page.jsx';

export const render = (project) => renderToString(<Page project={project} heard={() => {}} />);
