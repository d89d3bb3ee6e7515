// SPDX-License-Identifier: MIT
// cJSON is compiled with this header included first, HC_CJSON defined, and strtod renamed to the
// function below: the C library's is large, slow in WebAssembly and locale-dependent. Its memory
// is the engine's (tree.c).
#ifndef HC_CJSON_GLUE_H
#define HC_CJSON_GLUE_H

#include <stdlib.h>
#include <string.h>

double hc__cjson_strtod(const char *text, char **end);
void *hc__cjson_malloc(size_t bytes);
void hc__cjson_free(void *memory);

// cJSON compares each value with null, false and true; the first character decides without a call.
static inline int hc__cjson_strncmp(const char *a, const char *b, size_t bytes) {
    return *a != *b ? 1 : strncmp(a, b, bytes);
}
#ifdef HC_CJSON
#define strncmp hc__cjson_strncmp
#define malloc hc__cjson_malloc
#define free hc__cjson_free
#endif

#endif
