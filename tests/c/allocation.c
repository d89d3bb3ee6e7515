// SPDX-License-Identifier: MIT
// Every allocation that can fail does, one after the other: nothing crashes,
// nothing leaks, nothing is lost without being told.
#include "allocation.h"

#include <malloc.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "every_field.h"
#include "session.h"

// ---- The allocator --------------------------------------------------------

void *__real_malloc(size_t bytes);
void *__real_calloc(size_t count, size_t bytes);
void *__real_realloc(void *memory, size_t bytes);
void __real_free(void *memory);
void *__wrap_malloc(size_t bytes);
void *__wrap_calloc(size_t count, size_t bytes);
void *__wrap_realloc(void *memory, size_t bytes);
void __wrap_free(void *memory);

static allocations counted;
static uint64_t refuse_at;
static int refuse_after;

void allocations_begin(uint64_t refuse, int from_there) {
    counted = (allocations){0};
    refuse_at = refuse;
    refuse_after = from_there;
}

allocations allocations_end(void) {
    refuse_at = 0;
    return counted;
}

static bool refuses(size_t bytes) {
    counted.count++;
    counted.largest = bytes > counted.largest ? bytes : counted.largest;
    bool refused = refuse_at != 0 &&
                   (counted.count == refuse_at || (refuse_after != 0 && counted.count > refuse_at));
    counted.refused += refused ? 1 : 0;
    return refused;
}

static void *taken(void *memory) {
    counted.live += memory != NULL ? 1 : 0;
    counted.bytes += memory != NULL ? (int64_t)malloc_usable_size(memory) : 0;
    return memory;
}

static void given_back(void *memory) {
    counted.live -= memory != NULL ? 1 : 0;
    counted.bytes -= memory != NULL ? (int64_t)malloc_usable_size(memory) : 0;
}

void *__wrap_malloc(size_t bytes) {
    return taken(refuses(bytes) ? NULL : __real_malloc(bytes));
}

void *__wrap_calloc(size_t count, size_t bytes) {
    return taken(refuses(count * bytes) ? NULL : __real_calloc(count, bytes));
}

void *__wrap_realloc(void *memory, size_t bytes) {
    if (refuses(bytes)) {
        return NULL;
    }
    given_back(memory);
    return taken(__real_realloc(memory, bytes));
}

void __wrap_free(void *memory) {
    given_back(memory);
    __real_free(memory);
}

// ---- What is loaded and played --------------------------------------------

static const char OLD[] =
    "{\"id\":\"old\",\"videos\":[{\"id\":\"a\",\"interactions\":[{\"id\":\"x\",\"type\":\"text\","
    "\"time\":0,\"pos_top\":0,\"pos_left\":0,\"pos_width\":9,\"pos_height\":9,"
    "\"click_action\":\"track\",\"value\":\"{{v}}\"}],\"cues\":[{\"time\":3}]}],"
    "\"variables\":{\"v\":\"old\"}}";

#define BUTTON                                                                                     \
    "\"type\":\"button\",\"pos_top\":0,\"pos_left\":0,\"pos_width\":50,\"pos_height\":50,"

