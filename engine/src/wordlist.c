// SPDX-License-Identifier: MIT
#include "wordlist.h"

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

uint32_t hc__words_find(const char *list, hc_str word) {
    for (uint32_t place = 0; *list != '\0'; place++) {
        if (hc__str_equal(hc__words_next(&list), word)) {
            return place;
        }
    }
    return HC_NONE;
}
