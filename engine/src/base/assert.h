// SPDX-License-Identifier: MIT
// Invariants that hold for every input: checked in debug, sanitizer and fuzz
// builds, compiled out in all others.
#ifndef HC_ASSERT_H
#define HC_ASSERT_H

#include <assert.h>

#ifdef NDEBUG
#define HC_ASSERT(holds) ((void)0)
#else
#define HC_ASSERT(holds) assert(holds)
#endif

#endif
