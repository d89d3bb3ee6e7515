// SPDX-License-Identifier: MIT
// The list of effects that an input leaves, and how an event's log line is
// written: hc__event_begin(), the payload's members, hc__event_end().
#ifndef HC_EFFECT_H
#define HC_EFFECT_H

#include "hotcue/hotcue.h"
#include "model/project.h"
#include "session/variables.h"

typedef struct hc_effect_list {
    hc_bytes records; // hc_effect
    hc_bytes text;    // log lines, one behind the other
    uint32_t line;    // where the line being written begins
} hc_effect_list;

void hc__effects_clear(hc_effect_list *list);
// The intent at the end of the list waits no more.
void hc__effects_answered(hc_effect_list *list);
void hc__effects_free(hc_effect_list *list);

// Where flags hold the hc_reason of an interaction that shows or hides.
#define HC_EFFECT_REASON_SHIFT 8u
#define HC_EFFECT_REASON(flags) ((flags) >> HC_EFFECT_REASON_SHIFT)

// An effect that is all in its record.
void hc__effect(hc_effect_list *list, const hc_effect *effect);

void hc__command(hc_effect_list *list, hc_effect_kind kind, uint32_t item, double time_s,
                 uint32_t flags);

// Opens a line of the log; the payload's members follow, then hc__json_close().
void hc__line_begin(hc_bytes *out, hc_effect_kind kind, const hc_project *project, uint32_t video,
                    double time_s);

// Opens the line of an event and returns where its payload is written, inside
// the line's object.
hc_bytes *hc__event_begin(hc_effect_list *list, hc_effect_kind kind, uint32_t item,
                          const hc_project *project, uint32_t video, double time_s);
void hc__event_end(hc_effect_list *list, uint32_t flags);

// ---- Members of payloads --------------------------------------------------

void hc__member_text(hc_bytes *out, const char *key, hc_str text);
void hc__member_word(hc_bytes *out, const char *key, const char *word);
void hc__member_number(hc_bytes *out, const char *key, double number);
void hc__member_value(hc_bytes *out, const char *key, const hc_value *value);
void hc__member_json(hc_bytes *out, const char *key, hc_str json);       // null when not given
void hc__member_variables(hc_bytes *out, const hc_variables *variables); // those that are set
void hc__member_node(hc_bytes *out, const char *key, const hc_video *video);
void hc__member_cue(hc_bytes *out, const hc_cue *cue);
void hc__member_hotspot(hc_bytes *out, const hc_item *item);

#endif
