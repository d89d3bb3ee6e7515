// SPDX-License-Identifier: MIT
// The contract of every function in hotcue.h, for all arguments.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "programs/files.h"
#include "session.h"

static const char SMALL[] =
    "{\"id\":\"small\",\"videos\":[{\"id\":\"a\",\"interactions\":["
    "{\"id\":\"one\",\"type\":\"button\",\"time\":0,\"end_time\":10,\"pos_top\":0,\"pos_left\":0,"
    "\"pos_width\":50,\"pos_height\":50,\"click_action\":\"jump\",\"click_value\":5},"
    "{\"id\":\"two\",\"type\":\"pause\",\"time\":20}],\"cues\":[{\"time\":3}]},"
    "{\"id\":\"b\",\"interactions\":["
    "{\"id\":\"one\",\"type\":\"button\",\"time\":0,\"pos_top\":0,\"pos_left\":0,"
    "\"pos_width\":50,\"pos_height\":50,\"click_action\":\"track\"},"
    "{\"id\":\"three\",\"type\":\"text\",\"time\":2,\"pos_top\":0,\"pos_left\":0,"
    "\"pos_width\":50,\"pos_height\":50,\"click_action\":\"none\",\"value\":\"{{a}}\"}]}]}";

// Arguments of every input, valid and invalid.
static const input INPUTS[] = {
    {.name = "ready", .number = 60},
    {.name = "ready", .number = INFINITY},
    {.name = "ready", .number = NAN},
    {.name = "ready", .number = -1},
    {.name = "ready"},
    {.name = "play"},
    {.name = "pause"},
    {.name = "tick", .number = 1},
    {.name = "tick", .number = 4},
    {.name = "tick", .number = 1e308},
    {.name = "tick", .number = -5},
    {.name = "tick", .number = NAN},
    {.name = "tick", .number = INFINITY},
    {.name = "tick", .number = -INFINITY},
    {.name = "seek", .number = 7},
    {.name = "seek", .number = 7, .choice = 1},
    {.name = "seek", .number = -1e300},
    {.name = "seek", .number = NAN},
    {.name = "seek", .number = INFINITY, .choice = 1},
    {.name = "ended"},
    {.name = "ended", .choice = 1},
    {.name = "answer"},
    {.name = "answer", .choice = 1},
    {.name = "click"},
    {.name = "click", .integer = 1},
    {.name = "click", .integer = 2},
    {.name = "click", .integer = 4},
    {.name = "click", .integer = HC_NONE},
    {.name = "hover"},
    {.name = "hover", .integer = 1},
    {.name = "hover", .integer = 1000000},
    {.name = "hover", .integer = HC_NONE},
    {.name = "set", .text = "a", .integer = 1, .value = "text"},
    {.name = "set", .text = "a", .integer = 2, .number = 1.5},
    {.name = "set", .text = "a", .integer = 2, .number = NAN},
    {.name = "set", .text = "a", .integer = 2, .number = INFINITY},
    {.name = "set", .text = "a", .integer = 3, .number = 1},
    {.name = "set", .text = "a", .integer = 4},
    {.name = "set", .text = ""},
    {.name = "set", .text = "\xFF", .integer = 1, .value = "\xC3"},
    {.name = "eval", .text = "a"},
    {.name = "eval", .text = "\"\\\n\x01\xC3\xA9"},
    {.name = "wake"},
    {.name = "wake", .integer = 12345},
    {.name = "device", .choice = 1},
    {.name = "device", .choice = 7},
    {.name = "show", .integer = 0, .choice = 1},
    {.name = "show", .integer = 1, .choice = 1},
    {.name = "show", .integer = HC_NONE},
    {.name = "jump", .integer = 1, .number = 3},
    {.name = "jump", .integer = 0, .number = -3},
    {.name = "jump", .integer = 2},
    {.name = "jump", .integer = HC_NONE},
    {.name = "jump", .integer = 1, .number = NAN},
    {.name = "tray", .text = "magic_menu"},
    {.name = "tray", .text = ""},
    {.name = "dialog_close"},
    {.name = "hidden"},
    {.name = "hidden", .choice = 1},
    {.name = "reset"},
    {.name = "unload"},
};
#define INPUT_COUNT ((uint32_t)(sizeof INPUTS / sizeof INPUTS[0]))