// Something of everything.
static const char RICH[] =
    "{\"hotcue\":1,\"id\":\"rich\",\"title\":\"Rich\",\"custom_data\":{\"a\":[1,2,{\"b\":null}]},"
    "\"start\":\"one\",\"design\":{\"color\":\"#fff\",\"font_size\":12},"
    "\"variables\":{\"name\":\"World, a text that is longer than a few bytes\",\"n\":2,\"b\":true,"
    "\"u\":\"a b&c\"},\"extra\":1,"
    "\"lead_form\":{\"title\":\"Who?\",\"text\":\"A text\",\"consent\":\"Yes\",\"fields\":["
    "{\"name\":\"company\"},{\"name\":\"email\",\"required\":true}]},"
    "\"trays\":{\"magic_menu\":{\"title\":\"Menu\"},\"a \\\"tray\\\"\":{}},"
    "\"videos\":[{\"id\":\"one\",\"token\":\"TOK\",\"title\":\"One\",\"custom_data\":\"x\","
    "\"poster\":\"p.jpg\",\"duration\":60,"
    "\"sources\":[{\"src\":\"a.mp4\",\"type\":\"video/mp4\"},{\"src\":\"a.webm\"}],"
    "\"tracks\":[{\"src\":\"a.vtt\",\"kind\":\"captions\",\"srclang\":\"en\",\"label\":\"E\"}],"
    "\"on_ended\":{\"action\":\"switch\",\"value\":\"Two ---TWO\",\"start_time\":1},"
    "\"interactions\":["
    "{\"id\":\"hello\"," BUTTON "\"time\":0,\"end_time\":20,\"value\":\"Hello {{name}}, {{n}}\","
    "\"tooltip\":\"{{ u }}\",\"click_action\":\"message\",\"click_value\":\"{{name}}\","
    "\"variable_name\":\"clicked\",\"variable_value\":\"by {{name}}\","
    "\"custom_data\":{\"k\":\"v\"},\"name\":\"Hello\"},"
    "{\"id\":\"link\"," BUTTON "\"time\":0,\"click_action\":\"link\","
    "\"click_value\":\"https://example.com/?q={{u}}\",\"post_click_state\":\"disabled\"},"
    "{\"id\":\"go\"," BUTTON "\"time\":1,\"click_action\":\"video\",\"click_value\":\"TWO\","
    "\"switch_start_time\":2,\"post_click_state\":\"hidden\",\"in_tray\":true},"
    "{\"id\":\"jump\"," BUTTON "\"time\":1,\"click_action\":\"jump\",\"click_value\":\"0:{{n}}\","
    "\"when\":{\"any\":[{\"variable\":\"n\",\"operator\":\"<\",\"value\":\"{{limit}}\"},"
    "{\"not\":{\"variable\":\"b\",\"operator\":\"==\",\"value\":true}},"
    "{\"variable\":\"name\",\"operator\":\"regex\",\"value\":\"^w[a-z]+\"},"
    "{\"variable\":\"name\",\"operator\":\"regex\",\"value\":\"x{{n}}\"},"
    "{\"variable\":\"name\",\"operator\":\"contains\",\"value\":\"WORLD\"}]}},"
    "{\"id\":\"spot\",\"type\":\"hotspot\",\"time\":2,\"end_time\":50,\"pos_top\":0,"
    "\"pos_left\":0,\"pos_width\":50,\"pos_height\":50,\"click_action\":\"pause\","
    "\"pause_amount\":3,\"hotspot_points\":\"[[[0,0],[100,0],[100,100]],[[60,10],[90,10],"
    "[90,40]]]\",\"z_index\":2},"
    "{\"id\":\"picture\",\"type\":\"image\",\"time\":2,\"pos_top\":60,\"pos_left\":0,"
    "\"pos_width\":50,\"pos_height\":20,\"click_action\":\"track\",\"value\":\"{{name}}.png\","
    "\"hotspot_points\":\"0,0 100,0 50,100\",\"border_width\":\"2px\"},"
    "{\"id\":\"rules\"," BUTTON "\"time\":2,\"click_action\":\"track\",\"conditional\":true,"
    "\"conditional_variable\":\"n\",\"conditional_operator\":\"greater_than\","
    "\"conditional_value\":\"1\",\"conditional_join\":1,\"conditional_2\":true,"
    "\"conditional_variable_2\":\"missing\",\"conditional_operator_2\":\"exists\"},"
    "{\"id\":\"set\",\"type\":\"variable\",\"time\":3,\"variable_name\":\"n\","
    "\"variable_value\":\"{{n}}1\"},"
    "{\"id\":\"tray\",\"type\":\"resourceTray\",\"time\":4},"
    "{\"id\":\"forget\",\"type\":\"reset_viewer\",\"time\":5},"
    "{\"id\":\"again\",\"type\":\"reset_interactions\",\"time\":6},"
    "{\"id\":\"stop\",\"type\":\"pause\",\"time\":7,\"pause_duration\":2},"
    "{\"id\":\"leap\",\"type\":\"jump\",\"time\":30,\"jump_time\":40,\"repeat\":\"once\"},"
    "{\"id\":\"away\",\"type\":\"redirect\",\"time\":45,\"redirect_url\":\"/{{u}}\"}],"
    "\"cues\":[{\"time\":1,\"custom_data\":[1,\"two\"]},{\"id\":\"late\",\"time\":35}]},"
    "{\"id\":\"two\",\"token\":\"TWO\",\"interactions\":[{\"id\":\"back\"," BUTTON
    "\"time\":0,\"click_action\":\"back\"},"
    "{\"id\":\"ask\"," BUTTON "\"time\":0,\"click_action\":\"post\",\"click_value\":\"/p?n={{n}}\","
    "\"value\":\"Ask {{name}}\",\"collect_first\":true,\"hubspot_field\":\"field\","
    "\"hubspot_map\":true,\"clickfunnels\":true,\"clickfunnels_tag\":\"{{name}}\","
    "\"clickfunnels_attribute_name\":\"a\",\"clickfunnels_attribute_value\":\"{{n}}\"},"
    "{\"id\":\"must\"," BUTTON "\"time\":1,\"end_time\":4,\"click_required\":true,"
    "\"click_action\":\"track\",\"hubspot_field\":\"field\",\"hubspot_value\":\"{{name}}\"},"
    "{\"id\":\"show\"," BUTTON "\"time\":3,\"pause_video\":true,"
    "\"click_action\":\"collect\"}],\"on_ended\":{\"action\":\"loop\"}}]}";

