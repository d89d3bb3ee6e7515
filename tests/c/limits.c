// SPDX-License-Identifier: MIT
// Each limit of hotcue.h: what is at it is taken, what is beyond it gets its
// diagnostic, or is cut as documented.
#include <stdlib.h>
#include <string.h>

#include "allocation.h"
#include "base/work.h"
#include "session.h"

// Loads a document into a new engine; gives how many diagnostics of the code
// it had, and whether it was accepted.
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

// A condition may nest as deep as a document can hold it.
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

// One more of a list, up to its points.
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

// A hotspot whose sides all go from the left to the right, none across another.
static void append_zigzag(hc_bytes *json) {
    append_hotspot(json);
    for (uint32_t i = 0; i < ZIGZAG_POINTS; i++) {
        APPEND(json, "%s[%u,%u.%u]", i == 0 ? "[" : ",", i % 2 * 100, i % 2 * 50 + i / 10, i % 10);
    }
    APPEND(json, ",[101,80],[101,-1],[-1,-1]]}");
}

// As many zigzags as there is room for, and one more, before a ring that crosses itself.
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

// Patterns of 2,005 instructions each, `kinds` of them in turn.
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
    const uint32_t bytes = one.size - 1; // of one and what is between two
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

// Refused before room is made for them: a million would take half a gigabyte.
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

// Keys given twice, each below a long path.
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

// The one that goes beyond is listed yet, and that there are more.
static void bytes_of_diagnostics(void) {
    const uint32_t path = HC_LIMIT_PATH_BYTES + HC_LIMIT_KEY_BYTES;
    hc_bytes json = {0};
    append_deep_duplicates(&json, HC_LIMIT_DIAGNOSTICS);
    hc_engine *engine = hc_engine_create();
    load(engine, (hc_str){json.data, json.size}, HC_STRICT);
    uint32_t bytes = hc_diagnostics_text(engine);
    uint32_t counted = hc_diagnostics_error_count(engine);
    uint32_t too_many = diagnostics_of(engine, "too_many");
    load(engine, HC_STR("[1,]"), HC_STRICT); // begins anew
    uint32_t next = diagnostics_of(engine, "syntax");
    hc_engine_destroy(engine);
    hc__bytes_free(&json);
    ENSURE_SAY(bytes > HC_LIMIT_DIAGNOSTICS_BYTES && bytes < HC_LIMIT_DIAGNOSTICS_BYTES + 3 * path,
               "%u bytes", bytes);
    ENSURE(too_many == 1 && next == 1);
    ENSURE_SAY(counted >= HC_LIMIT_DIAGNOSTICS, "%u counted", counted);
}

// 70 switches, then back as often as it goes.
static void history(void) {
    hc_engine *engine =
        engine_with("{\"videos\":[{\"id\":\"a\",\"interactions\":["
                    "{\"type\":\"button\",\"time\":0,\"pos_top\":0,\"pos_left\":0,\"pos_width\":9,"
                    "\"pos_height\":9,\"click_action\":\"video\",\"click_value\":\"a\"},"
                    "{\"type\":\"button\",\"time\":0,\"pos_top\":0,\"pos_left\":0,\"pos_width\":9,"
                    "\"pos_height\":9,\"click_action\":\"back\"}]}]}",
                    600);
    ENSURE(engine != NULL);
    hc_input_play(engine);
    for (uint32_t i = 1; i <= HC_LIMIT_HISTORY + 6; i++) {
        hc_input_tick(engine, i); // so that each place is another
        hc_input_click(engine, 0);
        hc_input_answer(engine, true);
    }
    uint32_t backs = 0;
    double expected = HC_LIMIT_HISTORY + 6;
    bool in_order = true;
    for (uint32_t i = 0; i < HC_LIMIT_HISTORY + 6; i++) {
        hc_input_click(engine, 1);
        hc_input_answer(engine, true);
        if (effects_of(engine, HC_EVENT_NODE_ENTER) == 1) {
            in_order = in_order && hc_session_time(engine) == expected;
            expected -= 1;
            backs++;
        }
    }
    hc_engine_destroy(engine);
    ENSURE_SAY(backs == HC_LIMIT_HISTORY, "%u", backs);
    ENSURE(in_order);
}

