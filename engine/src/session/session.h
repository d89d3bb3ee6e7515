// SPDX-License-Identifier: MIT
// All state that changes: one viewing of a project. The code is layered, and each layer knows
// only those below: rules, tasks, play state and visibility, required clicks, seeks, actions,
// videos, and the run loop on top (docs/architecture.md, "The session").
#ifndef HC_SESSION_H
#define HC_SESSION_H

#include "base/bitset.h"
#include "geometry/hits.h"
#include "session/effect.h"
#include "session/played.h"
#include "session/variables.h"

// The state of an item, as bit flags.
typedef enum hc_item_flag {
    HC_ITEM_IN_WINDOW = 1,
    HC_ITEM_ACTIVE = 2,
    HC_ITEM_CLICKED = 4,
    HC_ITEM_HIDDEN = 8, // by its post-click state
    HC_ITEM_DISABLED = 16,
    HC_ITEM_SHOWN = 32,  // by the host
    HC_ITEM_USED = 64,   // a timed action with `once` has run
    HC_ITEM_STOPS = 128, // playback was paused for its pause_video
    HC_ITEM_HELD = 256,  // its window is held open until it is clicked
} hc_item_flag;

// Work in progress, newest on top. A task with an intent stops halfway and
// waits for hc_input_answer().
typedef enum hc_task_kind {
    HC_TASK_ADVANCE, // process boundaries up to and including time_s
    HC_TASK_PAST,    // timed actions that fire because a seek passed them
    HC_TASK_ENDED,   // the end of the video, after its last boundaries
    HC_TASK_SEEK,
    HC_TASK_SWITCH,
    HC_TASK_OPEN,
    HC_TASK_LEAD,
    HC_TASK_HOST_ACTION, // an action that the page carries out
} hc_task_kind;

// The play state of the session. The media may be stopped while it is PLAYING: see media_rest.
typedef enum hc_play_state {
    HC_PLAY_UNSTARTED, // since the document was loaded or reset
    HC_PLAY_PLAYING,
    HC_PLAY_PAUSED, // by the engine
    HC_PLAY_PAUSED_BY_VIEWER,
    HC_PLAY_OVER, // the last video has ended; play restarts it
} hc_play_state;

// What the engine paused playback for. A click on it resumes playback.
typedef enum hc_stop {
    HC_STOP_NONE, // nothing that a click would resume
    HC_STOP_ITEM, // pause_video
    HC_STOP_BLOCK,
    HC_STOP_DIALOG,
} hc_stop;

// What the viewer reads while playback pauses, as bit flags.
typedef enum hc_dialog {
    HC_DIALOG_FORM = 1, // the lead form
    HC_DIALOG_TEXT = 2, // the dialog of `modal` or `article`
} hc_dialog;

// The reason in player:seek: an input, by user or host, or the action of an interaction.
typedef enum hc_seek_reason {
    HC_SEEK_USER = HC_SEEKER_USER,
    HC_SEEK_HOST = HC_SEEKER_HOST,
    HC_SEEK_CLICK,
    HC_SEEK_TIMED,
} hc_seek_reason;

typedef struct hc_task {
    hc_task_kind kind;
    bool asked;         // the intent was emitted and its answer is awaited
    bool allowed;       // the answer was true
    bool looped;        // ENDED: the media element has restarted by itself
    bool pushes;        // SWITCH: push this place, for `back`
    bool returns;       // SWITCH: this is `back`; pop the place from the history
    uint32_t item;      // OPEN, HOST_ACTION, LEAD; PAST: next landmark
    uint32_t end;       // PAST: landmark to stop before
    uint32_t video;     // SWITCH
    double time_s;      // ADVANCE, SEEK, SWITCH
    hc_seek_reason why; // SEEK
    bool clamped;       // SEEK: time_s was moved back to the end of a window with a required click
    bool holds_click;   // LEAD: the rest of a click waits for the form
    const char *reason; // OPEN: of player:pause
} hc_task;

#define HC_TASKS 8u

typedef struct hc_visit {
    uint32_t video;
    double time_s;
} hc_visit;

