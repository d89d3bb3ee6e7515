// SPDX-License-Identifier: MIT
// The URLs that a document may contain (docs/rules.md, T16).
#ifndef HC_URL_H
#define HC_URL_H

#include "base/memory.h"

#define HC_URL_RULE "must be an http, https, mailto, tel or relative URL"
#define HC_WEB_RULE "must be an http, https or relative URL"
#define HC_SCHEME_RULE "no scheme: https:// is added; begin a file name with ./"

// Returns whether the WHATWG URL parser accepts this text on every http or https page, with one of
// the schemes http, https, mailto and tel, or the page's.
bool hc__url_is_allowed(hc_str url);

// The same without mailto and tel.
bool hc__url_is_web(hc_str url);

// Returns whether the URL's scheme is in the list of words, or absent.
bool hc__url_has_scheme(hc_str url, const char *schemes);

// Appends text encoded as by encodeURIComponent(), except the characters in `kept`.
void hc__url_append_encoded(hc_bytes *out, hc_str text, const char *kept);

#endif
