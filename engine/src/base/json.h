// SPDX-License-Identifier: MIT
// Writing JSON.
#ifndef HC_JSON_H
#define HC_JSON_H

#include "base/memory.h"

// Appends the contents of a JSON string. The text may come in pieces, cut anywhere, since only
// single bytes are escaped.
void hc__json_escaped(hc_bytes *out, hc_str text);

// Appends a JSON string, or null when the text is absent.
void hc__json_text(hc_bytes *out, hc_str text);

// Appends a number as JavaScript prints it; null when it is not finite.
void hc__json_number(hc_bytes *out, double number);

// Appends true or false.
void hc__json_boolean(hc_bytes *out, bool value);

// Appends JSON without the white space between its tokens; null when it is absent.
void hc__json_raw(hc_bytes *out, hc_str json);

// Appends "key": inside an object, after a comma unless it is the first member.
void hc__json_key(hc_bytes *out, hc_str key);

// Appends "key":"text" or "key":null, likewise.
void hc__json_member(hc_bytes *out, hc_str key, hc_str text);

// Appends a key that needs escaping: a name chosen by the document or the host.
void hc__json_name(hc_bytes *out, hc_str name);

// Appends a comma before an array's next element, unless it is the first.
void hc__json_element(hc_bytes *out);

// Begin and end an object or array: a member if there is a key, else an element.
void hc__json_open(hc_bytes *out, const char *key, char bracket);
void hc__json_close(hc_bytes *out, char bracket);

#endif
