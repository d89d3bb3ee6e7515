// SPDX-License-Identifier: MIT
#ifndef HC_TIMECODE_H
#define HC_TIMECODE_H

#include "base/memory.h"

// Parses a time to seconds: `12.5`, `m:ss` or `h:mm:ss`, the last part optionally with a fraction
// (T13). Returns false when the text is not a time.
bool hc__timecode_parse(hc_str text, double *seconds);

#endif
