// SPDX-License-Identifier: MIT
// Values are percent-encoded and so contain no delimiters. What remains is how a parser treats
// segments of dots, empty parts, and the scheme.
#include "text/url_guard.h"

#include "base/ascii.h"
#include "base/wordlist.h"
#include "text/url.h"

void hc__url_guard_begin(hc_url_guard *guard, hc_place place, hc_str url) {
    *guard = (hc_url_guard){.beginning = {url.data, 0}};
    guard->part = place == HC_PLACE_MAIL  ? HC_URL_MAIL
                  : place == HC_PLACE_TEL ? HC_URL_TEL
                                          : HC_URL_START;
}

static void enter(hc_url_guard *guard, hc_url_part part) {
    guard->part = part;
    guard->size = guard->dots = guard->escape = 0;
    guard->held = false;
}

// Ends a part: at a delimiter, or at the end of the URL (0).
static void leave(hc_url_guard *guard, char by) {
    bool mail = guard->part == HC_URL_MAIL || guard->part == HC_URL_TEL;
    bool first = guard->part == HC_URL_START || guard->part == HC_URL_FIRST;
    bool segment = first || guard->part == HC_URL_SEGMENT;
    bool opens = first ? hc__is_one_of(by, "/#") : mail && by == '/';
    bool empty = guard->size == 0 && (guard->part == HC_URL_AUTHORITY || opens);
    bool dots = segment && guard->escape == 0 && (guard->dots == 1 || guard->dots == 2);
    guard->broken = guard->broken || (guard->held && (empty || dots));
}

// Counts dots, also as %2e; any other character makes it an ordinary segment.
static void note(hc_url_guard *guard, char c) {
    static const char ESCAPE[] = "%2e";
    guard->size++;
    if (hc__lower(c) == ESCAPE[guard->escape]) {
        guard->escape = (guard->escape + 1) % 3;
        guard->dots += guard->escape == 0 ? 1 : 0;
    } else {
        guard->dots += c == '.' && guard->escape == 0 ? 1 : 3;
    }
}

// The scheme before the colon decides what follows.
static void leave_scheme(hc_url_guard *guard) {
    hc_str url = guard->beginning;
    guard->broken = guard->broken || guard->held;
    if (hc__url_has_scheme(url, "")) {
        note(guard, ':'); // not a scheme
        return;
    }
    hc_url_part part = hc__url_has_scheme(url, "mailto")        ? HC_URL_MAIL
                       : hc__url_has_scheme(url, "tel")         ? HC_URL_TEL
                       : hc__url_has_scheme(url, "http, https") ? HC_URL_SLASHES
                                                                : HC_URL_REST;
    enter(guard, part);
}

static void leave_slashes(hc_url_guard *guard) {
    enter(guard, guard->slashes >= 2 ? HC_URL_AUTHORITY : HC_URL_FIRST);
}

static void take_slash(hc_url_guard *guard) {
    hc_url_part part = guard->part;
    leave(guard, '/');
    bool mail = part == HC_URL_MAIL || part == HC_URL_TEL; // a path after all
    if (part == HC_URL_SLASHES || mail || (part == HC_URL_START && guard->size == 0)) {
        guard->slashes++;
        enter(guard, HC_URL_SLASHES);
    } else {
        enter(guard, HC_URL_SEGMENT);
    }
}

static void take(hc_url_guard *guard, char c) {
    bool addresses = guard->part == HC_URL_MAIL || guard->part == HC_URL_TEL;
    if (guard->part == HC_URL_REST || (unsigned char)c <= ' ') {
        return; // blanks are dropped in some places, so they never count
    }
    if (c == '?' || c == '#') {
        leave(guard, c);
        enter(guard, HC_URL_REST);
    } else if ((c == '/' || c == '\\') && !(addresses && guard->size > 0)) {
        take_slash(guard);
    } else if (c == ':' && guard->part == HC_URL_START && guard->size + guard->held > 0) {
        leave_scheme(guard);
    } else {
        if (guard->part == HC_URL_SLASHES) {
            leave_slashes(guard);
        }
        note(guard, c);
    }
}

void hc__url_guard_literal(hc_url_guard *guard, hc_str text) {
    for (uint32_t i = 0; i < text.size; i++) {
        if (guard->part == HC_URL_START && !guard->held) {
            guard->beginning.size = (uint32_t)(text.data + i + 1 - guard->beginning.data);
        }
        take(guard, text.data[i]);
    }
}

void hc__url_guard_value(hc_url_guard *guard, hc_str value, hc_bytes *out) {
    if (guard->part == HC_URL_SLASHES) {
        leave_slashes(guard);
    }
    guard->held = true;
    uint32_t start = out->size;
    for (uint32_t i = 0; guard->part == HC_URL_TEL && i < value.size; i++) {
        if (value.data[i] != ' ') { // people write numbers with spaces
            hc__url_append_encoded(out, (hc_str){value.data + i, 1}, "+");
        }
    }
    if (guard->part != HC_URL_TEL) {
        hc__url_append_encoded(out, value, guard->part == HC_URL_MAIL ? "@" : "");
    }
    for (uint32_t i = start; i < out->size; i++) {
        note(guard, out->data[i]);
    }
}

bool hc__url_guard_end(hc_url_guard *guard) {
    leave(guard, '\0');
    return !guard->broken;
}
