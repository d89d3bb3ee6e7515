// SPDX-License-Identifier: MIT
#include "session/measure.h"

#include <math.h>

#include "base/json.h"
#include "base/number.h"

#define COUNTS(measure) HC_LIST_AT((measure)->counts, hc_played)
#define COUNTS_END(measure) HC_LIST_END((measure)->counts, hc_played)

// Returns the counts of the current video in the viewing session; those of the visit when there
// is no room for any.
static hc_played *current(hc_measure *measure) {
    return COUNTS(measure) + measure->current;
}

// ---- Counting -------------------------------------------------------------

// Counts what was played since the last time, without an event.
static void count(hc_session *session) {
    hc_measure *measure = &session->measure;
    if (!measure->visiting) {
        return;
    }
    hc_span span = {measure->at_s, session->time_s};
    for (uint32_t i = 0; i <= measure->current; i += measure->current == 0 ? 1 : measure->current) {
        hc_played *each = COUNTS(measure) + i;
        if (session->duration_s < INFINITY) {
            each->duration_s = session->duration_s;
        }
        if (span.from_s < span.to_s && !hc__played_add(each, span)) {
            measure->failed = true;
        }
    }
    measure->at_s = hc__number_max(span.from_s, span.to_s);
}

void hc__measure_settle(hc_session *session) {
    hc_measure *measure = &session->measure;
    count(session);
    hc_played *video = current(measure);
    uint32_t reached = measure->visiting ? hc__played_quarters(video) : 0;
    for (; video->quarters < reached; video->quarters++) {
        if (measure->on) {
            hc_bytes *out = hc__session_event(session, HC_EVENT_PLAYER_QUARTER, HC_NONE);
            hc__member_number(out, "quarter", (video->quarters + 1) / (double)HC_QUARTERS);
            hc__event_end(session->effects, 0);
        }
    }
    measure->quarter_s = measure->on && measure->visiting
                             ? hc__played_next_quarter(video, measure->at_s)
                             : (double)INFINITY;
}

void hc__measure_go_on(hc_session *session) {
    hc_measure *measure = &session->measure;
    if (session->time_s != measure->at_s) {
        measure->at_s = session->time_s;
        COUNTS(measure)->going = current(measure)->going = false;
    }
    hc__measure_settle(session); // the duration may be another one
}

// ---- Visits and viewing sessions ------------------------------------------

// Begins the counts of a visit, and those of its video in the viewing session.
static void begin_visit(hc_session *session) {
    hc_measure *measure = &session->measure;
    hc_played *visit = COUNTS(measure);
    hc__played_clear(visit, session->video);
    visit->visits = 1;
    hc_played *found = visit + 1;
    while (found < COUNTS_END(measure) && found->video != session->video) {
        found++;
    }
    measure->current = (uint32_t)(found - visit);
    if (found == COUNTS_END(measure)) {
        hc_played added = {.video = session->video, .duration_s = INFINITY};
        if (measure->current <= HC_LIMIT_MEASURED) {
            HC_LIST_ADD(&measure->counts, added);
            measure->failed = measure->failed || measure->counts.failed;
            measure->counts.failed = false;
        }
        measure->current = current(measure) < COUNTS_END(measure) ? measure->current : 0;
    }
    if (measure->current > 0) {
        current(measure)->visits++;
        current(measure)->going = false;
    }
}

void hc__measure_enter(hc_session *session) {
    session->measure.visiting = true;
    session->measure.at_s = session->time_s;
    begin_visit(session);
    hc__measure_settle(session);
}

void hc__measure_leave(hc_session *session) {
    hc__measure_settle(session);
    session->measure.visiting = false;
    hc__measure_settle(session);
}

void hc__measure_end(hc_session *session) {
    hc_measure *measure = &session->measure;
    hc__measure_settle(session);
    if (measure->on) {
        hc__measure_tell(session);
    }
    hc__played_forget(&measure->counts, 1);
    measure->current = 0;
    measure->dwell_s = 0;
    if (measure->visiting) {
        begin_visit(session);
    }
    hc__measure_settle(session);
}

void hc__measure_switch(hc_session *session, bool on) {
    hc__measure_settle(session);
    session->measure.on = on;
    hc__measure_settle(session);
}

