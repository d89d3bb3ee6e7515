// SPDX-License-Identifier: MIT
// The limits of a document (hotcue.h): what is at a limit is accepted, what exceeds it gets its
// diagnostic. For those of a session see session_limits.c.
#include <stdlib.h>
#include <string.h>

#include "base/work.h"
#include "counted.h"
#include "session.h"

// Loads a document into a new engine. Sets how many diagnostics with the code it had, and returns
// whether it was accepted.
static bool loads(const hc_bytes *json, const char *code, uint32_t *diagnostics) {
    hc_engine *engine = hc_engine_create();
    hc_result result = load(engine, (hc_str){json->data, json->size}, HC_STRICT);
    *diagnostics = diagnostics_of(engine, code);
    bool sound = (result == HC_OK) == (errors_of(engine) == 0) &&
                 hc_diagnostics_error_count(engine) >= errors_of(engine);
    hc_engine_destroy(engine);
    return result == HC_OK && sound;
}

#define ENSURE_LOADS(json, code, expected)                                                         \
    do {                                                                                           \
        uint32_t diagnostics_ = 0;                                                                 \
        bool accepted_ = loads(&(json), code, &diagnostics_);                                      \
        hc__bytes_free(&(json));                                                                   \
        ENSURE_SAY(accepted_ == (expected) && diagnostics_ == ((expected) ? 0 : 1),                \
                   "%s, %u times %s", accepted_ ? "accepted" : "refused", diagnostics_, code);     \
    } while (0)

static void document_bytes(void) {
    static const char TEXT[] = "{\"videos\":[{\"id\":\"a\"}]}";
    for (uint32_t more = 0; more < 2; more++) {
        hc_bytes json = {0};
        APPEND(&json, "%s", TEXT);
        uint32_t blanks = HC_LIMIT_DOCUMENT_BYTES + more - json.size;
        char *end = hc__bytes_reserve(&json, blanks);
        ENSURE(end != NULL);
        memset(end, ' ', blanks);
        json.size += blanks;
        ENSURE_LOADS(json, "too_large", more == 0);
    }
}

static void depth(void) {
    for (uint32_t more = 0; more < 2; more++) {
        hc_bytes json = {0};
        APPEND(&json, "{\"videos\":[{\"id\":\"a\"}],\"custom_data\":");
        for (uint32_t i = 1; i < HC_LIMIT_DEPTH + more; i++) {
            APPEND(&json, "[");
        }
        for (uint32_t i = 1; i < HC_LIMIT_DEPTH + more; i++) {
            APPEND(&json, "]");
        }
        APPEND(&json, "}");
        ENSURE_LOADS(json, "too_deep", more == 0);
    }
}

// A condition may be nested as deeply as a document can be.
static void depth_of_conditions(void) {
    hc_bytes json = {0};
    APPEND(&json, "[{\"type\":\"pause\",\"time\":1,\"when\":");
    uint32_t levels = (HC_LIMIT_DEPTH - 3) / 2;
    for (uint32_t i = 0; i < levels; i++) {
        APPEND(&json, i % 2 == 0 ? "{\"all\":[" : "{\"any\":[");
    }
    APPEND(&json, "{\"variable\":\"a\",\"operator\":\"exists\"}");
    for (uint32_t i = 0; i < levels; i++) {
        APPEND(&json, ",{\"variable\":\"a\",\"operator\":\"exists\"}]}");
    }
    APPEND(&json, "}]");
    ENSURE_LOADS(json, "too_deep", true);
}

// Appends a hotspot to a list, up to its points.
static void append_hotspot(hc_bytes *json) {
    APPEND(json, "%s", json->size == 0 ? "[" : ",");
    APPEND(json, "{\"type\":\"hotspot\",\"time\":0,\"pos_top\":0,\"pos_left\":0,\"pos_width\":9,"
                 "\"pos_height\":9,\"click_action\":\"track\",\"hotspot_points\":");
}

static void points_of_a_polygon(void) {
    for (uint32_t more = 0; more < 2; more++) {
        hc_bytes json = {0};
        append_hotspot(&json);
        for (uint32_t i = 0; i < HC_LIMIT_POINTS + more; i++) {
            APPEND(&json, "%s[%u,%u]", i == 0 ? "[" : ",", i % 100, i / 100);
        }
        APPEND(&json, "]}]");
        ENSURE_LOADS(json, "too_many", more == 0);
    }
}

