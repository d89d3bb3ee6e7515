// SPDX-License-Identifier: MIT
// What is visible is what is hit: compares blocks in the film with the interactions over
// them, on screenshots of three browser engines.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../demo/server/gallery/gallery.mjs';
import { BLOCKS, CLIPS, DRIFT, makeClips, STILLS, timeOf } from './clips.mjs';
import { ENGINES, startEngine } from './engines.mjs';
import { apart, look, OVER, pointOf } from './picture.mjs';

const PAGE = fileURLToPath(new URL('page', import.meta.url));
/**
 * Tolerance in CSS pixels of the window, or of an enlarged element; including the
 * accuracy of screenshots. Engines round each edge of a film and of a box to a whole
 * screen pixel, half a pixel away at most.
 */
const TOLERANCE = 1;
const MEASURED = 0.1;

const FITS = ['contain', 'cover', 'fill', 'none', 'scale-down'];
const POSITIONS = [
  '50% 50%',
  '0 0',
  '100% 100%',
  '10px 20px',
  'right 12px bottom 25%',
  'calc(25% + 7px) 0',
  '-10% 130%',
];
const BOXES = [
  'width: 380px; height: 240px',
  'width: 200px; height: 240px',
  'width: 240px; height: 240px',
  'width: 400px; height: 220px',
];
const EDGES = [
  '',
  'border: 8px solid #000',
  'padding: 4px 16px 12px 6px',
  'border: solid #000; border-width: 2px 9px 5px 13px; padding: 7px; box-sizing: border-box',
  'margin: 3.3px 0 0 5.7px; padding: 0 2.5px',
];
/** Styles of an element around both, its rotation in degrees, and its scale. */
const AROUND = /** @type {[string, number, number][]} */ ([
  ['', 0, 1],
  ['transform: scale(.75)', 0, 1],
  ['transform: rotate(8deg)', 8, 1],
  ['transform: rotate(-90deg)', -90, 1],
  ['transform: scale(1.1, .8) translate(9px, 5px)', 0, 1.1],
  ['zoom: 1.25', 0, 1.25],
  ['transform: rotate(30deg) scale(.8)', 30, 1],
  ['rotate: 184deg; scale: .9', 184, 1],
  ['margin-top: 77.4px; padding-inline-start: 33.3px', 0, 1],
]);
/** The second is right-to-left, where a page scrolls to the left. */
const FLOWS = /** @type {const} */ ([
  { dir: 'ltr', scroll: [0, 0] },
  { dir: 'rtl', scroll: [0, 0] },
  { dir: 'ltr', scroll: [30, 45] },
  { dir: 'rtl', scroll: [-40, 13] },
]);

const at = (list, i) => list[Math.floor(i) % list.length];
/** Each fit with each position, twice, in varying circumstances. */
const SCENES = Array.from({ length: 2 * FITS.length * POSITIONS.length }, (_, i) => {
  const [fit, position] = [at(FITS, i), at(POSITIONS, i / FITS.length)];
  const [around, degrees, larger] = at(AROUND, i + i / 35);
  const video = `${at(BOXES, i + i / 35)}; object-fit: ${fit}; object-position: ${position}; ${at(EDGES, i / 2)}`;
  return { clip: at(Object.keys(STILLS), i * 5 + i / 12), video, around, degrees, larger, ...at(FLOWS, i / 3) };
});
/** Screen pixels per CSS pixel, and the share of scenes tested: one out of this many. */
const SCALES = /** @type {[number, number][]} */ ([
  [1, 1],
  [1.25, 3],
  [1.5, 4],
  [2, 2],
  [3, 4],
]);
/** The scales that an engine supports. @type {Record<string, (scale: number) => boolean>} */
const KNOWS = { WebKitGTK: Number.isInteger };
/** Bugs of engines that an overlay can't compensate. */
const TURNS = 'draws some films that their file turns as they are coded, in the shape that they would have if turned';
const DIFFERS = { WebKitGTK: { quarter: TURNS, half: TURNS } };
/** At 1.25, Chromium rounds the corner of a rotated element once more. */
const ROUNDED = { Chromium: { 1.25: 0.2 } };

