// SPDX-License-Identifier: MIT
// The unit test framework. A test is a function without arguments; a suite runs its tests with RUN.
// `hotcue_unit_tests NAME` runs the tests whose suite or name contains NAME.
#ifndef HC_TEST_H
#define HC_TEST_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/memory.h"

// The suites, one file each.
#define SUITES(X)                                                                                  \
    X(number)                                                                                      \
    X(unicode)                                                                                     \
    X(scan)                                                                                        \
    X(url)                                                                                         \
    X(style)                                                                                       \
    X(timecode)                                                                                    \
    X(date)                                                                                        \
    X(template)                                                                                    \
    X(regex)                                                                                       \
    X(geometry)                                                                                    \
    X(timeline)                                                                                    \
    X(names)                                                                                       \
    X(limits)                                                                                      \
    X(session_limits)                                                                              \
    X(engine)                                                                                      \
    X(loading)                                                                                     \
    X(stops)                                                                                       \
    X(measure)                                                                                     \
    X(allocation)                                                                                  \
    X(host_memory)

#define X(suite) void suite##_tests(void);
SUITES(X)
#undef X

#define RUN(test) test_run(#test, test)

// Fails and leaves the test, or a helper that returns nothing, when the condition does not hold.
// The second form adds a message, as printf does.
#define ENSURE(condition)                                                                          \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            test_fail(__FILE__, __LINE__, #condition);                                             \
            return;                                                                                \
        }                                                                                          \
    } while (0)

#define ENSURE_SAY(condition, ...)                                                                 \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            test_fail(__FILE__, __LINE__, #condition);                                             \
            printf("        " __VA_ARGS__);                                                        \
            putchar('\n');                                                                         \
            return;                                                                                \
        }                                                                                          \
    } while (0)

void test_run(const char *name, void (*test)(void));
void test_fail(const char *file, int line, const char *what);
bool test_has_failed(void); // whether the current test has failed

// Pseudo-random numbers, the same in every run.
uint64_t test_random(void);
uint32_t test_below(uint32_t end); // 0 to end - 1

// The arguments of "%.*s" for a text.
#define PRINT(text) (int)(text).size, (text).data == NULL ? "" : (text).data

#endif
