// SPDX-License-Identifier: MIT
// Which URLs a document may name (docs/rules.md, T16).
#ifndef HC_URL_H
#define HC_URL_H

#include "base/memory.h"

#define HC_URL_RULE "must be an http, https, mailto, tel or relative URL"
#define HC_WEB_RULE "must be an http, https or relative URL"
#define HC_SCHEME_RULE "no scheme: https:// is added; begin a file name with ./"

// Whether the WHATWG URL parser takes this text, on every page of http or https, and
// gives it one of the schemes http, https, mailto and tel, or that of the page.
bool hc__url_is_allowed(hc_str url);

// The same, without mailto and tel.
bool hc__url_is_web(hc_str url);

// Whether its scheme is in the list of words, or it has none.
bool hc__url_has_scheme(hc_str url, const char *schemes);

// Appends text as encodeURIComponent() writes it, but for the characters to be kept.
void hc__url_append_encoded(hc_bytes *out, hc_str text, const char *kept);

#endif