static bool is_bad_number(const input *in) {
    bool number = strcmp(in->name, "ready") != 0;
    return (number && !isfinite(in->number)) || (strcmp(in->name, "set") == 0 && in->integer > 3);
}

// ---- Without a document ---------------------------------------------------

static void is_empty_before_a_document(void) {
    hc_engine *engine = hc_engine_create();
    ENSURE(engine != NULL);
    ENSURE(hc_abi_version() == HC_ABI_VERSION);
    ENSURE(hc_session_time(engine) == 0 && hc_session_next_time(engine) == (double)INFINITY);
    ENSURE(hc_session_next_pause(engine, 60) == (double)INFINITY);
    ENSURE(hc_session_seek_limit(engine, 60) == (double)INFINITY);
    ENSURE(!hc_session_is_playing(engine) && hc_session_video(engine) == HC_NONE);
    ENSURE(!hc_item_is_active(engine, 0) && hc_item_hit(engine, 50, 50) == HC_NONE);
    ENSURE(hc_diagnostics_text(engine) == 0 && hc_diagnostics_error_count(engine) == 0);
    ENSURE(hc_project_text(engine) == 0 && hc_item_text(engine, 0) == 0);
    ENSURE(hc_item_find(engine, "one", 3) == HC_NONE && hc_video_find(engine, "a", 1) == HC_NONE);
    ENSURE(hc_effect_count(engine) == 0);
    for (uint32_t i = 0; i < INPUT_COUNT; i++) {
        hc_result result = feed(engine, &INPUTS[i]);
        ENSURE_SAY(result == (is_bad_number(&INPUTS[i]) ? HC_ERR_ARGUMENT : HC_REFUSED), "%s: %d",
                   INPUTS[i].name, (int)result);
        ENSURE_SAY(hc_effect_count(engine) == 0, "%s", INPUTS[i].name);
    }
    hc_engine_destroy(engine);
    hc_engine_destroy(NULL);
}

static void is_empty_after_unload(void) {
    hc_engine *engine = engine_with(SMALL, 60);
    ENSURE(engine != NULL);
    hc_input_play(engine);
    hc_input_tick(engine, 1);
    ENSURE(hc_input_unload(engine) == HC_OK);
    ENSURE(effects_of(engine, HC_EVENT_PROJECT_UNLOAD) == 1 && effects_are_sound(engine));
    ENSURE(effects_of(engine, HC_EVENT_INTERACTION_HIDE) == 1);
    ENSURE(effects_of(engine, HC_EVENT_NODE_EXIT) == 1);
    ENSURE(hc_input_unload(engine) == HC_REFUSED && hc_effect_count(engine) == 0);
    ENSURE(hc_session_video(engine) == HC_NONE && hc_project_text(engine) == 0);
    ENSURE(load(engine, HC_STR(SMALL), HC_STRICT) == HC_OK && hc_input_ready(engine, 60) == HC_OK);
    hc_engine_destroy(engine);
}

// ---- Arbitrary inputs -----------------------------------------------------