static void points_of_all_rings(void) {
    for (uint32_t more = 0; more < 2; more++) {
        hc_bytes json = {0};
        append_hotspot(&json);
        for (uint32_t i = 0; i < HC_LIMIT_POINTS / 4; i++) {
            APPEND(&json, "%s[[0,0],[9,0],[9,9],[0,9%s]]", i == 0 ? "[" : ",",
                   i == 0 && more == 1 ? "],[0,5" : "");
        }
        APPEND(&json, "]}]");
        ENSURE_LOADS(json, "too_many", more == 0);
    }
}

static void points_as_text(void) {
    for (uint32_t more = 0; more < 2; more++) {
        hc_bytes json = {0};
        append_hotspot(&json);
        for (uint32_t i = 0; i < HC_LIMIT_POINTS + more; i++) {
            APPEND(&json, "%s%u,%u", i == 0 ? "\"" : " ", i % 100, i / 100);
        }
        APPEND(&json, "\"}]");
        ENSURE_LOADS(json, "too_many", more == 0);
    }
}

#define ZIGZAG_POINTS 252u

// A hotspot whose sides all run from left to right without crossing.
static void append_zigzag(hc_bytes *json) {
    append_hotspot(json);
    for (uint32_t i = 0; i < ZIGZAG_POINTS; i++) {
        APPEND(json, "%s[%u,%u.%u]", i == 0 ? "[" : ",", i % 2 * 100, i % 2 * 50 + i / 10, i % 10);
    }
    APPEND(json, ",[101,80],[101,-1],[-1,-1]]}");
}

// As many zigzags as the limit allows, and one more, before a ring that crosses itself.
static void sides_compared(void) {
    const uint32_t most = HC_LIMIT_SIDES / (ZIGZAG_POINTS * (ZIGZAG_POINTS - 1) / 2);
    for (uint32_t more = 0; more < 2; more++) {
        hc_bytes json = {0};
        for (uint32_t i = 0; i < most + more; i++) {
            append_zigzag(&json);
        }
        append_hotspot(&json);
        APPEND(&json, "[[0,0],[9,9],[9,0],[0,9]]}]");
        hc_engine *engine = hc_engine_create();
        load(engine, (hc_str){json.data, json.size}, HC_STRICT);
        hc__bytes_free(&json);
        uint32_t found = diagnostics_of(engine, "self_intersecting");
        hc_engine_destroy(engine);
        ENSURE_SAY(found == 1 - more, "%u: %u", more, found);
    }
}

static void append_variables(hc_bytes *json, uint32_t count) {
    APPEND(json, "{\"videos\":[{\"id\":\"a\"}],\"variables\":{");
    for (uint32_t i = 0; i < count; i++) {
        APPEND(json, "%s\"v%u\":%u", i == 0 ? "" : ",", i, i);
    }
    APPEND(json, "}}");
}

static void variables_of_a_document(void) {
    for (uint32_t more = 0; more < 2; more++) {
        hc_bytes json = {0};
        append_variables(&json, HC_LIMIT_VARIABLES + more);
        ENSURE_LOADS(json, "too_many", more == 0);
    }
}

static void variables_of_a_session(void) {
    hc_bytes json = {0};
    append_variables(&json, HC_LIMIT_VARIABLES - 10);
    hc_engine *engine = hc_engine_create();
    hc_result loaded = load(engine, (hc_str){json.data, json.size}, HC_STRICT);
    hc__bytes_free(&json);
    uint32_t accepted = 0;
    for (uint32_t i = 0; i < 20; i++) {
        char name[20];
        int size = snprintf(name, sizeof name, "more%u", i);
        accepted += hc_input_set(engine, name, (uint32_t)size, HC_VALUE_NUMBER, i, NULL, 0,
                                 HC_SETTER_HOST) == HC_OK
                        ? 1
                        : 0;
    }
    hc_result known = hc_input_set(engine, "more0", 5, HC_VALUE_NUMBER, 7, NULL, 0, HC_SETTER_HOST);
    bool changed = effects_of(engine, HC_EVENT_VARIABLE_CHANGE) == 1;
    hc_result unknown = hc_input_eval(engine, "more19", 6);
    hc_engine_destroy(engine);
    ENSURE(loaded == HC_OK);
    ENSURE_SAY(accepted == 10, "%u", accepted);
    ENSURE(known == HC_OK && changed && unknown == HC_OK);
}

