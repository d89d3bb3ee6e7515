// SPDX-License-Identifier: MIT
// A submitted form, as passed in by the host.
#ifndef HC_ENTRIES_H
#define HC_ENTRIES_H

#include "hotcue/hotcue.h"
#include "model/project.h"

// Parses JSON, an object of texts. HC_ERR_ARGUMENT if it is anything else. The entries are in the
// arena, which the caller frees in any case.
hc_result hc__entries_read(hc_str json, hc_arena *arena, hc_entries *entries);

#endif
