// SPDX-License-Identifier: MIT
// The host of a URL: what the WHATWG URL parser accepts, and what is taken
// for a host in a document that omits the scheme.
#ifndef HC_URL_HOST_H
#define HC_URL_HOST_H

#include "base/memory.h"

// Returns whether the parser accepts what follows the two slashes of a URL: credentials, host and
// port (WHATWG URL, 3.5 and 4.4). In a special scheme (http, https) the host can't be empty, and a
// backslash ends it. Non-ASCII names are accepted, since IDNA is left to the browser; names over
// 255 bytes are not, since DNS has none.
bool hc__url_host_is_valid(hc_str after_slashes, bool special);

// Returns whether a URL without a scheme begins with a host, not with a path (docs/format.md, T16):
// www.example.com, example.com/a, localhost:8080; but film.mp4 is a file.
bool hc__url_host_is_bare(hc_str url);

#endif
