// SPDX-License-Identifier: MIT
// The list of effects of an input, and the log lines of events, which are written by
// hc__event_begin(), the members of the payload, hc__event_end().
#ifndef HC_EFFECT_H
#define HC_EFFECT_H

#include "hotcue/hotcue.h"
#include "model/project.h"
#include "session/variables.h"

typedef struct hc_effect_list {
    hc_bytes records; // hc_effect records
    hc_bytes text;    // log lines, one after the other
    uint32_t line;    // offset of the line being written
} hc_effect_list;

// Empties the list but keeps its buffers.
void hc__effects_clear(hc_effect_list *list);

// The intent at the end of the list has been answered.
void hc__effects_answered(hc_effect_list *list);

void hc__effects_free(hc_effect_list *list);

// Position in hc_effect.flags of the hc_reason of an interaction:show or interaction:hide.
#define HC_EFFECT_REASON_SHIFT 8u
#define HC_EFFECT_REASON(flags) ((flags) >> HC_EFFECT_REASON_SHIFT)

// Appends an effect that has no log line yet.
void hc__effect(hc_effect_list *list, const hc_effect *effect);

// Appends a command; item and time_s as in commands.def.
void hc__command(hc_effect_list *list, hc_effect_kind kind, uint32_t item, double time_s,
                 uint32_t flags);

// Begins a log line; the members of the payload follow, then hc__json_close().
void hc__line_begin(hc_bytes *out, hc_effect_kind kind, const hc_project *project, uint32_t video,
                    double time_s);

// Appends an event and begins its log line. Returns the buffer for the members of the payload.
hc_bytes *hc__event_begin(hc_effect_list *list, hc_effect_kind kind, uint32_t item,
                          const hc_project *project, uint32_t video, double time_s);

// Ends the log line and sets the flags of the event.
void hc__event_end(hc_effect_list *list, uint32_t flags);

// ---- Members of payloads --------------------------------------------------

void hc__member_text(hc_bytes *out, const char *key, hc_str text);
void hc__member_word(hc_bytes *out, const char *key, const char *word);
void hc__member_number(hc_bytes *out, const char *key, double number);
void hc__member_value(hc_bytes *out, const char *key, const hc_value *value);
void hc__member_json(hc_bytes *out, const char *key, hc_str json);       // null when absent
void hc__member_variables(hc_bytes *out, const hc_variables *variables); // those that are set
void hc__member_node(hc_bytes *out, const char *key, const hc_video *video);
void hc__member_sources(hc_bytes *out, const hc_project *project, const hc_video *video);
void hc__member_cue(hc_bytes *out, const hc_cue *cue);
void hc__member_hotspot(hc_bytes *out, const hc_item *item);

#endif
