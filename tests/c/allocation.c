// SPDX-License-Identifier: MIT
// Every allocation that can fail is made to fail, one after the other: nothing crashes, nothing
// leaks, and nothing is lost without an error code.
#include "counted.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "every_field.h"
#include "rich.h"
#include "session.h"

// ---- Documents and sessions -----------------------------------------------

static const char OLD[] =
    "{\"id\":\"old\",\"videos\":[{\"id\":\"a\",\"interactions\":[{\"id\":\"x\",\"type\":\"text\","
    "\"time\":0,\"pos_top\":0,\"pos_left\":0,\"pos_width\":9,\"pos_height\":9,"
    "\"click_action\":\"track\",\"value\":\"{{v}}\"}],\"cues\":[{\"time\":3}]}],"
    "\"variables\":{\"v\":\"old\"}}";

#define STEPS_MAX 2000u

static scenario now;

static void use_rich(void) {
    now = rich_scenario();
}

// Clicks each interaction without a polygon, and answers what it asks, while the video goes on.
static void use_every_field(void) {
    static const char *const EACH[] = {"click", "answer", "lead", "answer", "tick"};
    const uint32_t each = sizeof EACH / sizeof EACH[0];
    static hc_bytes json;
    static input steps[STEPS_MAX];
    hc_field missed = HC_FIELD_COUNT;
    json.size = 0;
    uint32_t items = append_every_field(&json, &missed);
    ENSURE_SAY(items > 0, "no value for field %u of the table", (uint32_t)missed);
    uint32_t count = 0;
    steps[count++] = (input){.name = "ready", .number = 600};
    steps[count++] = (input){.name = "play"};
    for (uint32_t i = 0; i < items / 2; i++) {
        for (uint32_t k = 0; k < each; k++) {
            steps[count++] =
                (input){.name = EACH[k], .integer = i, .choice = 1, .number = i, .text = "{}"};
        }
    }
    steps[count++] = (input){.name = "ended"};
    now = (scenario){{json.data, json.size - 1}, steps, count};
}

// The result of a step when no allocation fails: its effects, and their log lines.
typedef struct outcome {
    hc_result result;
    hc_bytes text;
} outcome;

static outcome reference[STEPS_MAX];

// Reading is not part of the step: its allocations neither count nor fail.
static void read_outcome(hc_engine *engine, outcome *t) {
    allocations_rest();
    t->text.size = 0;
    uint32_t count = hc_effect_count(engine);
    for (uint32_t i = 0; i < count; i++) {
        const hc_effect *e = hc_effect_at(engine, i);
        APPEND(&t->text, "%u %u %u %.17g ", e->kind, e->flags, e->item, e->time_s);
        uint32_t bytes = hc_effect_line(engine, e);
        if (bytes > 0) {
            hc__bytes_append(&t->text, (hc_str){hc_text_data(engine), bytes});
        }
        APPEND(&t->text, "\n");
    }
    allocations_go_on();
}

static bool same_text(const hc_bytes *a, const hc_bytes *b) {
    return hc__str_equal((hc_str){a->data, a->size}, (hc_str){b->data, b->size});
}

static bool make_reference(void) {
    hc_engine *engine = hc_engine_create();
    bool ok = engine != NULL && load(engine, now.json, HC_STRICT) == HC_OK;
    for (uint32_t i = 0; ok && i < now.count; i++) {
        reference[i].result = feed(engine, &now.steps[i]);
        ok = reference[i].result <= HC_REFUSED;
        read_outcome(engine, &reference[i]);
    }
    if (!ok) {
        printf("%.*s\n", PRINT(text_of(engine, hc_diagnostics_text(engine))));
    }
    hc_engine_destroy(engine);
    return ok;
}

static void free_reference(void) {
    for (uint32_t i = 0; i < now.count; i++) {
        hc__bytes_free(&reference[i].text);
    }
}