// The length of the text that the variable holds, as the log writes it.
static uint32_t value_bytes(hc_engine *engine, const char *name) {
    hc_input_eval(engine, name, (uint32_t)strlen(name));
    const char *line = hc_engine_state(engine)->text;
    const char *value = strstr(line, "\"value\":\"");
    return value == NULL ? 0 : (uint32_t)(strchr(value + 9, '"') - value - 9);
}

static void bytes_of_a_value(void) {
    hc_engine *engine = engine_with("{\"videos\":[{\"id\":\"a\"}]}", 60);
    ENSURE(engine != NULL);
    char *text = malloc(HC_LIMIT_TEXT_BYTES + 8);
    ENSURE(text != NULL);
    memset(text, 'x', HC_LIMIT_TEXT_BYTES + 8);
    uint32_t bytes[3];
    hc_input_set(engine, "a", 1, HC_VALUE_TEXT, 0, text, HC_LIMIT_TEXT_BYTES, HC_SETTER_HOST);
    bytes[0] = value_bytes(engine, "a");
    hc_input_set(engine, "a", 1, HC_VALUE_TEXT, 0, text, HC_LIMIT_TEXT_BYTES + 1, HC_SETTER_HOST);
    bytes[1] = value_bytes(engine, "a");
    // A character of four bytes does not fit any more: none of it is kept.
    memcpy(text + HC_LIMIT_TEXT_BYTES - 3, "\xF0\x9F\x98\x80", 4);
    hc_input_set(engine, "a", 1, HC_VALUE_TEXT, 0, text, HC_LIMIT_TEXT_BYTES + 8, HC_SETTER_HOST);
    bytes[2] = value_bytes(engine, "a");
    bool sound = effects_are_sound(engine);
    free(text);
    hc_engine_destroy(engine);
    ENSURE_SAY(bytes[0] == HC_LIMIT_TEXT_BYTES && bytes[1] == HC_LIMIT_TEXT_BYTES, "%u, %u",
               bytes[0], bytes[1]);
    ENSURE_SAY(bytes[2] == HC_LIMIT_TEXT_BYTES - 3 && sound, "%u", bytes[2]);
}

static void bytes_of_a_resolved_text(void) {
    hc_engine *engine = engine_with(
        "[{\"type\":\"text\",\"time\":0,\"pos_top\":0,\"pos_left\":0,\"pos_width\":9,"
        "\"pos_height\":9,\"click_action\":\"message\",\"click_value\":\"{{a}}{{a}}{{a}}\","
        "\"value\":\"{{a}}{{a}}{{a}}\"}]",
        60);
    ENSURE(engine != NULL);
    char *text = malloc(HC_LIMIT_TEXT_BYTES);
    ENSURE(text != NULL);
    memset(text, 'x', HC_LIMIT_TEXT_BYTES);
    // Two and a half of them fit; the last character is cut off whole.
    uint32_t size = HC_LIMIT_TEXT_BYTES * 2 / 5;
    memcpy(text + size / 2 - 1, "\xC3\xA9", 2);
    hc_input_set(engine, "a", 1, HC_VALUE_TEXT, 0, text, size, HC_SETTER_HOST);
    free(text);
    hc_str view = text_of(engine, hc_item_text(engine, 0));
    uint32_t view_bytes = view.size;
    hc_result clicked = hc_input_click(engine, 0);
    bool sound = effects_are_sound(engine);
    uint32_t message_bytes = 0;
    for (uint32_t i = 0; i < hc_effect_count(engine); i++) {
        message_bytes = hc_effect_at(engine, i)->text_bytes;
    }
    hc_engine_destroy(engine);
    ENSURE(clicked == HC_OK && sound);
    // It is the item's text and, as nothing else is given, its name.
    ENSURE_SAY(view_bytes > 2 * HC_LIMIT_TEXT_BYTES && view_bytes < 2 * HC_LIMIT_TEXT_BYTES + 1000,
               "%u", view_bytes);
    ENSURE_SAY(message_bytes > HC_LIMIT_TEXT_BYTES && message_bytes < HC_LIMIT_TEXT_BYTES + 200,
               "%u", message_bytes);
}

