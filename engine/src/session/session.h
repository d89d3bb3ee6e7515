// SPDX-License-Identifier: MIT
// The only state that changes: one viewing of a project. Its code is in layers, each of
// which knows only those below: rules, tasks, play state and visibility, required clicks,
// seeks, actions, videos, and the run loop on top (docs/architecture.md, "The session").
#ifndef HC_SESSION_H
#define HC_SESSION_H

#include "base/bitset.h"
#include "geometry/hits.h"
#include "session/effect.h"
#include "session/variables.h"

// What an item remembers.
typedef enum hc_item_flag {
    HC_ITEM_IN_WINDOW = 1,
    HC_ITEM_ACTIVE = 2,
    HC_ITEM_CLICKED = 4,
    HC_ITEM_HIDDEN = 8, // by its click
    HC_ITEM_DISABLED = 16,
    HC_ITEM_SHOWN = 32,  // by the host
    HC_ITEM_USED = 64,   // a timed action of `once` that ran
    HC_ITEM_STOPS = 128, // the pause of pause_video is for it
    HC_ITEM_HELD = 256,  // its window is held open for its click
} hc_item_flag;

// Work in progress, the newest on top. A task that asks the host first waits
// in the middle of its work for hc_input_answer().
typedef enum hc_task_kind {
    HC_TASK_ADVANCE, // process boundaries up to and with time_s
    HC_TASK_PAST,    // timed actions that fire when a seek passes them
    HC_TASK_ENDED,   // the end of the video, after its last boundaries
    HC_TASK_SEEK,
    HC_TASK_SWITCH,
    HC_TASK_OPEN,
    HC_TASK_LEAD,
    HC_TASK_HOST_ACTION, // an action that the page does
} hc_task_kind;

// Whether playback is on. Media may rest all the same: see media_rest.
typedef enum hc_play_state {
    HC_PLAY_UNSTARTED, // since the document was loaded, or reset
    HC_PLAY_PLAYING,
    HC_PLAY_PAUSED, // by the engine
    HC_PLAY_PAUSED_BY_VIEWER,
    HC_PLAY_OVER, // the last video has ended; play begins it anew
} hc_play_state;

// What the engine stopped playback for; a click on that lets it go on.
typedef enum hc_stop {
    HC_STOP_NONE, // or for good
    HC_STOP_ITEM, // pause_video
    HC_STOP_BLOCK,
    HC_STOP_DIALOG,
} hc_stop;

// What the viewer reads, a bit each.
typedef enum hc_dialog {
    HC_DIALOG_FORM = 1, // the lead form
    HC_DIALOG_TEXT = 2, // of `modal` and `article`
} hc_dialog;

// Why a seek is made, as player:seek names it: an input, which says who, or an interaction.
typedef enum hc_seek_reason {
    HC_SEEK_USER = HC_SEEKER_USER,
    HC_SEEK_HOST = HC_SEEKER_HOST,
    HC_SEEK_CLICK,
    HC_SEEK_TIMED,
} hc_seek_reason;

typedef struct hc_task {
    hc_task_kind kind;
    bool asked;         // the intent was given, its answer is awaited
    bool allowed;       // and was yes
    bool looped;        // ENDED: the media element has begun again itself
    bool pushes;        // SWITCH: `back` returns here
    bool returns;       // SWITCH: this is `back`, the place is taken off the history
    uint32_t item;      // OPEN, HOST_ACTION, LEAD; PAST: next landmark
    uint32_t end;       // PAST: landmark to stop before
    uint32_t video;     // SWITCH
    double time_s;      // ADVANCE, SEEK, SWITCH
    hc_seek_reason why; // SEEK
    bool clamped;       // SEEK: to the end of a window whose click is required
    bool holds_click;   // LEAD
    const char *reason; // OPEN: of the pause
} hc_task;

#define HC_TASKS 8u

typedef struct hc_visit {
    uint32_t video;
    double time_s;
} hc_visit;

