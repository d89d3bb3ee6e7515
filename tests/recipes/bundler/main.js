// SPDX-License-Identifier: MIT
// The entry point of the recipes in docs/bundlers/. The project is in the query.
import 'hotcue';

const video = Object.assign(document.createElement('video'), { src: '/clips/trailhead.mp4', muted: true });
const overlay = Object.assign(document.createElement('hotcue-overlay'), {
  id: 'film',
  project: new URLSearchParams(location.search).get('project'),
});
document.querySelector('main').append(video, overlay);
