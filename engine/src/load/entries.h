// SPDX-License-Identifier: MIT
// A form that was filled in, as the host hands it over.
#ifndef HC_ENTRIES_H
#define HC_ENTRIES_H

#include "hotcue/hotcue.h"
#include "model/project.h"

// JSON, an object of texts, or HC_ERR_ARGUMENT. The entries are in the arena, which is
// to be freed either way.
hc_result hc__entries_read(hc_str json, hc_arena *arena, hc_entries *entries);

#endif