static const input SESSION[] = {
    {.name = "ready", .number = 60},
    {.name = "play"},
    {.name = "pause"},
    {.name = "play"},
    {.name = "tick", .number = 1.5},
    {.name = "hover", .integer = 0},
    {.name = "click", .integer = 0},
    {.name = "answer", .choice = 1},
    {.name = "set", .text = "limit", .integer = 2, .number = 10},
    {.name = "set", .text = "host's own", .integer = 1, .value = "some text of its own"},
    {.name = "set", .text = "name", .integer = 1, .value = "\xC3\x89milie, with a longer name"},
    {.name = "eval", .text = "host's own"},
    {.name = "log_explain", .integer = 3},
    {.name = "click", .integer = 1},
    {.name = "answer", .choice = 1},
    {.name = "play"},
    {.name = "tick", .number = 3.5},
    {.name = "device", .choice = 1},
    {.name = "show", .integer = 3, .choice = 1},
    {.name = "tray", .text = "magic_menu"},
    {.name = "tray_close", .text = "magic_menu"},
    {.name = "tick", .number = 8},
    {.name = "wake", .integer = 1},
    {.name = "play"},
    {.name = "click", .integer = 4},
    {.name = "hidden", .choice = 1},
    {.name = "seek", .number = 25, .choice = 1},
    {.name = "answer", .choice = 1},
    {.name = "play"},
    {.name = "tick", .number = 50},
    {.name = "answer", .choice = 1},
    {.name = "tick", .number = 50},
    {.name = "answer", .choice = 0},
    {.name = "click", .integer = 2},
    {.name = "answer", .choice = 1},
    {.name = "ready", .number = 20},
    {.name = "tick", .number = 5},
    {.name = "click", .integer = 14},
    {.name = "answer", .choice = 1},
    {.name = "ready", .number = 60},
    {.name = "ended"},
    {.name = "answer", .choice = 1},
    {.name = "ready", .number = 20},
    {.name = "ended"},
    {.name = "reset"},
    {.name = "jump", .integer = 1, .number = 1},
    {.name = "eval", .text = "name"},
    {.name = "ready", .number = 20},
    {.name = "tick", .number = 2},
    {.name = "click", .integer = 16},
    {.name = "click", .integer = 15},
    {.name = "answer", .choice = 1},
    {.name = "lead", .text = "{\"email\":\"a@example.com\",\"another one\":\"\\u00e9\"}"},
    {.name = "answer", .choice = 1},
    {.name = "tick", .number = 3.5},
    {.name = "click", .integer = 17},
    {.name = "answer", .choice = 1},
    {.name = "lead_cancel"},
    {.name = "dialog_close"},
    {.name = "reset"},
    {.name = "jump", .integer = 1, .number = 2},
    {.name = "ready", .number = 20},
    {.name = "play"},
    {.name = "tick", .number = 3.5},
    {.name = "play"},
    {.name = "tick", .number = 9},
    {.name = "click", .integer = 16},
    {.name = "unload"},
};
#define STEPS (sizeof SESSION / sizeof SESSION[0])
#define STEPS_MAX 2000u

// One document, and a session of it.
typedef struct scenario {
    hc_str json;
    const input *steps;
    uint32_t count;
} scenario;

static scenario now;

static void use_rich(void) {
    now = (scenario){HC_STR(RICH), SESSION, STEPS};
}

