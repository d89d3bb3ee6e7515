// SPDX-License-Identifier: MIT
// Explains to the author why an interaction is or is not on screen.
#ifndef HC_EXPLAIN_H
#define HC_EXPLAIN_H

#include "session/session.h"

// Appends the members `id`, `active` and `reasons`: docs/simulation.md, "Explain".
void hc__explain(const hc_session *session, uint32_t item, hc_bytes *out);

#endif