// What the viewer has played, and for how long (measure.h).
typedef struct hc_measure {
    bool on;          // quarters are events
    bool visiting;    // from node:enter to node:exit
    double at_s;      // what was played up to this time is counted
    double quarter_s; // when the next quarter will have been played; infinite if it won't
    double dwell_s;   // of the viewing session
    hc_bytes counts;  // of hc_played: the visit, then each video of this viewing session
    uint32_t current; // index of the current video's; 0 when there is no room for it
    bool failed;      // out of memory
} hc_measure;

typedef struct hc_session {
    const hc_project *project;
    hc_effect_list *effects;
    hc_bytes *scratch; // temporary texts, used like a stack
    hc_work *work;     // of the current input

    uint32_t video;
    double time_s;             // everything up to this time has happened
    double picture_s;          // media time of the picture on screen; NaN if unknown
    double duration_s;         // of the media; infinite if unknown
    uint32_t cursor;           // next boundary of the video
    double sought_s;           // target of the last seek in this visit, or -1
    uint32_t progress_emitted; // progress marks emitted in this visit, one bit each

    hc_play_state play;
    bool ready;      // the start video's media have been ready
    bool media_rest; // the media are stopped although playback goes on
    bool holding;    // in a pause with a time limit, which a wake ends
    hc_stop stop;
    bool resume_due; // playback resumes when all tasks are done
    bool pause_due;  // an item with pause_video became active
    bool entering;   // entering a video, which plays as soon as its windows are open
    bool arriving;   // waiting for the media of another video to be ready
    bool looped;     // the media element loops by itself
    bool blocked;    // by required clicks
    bool lead_asked;
    uint32_t dialogs;   // hc_dialog flags, of those opened since playback last started
    uint32_t lead_item; // the item whose click waits for the form, or HC_NONE
    uint32_t wake_token;
    uint32_t controls; // control effects since the media last moved (T14)
    bool loop_reported;
    hc_device device;
    uint32_t hovered;

    uint16_t *item_flags;
    uint8_t *cue_used; // cues with `once` that have been emitted
    hc_bitset window;  // items in their window
    double *shape;     // buffer for the shape of any item
    hc_hits hits;
    double frame_ratio; // width / height
    uint8_t *tray_open;
    uint32_t *held; // items whose window is held open until they are clicked
    uint32_t held_count;
    // Landmarks that seeks have passed and that happen when playback goes on.
    bool has_passed, passing; // passing: they are happening now, each at its own time
    uint32_t past_first, past_end;
    hc_bytes crm; // held crm:map events: the members of each after a line feed
    hc_variables variables;
    hc_measure measure;

    bool trays_shown; // the host may be showing a tray
    bool trays_stale; // the items of a tray or their looks may have changed, or it was closed
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

// Begins a session at the start of the project. The arguments must outlive it. Returns false
// when out of memory, with nothing to free.
bool hc__session_init(hc_session *session, const hc_project *project, hc_effect_list *effects,
                      hc_bytes *scratch, hc_work *work);
void hc__session_free(hc_session *session);

static inline const hc_video *hc__session_video(const hc_session *session) {
    return &session->project->videos[session->video];
}

// The media time of the picture on screen, at which moving items are drawn and hit.
static inline double hc__session_picture(const hc_session *session) {
    return session->picture_s <= session->time_s ? session->picture_s : session->time_s;
}

// Begin an event in the current video, at the session's time or another. Returns the buffer for
// the members of the payload; end with hc__event_end().
hc_bytes *hc__session_event(hc_session *session, hc_effect_kind kind, uint32_t item);
hc_bytes *hc__session_event_at(hc_session *session, hc_effect_kind kind, double time_s);

// Emit a whole event.
void hc__session_plain_event(hc_session *session, hc_effect_kind kind);
void hc__session_error(hc_session *session, const char *code, const char *message);

// Emits the error `too_much_work` at most once per input (T21).
void hc__session_report_work(hc_session *session);

// Returns the text with its templates replaced. It lies in the scratch buffer and is valid until
// the caller resets the buffer to its previous size.
hc_str hc__session_resolve(hc_session *session, hc_str text, hc_place place);

// Returns the number of the video that the target of a switch names, after replacing its
// templates. Emits an `error` event and returns HC_NONE when there is no such video.
uint32_t hc__session_find_video(hc_session *session, hc_str target);

#endif