// Plays on from a step. Returns the first step with an unexpected result,
// now.count if there is none.
static uint32_t play_on(hc_engine *engine, uint32_t step) {
    outcome got = {HC_OK, {0}};
    for (; step < now.count; step++) {
        got.result = feed(engine, &now.steps[step]);
        read_outcome(engine, &got);
        if (got.result != reference[step].result || !same_text(&got.text, &reference[step].text)) {
            break;
        }
    }
    hc__bytes_free(&got.text);
    return step;
}

// ---- Loading --------------------------------------------------------------

// The session that is active before the load that fails.
static hc_engine *engine_in_session(void) {
    hc_engine *engine = engine_with(OLD, 60);
    hc_input_play(engine);
    hc_input_tick(engine, 2);
    hc_input_set(engine, "v", 1, HC_VALUE_TEXT, 0, "new", 3, HC_SETTER_HOST);
    return engine;
}

static void ensure_old_session_goes_on(hc_engine *engine, uint64_t n) {
    hc_str project = text_of(engine, hc_project_text(engine));
    ENSURE_SAY(project.size > 11 && memcmp(project.data, "{\"id\":\"old\"", 11) == 0, "%llu",
               (unsigned long long)n);
    ENSURE_SAY(hc_session_time(engine) == 2 && hc_session_is_playing(engine) &&
                   hc_item_is_active(engine, 0),
               "%llu", (unsigned long long)n);
    ENSURE_SAY(hc_input_tick(engine, 4) == HC_OK && effects_of(engine, HC_EVENT_CUE_FORWARD) == 1,
               "%llu", (unsigned long long)n);
    hc_str item = text_of(engine, hc_item_text(engine, 0));
    bool kept = false;
    for (uint32_t i = 0; i + 5 < item.size; i++) {
        kept = kept || memcmp(item.data + i, "\"new\"", 5) == 0;
    }
    ENSURE_SAY(kept, "%llu", (unsigned long long)n);
}

// Loads with the n-th allocation failing. Returns false when there was no n-th.
static bool load_without(uint64_t n, int from_there, hc_load_mode mode) {
    hc_engine *engine = engine_in_session();
    allocations_begin(n, from_there);
    hc_result result = load(engine, now.json, mode);
    allocations made = allocations_end();
    if (result == HC_ERR_MEMORY) {
        ensure_old_session_goes_on(engine, n);
    } else if (result == HC_OK) { // it did without: then nothing may be missing
        uint32_t step = play_on(engine, 0);
        if (step < now.count) {
            test_fail(__FILE__, __LINE__, "hc_project_load() gave HC_OK, but something is lost");
            printf("        allocation %llu, then %s (step %u)\n", (unsigned long long)n,
                   now.steps[step].name, step);
        }
    } else {
        test_fail(__FILE__, __LINE__, "neither HC_OK nor HC_ERR_MEMORY");
        printf("        allocation %llu: %d\n%.*s", (unsigned long long)n, (int)result,
               PRINT(text_of(engine, hc_diagnostics_text(engine))));
    }
    hc_engine_destroy(engine);
    return made.refused > 0;
}

// Loads until no allocation fails any more, and returns how many there are.
// Stops at the first problem.
static void ensure_every_load(int from_there, hc_load_mode mode) {
    uint64_t n = 1;
    allocations_begin(0, 0);
    while (!test_has_failed() && load_without(n, from_there, mode)) {
        n++;
    }
    ENSURE_SAY(n > 50, "%llu", (unsigned long long)n);
}

static void ensure_every_load_of_this(int from_there, hc_load_mode mode) {
    ENSURE(make_reference());
    ensure_every_load(from_there, mode);
    free_reference();
}

static void a_load_with_one_allocation_refused(void) {
    use_rich();
    ensure_every_load_of_this(0, HC_STRICT);
}

static void a_load_with_all_allocations_refused_from_one_on(void) {
    use_rich();
    ensure_every_load_of_this(1, HC_LENIENT);
}

