// SPDX-License-Identifier: MIT
// Lists of words in one text, separated by a comma and optional spaces. A trailing comma is
// allowed, so that macros can generate lists from tables.
#ifndef HC_WORDLIST_H
#define HC_WORDLIST_H

#include "base/memory.h"
#include "hotcue/hotcue.h"

// Returns the next word, and advances *list; at the end *list is "".
hc_str hc__words_next(const char **list);

hc_str hc__words_at(const char *list, uint32_t place);

// Returns the index of a word in the list, ignoring case, or HC_NONE.
uint32_t hc__words_find(const char *list, hc_str word);

#endif
