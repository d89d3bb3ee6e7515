// SPDX-License-Identifier: MIT
import type { ForwardRefExoticComponent, RefAttributes } from 'react';
import type { HotcuePlayer as HotcuePlayerElement } from '../player/hotcue-player.js';
import type { HotcuePlayerProps } from './props.js';

export { HotcueOverlay } from './hotcue-react.js';

/** `<hotcue-player>`: docs/frameworks/react.md. */
export declare const HotcuePlayer: ForwardRefExoticComponent<HotcuePlayerProps & RefAttributes<HotcuePlayerElement>>;
