// SPDX-License-Identifier: MIT
// {{name}} in texts (T9).
#ifndef HC_TEMPLATE_H
#define HC_TEMPLATE_H

#include "base/memory.h"

// Whether the text holds any.
bool hc__template_is(hc_str text);

// The next template in the text. Gives what stands before it, its name without
// spaces around, and the rest behind it; false when there is none left.
bool hc__template_next(hc_str text, hc_str *before, hc_str *name, hc_str *rest);

#endif