static void a_load_of_every_field_with_one_allocation_refused(void) {
    use_every_field();
    ensure_every_load_of_this(0, HC_STRICT);
}

static void a_load_of_every_field_with_all_refused_from_one_on(void) {
    use_every_field();
    ensure_every_load_of_this(1, HC_LENIENT);
}

static void a_first_load_with_one_allocation_refused(void) {
    bool refused = true;
    for (uint64_t n = 1; refused; n++) {
        hc_engine *engine = hc_engine_create();
        allocations_begin(n, 0);
        hc_result result = load(engine, HC_STR(OLD), HC_STRICT);
        refused = allocations_end().refused > 0;
        bool empty = hc_session_video(engine) == HC_NONE && hc_project_text(engine) == 0 &&
                     hc_input_play(engine) == HC_REFUSED;
        hc_engine_destroy(engine);
        ENSURE_SAY(result == HC_OK ? !empty : result == HC_ERR_MEMORY && empty,
                   "allocation %llu: %d, %s", (unsigned long long)n, (int)result,
                   empty ? "nothing loaded" : "something loaded");
    }
}

// A document with errors is reported as such, unless memory ran out.
static void a_faulty_load_with_one_allocation_refused(void) {
    static const char FAULTY[] = "[{\"type\":\"button\",\"x\":\"y\"},{\"type\":\"hotspot\","
                                 "\"hotspot_points\":\"[[1,2]]\",\"when\":[]}]";
    bool refused = true;
    for (uint64_t n = 1; refused; n++) {
        hc_engine *engine = engine_in_session();
        allocations_begin(n, 0);
        hc_result result = load(engine, HC_STR(FAULTY), HC_STRICT);
        refused = allocations_end().refused > 0;
        ENSURE_SAY(result == HC_ERR_MEMORY || result == HC_ERR_DOCUMENT, "%d", (int)result);
        ENSURE(result == HC_ERR_MEMORY || diagnostics_of(engine, "bad_polygon") == 1);
        ensure_old_session_goes_on(engine, n);
        hc_engine_destroy(engine);
    }
}

// ---- Playing --------------------------------------------------------------

// Plays with the n-th allocation failing. Up to the step that runs out of memory the log is
// complete; after it the engine still works.
static bool play_without(uint64_t n, int from_there) {
    hc_engine *engine = hc_engine_create();
    load(engine, now.json, HC_STRICT);
    outcome got = {HC_OK, {0}};
    hc__bytes_reserve(&got.text, 1u << 16); // the test's own allocations don't count
    bool whole = true;
    const char *wrong = NULL;
    allocations_begin(n, from_there);
    uint32_t step = 0;
    for (; step < now.count && wrong == NULL; step++) {
        got.result = feed(engine, &now.steps[step]);
        whole = whole && got.result == reference[step].result;
        read_outcome(engine, &got);
        wrong = got.result == HC_ERR_DOCUMENT || got.result == HC_ERR_ARGUMENT ? "a strange result"
                : whole && !same_text(&got.text, &reference[step].text)        ? "effects are lost"
                                                                               : NULL;
        if (!whole && got.result != HC_ERR_MEMORY && got.result != HC_REFUSED) {
            break; // from here on it is a different session
        }
    }
    uint64_t refused = allocations_end().refused;
    if (wrong == NULL && step < now.count) {
        hc_input_reset(engine);
        wrong =
            hc_input_play(engine) != HC_OK || !effects_are_sound(engine) ? "no more answers" : NULL;
    }
    if (wrong != NULL) {
        step -= step > 0 ? 1 : 0; // the loop has already advanced by one
        test_fail(__FILE__, __LINE__, wrong);
        printf("        allocation %llu, %s (step %u): %d\n%.*s", (unsigned long long)n,
               now.steps[step].name, step, (int)got.result, (int)got.text.size, got.text.data);
    }
    hc__bytes_free(&got.text);
    hc_engine_destroy(engine);
    return refused > 0;
}

