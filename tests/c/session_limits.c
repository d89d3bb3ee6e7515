// SPDX-License-Identifier: MIT
// The limits of a session: what is at a limit is accepted, what exceeds it
// gets its diagnostic, or is cut as documented.
#include <stdlib.h>
#include <string.h>

#include "base/work.h"
#include "counted.h"
#include "session.h"

// 70 switches, then as many `back` as possible.
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
        hc_input_tick(engine, i); // so that all places differ
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

// Returns the length of a variable's text, as the log writes it.
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
    // A four-byte character does not fit: none of its bytes are kept.
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
    // Two and a half of them fit; the last character is dropped as a whole.
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
    // It is the item's text and, for lack of others, its label.
    ENSURE_SAY(view_bytes > 2 * HC_LIMIT_TEXT_BYTES && view_bytes < 2 * HC_LIMIT_TEXT_BYTES + 1000,
               "%u", view_bytes);
    ENSURE_SAY(message_bytes > HC_LIMIT_TEXT_BYTES && message_bytes < HC_LIMIT_TEXT_BYTES + 200,
               "%u", message_bytes);
}

// Jumps back and forth: as often as the limit, then one error, then playback goes on.
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
        uint32_t emitted = effects_of(engine, HC_EVENT_CUE_FORWARD);
        uint32_t reported = errors_of_code(engine, "too_much_work");
        hc_input_tick(engine, 2.5);
        uint32_t later = effects_of(engine, HC_EVENT_CUE_FORWARD);
        uint32_t playing = hc_session_is_playing(engine);
        hc_engine_destroy(engine);
        ENSURE_SAY(emitted == most + more && reported == more, "%u: %u, %u", more, emitted,
                   reported);
        ENSURE(later == 1 && playing == 1);
    }
}

// A phone number with templates that add nothing to it, so that it never gets too long; one
// template more than an input has steps for.
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

// A query has a budget of its own, even if the input before it used up its own.
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
    const uint32_t names = 7 * 16; // names of variables added by the page count, too
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
           HC_OK); // as long as the initial value
    ENSURE(effects_of(engine, HC_EVENT_VARIABLE_CHANGE) == 1);
    ENSURE(hc_input_set(engine, "another", 7, HC_VALUE_TEXT, 0, "", 0, HC_SETTER_HOST) ==
           HC_REFUSED);
    ENSURE(hc_input_set(engine, "more007", 7, HC_VALUE_TEXT, 0, "", 0, HC_SETTER_HOST) ==
           HC_OK); // makes room
    ENSURE(hc_input_set(engine, "v", 1, HC_VALUE_TEXT, 0, "four", 4, HC_SETTER_HOST) == HC_OK);
    ENSURE(effects_of(engine, HC_EVENT_VARIABLE_CHANGE) == 1);
    hc_engine_destroy(engine);
}

// Values that were long once take little memory when they are short.
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
    ENSURE(effects_of(engine, HC_EVENT_HOTSPOT_CLICK) == 1); // the click counts nevertheless
    ENSURE_SAY(held > HC_LIMIT_CRM_BYTES / 300 && held < HC_LIMIT_CRM_BYTES / 200, "%u", held);
    hc_input_set(engine, "email", 5, HC_VALUE_TEXT, 0, "a@b", 3, HC_SETTER_HOST);
    uint32_t emitted = effects_of(engine, HC_EVENT_CRM_MAP);
    hc_input_click(engine, 0);
    uint32_t then = effects_of(engine, HC_EVENT_CRM_MAP);
    hc_engine_destroy(engine);
    ENSURE_SAY(emitted == held && then == 1, "%u of %u, %u", emitted, held, then);
}

static void crm_events_can_be_read_while_they_wait(void) {
    hc_engine *engine =
        engine_with("[{\"type\":\"button\",\"time\":0,\"pos_top\":0,\"pos_left\":0,\"pos_width\":9,"
                    "\"pos_height\":9,"
                    "\"click_action\":\"track\",\"hubspot_field\":\"f\",\"hubspot_value\":\"v\"}]",
                    60);
    ENSURE(engine != NULL);
    const hc_str nothing = text_of(engine, hc_crm_text(engine));
    ENSURE(hc__str_equal(nothing, HC_STR("[]")));
    hc_input_click(engine, 0);
    hc_input_click(engine, 0);
    const hc_str waits = text_of(engine, hc_crm_text(engine));
    ENSURE_SAY(hc__str_equal(waits, HC_STR("[{\"hubspot\":{\"field\":\"f\",\"value\":\"v\"}},"
                                           "{\"hubspot\":{\"field\":\"f\",\"value\":\"v\"}}]")),
               "%.*s", PRINT(waits));
    hc_input_set(engine, "email", 5, HC_VALUE_TEXT, 0, "a@b", 3, HC_SETTER_HOST);
    const hc_str emitted = text_of(engine, hc_crm_text(engine));
    ENSURE(hc__str_equal(emitted, HC_STR("[]")));
    hc_input_unload(engine);
    ENSURE(hc_crm_text(engine) == 0);
    hc_engine_destroy(engine);
}

void session_limits_tests(void) {
    RUN(history);
    RUN(steps_of_an_input);
    RUN(steps_of_a_url);
    RUN(a_question_after_a_spent_input);
    RUN(bytes_of_values);
    RUN(room_of_values_that_were_long);
    RUN(crm_events_that_wait);
    RUN(crm_events_can_be_read_while_they_wait);
    RUN(bytes_of_a_value);
    RUN(bytes_of_a_resolved_text);
    RUN(control_effects_without_progress);
}
