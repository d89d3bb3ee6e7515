// SPDX-License-Identifier: MIT
// Fuzz target: a project document, a byte 0xFF, and inputs: a byte says which,
// those behind it what it takes (see `take_…` below). Every session is played
// twice, as it must be the same again.
#include <cJSON.h>
#include <math.h>
#include <string.h>

#include "../unit/sound.h"
#include "fuzz.h"
#include "hotcue/hotcue.h"

#define ITEMS_MAX 512u
#define INPUTS_MAX 150u

// What the events have told so far, and what was asked for.
typedef struct session {
    hc_engine *engine;
    uint32_t videos, items;
    bool shown[ITEMS_MAX], playing;
    uint32_t hovered, wake_token;
    uint64_t hash; // of everything told
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

// Below 64 a strange one, below 128 any, else up to eight seconds from now.
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
                              hc_time(s->engine),
                              hc_next_time(s->engine),
                              nextafter(hc_next_time(s->engine), 0),
                              hc_time(s->engine) + 1e9,
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
    return hc_time(s->engine) + (kind - 128) / 16.0;
}

// An item or video: below 200 one there is, or just not any more.
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

static hc_result take_set(stream *in, session *s) {
    hc_str name = take_text(in, 15);
    uint32_t kind = take_byte(in) % 5;
    double number = kind >= 2 ? take_time(in, s) : 0;
    hc_str text = kind == 1 ? take_text(in, 255) : HC_STR("");
    return hc_set(s->engine, name.data, name.size, kind, number, text.data, text.size,
                  take_byte(in) & 1u);
}

static hc_result take_input(stream *in, session *s) {
    hc_engine *engine = s->engine;
    hc_str text;
    uint32_t index = 0;
    double time_s = 0;
    switch (take_byte(in) % 24) {
    case 0: return hc_ready(engine, take_time(in, s));
    case 1: return hc_play(engine);
    case 2: return hc_pause(engine);
    case 3: return hc_tick(engine, take_time(in, s));
    case 4: time_s = take_time(in, s); return hc_seek(engine, time_s, take_byte(in) & 1u);
    case 5: return hc_ended(engine, take_byte(in) & 1u);
    case 6: return hc_answer(engine, take_byte(in) & 1u);
    case 7: return hc_click(engine, take_index(in, s->items));
    case 8: return hc_hover(engine, take_index(in, s->items));
    case 9: return take_set(in, s);
    case 10: text = take_text(in, 15); return hc_eval(engine, text.data, text.size);
    case 11:
        index = take_byte(in);
        return hc_wake(engine, index < 128 ? s->wake_token : index - 128);
    case 12: return hc_device(engine, take_byte(in) % 3);
    case 13: index = take_index(in, s->items); return hc_show(engine, index, take_byte(in) & 1u);
    case 14: index = take_index(in, s->videos); return hc_jump(engine, index, take_time(in, s));
    case 15: text = take_text(in, 15); return hc_tray(engine, text.data, text.size);
    case 19: text = take_text(in, 15); return hc_tray_close(engine, text.data, text.size);
    case 16: return hc_hidden(engine, take_byte(in) & 1u);
    case 17: return hc_reset(engine);
    case 18: // a click where something is
        index = hc_hit(engine, take_byte(in) / 2.0, take_byte(in) / 2.0);
        CHECK(index == HC_NONE || hc_active(engine, index) == 1);
        return index == HC_NONE ? HC_ERR_ARGUMENT : hc_click(engine, index);
    case 21: text = take_text(in, 40); return hc_lead(engine, text.data, text.size);
    case 22: return hc_lead_cancel(engine);
    case 20: return hc_log_explain(engine, take_index(in, s->items));
    default:
        index = take_byte(in);
        return index == 0   ? hc_unload(engine)
               : index == 1 ? hc_dialog_close(engine)
                            : hc_answer(engine, 1);
    }
}

// ---- What must hold -------------------------------------------------------

// What the last input gave, for whoever looks for the reason.
static void print_effects(const session *s) {
    for (uint32_t i = 0; i < hc_effect_count(s->engine); i++) {
        const hc_effect *e = &hc_effects(s->engine)[i];
        uint32_t bytes = hc_effect_line(s->engine, e);
        const char *text = bytes == 0 ? "" : hc_text(s->engine);
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

// T1, T18: what is told of an item or of playback is a change of what was told
// before.
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
    const hc_effect *effects = hc_effects(s->engine);
    RULE(result != HC_REFUSED || count == 0);
    RULE(effects_are_sound(s->engine));
    for (uint32_t i = 0; i < count; i++) {
        follow(s, &effects[i]);
        note(s, &effects[i], sizeof effects[i]);
        uint32_t bytes = hc_effect_line(s->engine, &effects[i]);
        note(s, hc_text(s->engine), bytes);
    }
}

// The video of an item, from what the overlay draws.
static double video_of(session *s, uint32_t item) {
    uint32_t bytes = hc_item_text(s->engine, item);
    RULE(bytes > 0 && is_json(text_of(s->engine, bytes)));
    note(s, hc_text(s->engine), bytes);
    cJSON *view = cJSON_ParseWithLength(hc_text(s->engine), bytes);
    const cJSON *video = cJSON_GetObjectItemCaseSensitive(view, "video");
    double number = cJSON_IsNumber(video) ? video->valuedouble : -1;
    cJSON_Delete(view);
    return number;
}

static void check_state(session *s) {
    hc_engine *engine = s->engine;
    double time_s = hc_time(engine);
    double next_s = hc_next_time(engine);
    uint32_t video = hc_current_video(engine);
    RULE(isfinite(time_s) && time_s >= 0);
    RULE(!isnan(next_s) && next_s >= time_s);
    double pause_s = hc_next_pause(engine, time_s + 10);
    RULE(pause_s == (double)INFINITY || (pause_s >= time_s && pause_s <= time_s + 10));
    RULE(video < s->videos || video == HC_NONE);
    RULE(hc_playing(engine) == (s->playing ? 1 : 0));
    for (uint32_t i = 0; i < s->items; i++) {
        RULE(hc_active(engine, i) == (s->shown[i] ? 1 : 0));
        RULE(!s->shown[i] || video_of(s, i) == video);
    }
    note(s, &time_s, sizeof time_s);
    note(s, &next_s, sizeof next_s);
}

// ---- Sessions -------------------------------------------------------------

static void count_videos(session *s) {
    uint32_t bytes = hc_project_text(s->engine);
    cJSON *project = cJSON_ParseWithLength(hc_text(s->engine), bytes);
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
    session s = {.engine = hc_create(), .hovered = HC_NONE, .hash = 14695981039346656037u};
    CHECK(hc_unicode(s.engine, NULL, 0) == HC_OK);
    hc_result loaded = hc_load(s.engine, (const char *)document, (uint32_t)size, HC_LENIENT);
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
    hc_destroy(s.engine);
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
