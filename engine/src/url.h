// SPDX-License-Identifier: MIT
// Which URLs a document may name (docs/format.md, T16).
#ifndef HC_URL_H
#define HC_URL_H

#include "memory.h"

#define HC_URL_RULE "must be an http, https, mailto, tel or relative URL"
#define HC_WEB_RULE "must be an http, https or relative URL"

// Whether the WHATWG URL parser would give this text, on a web page, one of
// the schemes http, https, mailto and tel, or take it as relative.
bool hc__url_is_allowed(hc_str url);

// The same, without mailto and tel.
bool hc__url_is_web(hc_str url);

// Whether it has the one scheme, written in small letters, or none.
bool hc__url_has_scheme(hc_str url, const char *scheme);

// Appends text as encodeURIComponent() writes it, but for the characters to be kept.
void hc__url_append_encoded(hc_bytes *out, hc_str text, const char *kept);

#endif