// Sessions of arbitrary inputs, valid and invalid: the invariants of the engine hold.
static void stays_sound_whatever_comes(void) {
    for (uint32_t n = 0; n < 300; n++) {
        hc_engine *engine = engine_with(SMALL, 60);
        ENSURE(engine != NULL);
        for (uint32_t i = 0; i < 60; i++) {
            const input *in = &INPUTS[test_below(INPUT_COUNT - (i < 50 ? 1 : 0))];
            double before = hc_session_time(engine);
            uint32_t video = hc_session_video(engine);
            hc_result result = feed(engine, in);
            ENSURE_SAY(result <= HC_REFUSED || result == HC_ERR_ARGUMENT, "%s: %d", in->name,
                       (int)result);
            ENSURE_SAY((result == HC_ERR_ARGUMENT) == is_bad_number(in), "%s: %d", in->name,
                       (int)result);
            ENSURE_SAY(effects_are_sound(engine), "%s", in->name);
            ENSURE_SAY(isfinite(hc_session_time(engine)) && hc_session_time(engine) >= 0, "%s",
                       in->name);
            ENSURE(result != HC_ERR_ARGUMENT ||
                   (hc_session_time(engine) == before && hc_session_video(engine) == video));
        }
        hc_engine_destroy(engine);
    }
}

// The contract of quiet ticks in hc_state: of two engines, one skips all but the last of them.
static void quiet_ticks_only_pass_the_time(void) {
    uint32_t passed = 0;
    for (uint32_t n = 0; n < 200; n++) {
        hc_engine *often = engine_with(SMALL, 60);
        hc_engine *once = engine_with(SMALL, 60);
        ENSURE(often != NULL && once != NULL);
        const input *in = &INPUTS[0];
        for (uint32_t i = 0; i < 60; i++) {
            const hc_state *state = hc_engine_state(often);
            double quiet_s = state->quiet_until_s;
            bool quiet = state->time_s < quiet_s;
            for (uint32_t tick = 0; tick < 3 && state->time_s < quiet_s; tick++, passed++) {
                double time_s = state->time_s + fmin(quiet_s - state->time_s, 60) * 0.4;
                ENSURE_SAY(hc_input_tick(often, time_s) == HC_OK && state->effect_count == 0,
                           "%.17g of %.17g after %s", time_s, quiet_s, in->name);
                ENSURE(state->time_s == time_s && state->quiet_until_s == quiet_s);
                ENSURE(time_s == hc_session_time(often));
            }
            ENSURE(!quiet || hc_input_tick(once, state->time_s) == HC_OK);
            in = &INPUTS[test_below(INPUT_COUNT)];
            ENSURE_SAY(feed(often, in) == feed(once, in), "%s", in->name);
            ENSURE_SAY(hc_effect_count(often) == hc_effect_count(once), "%s", in->name);
            ENSURE(hc_session_time(often) == hc_session_time(once) &&
                   hc_session_next_time(often) == hc_session_next_time(once));
            ENSURE(state->quiet_until_s == hc_engine_state(once)->quiet_until_s);
            uint32_t count = state->effect_count;
            bool waits = count > 0 && (state->effects[count - 1].flags & HC_EFFECT_INTENT) != 0;
            ENSURE(!waits || state->quiet_until_s == -(double)INFINITY);
        }
        hc_engine_destroy(often);
        hc_engine_destroy(once);
    }
    ENSURE(passed > 1000);
}

static void refuses_unknown_items_and_videos(void) {
    hc_engine *engine = engine_with(SMALL, 60);
    ENSURE(engine != NULL);
    static const uint32_t ITEMS[] = {1, 2, 4, 5, 1000, HC_NONE}; // timed, in another video, unknown
    for (uint32_t i = 0; i < 6; i++) {
        ENSURE(hc_input_click(engine, ITEMS[i]) == HC_REFUSED && hc_effect_count(engine) == 0);
        ENSURE(!hc_item_is_active(engine, ITEMS[i]));
    }
    ENSURE(hc_input_show(engine, 1, true) == HC_REFUSED &&
           hc_input_show(engine, 4, true) == HC_REFUSED);
    ENSURE(hc_input_hover(engine, 3) == HC_REFUSED && hc_input_hover(engine, 77) == HC_REFUSED);
    ENSURE(hc_input_jump(engine, 2, 0) == HC_REFUSED &&
           hc_input_jump(engine, HC_NONE, 0) == HC_REFUSED);
    ENSURE(hc_item_text(engine, 1) == 0 && hc_item_text(engine, 4) == 0);
    ENSURE(hc_item_text(engine, 0) > 0 && hc_item_text(engine, 2) > 0);
    hc_engine_destroy(engine);
}

