// SPDX-License-Identifier: MIT
// Bodies that the readable page starts with, by operationId.

const BOOTS = {
  id: 'boots',
  type: 'hotspot',
  time: 2,
  end_time: 8,
  pos_left: 26,
  pos_top: 78,
  pos_width: 15,
  pos_height: 10,
  click_action: 'jump',
  click_value: '0:20',
  custom_data: { sku: 42 },
};
const NEXT = {
  type: 'button',
  time: 50,
  pos_left: 40,
  pos_top: 80,
  pos_width: 20,
  pos_height: 10,
  value: 'Next',
  click_action: 'link',
  click_value: 'https://example.com/boots',
};
const TRAIL = {
  id: 'trail',
  title: 'The trail',
  duration: 60,
  sources: [{ src: 'https://example.com/trail.mp4', type: 'video/mp4' }],
};

/** @type {Record<string, unknown>} */
export const EXAMPLES = {
  createInteraction: BOOTS,
  createInteractionAlias: BOOTS,
  updateInteraction: { tooltip: 'Our boots', end_time: null },
  batchInteractions: [BOOTS, NEXT],
  createVideo: TRAIL,
  updateVideo: { title: 'The long trail' },
  createProject: { title: 'A walk', videos: [{ ...TRAIL, interactions: [BOOTS, NEXT] }] },
  updateProject: { title: 'A long walk', variables: { seen: false } },
  putProjectDocument: { title: 'A walk', videos: [{ ...TRAIL, interactions: [BOOTS, NEXT] }] },
};
