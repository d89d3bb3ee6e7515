// SPDX-License-Identifier: MIT
#include "base/wordlist.h"

#include "base/ascii.h"

hc_str hc__words_next(const char **list) {
    hc_str word = {*list, 0};
    while (word.data[word.size] != '\0' && word.data[word.size] != ',') {
        word.size++;
    }
    *list += word.size;
    *list += **list == ',' ? 1 : 0;
    while (**list == ' ') {
        (*list)++;
    }
    return word;
}

hc_str hc__words_at(const char *list, uint32_t place) {
    hc_str word = hc__words_next(&list);
    while (place-- > 0) {
        word = hc__words_next(&list);
    }
    return word;
}

static bool is_same_word(hc_str a, hc_str b) {
    uint32_t i = 0;
    while (i < a.size && a.size == b.size && hc__lower(a.data[i]) == hc__lower(b.data[i])) {
        i++;
    }
    return i == a.size && a.size == b.size;
}

uint32_t hc__words_find(const char *list, hc_str word) {
    for (uint32_t place = 0; *list != '\0'; place++) {
        if (is_same_word(hc__words_next(&list), word)) {
            return place;
        }
    }
    return HC_NONE;
}
