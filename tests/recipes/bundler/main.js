// SPDX-License-Identifier: MIT
// The entry point of the recipes in docs/bundlers/. The project is in the query.
import 'hotcue';
import 'hotcue/dialects/kaltura'; // classes that the page doesn't use, which minifiers leave out

const video = Object.assign(document.createElement('video'), { src: '/clips/trailhead.mp4', muted: true });
const overlay = Object.assign(document.createElement('hotcue-overlay'), {
  id: 'film',
  project: new URLSearchParams(location.search).get('project'),
});
document.querySelector('main').append(video, overlay);
