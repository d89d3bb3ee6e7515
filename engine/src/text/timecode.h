// SPDX-License-Identifier: MIT
#ifndef HC_TIMECODE_H
#define HC_TIMECODE_H

#include "base/memory.h"

// Seconds of a written time: `12.5`, `m:ss` or `h:mm:ss`, the last part with
// or without a fraction (T13). False when the text is none.
bool hc__timecode_parse(hc_str text, double *seconds);

#endif
