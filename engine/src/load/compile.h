// SPDX-License-Identifier: MIT
// The last step of reading: copies the builder's lists to the project's arrays, sorts times, and
// indexes the readers of variables.
#ifndef HC_COMPILE_H
#define HC_COMPILE_H

#include "load/builder.h"

bool hc__compile(hc_builder *builder); // false when out of memory

#endif
