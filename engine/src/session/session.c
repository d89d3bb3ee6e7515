// SPDX-License-Identifier: MIT
#include "session/session.h"

#include <math.h>

#include "base/allocator.h"
#include "geometry/hits.h"
#include "geometry/shape.h"

bool hc__session_init(hc_session *session, const hc_project *project, hc_effect_list *effects,
                      hc_bytes *scratch, hc_work *work) {
    *session = (hc_session){.project = project,
                            .effects = effects,
                            .scratch = scratch,
                            .work = work,
                            .video = project->start_video,
                            .duration_s = INFINITY,
                            .picture_s = NAN,
                            .hovered = HC_NONE,
                            .lead_item = HC_NONE,
                            .measure = {.quarter_s = INFINITY}};
    hc_played visit = {.duration_s = INFINITY};
    HC_LIST_ADD(&session->measure.counts, visit);
    session->item_flags = hc__calloc(project->item_count + 1u, sizeof *session->item_flags);
    session->cue_used = hc__calloc(project->cue_count + 1u, sizeof *session->cue_used);
    session->shape =
        hc__calloc(HC_SHAPE_BOX + 2u * hc__shape_most_vertices(project), sizeof(double));
    session->held = hc__calloc(project->item_count + 1u, sizeof *session->held);
    session->tray_open = hc__calloc(project->tray_count + 1u, sizeof *session->tray_open);
    bool ok = session->item_flags != NULL && session->cue_used != NULL &&
              hc__bitset_init(&session->window, project->item_count) && session->shape != NULL &&
              session->tray_open != NULL && session->held != NULL &&
              !session->measure.counts.failed && hc__hits_init(&session->hits, project) &&
              hc__variables_init(&session->variables, project, work);
    if (!ok) {
        hc__session_free(session);
    }
    return ok;
}

void hc__session_free(hc_session *session) {
    hc__free(session->item_flags);
    hc__free(session->cue_used);
    hc__bitset_free(&session->window);
    hc__free(session->shape);
    hc__hits_free(&session->hits);
    hc__free(session->tray_open);
    hc__free(session->held);
    hc__bytes_free(&session->crm);
    hc__variables_free(&session->variables);
    hc__played_forget(&session->measure.counts, 0);
    hc__bytes_free(&session->measure.counts);
    *session = (hc_session){0};
}

hc_bytes *hc__session_event(hc_session *session, hc_effect_kind kind, uint32_t item) {
    return hc__event_begin(session->effects, kind, item, session->project, session->video,
                           session->time_s);
}

hc_bytes *hc__session_event_at(hc_session *session, hc_effect_kind kind, double time_s) {
    return hc__event_begin(session->effects, kind, HC_NONE, session->project, session->video,
                           time_s);
}

void hc__session_plain_event(hc_session *session, hc_effect_kind kind) {
    hc__session_event(session, kind, HC_NONE);
    hc__event_end(session->effects, 0);
}

void hc__session_error(hc_session *session, const char *code, const char *message) {
    hc_bytes *out = hc__session_event(session, HC_EVENT_ERROR, HC_NONE);
    hc__member_word(out, "code", code);
    hc__member_word(out, "message", message);
    hc__event_end(session->effects, 0);
}

void hc__session_report_work(hc_session *session) {
    if (hc__work_is_spent(session->work) && !session->work->reported) {
        session->work->reported = true;
        hc__session_error(session, "too_much_work",
                          "work limit of one input reached: the rest is skipped");
    }
}

hc_str hc__session_resolve(hc_session *session, hc_str text, hc_place place) {
    uint32_t start = session->scratch->size;
    hc__variables_resolve(&session->variables, text, place, session->scratch);
    if (session->scratch->failed || session->scratch->size == start) {
        return HC_STR("");
    }
    return (hc_str){session->scratch->data + start, session->scratch->size - start};
}

uint32_t hc__session_find_video(hc_session *session, hc_str target) {
    uint32_t start = session->scratch->size;
    hc_str resolved = hc__session_resolve(session, target, HC_PLACE_TEXT);
    uint32_t video = hc__project_find_target(session->project, resolved);
    session->scratch->size = start;
    if (video == HC_NONE) {
        hc__session_error(session, "unknown_target", HC_UNKNOWN_TARGET_RULE);
    }
    return video;
}
