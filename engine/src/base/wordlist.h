// SPDX-License-Identifier: MIT
// Lists of words in one text, separated by a comma and spaces. A comma may end
// the list, so that it can be made by a macro for each row of a table.
#ifndef HC_WORDLIST_H
#define HC_WORDLIST_H

#include "base/memory.h"
#include "hotcue/hotcue.h"

// The next word; moves *list behind it. At the end *list is "".
hc_str hc__words_next(const char **list);

hc_str hc__words_at(const char *list, uint32_t place);

// The place of a word in the list, in any case, or HC_NONE.
uint32_t hc__words_find(const char *list, hc_str word);

#endif
