// SPDX-License-Identifier: MIT
#include "base/names.h"

#include <stdlib.h>

#include "hotcue/hotcue.h"
#include "test.h"

// Texts over few letters are often prefixes of each other, or equal.
static hc_str any_text(char room[8]) {
    uint32_t size = test_below(8);
    for (uint32_t i = 0; i < size; i++) {
        room[i] = "ab\0\xFF"[test_below(4)];
    }
    return (hc_str){room, size};
}

static uint32_t place_of(const hc_str *texts, uint32_t count, hc_str text) {
    for (uint32_t i = 0; i < count; i++) {
        if (hc__str_equal(texts[i], text)) {
            return i;
        }
    }
    return HC_NONE;
}

static void names_are_found_as_by_trying_each(void) {
    enum { MOST = 400 };
    static char rooms[MOST][8];
    for (uint32_t round = 0; round < 50; round++) {
        hc_names names = {0};
        hc_str texts[MOST];
        uint32_t count = 0;
        while (count < round * MOST / 50) {
            hc_str text = any_text(rooms[count]);
            uint32_t before = place_of(texts, count, text);
            ENSURE(hc__names_number(&names, text) == before);
            ENSURE(hc__names_add(&names, text, count) == (before == HC_NONE));
            texts[count] = text;
            count += before == HC_NONE || test_below(20) == 0 ? 1 : 0;
        }
        for (uint32_t i = 0; i < count; i++) {
            ENSURE(hc__names_number(&names, texts[i]) == place_of(texts, count, texts[i]));
        }
        hc__names_free(&names);
    }
}

static void nothing_is_found_among_none(void) {
    hc_names names = {0};
    ENSURE(hc__names_find(&names, HC_STR("")) == NULL);
    ENSURE(hc__names_add(&names, HC_STR(""), 7) && !hc__names_add(&names, HC_STR(""), 8));
    ENSURE(hc__names_number(&names, HC_STR("")) == 7);
    ENSURE(hc__names_find(&names, HC_STR("\0")) == NULL);
    hc__names_free(&names);
}

void names_tests(void) {
    RUN(names_are_found_as_by_trying_each);
    RUN(nothing_is_found_among_none);
}