static void finds_items_in_the_current_video_first(void) {
    hc_engine *engine = engine_with(SMALL, 60);
    ENSURE(engine != NULL);
    ENSURE(hc_item_find(engine, "one", 3) == 0 && hc_item_find(engine, "three", 5) == 3);
    ENSURE(hc_item_find(engine, "on", 2) == HC_NONE && hc_item_find(engine, "", 0) == HC_NONE);
    ENSURE(hc_video_find(engine, "b", 1) == 1 && hc_video_find(engine, "c", 1) == HC_NONE);
    ENSURE(hc_input_jump(engine, 1, 0) == HC_OK && hc_session_video(engine) == 1);
    ENSURE(hc_item_find(engine, "one", 3) == 2 && hc_item_find(engine, "two", 3) == 1);
    hc_engine_destroy(engine);
}

// ---- Intents --------------------------------------------------------------

static void waits_for_the_answer_to_an_intent(void) {
    hc_engine *engine = engine_with(SMALL, 60);
    ENSURE(engine != NULL);
    ENSURE(hc_input_answer(engine, true) == HC_REFUSED && hc_effect_count(engine) == 0);
    hc_input_play(engine);
    hc_input_tick(engine, 1);
    ENSURE(hc_input_click(engine, 0) == HC_OK);
    const hc_effect *last = hc_effect_at(engine, hc_effect_count(engine) - 1);
    ENSURE(last->kind == HC_EVENT_PLAYER_SEEK && (last->flags & HC_EFFECT_INTENT) != 0);
    ENSURE(hc_session_time(engine) == 1);
    ENSURE(hc_input_answer(engine, true) == HC_OK && hc_session_time(engine) == 5);
    ENSURE(effects_of(engine, HC_COMMAND_SEEK) == 1 &&
           effects_of(engine, HC_EVENT_CUE_FORWARD) == 1);
    ENSURE(hc_input_answer(engine, true) == HC_REFUSED);
    hc_input_seek(engine, 2, HC_SEEKER_HOST);
    ENSURE(hc_input_answer(engine, false) == HC_OK && hc_session_time(engine) == 5);
    ENSURE(effects_of(engine, HC_COMMAND_SEEK) == 0);
    hc_engine_destroy(engine);
}

// Any other input first answers with true: the effects of that come first.
static void another_input_answers_with_yes(void) {
    hc_engine *engine = engine_with(SMALL, 60);
    ENSURE(engine != NULL);
    hc_input_play(engine);
    hc_input_tick(engine, 1);
    hc_input_click(engine, 0);
    ENSURE(hc_input_pause(engine) == HC_OK && hc_session_time(engine) == 5);
    ENSURE(hc_effect_at(engine, 0)->kind == HC_COMMAND_SEEK);
    ENSURE(hc_effect_at(engine, hc_effect_count(engine) - 1)->kind == HC_EVENT_PLAYER_PAUSE);
    hc_engine_destroy(engine);
}

// A refused input may have answered an intent: the effects of that must reach the host, or the
// media would never move.
static void a_refused_input_loses_no_effects(void) {
    hc_engine *engine = engine_with(SMALL, 60);
    ENSURE(engine != NULL);
    hc_input_play(engine);
    hc_input_tick(engine, 1);
    hc_input_click(engine, 0);
    hc_result result = hc_input_click(engine, 77);
    bool ok = effects_of(engine, HC_COMMAND_SEEK) == 1;
    if (result == HC_REFUSED) { // then nothing happened: the intent still waits
        ok = hc_effect_count(engine) == 0 && hc_session_time(engine) == 1 &&
             hc_input_answer(engine, true) == HC_OK && effects_of(engine, HC_COMMAND_SEEK) == 1;
    }
    hc_engine_destroy(engine);
    ENSURE(ok);
}

