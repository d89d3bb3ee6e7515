// SPDX-License-Identifier: MIT
// Fuzz target: a project document, a byte 0xFF, and inputs. A byte selects
// the input, those after it its arguments (see `take_…` below). Every
// session is played twice, and must be the same both times.
#include <cJSON.h>
#include <math.h>
#include <string.h>

#include "../c/inputs.h"
#include "../c/sound.h"
#include "fuzz.h"
#include "hotcue/hotcue.h"

#define ITEMS_MAX 512u
#define INPUTS_MAX 150u

// What the events so far say, and what was queried.
typedef struct session {
    hc_engine *engine;
    uint32_t videos, items;
    bool shown[ITEMS_MAX], playing;
    uint32_t hovered, wake_token;
    uint64_t hash; // of all log lines and texts
} session;

// ---- Inputs from bytes ----------------------------------------------------

typedef struct stream {
    const uint8_t *at, *end;
} stream;

static uint8_t take_byte(stream *in) {
    return in->at < in->end ? *in->at++ : 0;
}

static uint64_t take_word(stream *in, uint32_t size) {
    uint64_t word = 0;
    for (uint32_t i = 0; i < size; i++) {
        word |= (uint64_t)take_byte(in) << (8 * i);
    }
    return word;
}

// Below 64 an unusual one, below 128 any, else up to eight seconds from now.
static double take_time(stream *in, const session *s) {
    const double strange[] = {0,
                              -0.0,
                              NAN,
                              INFINITY,
                              -INFINITY,
                              -1,
                              1e308,
                              -1e308,
                              5e-324,
                              1e-7,
                              60,
                              hc_session_time(s->engine),
                              hc_session_next_time(s->engine),
                              nextafter(hc_session_next_time(s->engine), 0),
                              hc_session_time(s->engine) + 1e9,
                              1e300};
    uint8_t kind = take_byte(in);
    if (kind < 64) {
        return strange[kind % 16];
    }
    if (kind < 128) {
        uint64_t bits = take_word(in, 8);
        double number = 0;
        memcpy(&number, &bits, sizeof number);
        return number;
    }
    return hc_session_time(s->engine) + (kind - 128) / 16.0;
}

// The number of an item or video: below 200 a valid one, or the first invalid one.
static uint32_t take_index(stream *in, uint32_t count) {
    uint8_t index = take_byte(in);
    return index < 200 ? index % (count + 2) : index == 200 ? (uint32_t)take_word(in, 4) : HC_NONE;
}

static hc_str take_text(stream *in, uint32_t most) {
    uint32_t size = take_byte(in) % (most + 1);
    size = size < in->end - in->at ? size : (uint32_t)(in->end - in->at);
    hc_str text = {(const char *)in->at, size};
    in->at += size;
    return text;
}

// ---- Arguments: each function takes one of its kind ------------------------

#define TAKE_NONE
#define TAKE_TIME(parameter) given.number = take_time(in, s);
#define TAKE_WALL TAKE_TIME
#define TAKE_START TAKE_TIME
#define TAKE_DURATION TAKE_TIME
#define TAKE_ITEM(parameter) given.integer = take_index(in, s->items);
#define TAKE_VIDEO(parameter) given.integer = take_index(in, s->videos);
#define TAKE_TOKEN(parameter) given.integer = take_token(in, s);
#define TAKE_FLAG(parameter) given.choice = take_byte(in) % 3; // 2 counts as 1
#define TAKE_OPTION TAKE_FLAG
#define TAKE_SEEKER TAKE_FLAG
#define TAKE_DEVICE TAKE_FLAG
#define TAKE_SETTER TAKE_FLAG
#define TAKE_NAME(parameter) take_text_into(in, 15, &given.text, &given.text_bytes);
#define TAKE_FIELDS(parameter) take_text_into(in, 40, &given.text, &given.text_bytes);
#define TAKE_VALUE(parameter) take_value(in, s, &given);

static uint32_t take_token(stream *in, const session *s) {
    uint8_t token = take_byte(in);
    return token < 128 ? s->wake_token : token - 128u;
}

static void take_text_into(stream *in, uint32_t most, const char **text, uint32_t *bytes) {
    hc_str taken = take_text(in, most);
    *text = taken.data;
    *bytes = taken.size;
}

