// SPDX-License-Identifier: MIT
// The diagnostics of a document: a list of problems with place and reason.
#ifndef HC_DIAGNOSTICS_H
#define HC_DIAGNOSTICS_H

#include "base/memory.h"
#include "hotcue/hotcue.h"

typedef enum hc_code {
#define HC_CODE(ENUM, name, error, meaning) HC_CODE_##ENUM,
#include "../../schema/codes.def"
#undef HC_CODE
    HC_CODE_COUNT,
} hc_code;

// The path to the value being read. A document is at most HC_LIMIT_DEPTH
// deep; one more step is for a missing field.
#define HC_PATH_STEPS (HC_LIMIT_DEPTH + 1u)

typedef struct hc_path_step {
    hc_str key;     // of an object's member; absent for an element of an array
    uint32_t index; // of the element
    bool raw;       // the key is spelled as in the document, with escapes
} hc_path_step;

typedef struct hc_path {
    hc_path_step steps[HC_PATH_STEPS];
    uint32_t count;
} hc_path;

void hc__path_push_key(hc_path *path, hc_str key);
void hc__path_push_raw_key(hc_path *path, hc_str key);
void hc__path_push_index(hc_path *path, uint32_t index);
void hc__path_pop(hc_path *path);

// The diagnostics in their final form, one JSON object per line. Beyond HC_LIMIT_DIAGNOSTICS
// errors, or HC_LIMIT_DIAGNOSTICS_BYTES of them, one too_many is listed and the rest is only
// counted. The same limits apply to warnings, counted separately.
typedef struct hc_diagnostics_list {
    hc_bytes lines;
    uint32_t errors, warnings;
    uint32_t error_bytes, warning_bytes;
} hc_diagnostics_list;

// Empties the list but keeps its buffer.
void hc__diagnostics_clear(hc_diagnostics_list *list);

// Adds a diagnostic. The detail is appended to the message; it may be absent.
void hc__diagnose(hc_diagnostics_list *list, hc_code code, const hc_path *path, uint32_t offset,
                  const char *message, hc_str detail);

#endif
