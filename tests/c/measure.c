// SPDX-License-Identifier: MIT
// What was played (T22): its bounds, durations that are unknown or change, and dwell. What the
// counts are is in the vectors, and compared with the naive model of tests/property.
#include <math.h>
#include <string.h>

#include "session.h"

static const char FILM[] = "{\"videos\":[{\"id\":\"a\"}]}";

// The report; valid until the next.
static hc_str report_of(hc_engine *engine) {
    uint32_t bytes = hc_measure_text(engine);
    return (hc_str){hc_text_data(engine), bytes};
}

static bool reports(hc_engine *engine, const char *text) {
    hc_str report = report_of(engine);
    size_t size = strlen(text);
    for (size_t i = 0; i + size <= report.size; i++) {
        if (memcmp(report.data + i, text, size) == 0) {
            return true;
        }
    }
    printf("        no %s in %.*s\n", text, (int)report.size, report.data);
    return false;
}

// Returns how many elements the first array with this key has.
static uint32_t elements(hc_engine *engine, const char *key) {
    hc_str report = report_of(engine);
    const char *at = report.data;
    const char *end = report.data + report.size;
    while (at < end && memcmp(at, key, strlen(key)) != 0) {
        at++;
    }
    uint32_t depth = 0;
    uint32_t count = 0;
    for (at += strlen(key) + 2; at < end; at++) { // past the quote and the colon
        depth += *at == '[' || *at == '{' ? 1 : 0;
        depth -= *at == ']' || *at == '}' ? 1 : 0;
        if (depth == 0) {
            return at[-1] == '[' ? 0 : count + 1;
        }
        count += *at == ',' && depth == 1 ? 1 : 0;
    }
    return 0;
}

static hc_engine *playing(const char *json, double duration_s) {
    hc_engine *engine = engine_with(json, duration_s);
    if (engine != NULL) {
        hc_input_measuring(engine, true);
        hc_input_play(engine);
    }
    return engine;
}

static void play_from(hc_engine *engine, double from_s, double to_s) {
    hc_input_seek(engine, from_s, HC_SEEKER_HOST);
    hc_input_answer(engine, true);
    hc_input_tick(engine, to_s);
}

// Of 600 stretches the newest 500 are listed as passes, the first 500 as ranges; all are watched.
// A stretch that touches a range is counted all the same.
static void passes_and_ranges_are_bounded(void) {
    hc_engine *engine = playing(FILM, 3600);
    ENSURE(engine != NULL);
    for (uint32_t i = 1; i <= HC_LIMIT_PASSES; i++) {
        play_from(engine, i, i + 0.5);
    }
    ENSURE(elements(engine, "ranges") == HC_LIMIT_PASSES);
    for (uint32_t i = HC_LIMIT_PASSES + 1; i <= HC_LIMIT_PASSES + 100; i++) {
        play_from(engine, i, i + 0.5);
    }
    ENSURE(elements(engine, "ranges") == HC_LIMIT_PASSES);
    ENSURE(elements(engine, "passes") == HC_LIMIT_PASSES);
    ENSURE(reports(engine, "\"passes\":[[101,101.5],") &&
           reports(engine, "[600,600.5]],\"played\":250,"));
    ENSURE(reports(engine, "\"watched\":300,") && reports(engine, "\"furthest\":600.5,"));
    play_from(engine, 1, 3);
    ENSURE(reports(engine, "\"ranges\":[[1,3.5],[4,4.5],"));
    play_from(engine, 900, 901); // there is room again
    play_from(engine, 910, 911);
    ENSURE(elements(engine, "ranges") == HC_LIMIT_PASSES);
    hc_engine_destroy(engine);
}

static void plays_are_bounded(void) {
    hc_engine *engine = playing(FILM, HC_LIMIT_PLAYS + 1000);
    ENSURE(engine != NULL);
    play_from(engine, HC_LIMIT_PLAYS - 2, HC_LIMIT_PLAYS + 500);
    ENSURE(elements(engine, "plays") == HC_LIMIT_PLAYS);
    ENSURE(reports(engine, "0,0,1,1],\"furthest\":14900,"));
    hc_input_ready(engine, 1e300);
    hc_input_tick(engine, 1e299);
    ENSURE(elements(engine, "plays") == HC_LIMIT_PLAYS);
    hc_engine_destroy(engine);
}

// Videos past the limit have counts for the visit alone, and so their quarters are told.
static void videos_are_bounded(void) {
    const uint32_t videos = HC_LIMIT_MEASURED + 2;
    hc_bytes json = {0};
    for (uint32_t i = 0; i < videos; i++) {
        APPEND(&json, "%s{\"id\":\"v%u\"}", i == 0 ? "{\"videos\":[" : ",", i);
    }
    APPEND(&json, "]}%c", 0);
    hc_engine *engine = playing(json.data, 60);
    hc__bytes_free(&json);
    ENSURE(engine != NULL);
    uint32_t quarters = 0;
    for (uint32_t i = 0; i < videos; i++) {
        hc_input_jump(engine, i, 0);
        hc_input_answer(engine, true);
        hc_input_ready(engine, 8);
        hc_input_tick(engine, 3);
        quarters += effects_of(engine, HC_EVENT_PLAYER_QUARTER);
    }
    ENSURE(elements(engine, "videos") == HC_LIMIT_MEASURED);
    ENSURE(quarters == videos);
    ENSURE(reports(engine,
                   "\"visit\":{\"video\":\"v201\",\"duration\":8,\"visits\":1,\"ranges\":[[0,3]]"));
    hc_input_reset(engine);
    ENSURE(elements(engine, "videos") == 0 && reports(engine, "\"visit\":null}"));
    hc_engine_destroy(engine);
}