// ---- Loading --------------------------------------------------------------

// The state of an engine, which a rejected document must not change.
typedef struct state {
    double time_s, next_s;
    uint32_t video, playing, active, project_bytes, effects;
} state;

static state state_of(hc_engine *engine) {
    return (state){hc_session_time(engine),      hc_session_next_time(engine),
                   hc_session_video(engine),     hc_session_is_playing(engine),
                   hc_item_is_active(engine, 0), hc_project_text(engine),
                   hc_effect_count(engine)};
}

static void a_refused_document_changes_nothing(void) {
    static const char *const BAD[] = {
        "",
        "hello",
        "{\"videos\":[{",
        "{\"videos\":[]}",
        "[[",
        "[{\"type\":\"button\"}]",
        "{\"videos\":[{\"id\":\"a\"},{\"id\":\"a\"}]}",
        "{\"hotcue\":2,\"videos\":[{\"id\":\"a\"}]}",
        "[{\"type\":\"pause\",\"time\":1},{\"type\":\"pause\",\"time\":-1}]",
        "[{\"type\":\"link\",\"time\":1}]",
        "[{\"type\":\"jump\",\"time\":1,\"click_value\":2,\"click_value\":3}]",
        "{\"videos\":[{\"id\":\"x\",\"on_ended\":{\"action\":\"switch\",\"value\":\"y\"}}]}",
    };
    hc_engine *engine = engine_with(SMALL, 60);
    ENSURE(engine != NULL);
    hc_input_play(engine);
    hc_input_tick(engine, 2);
    for (uint32_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        state before = state_of(engine);
        hc_result result = load(engine, hc__str_of(BAD[i]), HC_STRICT);
        state after = state_of(engine);
        ENSURE_SAY(result == HC_ERR_DOCUMENT, "%s: %d", BAD[i], (int)result);
        ENSURE_SAY(errors_of(engine) > 0 && hc_diagnostics_error_count(engine) == errors_of(engine),
                   "%s", BAD[i]);
        ENSURE_SAY(before.time_s == after.time_s && before.next_s == after.next_s, "%s", BAD[i]);
        ENSURE_SAY(memcmp(&before.video, &after.video, 5 * sizeof(uint32_t)) == 0, "%s", BAD[i]);
    }
    ENSURE(hc_input_tick(engine, 4) == HC_OK && effects_of(engine, HC_EVENT_CUE_FORWARD) == 1);
    hc_engine_destroy(engine);
}

static void a_new_document_starts_anew(void) {
    hc_engine *engine = engine_with(SMALL, 60);
    ENSURE(engine != NULL);
    hc_input_play(engine);
    hc_input_tick(engine, 2);
    hc_input_set(engine, "a", 1, HC_VALUE_TEXT, 0, "x", 1, HC_SETTER_HOST);
    ENSURE(load(engine, HC_STR("[]"), HC_STRICT) == HC_OK);
    ENSURE(hc_effect_count(engine) == 1 && effects_of(engine, HC_EVENT_PROJECT_LOAD) == 1);
    ENSURE(hc_session_time(engine) == 0 && !hc_session_is_playing(engine) &&
           hc_session_video(engine) == 0);
    ENSURE(!hc_item_is_active(engine, 0) && hc_item_find(engine, "one", 3) == HC_NONE);
    hc_input_eval(engine, "a", 1);
    ENSURE(strstr(hc_engine_state(engine)->text, "\"value\":null") != NULL);
    hc_engine_destroy(engine);
}

// ---- Text, geometry, engines ----------------------------------------------