typedef struct hc_session {
    const hc_project *project;
    hc_effect_list *effects;
    hc_bytes *scratch; // texts on their way; used like a stack
    hc_work *work;     // of the input

    uint32_t video;
    double time_s;          // everything up to here has happened
    double picture_s;       // of the picture on screen, if that is known
    double duration_s;      // of the media, infinite when not known
    uint32_t cursor;        // next boundary of the video
    double sought_s;        // where the last seek of the visit led, or -1
    uint32_t progress_told; // thresholds of progress told in this visit, a bit each

    hc_play_state play;
    bool ready;      // the start video's media were ready once
    bool media_rest; // the media stopped where playback goes on
    bool holding;    // paused for a time; a wake resumes
    hc_stop stop;
    bool resume_due; // playback goes on when the tasks are done
    bool pause_due;  // for what became active
    bool entering;   // a video, which plays as soon as its windows are there
    bool arriving;   // in other media, which are not ready
    bool looped;     // the media element begins again of itself at the end
    bool blocked;    // by required clicks
    bool lead_asked;
    uint32_t dialogs;   // hc_dialog, opened since playback was on
    uint32_t lead_item; // whose click waits for the form, or HC_NONE
    uint32_t wake_token;
    uint32_t controls; // control effects since the media last moved on (T14)
    bool loop_reported;
    hc_device device;
    uint32_t hovered;

    uint16_t *item_flags;
    uint8_t *cue_used; // cues of `once` that were given
    hc_bitset window;  // items in their window
    double *shape;     // room for the shape of any item
    hc_hits hits;
    double frame_ratio; // width through height
    uint8_t *tray_open;
    uint32_t *held; // items whose window is held open for their click
    uint32_t held_count;
    // Landmarks that seeks have passed since playback was on.
    bool has_passed, passing; // passing: they happen, at times of their own
    uint32_t past_first, past_end;
    hc_bytes crm; // crm:map events that are held: their members, a line feed before each
    hc_variables variables;

    bool trays_shown; // the host may show one
    bool trays_stale; // what they list may be other, or look other, or they are closed
    bool awaiting;
    uint32_t task_count, history_count;
    hc_task tasks[HC_TASKS];
    hc_visit history[HC_LIMIT_HISTORY];
} hc_session;

static inline bool hc__session_is_playing(const hc_session *session) {
    return session->play == HC_PLAY_PLAYING;
}

static inline bool hc__session_is_started(const hc_session *session) {
    return session->play != HC_PLAY_UNSTARTED;
}

bool hc__session_init(hc_session *session, const hc_project *project, hc_effect_list *effects,
                      hc_bytes *scratch, hc_work *work);
void hc__session_free(hc_session *session);

static inline const hc_video *hc__session_video(const hc_session *session) {
    return &session->project->videos[session->video];
}

// The media time of the picture on screen: what moves is where it is then.
static inline double hc__session_picture(const hc_session *session) {
    return session->picture_s <= session->time_s ? session->picture_s : session->time_s;
}

// Opens an event in the session's video, at the session's time or another.
hc_bytes *hc__session_event(hc_session *session, hc_effect_kind kind, uint32_t item);
hc_bytes *hc__session_event_at(hc_session *session, hc_effect_kind kind, double time_s);

// Opens and closes one.
void hc__session_plain_event(hc_session *session, hc_effect_kind kind);
void hc__session_error(hc_session *session, const char *code, const char *message);

// Reports once in an input that there was too much to do (T21).
void hc__session_report_work(hc_session *session);

// A text with its templates replaced, in the scratch; valid until the scratch
// is cut back to the size it had before.
hc_str hc__session_resolve(hc_session *session, hc_str text, hc_place place);

// The video that a switch's target means, its templates replaced. HC_NONE, and an
// `error` event, when there is none.
uint32_t hc__session_find_video(hc_session *session, hc_str target);

#endif
