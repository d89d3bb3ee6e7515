// SPDX-License-Identifier: MIT
// Unguessable names.
import { createHash, randomBytes } from 'node:crypto';

const ID_BYTES = 9;
const SECRET_BYTES = 32;
const VIDEO_TOKEN_BYTES = 16;

/** Of an interaction, a video or a project. */
export const newId = () => randomBytes(ID_BYTES).toString('hex');
/** Of a video: opens it to everybody who knows it. */
export const newVideoToken = () => randomBytes(VIDEO_TOKEN_BYTES).toString('base64url');
/** Opens the API. */
export const newSecret = () => `hct_${randomBytes(SECRET_BYTES).toString('base64url')}`;
/** What is stored of a text. @param {string | Uint8Array} text */
export const digest = (text) => createHash('sha256').update(text).digest('hex');