static void gives_a_buffer_of_the_size_asked_for(void) {
    hc_engine *engine = hc_engine_create();
    ENSURE(engine != NULL);
    static const uint32_t SIZES[] = {0, 1, 255, 256, 1000000, 3};
    for (uint32_t i = 0; i < 6; i++) {
        char *room = hc_text_reserve(engine, SIZES[i]);
        ENSURE(room != NULL);
        memset(room, 'x', SIZES[i]);
    }
    // More than possible: returns NULL, and the next call succeeds.
    char *none = hc_text_reserve(engine, UINT32_MAX);
    char *some = hc_text_reserve(engine, 10);
    hc_engine_destroy(engine);
    ENSURE(none == NULL && some != NULL);
}

static void text_that_is_not_utf8_is_cut(void) {
    hc_engine *engine = engine_with(SMALL, 60);
    ENSURE(engine != NULL);
    ENSURE(hc_input_set(engine, "n\xFFm", 3, HC_VALUE_TEXT, 0, "ab\xED\xA0\x80", 5,
                        HC_SETTER_HOST) == HC_OK);
    ENSURE(effects_are_sound(engine));
    ENSURE(strstr(hc_engine_state(engine)->text, "\"name\":\"n\",\"value\":\"ab\"") != NULL);
    ENSURE(hc_input_eval(engine, "\xC3", 1) == HC_OK && effects_are_sound(engine));
    ENSURE(hc_input_tray(engine, "x\x80", 2) == HC_OK && effects_are_sound(engine));
    hc_engine_destroy(engine);
}

// Clang's sanitizer detects additions to NULL.
static void a_text_that_is_not_there_is_empty(void) {
    hc_engine *engine = hc_engine_create();
    ENSURE(hc_project_load(engine, NULL, 0, HC_LENIENT) == HC_ERR_DOCUMENT);
    ENSURE(diagnostics_of(engine, "syntax") == 1);
    ENSURE(hc_unicode_load(engine, NULL, 0) == HC_OK);
    ENSURE(load(engine, HC_STR(SMALL), HC_STRICT) == HC_OK);
    ENSURE(hc_input_ready(engine, 60) == HC_OK && hc_input_play(engine) == HC_OK);
    ENSURE(hc_item_find(engine, NULL, 0) == HC_NONE && hc_video_find(engine, NULL, 0) == HC_NONE);
    ENSURE(hc_input_set(engine, "a", 1, HC_VALUE_TEXT, 0, NULL, 0, HC_SETTER_HOST) == HC_OK);
    ENSURE(hc_input_set(engine, NULL, 0, HC_VALUE_TEXT, 0, NULL, 0, HC_SETTER_HOST) <= HC_REFUSED);
    ENSURE(hc_input_eval(engine, NULL, 0) == HC_OK);
    ENSURE(hc_input_tray(engine, NULL, 0) <= HC_REFUSED &&
           hc_input_tray_close(engine, NULL, 0) <= HC_REFUSED);
    ENSURE(hc_tray_text(engine, NULL, 0) <= 2);
    ENSURE(hc_input_lead(engine, NULL, 0) == HC_ERR_ARGUMENT);
    ENSURE(hc_input_tick(engine, 3) == HC_OK && hc_item_is_active(engine, 0));
    hc_engine_destroy(engine);
}

static void a_form_is_an_object_of_texts(void) {
    static const char *const FORMS[] = {"",
                                        "[]",
                                        "{\"email\":1}",
                                        "{\"email\":null}",
                                        "{\"a\":\"x\",\"a\":\"y\"}",
                                        "{\"a\":\"\\u0000\"}",
                                        "{\"a\\u0000\":\"x\"}",
                                        "{\"a\":{\"b\":\"c\"}}",
                                        "{\"a\":\"\xFF\"}",
                                        "{\"a\":\"x\"} x"};
    hc_engine *engine = engine_with(SMALL, 60);
    ENSURE(engine != NULL && hc_input_play(engine) == HC_OK);
    // An unanswered intent is not taken for allowed, either.
    ENSURE(hc_input_seek(engine, 2, HC_SEEKER_HOST) == HC_OK && hc_effect_count(engine) == 1);
    for (uint32_t i = 0; i < sizeof FORMS / sizeof FORMS[0]; i++) {
        hc_result result = hc_input_lead(engine, FORMS[i], (uint32_t)strlen(FORMS[i]));
        ENSURE_SAY(result == HC_ERR_ARGUMENT && hc_effect_count(engine) == 1, "%s", FORMS[i]);
        ENSURE_SAY(hc_session_time(engine) == 0, "%s", FORMS[i]);
    }
    ENSURE(hc_input_lead(engine, "{}", 2) == HC_OK &&
           effects_of(engine, HC_EVENT_LEAD_SUBMIT) == 1);
    ENSURE(hc_input_lead_cancel(engine) == HC_REFUSED);
    hc_engine_destroy(engine);
}

