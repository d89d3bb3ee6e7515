// SPDX-License-Identifier: MIT
#include "load/diagnostics.h"

#include "base/ascii.h"
#include "base/json.h"
#include "base/wordlist.h"
#include "hotcue/hotcue.h"

static const char CODE_NAMES[] =
#define HC_CODE(ENUM, name, error, meaning) name ","
#include "../../schema/codes.def"
#undef HC_CODE
    ;

static const bool IS_ERROR[] = {
#define HC_CODE(ENUM, name, error, meaning) error,
#include "../../schema/codes.def"
#undef HC_CODE
};

void hc__path_push_key(hc_path *path, hc_str key) {
    path->steps[path->count++] = (hc_path_step){.key = key};
}

void hc__path_push_raw_key(hc_path *path, hc_str key) {
    path->steps[path->count++] = (hc_path_step){.key = key, .raw = true};
}

void hc__path_push_index(hc_path *path, uint32_t index) {
    path->steps[path->count++] = (hc_path_step){.index = index};
}

void hc__path_pop(hc_path *path) {
    path->count--;
}

// Returns the part of a key that is written as a unit: an escape sequence, or one byte.
static hc_str first_of(hc_str key, bool raw) {
    bool escape = raw && key.data[0] == '\\';
    return (hc_str){key.data, !escape ? 1 : key.data[1] == 'u' ? 6 : 2};
}

// Returns the character it stands for if that is '/' or '~', which a JSON Pointer escapes.
static char meaning_of(hc_str piece) {
    const char *text = piece.data;
    if (piece.size < 6 || text[2] != '0' || text[3] != '0') {
        return text[piece.size > 1 ? 1 : 0];
    }
    char last = hc__lower(text[5]);
    return text[4] == '2' && last == 'f' ? '/' : text[4] == '7' && last == 'e' ? '~' : 'u';
}

// Whether it continues the previous character: a byte of UTF-8, or the
// second surrogate of a pair.
static bool goes_on(hc_str piece) {
    bool half = piece.size == 6 && hc__lower(piece.data[2]) == 'd' && piece.data[3] > '9' &&
                hc__lower(piece.data[3]) > 'b';
    return half || ((unsigned char)piece.data[0] & 0xC0u) == 0x80u;
}

// Appends a key as a reference token of RFC 6901, escaped for a JSON string
// unless it is raw. Long keys are truncated.
static void append_token(hc_bytes *out, hc_str key, bool raw) {
    const char *most = key.data + HC_LIMIT_KEY_BYTES;
    while (key.size > 0) {
        hc_str piece = first_of(key, raw);
        if (key.data >= most && !goes_on(piece)) {
            hc__bytes_print(out, "…");
            return;
        }
        char meaning = meaning_of(piece);
        if (meaning == '~') {
            hc__bytes_print(out, "~0");
        } else if (meaning == '/') {
            hc__bytes_print(out, "~1");
        } else if (raw) {
            hc__bytes_append(out, piece);
        } else {
            hc__json_escaped(out, piece);
        }
        key.data += piece.size;
        key.size -= piece.size;
    }
}

static void append_path(hc_bytes *out, const hc_path *path) {
    uint32_t start = out->size;
    for (uint32_t i = 0; i < path->count; i++) {
        const hc_path_step *step = &path->steps[i];
        hc__bytes_append_char(out, '/');
        if (out->size - start > HC_LIMIT_PATH_BYTES) {
            hc__bytes_print(out, "…");
            return;
        }
        if (step->key.data == NULL) {
            hc__json_number(out, step->index);
        } else {
            append_token(out, step->key, step->raw);
        }
    }
}

void hc__diagnostics_clear(hc_diagnostics_list *list) {
    hc_bytes lines = {list->lines.data, 0, list->lines.capacity, false};
    *list = (hc_diagnostics_list){.lines = lines};
}

// Replaces the byte count after the last diagnostic that is listed.
#define CLOSED UINT32_MAX

void hc__diagnose(hc_diagnostics_list *list, hc_code code, const hc_path *path, uint32_t offset,
                  const char *message, hc_str detail) {
    const bool error = IS_ERROR[code];
    uint32_t *count = error ? &list->errors : &list->warnings;
    uint32_t *bytes = error ? &list->error_bytes : &list->warning_bytes;
    ++*count;
    if (*bytes == CLOSED) {
        return;
    }
    bool last = *count > HC_LIMIT_DIAGNOSTICS || *bytes > HC_LIMIT_DIAGNOSTICS_BYTES;
    if (last) {
        code = HC_CODE_TOO_MANY;
        message = "too many problems to list";
        detail.size = 0;
    }
    uint32_t start = list->lines.size;
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
    *bytes = last ? CLOSED : *bytes + (out->size - start);
}