// Jumps onto each other: as often as the limit, then one error, then on.
static void control_effects_without_progress(void) {
    hc_engine *engine = engine_with("[{\"type\":\"jump\",\"time\":5,\"click_value\":7},"
                                    " {\"type\":\"jump\",\"time\":7,\"click_value\":5}]",
                                    60);
    ENSURE(engine != NULL);
    hc_input_play(engine);
    uint32_t seeks = 0;
    uint32_t errors = 0;
    for (uint32_t i = 0; i < 100; i++) {
        hc_input_tick(engine, 5);
        seeks += effects_of(engine, HC_EVENT_PLAYER_SEEK);
        errors += effects_of(engine, HC_EVENT_ERROR);
        for (uint32_t n = 0; n < 100 && hc_input_answer(engine, true) == HC_OK; n++) {
            seeks += effects_of(engine, HC_EVENT_PLAYER_SEEK);
            errors += effects_of(engine, HC_EVENT_ERROR);
        }
    }
    hc_input_tick(engine, 6);
    double time_s = hc_session_time(engine);
    bool playing = hc_session_is_playing(engine);
    hc_engine_destroy(engine);
    ENSURE_SAY(seeks == HC_LIMIT_CONTROL && errors == 1, "%u seeks, %u errors", seeks, errors);
    ENSURE(time_s == 6 && playing);
}

// Many warnings below one long key, whose characters have two bytes.
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

// ---- Work -----------------------------------------------------------------

static uint32_t errors_of_code(hc_engine *engine, const char *code) {
    uint32_t found = 0;
    for (uint32_t i = 0; i < hc_effect_count(engine); i++) {
        const hc_effect *effect = hc_effect_at(engine, i);
        if (effect->kind == HC_EVENT_ERROR) {
            hc_str line = text_of(engine, hc_effect_line(engine, effect));
            char copy[300] = {0};
            memcpy(copy, line.data, line.size < 299 ? line.size : 299);
            found += strstr(copy, code) != NULL ? 1 : 0;
        }
    }
    return found;
}

// As many cues at one time as an input has steps for, and one more.
static void steps_of_an_input(void) {
    const uint32_t most = (HC_LIMIT_WORK - 1) / HC_WORK_CUE;
    for (uint32_t more = 0; more < 2; more++) {
        hc_bytes json = {0};
        APPEND(&json, "{\"interactions\":[],\"cues\":[{\"time\":2}");
        for (uint32_t i = 0; i < most + more; i++) {
            hc__bytes_append(&json, HC_STR(",{\"time\":1}"));
        }
        APPEND(&json, "%s", "]}");
        hc__bytes_append_char(&json, '\0');
        hc_engine *engine = engine_with(json.data, 60);
        hc__bytes_free(&json);
        hc_input_play(engine);
        hc_input_tick(engine, 1.5);
        uint32_t told = effects_of(engine, HC_EVENT_CUE_FORWARD);
        uint32_t reported = errors_of_code(engine, "too_much_work");
        hc_input_tick(engine, 2.5);
        uint32_t later = effects_of(engine, HC_EVENT_CUE_FORWARD);
        uint32_t playing = hc_session_is_playing(engine);
        hc_engine_destroy(engine);
        ENSURE_SAY(told == most + more && reported == more, "%u: %u, %u", more, told, reported);
        ENSURE(later == 1 && playing == 1);
    }
}