static void an_unknown_fit_contains(void) {
    hc_engine *engine = hc_engine_create();
    ENSURE(engine != NULL);
    for (uint32_t fit = HC_FIT_SCALE_DOWN + 1; fit < 8; fit++) {
        const double *stage =
            hc_stage_fit(engine, (hc_fit)fit, 400, 400, 1600, 800, 0.5, 0, 0.5, 0);
        ENSURE(stage[0] == 0 && stage[1] == 100 && stage[2] == 400 && stage[3] == 200);
    }
    hc_engine_destroy(engine);
}

static void no_point_hits_nothing(void) {
    hc_engine *engine = engine_with(SMALL, 60);
    ENSURE(engine != NULL);
    ENSURE(hc_item_hit(engine, 25, 25) == 0 && hc_item_hit(engine, 50, 50) == 0);
    ENSURE(hc_item_hit(engine, 50.1, 25) == HC_NONE && hc_item_hit(engine, NAN, NAN) == HC_NONE);
    ENSURE(hc_item_hit(engine, INFINITY, 0) == HC_NONE &&
           hc_item_hit(engine, -1e308, 1e308) == HC_NONE);
    hc_engine_destroy(engine);
}

static const input *nth_input(uint32_t n) {
    return &INPUTS[n * 7 % (INPUT_COUNT - 1)];
}

static void engines_share_nothing(void) {
    uint32_t sizes[40];
    hc_engine *alone = engine_with(SMALL, 60);
    ENSURE(alone != NULL);
    for (uint32_t i = 0; i < 40; i++) {
        feed(alone, nth_input(i));
        sizes[i] = hc_effect_count(alone);
    }
    hc_engine_destroy(alone);
    hc_engine *a = engine_with(SMALL, 60);
    hc_engine *b = engine_with(SMALL, 60);
    ENSURE(a != NULL && b != NULL);
    for (uint32_t i = 0; i < 40; i++) {
        feed(b, &INPUTS[test_below(INPUT_COUNT - 1)]);
        feed(a, nth_input(i));
        feed(b, &INPUTS[test_below(INPUT_COUNT - 1)]);
        ENSURE_SAY(hc_effect_count(a) == sizes[i], "%s", nth_input(i)->name);
    }
    hc_engine_destroy(a);
    hc_engine_destroy(b);
}

void engine_tests(void) {
    RUN(is_empty_before_a_document);
    RUN(is_empty_after_unload);
    RUN(stays_sound_whatever_comes);
    RUN(quiet_ticks_only_pass_the_time);
    RUN(refuses_unknown_items_and_videos);
    RUN(finds_items_in_the_current_video_first);
    RUN(waits_for_the_answer_to_an_intent);
    RUN(another_input_answers_with_yes);
    RUN(a_refused_input_loses_no_effects);
    RUN(a_refused_document_changes_nothing);
    RUN(a_new_document_starts_anew);
    RUN(gives_a_buffer_of_the_size_asked_for);
    RUN(text_that_is_not_utf8_is_cut);
    RUN(a_text_that_is_not_there_is_empty);
    RUN(a_form_is_an_object_of_texts);
    RUN(an_unknown_fit_contains);
    RUN(no_point_hits_nothing);
    RUN(engines_share_nothing);
}
