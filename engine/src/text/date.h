// SPDX-License-Identifier: MIT
// ISO 8601 dates and times, independent of the device's time zone and locale.
#ifndef HC_DATE_H
#define HC_DATE_H

#include "base/memory.h"

// Parses a calendar date, with or without a time of day (docs/format.md, "Comparing"), to
// milliseconds since an arbitrary moment before the year 0. Returns false when the text is neither.
bool hc__date_parse(hc_str text, double *instant_ms);

#endif