static void take_value(stream *in, const session *s, input *given) {
    given->integer = take_byte(in) % 5; // one more than there are kinds
    given->number = given->integer >= 2 ? take_time(in, s) : 0;
    if (given->integer == 1) {
        take_text_into(in, 255, &given->value, &given->value_bytes);
    }
}

// ---- Inputs: a byte is a row of the table ---------------------------------

#define HC_INPUT(name, method, A, B, C, what)                                                      \
    static hc_result take_##name(stream *in, session *s) {                                         \
        input given = {.text = "", .value = ""};                                                   \
        (void)in;                                                                                  \
        TAKE_##A TAKE_##B TAKE_##C return call_##name(s->engine, &given);                          \
    }
#include "../../engine/schema/inputs.def"

// A click on whatever is at a point.
static hc_result take_hit(stream *in, session *s) {
    double x = take_byte(in) / 2.0;
    uint32_t item = hc_item_hit(s->engine, x, take_byte(in) / 2.0);
    CHECK(item == HC_NONE || hc_item_is_active(s->engine, item));
    return item == HC_NONE ? HC_ERR_ARGUMENT : hc_input_click(s->engine, item);
}

static hc_result (*const INPUTS[])(stream *in, session *s) = {
#define HC_INPUT(name, method, A, B, C, what) take_##name,
#include "../../engine/schema/inputs.def"
    take_hit,
};

// An unload leaves little to find, so it takes one more byte, and is rare.
static hc_result take_input(stream *in, session *s) {
    uint8_t row = take_byte(in) % (sizeof INPUTS / sizeof INPUTS[0]);
    if (INPUTS[row] == take_unload && take_byte(in) != 0) {
        return hc_input_answer(s->engine, true);
    }
    return INPUTS[row](in, s);
}

// ---- Invariants -----------------------------------------------------------

// Prints the effects of the last input, for debugging.
static void print_effects(const session *s) {
    for (uint32_t i = 0; i < hc_effect_count(s->engine); i++) {
        const hc_effect *e = hc_effect_at(s->engine, i);
        uint32_t bytes = hc_effect_line(s->engine, e);
        const char *text = bytes == 0 ? "" : hc_text_data(s->engine);
        fprintf(stderr, "%u, flags %u, item %u, time %.17g: %.*s\n", e->kind, e->flags, e->item,
                e->time_s, (int)bytes, text);
    }
}

#define RULE(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            print_effects(s);                                                                      \
            CHECK(condition);                                                                      \
        }                                                                                          \
    } while (0)

// T1, T18: each event about an item or playback is a change from the previous state.
static void follow(session *s, const hc_effect *e) {
    switch (e->kind) {
    case HC_EVENT_INTERACTION_SHOW:
    case HC_EVENT_INTERACTION_HIDE:
        RULE(e->item < s->items);
        RULE(s->shown[e->item] == (e->kind == HC_EVENT_INTERACTION_HIDE));
        RULE(s->hovered != e->item); // it is left before it hides
        s->shown[e->item] = e->kind == HC_EVENT_INTERACTION_SHOW;
        break;
    case HC_EVENT_PLAYER_PLAY:
    case HC_EVENT_PLAYER_PAUSE:
        RULE(s->playing == (e->kind == HC_EVENT_PLAYER_PAUSE));
        s->playing = e->kind == HC_EVENT_PLAYER_PLAY;
        break;
    case HC_EVENT_PROJECT_RESET:
    case HC_EVENT_PROJECT_UNLOAD: s->playing = false; break;
    case HC_EVENT_HOTSPOT_ENTER:
        RULE(s->hovered == HC_NONE && s->shown[e->item]);
        s->hovered = e->item;
        break;
    case HC_EVENT_HOTSPOT_LEAVE:
        RULE(s->hovered == e->item);
        s->hovered = HC_NONE;
        break;
    case HC_COMMAND_WAKE:
        RULE(e->time_s > 0);
        s->wake_token = e->item;
        break;
    case HC_COMMAND_SWITCH:
        RULE(e->item < s->videos);
        RULE(isfinite(e->time_s) && e->time_s >= 0);
        break;
    case HC_COMMAND_SEEK:
    case HC_COMMAND_PAUSE: RULE(isfinite(e->time_s) && e->time_s >= 0); break;
    default: break;
    }
}

