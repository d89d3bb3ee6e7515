// SPDX-License-Identifier: MIT
// hotspot_points in its four notations: [[x,y],…], [{x,y},…], "x,y x,y …", an array of rings; or
// any of them as JSON inside a text.
#include <cJSON.h>
#include <math.h>

#include "base/number.h"
#include "load/builder.h"
#include "load/scan.h"

// Far beyond any frame, and small enough for exact products.
#define COORDINATE_MAX 1e6

#define RANGE_RULE ", from -1000000 to 1000000"
#define RINGS_RULE "must be rings of three or more points, [x, y] or {x, y}" RANGE_RULE
#define PAIRS_RULE "must be numbers: x,y x,y x,y" RANGE_RULE

static bool bad(hc_builder *builder, const cJSON *node, const char *why) {
    hc__read_problem(&builder->reader, HC_CODE_BAD_POLYGON, node, why);
    return false;
}

static bool word_coordinate(hc_str word, double *value) {
    return hc__number_parse(word, value) && fabs(*value) <= COORDINATE_MAX;
}

static bool coordinate(const cJSON *node, double *value) {
    if (cJSON_IsString(node)) {
        return word_coordinate(hc__str_of(node->valuestring), value);
    }
    *value = cJSON_IsNumber(node) ? node->valuedouble : 0;
    return cJSON_IsNumber(node) && fabs(*value) <= COORDINATE_MAX;
}

static bool read_point(const cJSON *node, hc_point *point) {
    const cJSON *x =
        cJSON_IsObject(node) ? cJSON_GetObjectItemCaseSensitive(node, "x") : node->child;
    const cJSON *y = cJSON_IsObject(node) ? cJSON_GetObjectItemCaseSensitive(node, "y")
                     : x != NULL          ? x->next
                                          : NULL;
    bool pair = cJSON_IsObject(node) || (cJSON_IsArray(node) && y != NULL && y->next == NULL);
    return pair && x != NULL && y != NULL && coordinate(x, &point->x) && coordinate(y, &point->y);
}

// Ends the ring that consists of all points since `first`. A last point equal to the first is
// dropped: rings are closed anyway.
static bool end_ring(hc_builder *builder, const cJSON *node, uint32_t first) {
    uint32_t count = HC_LIST_COUNT(builder->points, hc_point) - first;
    if (count < 3) {
        return bad(builder, node, RINGS_RULE);
    }
    const hc_point *points = (const hc_point *)(const void *)builder->points.data + first;
    if (points[0].x == points[count - 1].x && points[0].y == points[count - 1].y) {
        builder->points.size -= (uint32_t)sizeof(hc_point);
        count--;
    }
    if (count < 3) {
        return bad(builder, node, RINGS_RULE);
    }
    hc_range ring = {first, count};
    HC_LIST_ADD(&builder->rings, ring);
    return true;
}

static bool read_ring(hc_builder *builder, const cJSON *place, const cJSON *list) {
    uint32_t first = HC_LIST_COUNT(builder->points, hc_point);
    for (const cJSON *child = list->child; child != NULL; child = child->next) {
        hc_point point = {0, 0};
        if (!read_point(child, &point)) {
            return bad(builder, place, RINGS_RULE);
        }
        HC_LIST_ADD(&builder->points, point);
    }
    return end_ring(builder, place, first);
}

static bool read_list(hc_builder *builder, const cJSON *place, const cJSON *list) {
    const cJSON *first = list->child;
    bool rings = cJSON_IsArray(first) && (cJSON_IsArray(first->child) ||
                                          cJSON_IsObject(first->child) || first->child == NULL);
    if (!rings) {
        return read_ring(builder, place, list);
    }
    bool ok = true;
    for (const cJSON *ring = first; ring != NULL && ok; ring = ring->next) {
        ok =
            cJSON_IsArray(ring) ? read_ring(builder, place, ring) : bad(builder, place, RINGS_RULE);
    }
    return ok;
}