// Each interaction without a polygon is clicked, and what it asks for is answered, while
// the video goes on.
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

// What a step gives when all goes well: its effects, and what is told then.
typedef struct told {
    hc_result result;
    hc_bytes text;
} told;

static told reference[STEPS_MAX];

// Reading is no part of the step: it is neither counted nor refused.
static void tell(hc_engine *engine, told *t) {
    uint64_t refuse = refuse_at;
    allocations before = counted;
    refuse_at = 0;
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
    refuse_at = refuse;
    before.live = counted.live;
    counted = before;
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
        tell(engine, &reference[i]);
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

// Plays on from a step and gives the first step that was not as it should be,
// now.count when all were.
static uint32_t play_on(hc_engine *engine, uint32_t step) {
    told got = {HC_OK, {0}};
    for (; step < now.count; step++) {
        got.result = feed(engine, &now.steps[step]);
        tell(engine, &got);
        if (got.result != reference[step].result || !same_text(&got.text, &reference[step].text)) {
            break;
        }
    }
    hc__bytes_free(&got.text);
    return step;
}

// ---- Loading --------------------------------------------------------------

// The session that was played before the load that fails.
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

// Loads with the n-th allocation refused. False when there was no n-th.
static bool load_without(uint64_t n, int from_there, hc_load_mode mode) {
    hc_engine *engine = engine_in_session();
    allocations_begin(n, from_there);
    hc_result result = load(engine, now.json, mode);
    allocations made = allocations_end();
    if (result == HC_ERR_MEMORY) {
        ensure_old_session_goes_on(engine, n);
    } else if (result == HC_OK) { // it did without: then all must be there
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

// Loads until nothing is refused any more; gives how many allocations that
// took. The first thing that is wrong ends it.
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

// A document with errors is told to have them, or memory ran out.
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

// Plays with the n-th allocation refused. What is told up to the step that
// runs out of memory is told in full; afterwards the engine still answers.
static bool play_without(uint64_t n, int from_there) {
    hc_engine *engine = hc_engine_create();
    load(engine, now.json, HC_STRICT);
    told got = {HC_OK, {0}};
    hc__bytes_reserve(&got.text, 1u << 16); // what the test takes is not counted
    bool whole = true;
    const char *wrong = NULL;
    allocations_begin(n, from_there);
    uint32_t step = 0;
    for (; step < now.count && wrong == NULL; step++) {
        got.result = feed(engine, &now.steps[step]);
        whole = whole && got.result == reference[step].result;
        tell(engine, &got);
        wrong = got.result == HC_ERR_DOCUMENT || got.result == HC_ERR_ARGUMENT ? "a strange result"
                : whole && !same_text(&got.text, &reference[step].text)        ? "effects are lost"
                                                                               : NULL;
        if (!whole && got.result != HC_ERR_MEMORY && got.result != HC_REFUSED) {
            break; // from here on it is another session
        }
    }
    uint64_t refused = allocations_end().refused;
    if (wrong == NULL && step < now.count) {
        hc_input_reset(engine);
        wrong =
            hc_input_play(engine) != HC_OK || !effects_are_sound(engine) ? "no more answers" : NULL;
    }
    if (wrong != NULL) {
        step -= step > 0 ? 1 : 0; // the loop has gone on by one
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
    const char *name = NULL;
    for (uint32_t i = 0; (name = input_name(i)) != NULL; i++) {
        uint32_t step = 0;
        while (step < STEPS && strcmp(SESSION[step].name, name) != 0) {
            step++;
        }
        ENSURE_SAY(step < STEPS, "%s", name);
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

// A pattern with a template is put together at each evaluation, which takes
// memory: so evaluations can be counted. (T8)
static void conditions_are_looked_at_when_they_may_change(void) {
    static const char PATTERN[] = "\"when\":{\"variable\":\"a\",\"operator\":\"regex\","
                                  "\"value\":\"{{b}}\"},\"click_action\":\"track\"}";
    static const struct {
        const char *name;
        uint64_t evaluations;
    } ROWS[] = {{"a", 3}, {"b", 3}, {"c", 0}, {"new", 0}};
    hc_bytes json = {0};
    for (uint32_t i = 0; i < 4; i++) { // of which the last is not in its window
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
        if (count != 2 * ROWS[i].evaluations) { // the pattern, its program
            test_fail(__FILE__, __LINE__, ROWS[i].name);
            printf("        %llu allocations\n", (unsigned long long)count);
        }
    }
    hc_engine_destroy(engine);
}

// Where nothing is due, a tick takes no memory; nor do the questions of every
// frame, once the first hit has made room for its lists.
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
    allocations_begin(0, 0);
    for (uint32_t i = 0; i < 10000; i++) {
        hc_input_tick(engine, 8.5 + i / 10000.0);
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

// ---- An allocator of the host's own ---------------------------------------

#define POOL_BYTES (8u << 20)
#define POOL_HEAD 16u

// Hands out one piece after the other, and knows of each how large it is.
typedef struct pool {
    uint64_t live, bytes, calls, refuse_at;
    size_t used;
    char *memory;
} pool;

static void pool_give(pool *p, const char *memory) {
    size_t size = 0;
    ENSURE(memory > p->memory && memory < p->memory + POOL_BYTES);
    memcpy(&size, memory - POOL_HEAD, sizeof size);
    p->bytes -= size;
    p->live--;
}

static void *pool_reallocate(void *context, void *memory, size_t bytes) {
    pool *p = context;
    if (bytes == 0) {
        pool_give(p, memory);
        return NULL;
    }
    size_t room = (bytes + POOL_HEAD + 15u) & ~(size_t)15u;
    if (++p->calls == p->refuse_at || room > POOL_BYTES - p->used) {
        return NULL;
    }
    char *taken = p->memory + p->used + POOL_HEAD;
    p->used += room;
    memcpy(taken - POOL_HEAD, &bytes, sizeof bytes);
    p->bytes += bytes;
    p->live++;
    if (memory != NULL) {
        size_t size = 0;
        memcpy(&size, (char *)memory - POOL_HEAD, sizeof size);
        memcpy(taken, memory, size < bytes ? size : bytes);
        pool_give(p, memory);
    }
    return taken;
}

// Two engines in turn, each with a pool.
static void all_memory_is_the_hosts(void) {
    use_rich();
    pool pools[2] = {{.memory = malloc(POOL_BYTES)}, {.memory = malloc(POOL_BYTES)}};
    hc_engine *engines[2];
    allocations_begin(0, 0);
    for (uint32_t i = 0; i < 2; i++) {
        engines[i] = hc_engine_create_with(&(hc_allocator){pool_reallocate, &pools[i]});
        ENSURE(engines[i] != NULL && load(engines[i], now.json, HC_STRICT) == HC_OK);
    }
    for (uint32_t step = 0; step < 2 * now.count; step++) {
        hc_engine *engine = engines[step % 2];
        feed(engine, &now.steps[step / 2]);
        hc_item_text(engine, 0);
        hc_item_find(engine, "go", 2);
        hc_item_hit(engine, 10, 10);
    }
    load(engines[0], HC_STR(OLD), HC_STRICT);
    hc_text_reserve(engines[0], 1000);
    hc_engine_destroy(engines[0]);
    ENSURE(pools[0].live == 0 && pools[0].bytes == 0 && pools[1].live > 0);
    hc_engine_destroy(engines[1]);
    ENSURE(pools[1].live == 0 && pools[1].bytes == 0 && pools[1].calls > 50);
    uint64_t others = allocations_end().count;
    ENSURE_SAY(others == 0, "%llu", (unsigned long long)others);
    free(pools[0].memory);
    free(pools[1].memory);
}

static void what_the_host_refuses_is_no_memory(void) {
    pool p = {.memory = malloc(POOL_BYTES), .refuse_at = 1};
    hc_allocator allocator = {pool_reallocate, &p};
    ENSURE(hc_engine_create_with(&allocator) == NULL);
    hc_engine *engine = hc_engine_create_with(&allocator);
    ENSURE(engine != NULL);
    p.refuse_at = p.calls + 1;
    ENSURE(load(engine, HC_STR(OLD), HC_STRICT) == HC_ERR_MEMORY);
    ENSURE(load(engine, HC_STR(OLD), HC_STRICT) == HC_OK);
    hc_engine_destroy(engine);
    ENSURE(p.live == 0 && p.bytes == 0);
    free(p.memory);
}

void allocation_tests(void) {
    RUN(all_memory_is_the_hosts);
    RUN(what_the_host_refuses_is_no_memory);
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
