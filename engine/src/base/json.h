// SPDX-License-Identifier: MIT
// Writing JSON.
#ifndef HC_JSON_H
#define HC_JSON_H

#include "base/memory.h"

// What stands between the quotes of a JSON string. Takes the text in any
// pieces, as only single bytes are escaped.
void hc__json_escaped(hc_bytes *out, hc_str text);

// A JSON string, or null when the text is not given.
void hc__json_text(hc_bytes *out, hc_str text);

// A number as JavaScript prints it; null when it is not finite.
void hc__json_number(hc_bytes *out, double number);

// true or false.
void hc__json_boolean(hc_bytes *out, bool value);

// A value that is JSON already, without the white space between its tokens;
// null when it is not given.
void hc__json_raw(hc_bytes *out, hc_str json);

// ,"key": inside an object; the comma only where one is needed.
void hc__json_key(hc_bytes *out, hc_str key);

// ,"key":"text" or ,"key":null.
void hc__json_member(hc_bytes *out, hc_str key, hc_str text);

// A key that is a name of the document's or the host's, which may hold anything.
void hc__json_name(hc_bytes *out, hc_str name);

// A comma where an array's next element needs one.
void hc__json_element(hc_bytes *out);

// An object or array: a member when there is a key, else an element.
void hc__json_open(hc_bytes *out, const char *key, char bracket);
void hc__json_close(hc_bytes *out, char bracket);

#endif