// A number into which nothing comes of a value, so that it never gets too long; one
// of them more than an input has steps for.
static void steps_of_a_url(void) {
    static char value[HC_LIMIT_TEXT_BYTES];
    memset(value, ' ', sizeof value);
    const uint32_t most = (HC_LIMIT_WORK - 1) / (HC_WORK_ENCODED * HC_LIMIT_TEXT_BYTES);
    for (uint32_t more = 0; more < 2; more++) {
        hc_bytes json = {0};
        APPEND(&json, "{\"variables\":{\"v\":1},\"interactions\":[{\"id\":\"call\","
                      "\"type\":\"button\",\"time\":0,\"click_action\":\"phone\",\"pos_left\":0,"
                      "\"pos_top\":0,\"pos_width\":9,\"pos_height\":9,\"click_value\":\"555");
        for (uint32_t i = 0; i < most + more; i++) {
            APPEND(&json, "{{v}}");
        }
        APPEND(&json, "\"}]}");
        hc__bytes_append_char(&json, '\0');
        hc_engine *engine = engine_with(json.data, 60);
        hc__bytes_free(&json);
        ENSURE(engine != NULL);
        hc_input_set(engine, "v", 1, HC_VALUE_TEXT, 0, value, sizeof value, HC_SETTER_HOST);
        hc_input_click(engine, 0);
        uint32_t calls = effects_of(engine, HC_EVENT_ACTION_PHONE);
        uint32_t reported = errors_of_code(engine, "too_much_work");
        hc_engine_destroy(engine);
        ENSURE_SAY(calls == 1 - more && reported == more, "%u: %u, %u", more, calls, reported);
    }
}

// A question has a budget of its own, whatever the input before it has left.
static void a_question_after_a_spent_input(void) {
    static char value[HC_LIMIT_TEXT_BYTES];
    memset(value, 'x', sizeof value);
    hc_engine *engine =
        engine_with("{\"variables\":{\"v\":1},\"interactions\":[{\"id\":\"q\",\"type\":\"button\","
                    "\"time\":1,\"end_time\":5,\"click_required\":true,\"click_action\":\"track\","
                    "\"pos_left\":0,\"pos_top\":0,\"pos_width\":9,\"pos_height\":9,"
                    "\"when\":{\"variable\":\"v\",\"operator\":\"exists\"}}]}",
                    60);
    ENSURE(engine != NULL);
    hc_input_play(engine);
    hc_input_tick(engine, 2);
    uint32_t spent = 0;
    for (char name = 'a'; name <= 't' && spent == 0; name++) {
        hc_input_set(engine, &name, 1, HC_VALUE_TEXT, 0, value, sizeof value, HC_SETTER_HOST);
        spent = errors_of_code(engine, "too_much_work");
    }
    double limit = hc_session_seek_limit(engine, 9);
    hc_engine_destroy(engine);
    ENSURE_SAY(spent == 1 && limit == 5, "%u: %g", spent, limit);
}

// Sixteen values of 64 KiB, and one more byte.
static void bytes_of_values(void) {
    static char value[HC_LIMIT_TEXT_BYTES];
    memset(value, 'x', sizeof value);
    hc_engine *engine = engine_with("{\"interactions\":[],\"variables\":{\"v\":\"yes\"}}", 60);
    ENSURE(engine != NULL);
    const uint32_t names = 7 * 16; // names of variables that the page adds count, too
    uint32_t refused = 0;
    for (uint32_t i = 0; i < 16; i++) {
        char name[8];
        snprintf(name, sizeof name, "more%03u", i);
        hc_input_set(engine, name, 7, HC_VALUE_TEXT, 0, value,
                     i < 15 ? sizeof value : sizeof value - names, HC_SETTER_HOST);
        refused += errors_of_code(engine, "too_much_work");
    }
    ENSURE_SAY(refused == 0, "%u", refused);
    ENSURE(hc_input_set(engine, "v", 1, HC_VALUE_TEXT, 0, "four", 4, HC_SETTER_HOST) == HC_OK);
    ENSURE(errors_of_code(engine, "too_much_work") == 1);
    ENSURE(effects_of(engine, HC_EVENT_VARIABLE_CHANGE) == 0);
    ENSURE(hc_input_set(engine, "v", 1, HC_VALUE_TEXT, 0, "not", 3, HC_SETTER_HOST) ==
           HC_OK); // as long as the first one
    ENSURE(effects_of(engine, HC_EVENT_VARIABLE_CHANGE) == 1);
    ENSURE(hc_input_set(engine, "another", 7, HC_VALUE_TEXT, 0, "", 0, HC_SETTER_HOST) ==
           HC_REFUSED);
    ENSURE(hc_input_set(engine, "more007", 7, HC_VALUE_TEXT, 0, "", 0, HC_SETTER_HOST) ==
           HC_OK); // gives room
    ENSURE(hc_input_set(engine, "v", 1, HC_VALUE_TEXT, 0, "four", 4, HC_SETTER_HOST) == HC_OK);
    ENSURE(effects_of(engine, HC_EVENT_VARIABLE_CHANGE) == 1);
    hc_engine_destroy(engine);
}

