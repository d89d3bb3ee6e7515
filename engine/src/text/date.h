// SPDX-License-Identifier: MIT
// Dates and times of ISO 8601, the same on every device.
#ifndef HC_DATE_H
#define HC_DATE_H

#include "base/memory.h"

// A calendar date, or one with a time of day (docs/format.md, "Comparing"), as an
// instant: milliseconds, from a moment before the year 0 on. False when the text is none.
bool hc__date_parse(hc_str text, double *instant_ms);

#endif
