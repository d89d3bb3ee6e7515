// SPDX-License-Identifier: MIT
// The host of a URL: what the WHATWG URL parser takes, and what looks like one
// where a document has left the scheme out.
#ifndef HC_URL_HOST_H
#define HC_URL_HOST_H

#include "base/memory.h"

// Whether the parser takes what follows the two slashes of a URL: name and password, host
// and port (WHATWG URL, 3.5 and 4.4). A special scheme is http or https: its host can't be
// empty, and a backslash ends it. Names beyond ASCII pass, and so do those of more than 255
// bytes not: IDNA is left to the browser, and DNS has no longer ones.
bool hc__url_host_is_valid(hc_str after_slashes, bool special);

// Whether a URL without a scheme begins with a host instead of a path (docs/format.md,
// T16): www.example.com, example.com/a, localhost:8080. Film.mp4 is the name of a file.
bool hc__url_host_is_bare(hc_str url);

#endif
