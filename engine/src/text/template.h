// SPDX-License-Identifier: MIT
// Templates in texts: {{name}} (T9).
#ifndef HC_TEMPLATE_H
#define HC_TEMPLATE_H

#include "base/memory.h"

// Returns whether the text contains a template.
bool hc__template_is(hc_str text);

// Finds the next template in a text. Sets the text before it, its trimmed name, and the text after
// it. Returns false when there is none.
bool hc__template_next(hc_str text, hc_str *before, hc_str *name, hc_str *rest);

#endif
