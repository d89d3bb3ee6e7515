// SPDX-License-Identifier: MIT
// Why an interaction is on screen, or why not, in words for its author.
#ifndef HC_EXPLAIN_H
#define HC_EXPLAIN_H

#include "session/session.h"

// The members `id`, `active` and `reasons`: docs/simulation.md, "Explain".
void hc__explain(const hc_session *session, uint32_t item, hc_bytes *out);

#endif
