// SPDX-License-Identifier: MIT
#include "tree.h"

#include <cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "ascii.h"
#include "number.h"

// ---- Parsing --------------------------------------------------------------

// cJSON reads at most 63 characters of a number. Longer ones are written in
// fewer into a copy, with spaces up to where they ended.
#define CJSON_NUMBER_CHARACTERS 63u

static bool is_long_number(hc_str text) {
    return text.size > CJSON_NUMBER_CHARACTERS &&
           (text.data[0] == '-' || hc__is_digit(text.data[0]));
}

static void shorten_number(char *text, uint32_t size) {
    double value = 0;
    char shorter[HC_NUMBER_BYTES];
    hc__number_parse((hc_str){text, size}, &value);
    memset(text, ' ', size);
    memcpy(text, shorter, hc__number_format(value, shorter));
}

cJSON *hc__tree_parse(hc_str json, const hc_bytes *spans) {
    char *copy = NULL;
    for (uint32_t i = 0; i < HC_LIST_COUNT(*spans, hc_span); i++) {
        const hc_span *span = &HC_LIST_AT(*spans, const hc_span)[i];
        if (!is_long_number((hc_str){json.data + span->start, span->end - span->start})) {
            continue;
        }
        if (copy == NULL) {
            copy = malloc(json.size);
            if (copy == NULL) {
                return NULL;
            }
            memcpy(copy, json.data, json.size);
        }
        shorten_number(copy + span->start, span->end - span->start);
    }
    cJSON *root = cJSON_ParseWithLengthOpts(copy == NULL ? json.data : copy, json.size, NULL, 0);
    free(copy);
    return root;
}

// ---- Numbering ------------------------------------------------------------

// A walk in the order of the text meets the nodes as the scanner met their
// spans. The document's depth limit bounds the recursion.
static void number_nodes(hc_reader *reader, cJSON *node, int *next);

// Whether the key was there already.
static bool is_twice(hc_reader *reader, cJSON *node, hc_names *keys) {
    const hc_span *span = hc__read_span(reader, node);
    if (span->nul_key && node->string != NULL) {
        node->string[0] = 1; // no field, nor any name an author would use
        return false;
    }
    if (hc__names_add(keys, hc__str_of(node->string), 0)) {
        return false;
    }
    hc__diagnose(reader->list, HC_CODE_DUPLICATE_KEY, &reader->path, span->key, "given twice",
                 HC_STR(""));
    return true;
}

static void number_children(hc_reader *reader, cJSON *node, int *next) {
    hc_names keys = {0};
    bool twice = false;
    if (cJSON_IsObject(node) && !hc__names_init(&keys, (uint32_t)cJSON_GetArraySize(node))) {
        reader->arena->failed = true;
        return;
    }
    uint32_t index = 0;
    for (cJSON *child = node->child; child != NULL; child = child->next) {
        if (child->string != NULL) {
            hc__path_push_key(&reader->path, hc__str_of(child->string));
        } else {
            hc__path_push_index(&reader->path, index++);
        }
        number_nodes(reader, child, next);
        twice = hc__read_span(reader, child)->twice || twice;
        twice = (keys.places != NULL && is_twice(reader, child, &keys)) || twice;
        hc__path_pop(&reader->path);
    }
    hc__read_span(reader, node)->twice = twice;
    hc__names_free(&keys);
}

static void number_nodes(hc_reader *reader, cJSON *node, int *next) {
    node->valueint = (*next)++;
    if (node->child != NULL) {
        number_children(reader, node, next);
    }
}

void hc__tree_number(hc_reader *reader, cJSON *root) {
    int next = 0;
    number_nodes(reader, root, &next);
}
