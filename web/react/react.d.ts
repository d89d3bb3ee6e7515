// SPDX-License-Identifier: MIT
// React's types are not needed to check the components; users have them.
declare module 'react';
