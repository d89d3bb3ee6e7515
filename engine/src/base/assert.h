// SPDX-License-Identifier: MIT
// What must hold whatever comes in from outside: checked in debug, sanitizer and fuzz
// builds, and gone in the others.
#ifndef HC_ASSERT_H
#define HC_ASSERT_H

#include <assert.h>

#ifdef NDEBUG
#define HC_ASSERT(holds) ((void)0)
#else
#define HC_ASSERT(holds) assert(holds)
#endif

#endif
