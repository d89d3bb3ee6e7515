// SPDX-License-Identifier: MIT
#include "diagnostics.h"

#include "../include/hotcue.h"
#include "json.h"
#include "wordlist.h"

static const char CODE_NAMES[] =
#define HC_CODE(ENUM, name, error, meaning) name ","
#include "../schema/codes.def"
#undef HC_CODE
    ;

static const bool IS_ERROR[] = {
#define HC_CODE(ENUM, name, error, meaning) error,
#include "../schema/codes.def"
#undef HC_CODE
};

void hc__path_push_key(hc_path *path, hc_str key) {
    path->steps[path->count++] = (hc_path_step){key, 0};
}

void hc__path_push_index(hc_path *path, uint32_t index) {
    path->steps[path->count++] = (hc_path_step){{NULL, 0}, index};
}

void hc__path_pop(hc_path *path) {
    path->count--;
}

// A key as a reference token of RFC 6901, inside a JSON string. A raw key is
// JSON already.
static void append_token(hc_bytes *out, hc_str key, bool raw) {
    for (uint32_t i = 0; i < key.size; i++) {
        if (raw && key.data[i] == '\\' && key.data[i + 1] == '/') {
            i++; // an escaped slash
        }
        if (key.data[i] == '~') {
            hc__bytes_print(out, "~0");
        } else if (key.data[i] == '/') {
            hc__bytes_print(out, "~1");
        } else if (raw) {
            hc__bytes_append_char(out, key.data[i]);
        } else {
            hc__json_escaped(out, (hc_str){key.data + i, 1});
        }
    }
}

static void append_path(hc_bytes *out, const hc_path *path) {
    for (uint32_t i = 0; i < path->count; i++) {
        hc__bytes_append_char(out, '/');
        if (path->steps[i].key.data == NULL) {
            hc__json_number(out, path->steps[i].index);
        } else {
            append_token(out, path->steps[i].key, path->raw);
        }
    }
}

void hc__diagnose(hc_diagnostics_list *list, hc_code code, const hc_path *path, uint32_t offset,
                  const char *message, hc_str detail) {
    const bool error = IS_ERROR[code];
    uint32_t *count = error ? &list->errors : &list->warnings;
    if (++*count > HC_LIMIT_DIAGNOSTICS) {
        code = HC_CODE_TOO_MANY;
        message = "more problems than are listed here";
        detail.size = 0;
    }
    if (*count > HC_LIMIT_DIAGNOSTICS + 1) {
        return;
    }
    hc_bytes *out = &list->lines;
    hc__bytes_print(out, "{\"severity\":\"");
    hc__bytes_print(out, error ? "error" : "warning");
    hc__bytes_print(out, "\",\"code\":\"");
    hc__bytes_append(out, hc__words_at(CODE_NAMES, code));
    hc__bytes_print(out, "\",\"path\":\"");
    append_path(out, path);
    hc__bytes_print(out, "\",\"message\":\"");
    hc__json_escaped(out, hc__str_of(message));
    hc__json_escaped(out, detail);
    hc__bytes_print(out, "\",\"offset\":");
    hc__json_number(out, offset);
    hc__bytes_print(out, "}\n");
}
