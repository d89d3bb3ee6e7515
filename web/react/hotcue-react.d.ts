// SPDX-License-Identifier: MIT
import type { ForwardRefExoticComponent, RefAttributes } from 'react';
import type { HotcueOverlay as HotcueOverlayElement } from '../overlay/hotcue-overlay.js';
import type { HotcueOverlayProps } from './props.js';

/** `<hotcue-overlay>`: docs/frameworks/react.md. */
export declare const HotcueOverlay: ForwardRefExoticComponent<HotcueOverlayProps & RefAttributes<HotcueOverlayElement>>;
