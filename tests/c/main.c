// SPDX-License-Identifier: MIT
#include <string.h>
#include <time.h>

#include "test.h"

static const char *filter = "";
static const char *suite_name = "";
static unsigned passed;
static unsigned failed;
static bool test_failed;
static uint64_t random_state;

void test_fail(const char *file, int line, const char *what) {
    test_failed = true;
    printf("    %s:%d: %s\n", file, line, what);
}

bool test_has_failed(void) {
    return test_failed;
}

void test_run(const char *name, void (*test)(void)) {
    if (strstr(name, filter) == NULL && strstr(suite_name, filter) == NULL) {
        return;
    }
    test_failed = false;
    random_state = 1;
    clock_t start = clock();
    test();
    printf("%s %s: %s (%.2f s)\n", test_failed ? "not ok" : "ok", suite_name, name,
           (double)(clock() - start) / CLOCKS_PER_SEC);
    passed += test_failed ? 0 : 1;
    failed += test_failed ? 1 : 0;
    fflush(stdout);
}

uint64_t test_random(void) { // SplitMix64
    uint64_t z = random_state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

uint32_t test_below(uint32_t end) {
    return (uint32_t)(test_random() >> 32) % end;
}

int main(int count, char **words) {
    static const struct {
        const char *name;
        void (*run)(void);
    } ALL[] = {
#define X(suite) {#suite, suite##_tests},
        SUITES(X)
#undef X
    };
    filter = count > 1 ? words[1] : "";
    for (uint32_t i = 0; i < sizeof ALL / sizeof ALL[0]; i++) {
        suite_name = ALL[i].name;
        ALL[i].run();
    }
    printf("%u passed, %u failed\n", passed, failed);
    return failed == 0 && passed > 0 ? 0 : 1;
}
