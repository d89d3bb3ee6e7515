// SPDX-License-Identifier: MIT
// hc_project_load(): what is dropped, what is warned of, and what must be loaded first.
#include <stdlib.h>

#include "programs/files.h"
#include "session.h"

static void lenient_loading_drops_what_is_faulty(void) {
    static const char TEXT[] =
        "{\"videos\":[{\"id\":\"a\",\"interactions\":["
        "{\"id\":\"bad\",\"type\":\"button\",\"time\":1},"
        "{\"id\":\"good\",\"type\":\"pause\",\"time\":1},"
        "{\"id\":\"worse\",\"type\":\"jump\",\"time\":1,\"click_value\":\"x\"}],"
        "\"cues\":[{\"id\":\"bad\",\"time\":-1},{\"id\":\"good\",\"time\":1}]}]}";
    hc_engine *engine = hc_engine_create();
    ENSURE(engine != NULL);
    ENSURE(load(engine, HC_STR(TEXT), HC_STRICT) == HC_ERR_DOCUMENT);
    uint32_t errors = errors_of(engine);
    ENSURE(load(engine, HC_STR(TEXT), HC_LENIENT) == HC_OK);
    ENSURE(errors > 2 && errors_of(engine) == errors);
    ENSURE(hc_item_find(engine, "bad", 3) == HC_NONE && hc_item_find(engine, "good", 4) == 0);
    hc_input_ready(engine, 10);
    hc_input_play(engine);
    hc_input_tick(engine, 2);
    ENSURE(effects_of(engine, HC_EVENT_CUE_FORWARD) == 1);
    ENSURE(effects_of(engine, HC_EVENT_PLAYER_PAUSE) == 1 && hc_session_time(engine) == 1);
    ENSURE(load(engine, HC_STR("{\"videos\":[]}"), HC_LENIENT) == HC_ERR_DOCUMENT);
    ENSURE(load(engine, HC_STR("{\"videos\":[{}"), HC_LENIENT) == HC_ERR_DOCUMENT);
    ENSURE(hc_item_find(engine, "good", 4) == 0);
    hc_engine_destroy(engine);
}

static void warnings_stand_beside_success(void) {
    hc_engine *engine = hc_engine_create();
    ENSURE(engine != NULL);
    ENSURE(load(engine, HC_STR("{\"videos\":[{\"id\":\"a\",\"x\":1}]}"), HC_STRICT) == HC_OK);
    ENSURE(diagnostics_of(engine, NULL) == 1 && diagnostics_of(engine, "unknown_field") == 1);
    ENSURE(hc_diagnostics_error_count(engine) == 0);
    ENSURE(load(engine, HC_STR("[]"), HC_STRICT) == HC_OK && hc_diagnostics_text(engine) == 0);
    hc_engine_destroy(engine);
}

static void unicode_is_handed_in_once(void) {
    static const char DOCUMENT[] =
        "[{\"id\":\"a\",\"type\":\"pause\",\"time\":1,\"when\":"
        "{\"variable\":\"x\",\"operator\":\"regex\",\"value\":\"\\\\p{L}\"}}]";
    hc_str json = hc__str_of(DOCUMENT);
    size_t size = 0;
    char *table = read_file(HOTCUE_UNICODE, &size);
    hc_engine *engine = hc_engine_create();
    ENSURE(hc_project_load(engine, json.data, json.size, HC_STRICT) == HC_ERR_UNICODE);
    ENSURE(hc_session_video(engine) == HC_NONE);
    ENSURE(hc_unicode_load(engine, "hotcue unicode", 14) == HC_ERR_ARGUMENT);
    ENSURE(hc_project_load(engine, json.data, json.size, HC_STRICT) == HC_ERR_DOCUMENT);
    ENSURE(diagnostics_of(engine, "bad_regex") == 1);
    ENSURE(hc_unicode_load(engine, table, (uint32_t)size) ==
           HC_OK); // the table has become available
    free(table);
    ENSURE(hc_project_load(engine, json.data, json.size, HC_STRICT) == HC_OK);
    ENSURE(hc_unicode_load(engine, NULL, 0) == HC_REFUSED);
    hc_engine_destroy(engine);
}

void loading_tests(void) {
    RUN(lenient_loading_drops_what_is_faulty);
    RUN(warnings_stand_beside_success);
    RUN(unicode_is_handed_in_once);
}
