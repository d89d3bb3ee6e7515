// SPDX-License-Identifier: MIT
// What of the gallery can be opened.

/** Projects, with addresses relative to the studio's page. */
export const SAMPLES = [
  {
    name: 'showcase',
    title: 'One day on the trail',
    about: 'two films with every type',
    path: '../showcase/project.json',
  },
  { name: 'quiz', title: 'Quiz', about: 'required clicks, branches, a form', path: '../quiz/project.json' },
  {
    name: 'geometry',
    title: 'Geometry',
    about: 'moving hotspots, polygons with holes',
    path: '../geometry/project.json',
  },
];

/** Films for a video that has none. */
export const SAMPLE_FILMS = [
  { title: 'Trailhead', path: '/clips/trailhead.mp4', poster: '/clips/trailhead.jpg' },
  { title: 'Ridge', path: '/clips/ridge.mp4', poster: '/clips/ridge.jpg' },
];