static void note(session *s, const void *data, size_t size) {
    for (size_t i = 0; i < size; i++) {
        s->hash = (s->hash ^ ((const uint8_t *)data)[i]) * 1099511628211u;
    }
}

static void check_effects(session *s, hc_result result) {
    uint32_t count = hc_effect_count(s->engine);
    RULE(result != HC_REFUSED || count == 0);
    RULE(effects_are_sound(s->engine));
    for (uint32_t i = 0; i < count; i++) {
        const hc_effect *effect = hc_effect_at(s->engine, i);
        follow(s, effect);
        note(s, effect, sizeof *effect);
        uint32_t bytes = hc_effect_line(s->engine, effect);
        note(s, hc_text_data(s->engine), bytes);
    }
}

// Returns the video of an item, from the JSON for the overlay.
static double video_of(session *s, uint32_t item) {
    uint32_t bytes = hc_item_text(s->engine, item);
    RULE(bytes > 0 && is_json(text_of(s->engine, bytes)));
    note(s, hc_text_data(s->engine), bytes);
    cJSON *view = cJSON_ParseWithLength(hc_text_data(s->engine), bytes);
    const cJSON *video = cJSON_GetObjectItemCaseSensitive(view, "video");
    double number = cJSON_IsNumber(video) ? video->valuedouble : -1;
    cJSON_Delete(view);
    return number;
}

static void check_state(session *s) {
    hc_engine *engine = s->engine;
    double time_s = hc_session_time(engine);
    double next_s = hc_session_next_time(engine);
    uint32_t video = hc_session_video(engine);
    RULE(isfinite(time_s) && time_s >= 0);
    RULE(!isnan(next_s) && next_s >= time_s);
    double pause_s = hc_session_next_pause(engine, time_s + 10);
    RULE(pause_s == (double)INFINITY || (pause_s >= time_s && pause_s <= time_s + 10));
    RULE(video < s->videos || video == HC_NONE);
    RULE(hc_session_is_playing(engine) == s->playing);
    for (uint32_t i = 0; i < s->items; i++) {
        RULE(hc_item_is_active(engine, i) == s->shown[i]);
        RULE(!s->shown[i] || video_of(s, i) == video);
    }
    note(s, &time_s, sizeof time_s);
    note(s, &next_s, sizeof next_s);
}

// ---- Sessions -------------------------------------------------------------

static void count_videos(session *s) {
    uint32_t bytes = hc_project_text(s->engine);
    cJSON *project = cJSON_ParseWithLength(hc_text_data(s->engine), bytes);
    const cJSON *videos = cJSON_GetObjectItemCaseSensitive(project, "videos");
    s->videos = (uint32_t)cJSON_GetArraySize(videos);
    cJSON_Delete(project);
}

// Items are numbered without gaps, but timed ones have no text.
static void count_items(session *s, size_t document_bytes) {
    for (uint32_t i = 0; i < ITEMS_MAX && i < document_bytes / 20; i++) {
        s->items = hc_item_text(s->engine, i) > 0 ? i + 1 : s->items;
    }
}

static uint64_t play(const uint8_t *document, size_t size, stream in) {
    session s = {.engine = hc_engine_create(), .hovered = HC_NONE, .hash = 14695981039346656037u};
    CHECK(hc_unicode_load(s.engine, NULL, 0) == HC_OK);
    hc_result loaded =
        hc_project_load(s.engine, (const char *)document, (uint32_t)size, HC_LENIENT);
    CHECK(loaded == HC_OK || loaded == HC_ERR_DOCUMENT);
    if (loaded == HC_OK) {
        count_videos(&s);
        count_items(&s, size);
        check_effects(&s, loaded);
        for (uint32_t i = 0; i < INPUTS_MAX && in.at < in.end; i++) {
            hc_result result = take_input(&in, &s);
            CHECK(result <= HC_REFUSED || result == HC_ERR_ARGUMENT);
            if (result != HC_ERR_ARGUMENT) {
                check_effects(&s, result);
            }
            check_state(&s);
        }
    }
    hc_engine_destroy(s.engine);
    return s.hash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const uint8_t *end = size == 0 ? NULL : memchr(data, 0xFF, size);
    if (end == NULL) {
        return 0;
    }
    const stream in = {end + 1, data + size};
    size_t document_bytes = (size_t)(end - data);
    CHECK(play(data, document_bytes, in) == play(data, document_bytes, in));
    return 0;
}
