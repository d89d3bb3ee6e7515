// SPDX-License-Identifier: MIT
// The last step of reading: the builder's lists become the project's arrays,
// times are sorted, readers of variables are indexed.
#ifndef HC_COMPILE_H
#define HC_COMPILE_H

#include "load/builder.h"

bool hc__compile(hc_builder *builder); // false when out of memory

#endif