static void ensure_every_session(int from_there) {
    ENSURE(make_reference());
    uint64_t n = 1;
    while (!test_has_failed() && play_without(n, from_there)) {
        n++;
    }
    free_reference();
    ENSURE_SAY(n > 8, "%llu", (unsigned long long)n);
}

static void a_session_with_one_allocation_refused(void) {
    use_rich();
    ensure_every_session(0);
}

static void a_session_with_all_allocations_refused_from_one_on(void) {
    use_rich();
    ensure_every_session(1);
}

static void a_session_of_every_field_with_one_allocation_refused(void) {
    use_every_field();
    ensure_every_session(0);
}

static void a_session_has_every_input(void) {
    scenario rich = rich_scenario();
    const char *name = NULL;
    for (uint32_t i = 0; (name = input_name(i)) != NULL; i++) {
        uint32_t step = 0;
        while (step < rich.count && strcmp(rich.steps[step].name, name) != 0) {
            step++;
        }
        ENSURE_SAY(step < rich.count, "%s", name);
    }
}

static void the_table_of_properties_with_its_allocation_refused(void) {
    static const char TABLE[] = "hotcue unicode 1\n";
    hc_engine *engine = hc_engine_create();
    allocations_begin(1, 0);
    hc_result refused = hc_unicode_load(engine, TABLE, sizeof TABLE - 1);
    allocations_end();
    ENSURE(refused == HC_ERR_MEMORY);
    ENSURE(hc_unicode_load(engine, TABLE, sizeof TABLE - 1) == HC_OK);
    hc_engine_destroy(engine);
}

static void questions_with_one_allocation_refused(void) {
    use_rich();
    for (uint64_t n = 1; n < 40; n++) {
        hc_engine *engine = hc_engine_create();
        load(engine, now.json, HC_STRICT);
        hc_input_ready(engine, 60);
        uint32_t whole = hc_item_text(engine, 0);
        uint32_t project = hc_project_text(engine);
        allocations_begin(n, 0);
        uint32_t item = hc_item_text(engine, 0);
        hc_item_text(engine, 1);
        uint32_t other = hc_project_text(engine);
        hc_tray_text(engine, "magic_menu", 10);
        hc_measure_text(engine);
        hc_crm_text(engine);
        hc_diagnostics_text(engine);
        hc_item_hit(engine, 10, 10);
        hc_text_reserve(engine, 100000);
        allocations_end();
        ENSURE_SAY(item == whole || item == 0, "%u of %u", item, whole);
        ENSURE_SAY(other == project || other == 0, "%u of %u", other, project);
        ENSURE(hc_item_text(engine, 0) == whole);
        hc_engine_destroy(engine);
    }
    allocations_begin(1, 0);
    hc_engine *none = hc_engine_create();
    allocations_end();
    ENSURE(none == NULL);
}

// ---- Balance --------------------------------------------------------------

static void everything_is_given_back(void) {
    use_rich();
    for (uint64_t n = 0; n < 600; n += 7) {
        allocations_begin(n, 0);
        hc_engine *engine = hc_engine_create();
        for (uint32_t i = 0; engine != NULL && i < 3; i++) {
            load(engine, HC_STR(OLD), HC_STRICT);
            load(engine, now.json, HC_STRICT);
            for (uint32_t step = 0; step < now.count; step++) {
                feed(engine, &now.steps[step]);
            }
            load(engine, HC_STR("[{]"), HC_STRICT);
            hc_item_text(engine, 0);
        }
        hc_engine_destroy(engine);
        allocations made = allocations_end();
        ENSURE_SAY(made.live == 0, "allocation %llu: %lld blocks", (unsigned long long)n,
                   (long long)made.live);
    }
}

