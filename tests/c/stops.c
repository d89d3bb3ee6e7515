// SPDX-License-Identifier: MIT
// What stops playback and seeks: look-ahead to pauses, required clicks, dialogs.
#include <math.h>

#include "session.h"

// T20: a dialog that the host takes over does not pause playback; the engine's own does.
static void a_dialog_that_the_host_takes_over_holds_nothing(void) {
    static const char READ[] =
        "[{\"id\":\"m\",\"type\":\"button\",\"time\":0,\"pos_top\":0,\"pos_left\":0,\"pos_width\":"
        "9,"
        "\"pos_height\":9,\"click_action\":\"modal\",\"click_value\":\"Words\"}]";
    hc_engine *engine = engine_with(READ, 60);
    ENSURE(engine != NULL && hc_input_play(engine) == HC_OK);
    ENSURE(hc_input_click(engine, 0) == HC_OK && hc_input_answer(engine, false) == HC_OK);
    ENSURE(hc_session_is_playing(engine) && hc_input_dialog_close(engine) == HC_REFUSED);
    ENSURE(hc_input_click(engine, 0) == HC_OK && hc_input_answer(engine, true) == HC_OK);
    ENSURE(!hc_session_is_playing(engine) && effects_of(engine, HC_COMMAND_PAUSE) == 1);
    ENSURE(hc_input_dialog_close(engine) == HC_OK && hc_session_is_playing(engine));
    ENSURE(effects_of(engine, HC_COMMAND_PLAY) == 1);
    hc_engine_destroy(engine);
}

// Before the first play nothing limits a seek; then the earliest end of a window with a required
// click does; and while playback is blocked, the current time.
static void the_limit_of_a_seek(void) {
    hc_engine *engine =
        engine_with("[{\"id\":\"q\",\"type\":\"button\",\"time\":1,\"end_time\":5,"
                    "\"click_required\":true,\"click_action\":\"track\",\"pos_left\":0,"
                    "\"pos_top\":0,\"pos_width\":9,\"pos_height\":9}]",
                    60);
    ENSURE(engine != NULL);
    bool free_before = hc_session_seek_limit(engine, 9) == (double)INFINITY;
    hc_input_play(engine);
    hc_input_tick(engine, 2);
    bool holds = hc_session_seek_limit(engine, 9) == 5 && hc_session_seek_limit(engine, 5) == 5 &&
                 hc_session_seek_limit(engine, 4.9) == (double)INFINITY &&
                 hc_session_seek_limit(engine, NAN) == (double)INFINITY;
    hc_input_tick(engine, 6);
    bool stays = !hc_session_is_playing(engine) && hc_session_seek_limit(engine, 9) == 5;
    bool put_back = hc_input_seek(engine, 9, HC_SEEKER_USER) == HC_OK &&
                    effects_of(engine, HC_COMMAND_SEEK) == 1 &&
                    effects_of(engine, HC_EVENT_PLAYER_SEEK) == 0;
    bool rests = hc_input_play(engine) == HC_OK && !hc_session_is_playing(engine) &&
                 effects_of(engine, HC_COMMAND_PAUSE) == 1 && hc_effect_count(engine) == 1;
    hc_input_click(engine, 0);
    bool free_after = hc_session_seek_limit(engine, 9) == (double)INFINITY;
    hc_engine_destroy(engine);
    ENSURE(free_before && holds && stays && put_back && rests && free_after);
}

// A seek past a required click stops the media at the end of its window before the page is asked.
// If the answer is false, they play on from where they were; if it is true and the click is no
// longer required, from there.
static void a_seek_cut_short_stops_the_media(void) {
    static const char QUESTION[] =
        "[{\"id\":\"q\",\"type\":\"button\",\"time\":1,\"end_time\":5,"
        "\"click_required\":true,\"click_action\":\"track\","
        "\"pos_left\":0,\"pos_top\":0,\"pos_width\":9,\"pos_height\":9}]";
    hc_engine *engine = engine_with(QUESTION, 60);
    ENSURE(engine != NULL);
    hc_input_play(engine);
    hc_input_tick(engine, 2);
    ENSURE(hc_input_seek(engine, 9, HC_SEEKER_USER) == HC_OK &&
           hc_effect_at(engine, 0)->kind == HC_COMMAND_PAUSE &&
           hc_effect_at(engine, 0)->time_s == 5 && hc_effect_count(engine) == 2);
    ENSURE(hc_input_answer(engine, false) == HC_OK && hc_session_time(engine) == 2 &&
           hc_session_is_playing(engine));
    ENSURE(effects_of(engine, HC_COMMAND_SEEK) == 1 && effects_of(engine, HC_COMMAND_PLAY) == 1);
    hc_input_seek(engine, 9, HC_SEEKER_USER);
    ENSURE(hc_input_answer(engine, true) == HC_OK && hc_session_time(engine) == 5 &&
           !hc_session_is_playing(engine));
    ENSURE(effects_of(engine, HC_COMMAND_PLAY) == 0);
    hc_engine_destroy(engine);
}

// Two sessions whose steps alternate behave like each of them alone.
static void foresees_the_next_pause(void) {
    static const char TEXT[] =
        "[{\"id\":\"a\",\"type\":\"pause\",\"time\":2,\"when\":"
        "{\"variable\":\"x\",\"operator\":\"exists\"}},"
        "{\"id\":\"b\",\"type\":\"pause\",\"time\":3,\"repeat\":\"once\"},"
        "{\"id\":\"c\",\"type\":\"variable\",\"time\":3.5,\"variable_name\":\"y\"}]";
    hc_engine *engine = engine_with(TEXT, 60);
    ENSURE(engine != NULL && hc_input_play(engine) == HC_OK);
    ENSURE(hc_session_next_pause(engine, 2.9) == (double)INFINITY &&
           hc_session_next_pause(engine, 3) == 3);
    ENSURE(hc_session_next_pause(engine, NAN) == (double)INFINITY);
    ENSURE(hc_input_set(engine, "x", 1, HC_VALUE_NUMBER, 1, NULL, 0, HC_SETTER_HOST) == HC_OK);
    ENSURE(hc_session_next_pause(engine, 3) == 2 && hc_effect_count(engine) > 0);
    ENSURE(hc_input_tick(engine, 2.5) == HC_OK && hc_session_time(engine) == 2 &&
           !hc_session_is_playing(engine));
    ENSURE(hc_session_next_pause(engine, 60) == 3);
    ENSURE(hc_input_play(engine) == HC_OK && hc_input_tick(engine, 4) == HC_OK &&
           hc_session_time(engine) == 3);
    ENSURE(hc_input_seek(engine, 1, HC_SEEKER_HOST) == HC_OK &&
           hc_input_answer(engine, true) == HC_OK);
    ENSURE(hc_session_next_pause(engine, 60) == 2);
    hc_engine_destroy(engine);
}

void stops_tests(void) {
    RUN(the_limit_of_a_seek);
    RUN(a_seek_cut_short_stops_the_media);
    RUN(a_dialog_that_the_host_takes_over_holds_nothing);
    RUN(foresees_the_next_pause);
}