static void durations_may_be_unknown_or_change(void) {
    hc_engine *engine = playing(FILM, NAN);
    ENSURE(engine != NULL);
    hc_input_tick(engine, 3.2);
    ENSURE(hc_session_next_time(engine) == (double)INFINITY);
    ENSURE(reports(engine, "\"duration\":null,") && reports(engine, "\"plays\":[1,1,1,0],"));
    ENSURE(reports(engine, "\"quarters\":[],"));
    hc_input_ready(engine, 8);
    ENSURE(effects_of(engine, HC_EVENT_PLAYER_QUARTER) == 1 && hc_session_next_time(engine) == 4);
    ENSURE(reports(engine, "\"plays\":[1,1,1,0,0,0,0,0],"));
    hc_input_ready(engine, 40); // a live stream grows
    ENSURE(effects_of(engine, HC_EVENT_PLAYER_QUARTER) == 0 &&
           reports(engine, "\"quarters\":[0.25],"));
    ENSURE(hc_session_next_time(engine) == 10); // of progress
    hc_input_tick(engine, 12);
    ENSURE(effects_of(engine, HC_EVENT_PLAYER_QUARTER) == 0);
    hc_input_ready(engine, 6); // shorter than what was played
    ENSURE(effects_of(engine, HC_EVENT_PLAYER_QUARTER) == 3 && hc_session_time(engine) == 6);
    ENSURE(reports(engine, "\"played\":6,") && reports(engine, "\"quarters\":[0.25,0.5,0.75,1],"));
    ENSURE(reports(engine, "\"watched\":12,") && reports(engine, "\"plays\":[1,1,1,1,1,1],"));
    hc_input_ready(engine, INFINITY);
    ENSURE(reports(engine, "\"duration\":6,") && hc_input_tick(engine, 9) == HC_OK);
    hc_engine_destroy(engine);
}

// A quarter is a boundary: ticks are held back up to it, and it comes at its time.
static void a_quarter_is_a_boundary(void) {
    hc_engine *engine = playing(FILM, 100);
    ENSURE(engine != NULL);
    play_from(engine, 50, 60); // past all progress up to 50 %
    ENSURE(hc_session_next_time(engine) == 75);
    play_from(engine, 5, 6);
    ENSURE(hc_session_next_time(engine) == 20); // 10 s were played, 15 are missing
    ENSURE(hc_engine_state(engine)->quiet_until_s == 20);
    ENSURE(hc_input_tick(engine, 19.99) == HC_OK && hc_effect_count(engine) == 0);
    ENSURE(hc_input_tick(engine, 30) == HC_OK && hc_effect_count(engine) == 1);
    const hc_effect *only = hc_effect_at(engine, 0);
    ENSURE(only->kind == HC_EVENT_PLAYER_QUARTER && only->time_s == 20);
    hc_engine_destroy(engine);
}

static void dwell_is_bounded(void) {
    hc_engine *engine = playing(FILM, 60);
    ENSURE(engine != NULL);
    ENSURE(hc_input_dwell(engine, NAN) == HC_ERR_ARGUMENT);
    ENSURE(hc_input_dwell(engine, INFINITY) == HC_ERR_ARGUMENT);
    ENSURE(hc_input_dwell(engine, -5) == HC_OK && reports(engine, "{\"session\":{\"dwell\":0,"));
    ENSURE(hc_input_dwell(engine, 1.25) == HC_OK &&
           reports(engine, "{\"session\":{\"dwell\":1.25,"));
    ENSURE(hc_input_dwell(engine, 1e300) == HC_OK);
    ENSURE(reports(engine, "{\"session\":{\"dwell\":3601.25,"));
    hc_engine_destroy(engine);
}

// The last counts of a viewing session are told with its end, while measuring.
static void an_end_tells_the_counts(void) {
    for (uint32_t on = 0; on < 2; on++) {
        hc_engine *engine = playing(FILM, 60);
        ENSURE(engine != NULL && hc_measure_text(engine) > 0);
        hc_input_measuring(engine, on == 1);
        hc_input_tick(engine, 5);
        hc_input_reset(engine);
        ENSURE(effects_of(engine, HC_EVENT_MEASURE) == on);
        hc_input_play(engine);
        hc_input_unload(engine);
        ENSURE(effects_of(engine, HC_EVENT_MEASURE) == on);
        ENSURE(hc_measure_text(engine) == 0 && hc_input_dwell(engine, 1) == HC_REFUSED);
        ENSURE(hc_input_measuring(engine, true) == HC_REFUSED);
        hc_engine_destroy(engine);
    }
}

void measure_tests(void) {
    RUN(passes_and_ranges_are_bounded);
    RUN(plays_are_bounded);
    RUN(videos_are_bounded);
    RUN(durations_may_be_unknown_or_change);
    RUN(a_quarter_is_a_boundary);
    RUN(dwell_is_bounded);
    RUN(an_end_tells_the_counts);
}
