// SPDX-License-Identifier: MIT
import { isOn } from './lenient.js';
import { addGoTo, addMultiChoice, addOther, addSingleChoiceSet, addTrueFalse } from './questions.js';
import { Spot } from './spot.js';
import { addHotspot, addImage, addLabel, addLink, addText } from './static.js';

/** How each library is expressed; others by addOther(). @type {Record<string, {major: number, add: (spot: Spot) => void}>} */
const LIBRARIES = {
  'H5P.Nil': { major: 1, add: addLabel },
  'H5P.Text': { major: 1, add: addText },
  'H5P.AdvancedText': { major: 1, add: addText },
  'H5P.Table': { major: 1, add: addText },
  'H5P.Image': { major: 1, add: addImage },
  'H5P.Link': { major: 1, add: addLink },
  'H5P.IVHotspot': { major: 1, add: addHotspot },
  'H5P.GoToQuestion': { major: 1, add: addGoTo },
  'H5P.MultiChoice': { major: 1, add: addMultiChoice },
  'H5P.TrueFalse': { major: 1, add: addTrueFalse },
  'H5P.SingleChoiceSet': { major: 1, add: addSingleChoiceSet },
};

/**
 * @param {import('./scene.js').Scene} scene
 * @param {import('../../value.js').Value} value an element of `interactions`
 */
export function addInteraction(scene, value) {
  const spot = new Spot(scene, value);
  const known = Object.hasOwn(LIBRARIES, spot.library) ? LIBRARIES[spot.library] : null;
  const major = Number.parseInt(spot.version.split(' ')[1] ?? '1', 10);
  if (known && major > known.major) {
    scene.lost(
      value.at('action').at('library'),
      `${spot.version} is newer than what is known: read as version ${known.major}`,
    );
  }
  if (isOn(value.at('buttonOnMobile'))) scene.lost(value.at('buttonOnMobile'), 'looks the same on small screens');
  if (known) known.add(spot);
  else addOther(spot);
}