// Patterns of 2,005 instructions each, `kinds` different ones in turn.
static void append_patterns(hc_bytes *json, uint32_t count, uint32_t kinds) {
    for (uint32_t i = 0; i < count; i++) {
        APPEND(json, "%s{\"type\":\"pause\",\"time\":1,\"when\":{\"variable\":\"v\",",
               i == 0 ? "[" : ",");
        APPEND(json, "\"operator\":\"regex\",\"value\":\"(?:a?){1000}%04u\"}}", i % kinds);
    }
    APPEND(json, "]");
}

static void patterns(void) {
    hc_bytes one = {0};
    append_patterns(&one, 1, 1);
    const uint32_t bytes = one.size - 1; // of one element and its separator
    hc__bytes_free(&one);
    const uint32_t most = (HC_LIMIT_REGEX_TOTAL + 1) / (2005 - bytes);
    for (uint32_t more = 0; more < 2; more++) {
        hc_bytes json = {0};
        append_patterns(&json, most + more, most + more);
        ENSURE_LOADS(json, "too_many", more == 0);
    }
}

static void the_same_patterns_count_once(void) {
    hc_bytes json = {0};
    append_patterns(&json, 5000, 20);
    ENSURE_LOADS(json, "too_many", true);
}

static void videos(void) {
    static const char leading_anywhere[] =
        ",\"interactions\":[{\"type\":\"switch\",\"time\":1,\"switch_video_id\":\"{{v}}\"}]";
    for (uint32_t more = 0; more < 2; more++) {
        hc_bytes json = {0};
        for (uint32_t i = 0; i < HC_LIMIT_VIDEOS + more; i++) {
            APPEND(&json, "%s{\"id\":%u", i == 0 ? "{\"videos\":[" : "},", i);
            APPEND(&json, "%s", i == 0 ? leading_anywhere : "");
        }
        APPEND(&json, "}]}");
        ENSURE_LOADS(json, "too_many", more == 0);
    }
}

// Rejected before memory is allocated for them: a million would take half a gigabyte.
static void items(void) {
    hc_bytes json = {0};
    for (uint32_t i = 0; i < HC_LIMIT_ITEMS + 1; i++) {
        hc__bytes_append(&json, i == 0 ? HC_STR("[0") : HC_STR(",0"));
    }
    APPEND(&json, "]");
    allocations_begin(0, 0);
    ENSURE_LOADS(json, "too_many", false);
    size_t largest = allocations_end().largest;
    ENSURE_SAY(largest < 64u << 20, "%zu bytes in one block", largest);
}

static void append_unknown_fields(hc_bytes *json, uint32_t count, const char *value) {
    APPEND(json, "{\"videos\":[{\"id\":\"a\"}]");
    for (uint32_t i = 0; i < count; i++) {
        APPEND(json, ",\"%s%u\":%s", value[0] == '"' ? "x" : "y", i, value);
    }
    APPEND(json, "}");
}

static void diagnostics(void) {
    static const uint32_t COUNTS[] = {HC_LIMIT_DIAGNOSTICS - 1, HC_LIMIT_DIAGNOSTICS,
                                      HC_LIMIT_DIAGNOSTICS + 1, HC_LIMIT_DIAGNOSTICS * 3};
    for (uint32_t i = 0; i < 4; i++) {
        hc_bytes json = {0};
        append_unknown_fields(&json, COUNTS[i], "0"); // warnings
        hc_engine *engine = hc_engine_create();
        hc_result result = load(engine, (hc_str){json.data, json.size}, HC_STRICT);
        hc__bytes_free(&json);
        uint32_t all = diagnostics_of(engine, NULL);
        uint32_t too_many = diagnostics_of(engine, "too_many");
        uint32_t errors = errors_of(engine);
        bool beyond = COUNTS[i] > HC_LIMIT_DIAGNOSTICS;
        ENSURE_SAY(result == HC_OK, "%u warnings: result %d", COUNTS[i], (int)result);
        uint32_t counted = hc_diagnostics_error_count(engine);
        hc_engine_destroy(engine);
        ENSURE_SAY(all == (beyond ? HC_LIMIT_DIAGNOSTICS + 1 : COUNTS[i]), "%u: %u", COUNTS[i],
                   all);
        ENSURE_SAY(too_many == (beyond ? 1 : 0), "%u: %u", COUNTS[i], too_many);
        ENSURE_SAY((result == HC_OK) == (errors == 0) && counted == errors,
                   "%u warnings: result %d, %u errors listed, %u counted", COUNTS[i], (int)result,
                   errors, counted);
    }
}