const PROJECT = Object.entries(BLOCKS).map(([id, { left, top, width, height }]) => ({
  id,
  type: 'hotspot',
  time: 0,
  pos_left: left,
  pos_top: top,
  pos_width: width,
  pos_height: height,
  click_action: 'track',
  background_color: OVER.colour,
  border_radius: 0,
  hotspot_ring: false,
  transition: 'none',
  // One is a box, the others are polygons.
  ...(id === 'b' && { hotspot_points: '0,0 100,0 100,100 0,100' }),
  ...(id === 'c' && { points_space: 'video', hotspot_points: '60,10 95,10 95,45 60,45' }),
}));

/** @type {Awaited<ReturnType<typeof startServer>>} */
let server;
before(async () => {
  await makeClips({ ...STILLS, ...DRIFT });
  server = await startServer({ mounts: { '/clips/': CLIPS, '/t/': PAGE } });
});
after(() => server.close());

/** @param {import('./engines.mjs').Page} page @param {import('./clips.mjs').Clip} clip @param {object[]} [project] */
async function open(page, clip, project = PROJECT) {
  await page.open(`${server.address}/t/stage.html`);
  return page.evaluate('(scene) => open(scene)', { src: `/clips/${clip.file}`, project });
}

/** The interactions, moving like the blocks of a film. */
function drifting({ frames, drift = 0, ...clip }) {
  const by = frames * drift;
  const time = timeOf(/** @type {any} */ (clip), frames);
  return PROJECT.map((item) => {
    const points = item.points_space && item.hotspot_points.split(' ').map((point) => point.split(',').map(Number));
    const moved = points ? { points: points.map(([x, y]) => [x + by, y]) } : { pos_left: item.pos_left + by };
    return {
      ...item,
      keyframes: [points ? { time: 0, points } : { time: 0, pos_left: item.pos_left }, { time, ...moved }],
    };
  });
}

/**
 * Asserts that the film's blocks and the interactions are at the same places.
 * @param {{film: import('./picture.mjs').Sight, over: import('./picture.mjs').Sight}[]} seen
 * @param {number} larger the scale of the element around
 * @param {number} rounded additional tolerance for rounding of the engine
 * @returns {number} the largest distance
 */
function assertTogether(seen, larger, rounded) {
  assert.ok(seen.length > 0, 'something is to be seen');
  let worst = 0;
  for (const { film, over } of seen) {
    const thin = [film, over].every(({ area, x, y }) => area === 0 || Math.min(x[1], y[1]) * 2 <= TOLERANCE);
    if (thin) continue; // a sliver at the edge of the element
    const what = `film ${JSON.stringify(film)}, over it ${JSON.stringify(over)}`;
    assert.ok(film.area > 0 && over.area > 0, `one without the other: ${what}`);
    worst = Math.max(worst, apart(film, over) / larger);
    assert.ok(worst <= TOLERANCE + MEASURED + rounded, `${worst} pixels apart: ${what}`);
  }
  return worst;
}

for (const name of ENGINES.filter((engine) => !process.env.ENGINE || engine === process.env.ENGINE)) {
  for (const [scale, share] of SCALES.filter(([scale]) => KNOWS[name]?.(scale) ?? true)) {
    describe(`${name}, ${scale} pixels to one`, () => {
      /** @type {import('./engines.mjs').Browser} */
      let browser;
      before(async () => {
        browser = await startEngine(name, '', scale);
      });
      after(() => browser?.close());

      for (const clip of Object.keys(STILLS)) {
        const scenes = SCENES.filter((scene, i) => scene.clip === clip && i % share === 0);
        if (scenes.length === 0) continue;
        const skip = DIFFERS[name]?.[clip];
        test(`${STILLS[clip].title}, in ${scenes.length} scenes`, { skip }, async () => {
          const { page } = browser;
          await open(page, STILLS[clip]);
          let worst = 0;
          const failed = [];
          for (const scene of scenes) {
            const { degrees, larger, ...styles } = scene;
            try {
              const ratio = await page.evaluate('(scene) => arrange(scene)', styles);
              assert.equal(ratio, scale);
              const seen = look(await page.screenshot(), { scale, degrees });
              worst = Math.max(worst, assertTogether(seen, larger, ROUNDED[name]?.[scale] ?? 0));
              await assertHits(page, seen, degrees);
            } catch (error) {
              failed.push(`${JSON.stringify(styles)}: ${error.message}`);
            }
          }
          assert.deepEqual(failed, []);
          console.log(`  ${name} ${browser.version}, ${clip}: ${worst.toFixed(2)} pixels apart at most`);
        });
      }
    });
  }
}