void hc__measure_dwell(hc_session *session, double seconds) {
    hc_measure *measure = &session->measure;
    seconds = hc__number_max(hc__number_min(seconds, HC_LIMIT_DWELL_S), 0);
    measure->dwell_s += seconds;
    if (measure->visiting) {
        COUNTS(measure)->dwell_s += seconds;
        current(measure)->dwell_s += measure->current > 0 ? seconds : 0;
    }
}

// ---- The report -----------------------------------------------------------

static HC_NOINLINE void print_seconds(hc_bytes *out, double seconds) {
    hc__json_number(out, hc__number_microseconds(seconds));
}

static void member_seconds(hc_bytes *out, const char *key, double seconds) {
    hc__json_key(out, hc__str_of(key));
    print_seconds(out, seconds);
}

static void member_spans(hc_bytes *out, const char *key, const hc_bytes *list) {
    hc__json_open(out, key, '[');
    for (uint32_t i = 0; i < HC_LIST_COUNT(*list, hc_span); i++) {
        const hc_span *span = &HC_LIST_AT(*list, hc_span)[i];
        hc__json_open(out, NULL, '[');
        print_seconds(out, span->from_s);
        hc__json_element(out);
        print_seconds(out, span->to_s);
        hc__json_close(out, ']');
    }
    hc__json_close(out, ']');
}

// For each second of the duration; while that is unknown, up to the latest that was played.
static void member_plays(hc_bytes *out, const hc_played *played) {
    const hc_bytes *plays = &played->lists[HC_PLAYED_PLAYS];
    double end_s = isfinite(played->duration_s) ? played->duration_s : played->furthest_s;
    end_s = hc__number_min(end_s, HC_LIMIT_PLAYS);
    hc__json_open(out, "plays", '[');
    for (uint32_t i = 0; i < end_s; i++) {
        bool counted = i < HC_LIST_COUNT(*plays, uint32_t);
        hc__json_element(out);
        hc__json_number(out, counted ? HC_LIST_AT(*plays, uint32_t)[i] : 0);
    }
    hc__json_close(out, ']');
}

static void video_report(hc_bytes *out, const char *key, const hc_project *project,
                         const hc_played *played) {
    hc__json_open(out, key, '{');
    hc__member_text(out, "video", project->videos[played->video].id);
    member_seconds(out, "duration", played->duration_s);
    hc__member_number(out, "visits", played->visits);
    member_spans(out, "ranges", &played->lists[HC_PLAYED_RANGES]);
    member_spans(out, "passes", &played->lists[HC_PLAYED_PASSES]);
    member_seconds(out, "played", hc__played_length(played));
    member_seconds(out, "watched", played->watched_s);
    member_plays(out, played);
    member_seconds(out, "furthest", played->furthest_s);
    hc__json_open(out, "quarters", '[');
    uint32_t reached = hc__played_quarters(played);
    for (uint32_t i = 0; i < reached || i < played->quarters; i++) {
        hc__json_element(out);
        hc__json_number(out, (i + 1) / (double)HC_QUARTERS);
    }
    hc__json_close(out, ']');
    member_seconds(out, "dwell", played->dwell_s);
    hc__json_close(out, '}');
}

void hc__measure_report(hc_session *session, hc_bytes *out) {
    hc_measure *measure = &session->measure;
    count(session);
    hc__json_open(out, "session", '{');
    member_seconds(out, "dwell", measure->dwell_s);
    hc__json_open(out, "videos", '[');
    for (hc_played *each = COUNTS(measure) + 1; each < COUNTS_END(measure); each++) {
        video_report(out, NULL, session->project, each);
    }
    hc__json_close(out, ']');
    hc__json_close(out, '}');
    if (measure->visiting) {
        video_report(out, "visit", session->project, COUNTS(measure));
    } else {
        hc__member_json(out, "visit", (hc_str){NULL, 0});
    }
}

void hc__measure_tell(hc_session *session) {
    hc__measure_report(session, hc__session_event(session, HC_EVENT_MEASURE, HC_NONE));
    hc__event_end(session->effects, 0);
}