// Duplicate keys, each with a long path.
static void append_deep_duplicates(hc_bytes *json, uint32_t count) {
    APPEND(json, "{\"videos\":[{\"id\":\"a\"}],\"custom_data\":");
    for (uint32_t depth = 0; depth < 9; depth++) {
        APPEND(json, "{\"%0*u\":", (int)HC_LIMIT_KEY_BYTES, depth);
    }
    APPEND(json, "{\"k\":0");
    for (uint32_t i = 0; i < count; i++) {
        APPEND(json, ",\"k\":0");
    }
    APPEND(json, "}}}}}}}}}}}");
}

// The diagnostic that exceeds the limit is still listed, followed by too_many.
static void bytes_of_diagnostics(void) {
    const uint32_t path = HC_LIMIT_PATH_BYTES + HC_LIMIT_KEY_BYTES;
    hc_bytes json = {0};
    append_deep_duplicates(&json, HC_LIMIT_DIAGNOSTICS);
    hc_engine *engine = hc_engine_create();
    load(engine, (hc_str){json.data, json.size}, HC_STRICT);
    uint32_t bytes = hc_diagnostics_text(engine);
    uint32_t counted = hc_diagnostics_error_count(engine);
    uint32_t too_many = diagnostics_of(engine, "too_many");
    load(engine, HC_STR("[1,]"), HC_STRICT); // starts a new list
    uint32_t next = diagnostics_of(engine, "syntax");
    hc_engine_destroy(engine);
    hc__bytes_free(&json);
    ENSURE_SAY(bytes > HC_LIMIT_DIAGNOSTICS_BYTES && bytes < HC_LIMIT_DIAGNOSTICS_BYTES + 3 * path,
               "%u bytes", bytes);
    ENSURE(too_many == 1 && next == 1);
    ENSURE_SAY(counted >= HC_LIMIT_DIAGNOSTICS, "%u counted", counted);
}

// Many warnings below a long key whose characters have two bytes each.
static void keys_in_paths(void) {
    hc_bytes json = {0};
    APPEND(&json, "{\"interactions\":[],\"trays\":{\"k");
    for (uint32_t i = 0; i < 50000; i++) {
        hc__bytes_append(&json, HC_STR("\xC3\xA9"));
    }
    APPEND(&json, "\":{\"u\":1");
    for (uint32_t i = 1; i < 1000; i++) {
        APPEND(&json, ",\"u%u\":1", i);
    }
    APPEND(&json, "}}}");
    hc_engine *engine = hc_engine_create();
    hc_result result = load(engine, (hc_str){json.data, json.size}, HC_STRICT);
    hc__bytes_free(&json);
    hc_str all = text_of(engine, hc_diagnostics_text(engine));
    uint32_t size = all.size;
    bool cut = size > 200 && memchr(all.data, '\n', 300) != NULL;
    hc_engine_destroy(engine);
    ENSURE(result == HC_OK && cut);
    ENSURE_SAY(size < 300000, "%u bytes", size);
}

void limits_tests(void) {
    RUN(document_bytes);
    RUN(depth);
    RUN(depth_of_conditions);
    RUN(points_of_a_polygon);
    RUN(points_of_all_rings);
    RUN(points_as_text);
    RUN(sides_compared);
    RUN(variables_of_a_document);
    RUN(variables_of_a_session);
    RUN(patterns);
    RUN(the_same_patterns_count_once);
    RUN(videos);
    RUN(items);
    RUN(diagnostics);
    RUN(bytes_of_diagnostics);
    RUN(keys_in_paths);
}