static bool is_separator(char c) {
    return c == ' ' || c == ',' || c == ';' || c == '\t' || c == '\r' || c == '\n';
}

// Reads "x,y x,y …": numbers in pairs.
static bool read_pairs(hc_builder *builder, const cJSON *place, const char *text) {
    uint32_t first = HC_LIST_COUNT(builder->points, hc_point);
    double pair[2] = {0, 0};
    uint32_t count = 0;
    while (*text != '\0') {
        const char *start = text;
        while (*text != '\0' && !is_separator(*text)) {
            text++;
        }
        if (text > start) {
            hc_str word = {start, (uint32_t)(text - start)};
            if (!word_coordinate(word, &pair[count++ % 2])) {
                return bad(builder, place, PAIRS_RULE);
            }
            if (count % 2 == 0) {
                hc_point point = {pair[0], pair[1]};
                HC_LIST_ADD(&builder->points, point);
            }
        }
        text += is_separator(*text) ? 1 : 0;
    }
    return count % 2 == 0 ? end_ring(builder, place, first) : bad(builder, place, PAIRS_RULE);
}

// JSON inside a text is checked as strictly as the document.
static bool is_json(hc_builder *builder, const char *text) {
    hc_diagnostics_list ignored = {0};
    hc_bytes spans = {0};
    bool ok = hc__scan(hc__str_of(text), &spans, &ignored);
    builder->points.failed = builder->points.failed || spans.failed;
    hc__bytes_free(&spans);
    hc__bytes_free(&ignored.lines);
    return ok;
}

static bool read_text(hc_builder *builder, const cJSON *place, const char *text) {
    while (is_separator(*text)) {
        text++;
    }
    if (*text != '[') {
        return read_pairs(builder, place, text);
    }
    if (!is_json(builder, text)) {
        return bad(builder, place, "not valid JSON");
    }
    cJSON *list = cJSON_ParseWithOpts(text, NULL, 1);
    bool ok = list != NULL && read_list(builder, place, list);
    builder->points.failed = builder->points.failed || list == NULL; // out of memory
    cJSON_Delete(list);
    return ok;
}

// Sets the bounding box of all points since the outline's first.
static void surround(const hc_builder *builder, hc_outline *outline) {
    const hc_point *points = HC_LIST_AT(builder->points, hc_point);
    outline->low = outline->high = points[outline->first];
    for (uint32_t i = outline->first; i < HC_LIST_COUNT(builder->points, hc_point); i++) {
        outline->low.x = hc__number_min(points[i].x, outline->low.x);
        outline->low.y = hc__number_min(points[i].y, outline->low.y);
        outline->high.x = hc__number_max(points[i].x, outline->high.x);
        outline->high.y = hc__number_max(points[i].y, outline->high.y);
    }
}

bool hc__build_polygon(hc_builder *builder, const hc_member *points, hc_range *rings,
                       hc_outline *outline) {
    const cJSON *node = points->node;
    *rings = (hc_range){HC_LIST_COUNT(builder->rings, hc_range), 0};
    outline->first = HC_LIST_COUNT(builder->points, hc_point);
    if (node == NULL) {
        return true;
    }
    hc__path_push_key(&builder->reader.path, points->key);
    bool ok = cJSON_IsString(node)  ? read_text(builder, node, node->valuestring)
              : cJSON_IsArray(node) ? read_list(builder, node, node)
                                    : bad(builder, node, RINGS_RULE);
    if (ok && HC_LIST_COUNT(builder->points, hc_point) - outline->first > HC_LIMIT_POINTS) {
        hc__read_problem(&builder->reader, HC_CODE_TOO_MANY, node, "more than 4096 points");
        ok = false;
    }
    if (ok && !builder->points.failed) {
        surround(builder, outline);
    }
    hc__path_pop(&builder->reader.path);
    rings->count = HC_LIST_COUNT(builder->rings, hc_range) - rings->first;
    return ok;
}
