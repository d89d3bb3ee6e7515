// SPDX-License-Identifier: MIT
#include "session/effect.h"

#include <stddef.h>

#include "base/json.h"
#include "base/number.h"

_Static_assert(sizeof(hc_effect) == 32, "the record is part of the ABI");
_Static_assert(offsetof(hc_effect, text) == 12, "js-glue/engine/effect.js reads it here");
_Static_assert(offsetof(hc_effect, time_s) == 24, "js-glue/engine/effect.js reads it here");

static const char *const EVENT_NAMES[] = {
#define HC_EVENT(ENUM, name, intent, payload, when) name,
#include "../../schema/events.def"
#undef HC_EVENT
};

void hc__effects_clear(hc_effect_list *list) {
    list->records.size = list->text.size = 0;
    list->records.failed = list->text.failed = false;
}

static hc_effect *last_effect(hc_effect_list *list) {
    return (hc_effect *)(void *)(list->records.data + list->records.size - sizeof(hc_effect));
}

void hc__effects_answered(hc_effect_list *list) {
    if (list->records.size > 0) {
        last_effect(list)->flags &= ~HC_EFFECT_INTENT;
    }
}

void hc__effects_free(hc_effect_list *list) {
    hc__bytes_free(&list->records);
    hc__bytes_free(&list->text);
}

void hc__effect(hc_effect_list *list, const hc_effect *effect) {
    HC_LIST_ADD(&list->records, *effect);
}

void hc__command(hc_effect_list *list, hc_effect_kind kind, uint32_t item, double time_s,
                 uint32_t flags) {
    hc_effect effect = {
        .kind = kind, .flags = flags, .item = item, .video = HC_NONE, .time_s = time_s};
    hc__effect(list, &effect);
}

void hc__line_begin(hc_bytes *out, hc_effect_kind kind, const hc_project *project, uint32_t video,
                    double time_s) {
    hc__bytes_print(out, "{\"t\":");
    hc__json_number(out, hc__number_microseconds(time_s));
    hc__member_text(out, "video", project->videos[video].id);
    hc__member_word(out, "event", EVENT_NAMES[kind]);
}

hc_bytes *hc__event_begin(hc_effect_list *list, hc_effect_kind kind, uint32_t item,
                          const hc_project *project, uint32_t video, double time_s) {
    hc_effect effect = {
        .kind = kind, .item = item, .text = list->text.size, .video = video, .time_s = time_s};
    hc__effect(list, &effect);
    list->line = list->text.size;
    hc__line_begin(&list->text, kind, project, video, time_s);
    return &list->text;
}

void hc__event_end(hc_effect_list *list, uint32_t flags) {
    hc__json_close(&list->text, '}');
    if (list->records.failed || list->records.size == 0) {
        return;
    }
    hc_effect *effect = last_effect(list);
    effect->flags = flags;
    effect->text_bytes = list->text.size - list->line;
}

void hc__member_text(hc_bytes *out, const char *key, hc_str text) {
    hc__json_member(out, hc__str_of(key), text);
}

void hc__member_word(hc_bytes *out, const char *key, const char *word) {
    hc__member_text(out, key, hc__str_of(word));
}

void hc__member_number(hc_bytes *out, const char *key, double number) {
    hc__json_key(out, hc__str_of(key));
    hc__json_number(out, number);
}

static void print_value(hc_bytes *out, const hc_value *value) {
    if (value->kind == HC_VALUE_NUMBER) {
        hc__json_number(out, value->number);
    } else if (value->kind == HC_VALUE_BOOLEAN) {
        hc__json_boolean(out, value->number != 0);
    } else {
        hc__json_text(out, value->kind == HC_VALUE_TEXT ? value->text : (hc_str){NULL, 0});
    }
}

void hc__member_value(hc_bytes *out, const char *key, const hc_value *value) {
    hc__json_key(out, hc__str_of(key));
    print_value(out, value);
}

void hc__member_variables(hc_bytes *out, const hc_variables *variables) {
    for (uint32_t i = 0; i < variables->count; i++) {
        const hc_slot *slot = &variables->slots[i];
        if (slot->value.kind != HC_VALUE_UNSET) {
            hc__json_name(out, slot->name);
            print_value(out, &slot->value);
        }
    }
}

void hc__member_json(hc_bytes *out, const char *key, hc_str json) {
    hc__json_key(out, hc__str_of(key));
    hc__json_raw(out, json);
}

static void named(hc_bytes *out, const char *key, hc_str id, hc_str name, hc_str custom_data) {
    hc__json_open(out, key, '{');
    hc__member_text(out, "id", id);
    hc__member_text(out, "name", name);
    hc__member_json(out, "customData", custom_data);
    hc__json_close(out, '}');
}

void hc__member_node(hc_bytes *out, const char *key, const hc_video *video) {
    named(out, key, video->id, video->title, video->custom_data);
}

void hc__member_sources(hc_bytes *out, const hc_project *project, const hc_video *video) {
    hc__json_open(out, "sources", '[');
    for (uint32_t i = 0; i < video->sources.count; i++) {
        const hc_source *source = &project->sources[video->sources.first + i];
        hc__json_open(out, NULL, '{');
        hc__member_text(out, "src", source->src);
        hc__member_text(out, "type", source->type);
        hc__json_close(out, '}');
    }
    hc__json_close(out, ']');
}

void hc__member_cue(hc_bytes *out, const hc_cue *cue) {
    hc__json_open(out, "cue", '{');
    hc__member_text(out, "id", cue->id);
    hc__member_json(out, "customData", cue->custom_data);
    hc__json_close(out, '}');
}

void hc__member_hotspot(hc_bytes *out, const hc_item *item) {
    named(out, "hotspot", item->id, item->name, item->custom_data);
}
