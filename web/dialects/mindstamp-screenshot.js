// SPDX-License-Identifier: MIT

const TYPE = 'image/jpeg';
const QUALITY = 0.92;

/** HTMLMediaElement.HAVE_CURRENT_DATA. */
const HAVE_CURRENT_DATA = 2;

/** The video that draws the picture of a custom media element. @param {any} media */
const pictureOf = (media) =>
  media.localName === 'video' ? media : (media.nativeEl ?? media.shadowRoot?.querySelector('video') ?? media);

/**
 * The picture that is on screen, in the video's own size.
 * @param {any} media
 * @param {Document} page
 * @returns {{screenshot: string}} a `data:` address, in Base64
 * @throws {Error} if there is none, or a script may not read it
 */
export function screenshot(media, page) {
  const picture = pictureOf(media);
  const { videoWidth: width, videoHeight: height, readyState } = picture;
  if (!width || !height || readyState < HAVE_CURRENT_DATA) throw new Error('there is no picture yet');
  const canvas = Object.assign(page.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the picture is too large');
  try {
    context.drawImage(picture, 0, 0);
    return { screenshot: canvas.toDataURL(TYPE, QUALITY) };
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    const foreign = 'the video comes from another origin, without CORS: its picture can’t be read';
    throw new Error(name === 'SecurityError' ? foreign : `this kind of media has no picture to read: ${message}`);
  }
}