// Values that were long once take no room when they are short.
static void room_of_values_that_were_long(void) {
    static char value[HC_LIMIT_TEXT_BYTES];
    memset(value, 'x', sizeof value);
    hc_engine *engine = engine_with("[]", 60);
    ENSURE(engine != NULL);
    allocations_begin(0, 0);
    for (uint32_t i = 0; i < 200; i++) {
        char name[8];
        snprintf(name, sizeof name, "more%03u", i);
        hc_input_set(engine, name, 7, HC_VALUE_TEXT, 0, value, sizeof value, HC_SETTER_HOST);
        hc_input_set(engine, name, 7, HC_VALUE_TEXT, 0, "short", 5, HC_SETTER_HOST);
    }
    int64_t taken = allocations_end().bytes;
    hc_engine_destroy(engine);
    ENSURE_SAY(taken < 1 << 20, "%lld bytes", (long long)taken);
}

static void crm_events_that_wait(void) {
    hc_bytes json = {0};
    APPEND(&json, "[{\"type\":\"button\",\"time\":0,\"pos_top\":0,\"pos_left\":0,\"pos_width\":9,"
                  "\"pos_height\":9,\"click_action\":\"track\",\"hubspot_field\":\"f\",");
    APPEND(&json, "\"hubspot_value\":\"%0200d\"}]", 1);
    hc__bytes_append_char(&json, '\0');
    hc_engine *engine = engine_with(json.data, 60);
    hc__bytes_free(&json);
    ENSURE(engine != NULL);
    uint32_t held = 0;
    while (hc_input_click(engine, 0) == HC_OK && errors_of_code(engine, "too_many") == 0) {
        held++;
    }
    ENSURE(effects_of(engine, HC_EVENT_HOTSPOT_CLICK) == 1); // the click counts all the same
    ENSURE_SAY(held > HC_LIMIT_CRM_BYTES / 300 && held < HC_LIMIT_CRM_BYTES / 200, "%u", held);
    hc_input_set(engine, "email", 5, HC_VALUE_TEXT, 0, "a@b", 3, HC_SETTER_HOST);
    uint32_t told = effects_of(engine, HC_EVENT_CRM_MAP);
    hc_input_click(engine, 0);
    uint32_t then = effects_of(engine, HC_EVENT_CRM_MAP);
    hc_engine_destroy(engine);
    ENSURE_SAY(told == held && then == 1, "%u of %u, %u", told, held, then);
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
    RUN(history);
    RUN(keys_in_paths);
    RUN(steps_of_an_input);
    RUN(steps_of_a_url);
    RUN(a_question_after_a_spent_input);
    RUN(bytes_of_values);
    RUN(room_of_values_that_were_long);
    RUN(crm_events_that_wait);
    RUN(bytes_of_a_value);
    RUN(bytes_of_a_resolved_text);
    RUN(control_effects_without_progress);
}