// A pattern with a template is compiled at each evaluation, which takes
// memory: so evaluations can be counted (T8).
static void conditions_are_looked_at_when_they_may_change(void) {
    static const char PATTERN[] = "\"when\":{\"variable\":\"a\",\"operator\":\"regex\","
                                  "\"value\":\"{{b}}\"},\"click_action\":\"track\"}";
    static const struct {
        const char *name;
        uint64_t evaluations;
    } ROWS[] = {{"a", 3}, {"b", 3}, {"c", 0}, {"new", 0}};
    hc_bytes json = {0};
    for (uint32_t i = 0; i < 4; i++) { // the last one is not in its window
        APPEND(&json, "%s{" BUTTON "\"time\":%u,%s", i == 0 ? "[" : ",", i == 3 ? 9 : 0, PATTERN);
    }
    APPEND(&json, ",{\"type\":\"variable\",\"time\":9,\"variable_name\":\"c\"}]");
    hc__bytes_append_char(&json, '\0');
    hc_engine *engine = engine_with(json.data, 60);
    hc__bytes_free(&json);
    for (uint32_t i = 0; engine != NULL && i < sizeof ROWS / sizeof ROWS[0]; i++) {
        feed(engine, &(input){.name = "set", .text = "a", .integer = 2, .number = 1});
        feed(engine, &(input){.name = "set", .text = "b", .integer = 2, .number = 1});
        feed(engine, &(input){.name = "set", .text = ROWS[i].name, .integer = 2, .number = 1});
        allocations_begin(0, 0);
        feed(engine, &(input){.name = "set", .text = ROWS[i].name, .integer = 2, .number = 2});
        uint64_t count = allocations_end().count;
        if (count != 2 * ROWS[i].evaluations) { // the pattern and its program
            test_fail(__FILE__, __LINE__, ROWS[i].name);
            printf("        %llu allocations\n", (unsigned long long)count);
        }
    }
    hc_engine_destroy(engine);
}

// A tick with nothing due takes no memory; nor do the queries of every frame, once the first hit
// has allocated its lists.
static void ticks_take_no_memory(void) {
    use_rich();
    hc_engine *engine = hc_engine_create();
    ENSURE(engine != NULL && load(engine, now.json, HC_STRICT) == HC_OK);
    hc_input_ready(engine, 60);
    hc_input_play(engine);
    hc_input_tick(engine, 8);
    hc_input_play(engine);
    hc_input_tick(engine, 8.5);
    ENSURE(hc_session_is_playing(engine));
    hc_item_hit(engine, 50, 50);
    hc_input_measuring(engine, true);
    allocations_begin(0, 0);
    for (uint32_t i = 0; i < 10000; i++) {
        hc_input_tick(engine, 8.5 + i / 10000.0);
        hc_input_dwell(engine, 0.0001);
        hc_session_next_time(engine);
        hc_session_next_pause(engine, i);
        hc_item_hit(engine, i % 100, 50);
        hc_stage_fit(engine, (hc_fit)(i % 5), 400, 300, 1920, 1080, 0.5, 0, 0.5, 0);
    }
    allocations made = allocations_end();
    double time_s = hc_session_time(engine);
    hc_engine_destroy(engine);
    ENSURE_SAY(made.count == 0 && time_s > 9.4, "%llu at %g", (unsigned long long)made.count,
               time_s);
}

void allocation_tests(void) {
    RUN(a_load_with_one_allocation_refused);
    RUN(a_load_with_all_allocations_refused_from_one_on);
    RUN(a_first_load_with_one_allocation_refused);
    RUN(a_faulty_load_with_one_allocation_refused);
    RUN(a_load_of_every_field_with_one_allocation_refused);
    RUN(a_load_of_every_field_with_all_refused_from_one_on);
    RUN(a_session_has_every_input);
    RUN(a_session_of_every_field_with_one_allocation_refused);
    RUN(a_session_with_one_allocation_refused);
    RUN(a_session_with_all_allocations_refused_from_one_on);
    RUN(the_table_of_properties_with_its_allocation_refused);
    RUN(questions_with_one_allocation_refused);
    RUN(everything_is_given_back);
    RUN(conditions_are_looked_at_when_they_may_change);
    RUN(ticks_take_no_memory);
}