for (const name of ENGINES.filter((engine) => !process.env.ENGINE || engine === process.env.ENGINE)) {
  describe(`${name}, changes`, () => {
    /** @type {import('./engines.mjs').Browser} */
    let browser;
    before(async () => {
      browser = await startEngine(name);
    });
    after(() => browser?.close());

    async function assertNow() {
      const seen = look(await browser.page.screenshot(), { scale: 1, degrees: 0 });
      assertTogether(seen, 1, 0);
      await assertHits(browser.page, seen, 0);
      return seen;
    }

    test('styles that change alone are noticed: by a class, a transition, an attribute, a style sheet', async () => {
      await open(browser.page, STILLS.wide);
      await browser.page.evaluate('() => settle()');
      let before = await assertNow();
      for (const change of ['aside', 'slow', 'cover', 'sheet', 'attribute']) {
        await browser.page.evaluate('(name) => change(name)', change);
        const now = await assertNow();
        assert.ok(
          Math.max(...now.map(({ film }, i) => (before[i] ? apart(film, before[i].film) : 0))) > 5,
          `${change}: the film is elsewhere`,
        );
        before = now;
      }
    });

    test('moving interactions are where the film has them, frame by frame', async () => {
      const { drift } = DRIFT;
      await open(browser.page, drift, drifting(drift));
      for (const frame of [0, 19, 7, 13, 3]) {
        await browser.page.evaluate(async (time) => {
          const video = /** @type {HTMLVideoElement} */ (document.getElementById('video'));
          video.currentTime = time;
          await globalThis.until(() => !video.seeking, 'the frame');
          await globalThis.settle();
        }, timeOf(drift, frame) + 0.002);
        const seen = await assertNow();
        assert.equal(seen.length, 3);
      }
    });

    const noGesture = name === 'WebKitGTK' && 'wants a gesture that its driver does not make';
    test('an element around both goes to fullscreen and back', { skip: noGesture }, async () => {
      await open(browser.page, STILLS.wide);
      await browser.page.evaluate(async () => {
        await document.getElementById('frame').requestFullscreen();
        Object.assign(document.getElementById('video').style, { width: '100%', height: '80%' });
        await globalThis.settle();
      });
      const [{ film }] = await assertNow();
      assert.ok(film.area > 20_000, 'it is larger');
      await browser.page.evaluate(async () => {
        document.getElementById('video').style.cssText = '';
        await document.exitFullscreen();
        await globalThis.settle();
      });
      await assertNow();
    });

    const skip = name === 'WebKitGTK' && 'plays no stream of a canvas to a size that changes';
    test('the film changes its size in mid-stream', { skip }, async () => {
      await open(browser.page, STILLS.wide);
      await browser.page.evaluate('(blocks) => stream(blocks)', BLOCKS);
      await assertNow();
      for (const [width, height] of [
        [240, 240],
        [160, 280],
        [400, 200],
      ]) {
        await browser.page.evaluate('([width, height]) => draw(width, height)', [width, height]);
        await assertNow();
      }
    });
  });
}

/** A click this far from an edge is safely on one side of it. CSS pixels. */
const BESIDE = 2.5; // a mouse has whole pixels only

/** Asserts that clicks on the film hit the interactions there, up to their edges. */
async function assertHits(page, seen, degrees) {
  for (const { film } of seen) {
    const [across, down] = [film.x[1], film.y[1]];
    if (Math.min(across, down) < 2 * BESIDE) continue;
    /** @param {number} by */
    const edges = (by) => [
      [1 + by / across, 0],
      [-1 - by / across, 0],
      [0, 1 + by / down],
      [0, -1 - by / down],
    ];
    const points = [[0, 0], ...edges(-BESIDE), ...edges(BESIDE)].map((place) => {
      const { x, y } = pointOf(film, degrees, place);
      return { x: Math.round(x), y: Math.round(y) };
    });
    const [middle, ...others] = await page.evaluate('(points) => hits(points)', points);
    assert.ok(middle in BLOCKS, `a click on ${JSON.stringify(film)} hits something`);
    assert.deepEqual(others, [...Array(4).fill(middle), ...Array(4).fill(null)], `around ${JSON.stringify(film)}`);
  }
}
