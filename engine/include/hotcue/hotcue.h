// SPDX-License-Identifier: MIT
//
// Hotcue: the engine that decides what an interactive video does.
//
// The engine is a state machine. You give it one project document, then
// inputs in the order in which they happen: the media is ready, the viewer
// pressed play, the media time is now 12.48, item 3 was clicked. After each
// input you read an ordered list of effects: events to pass on (a cue was
// reached, an interaction shows) and commands to carry out (pause, seek). The
// engine has no clock, no randomness and no input or output of its own, so
// the same inputs always give the same effects.
//
//     hc_engine *engine = hc_engine_create();
//     if (hc_project_load(engine, json, json_bytes, HC_STRICT) != HC_OK) {
//         uint32_t bytes = hc_diagnostics_text(engine);
//         fwrite(hc_text_data(engine), 1, bytes, stderr);
//     }
//     hc_input_ready(engine, 60.0);
//     hc_input_play(engine);
//     hc_input_tick(engine, 12.48);
//     for (uint32_t i = 0; i < hc_effect_count(engine); i++) {
//         const hc_effect *effect = hc_effect_at(engine, i);
//         ...
//     }
//     hc_engine_destroy(engine);
//
// Names: hc_noun_verb. The noun is what the call is about: engine, project, input, effect,
// session, item, video. A question has its answer in place of the verb, hc_session_time(), or
// is_ for yes and no, hc_item_is_active(); what ends with _text "writes text".
//
// Units: times are seconds of media time (f64) unless a name says otherwise;
// positions are percent of the video frame, origin top left. Text is UTF-8
// with a length in bytes, never a terminator.
//
// Ownership: the engine owns every pointer it returns. hc_engine_state() holds as long
// as the engine, what it points to until the next input; hc_text_data() until the next call
// that says it writes there; hc_text_reserve() until the next hc_text_reserve().
// hc_project_load() copies what it needs.
//
// Threads: an engine belongs to one thread at a time. Engines share nothing.
//
// Memory: of the C library, or of the host: hc_engine_create_with(). No call crashes or leaks when
// there is none left. HC_ERR_MEMORY from hc_project_load(), hc_unicode_load() or hc_input_unload()
// means that nothing has changed. From an input it means that the input has happened as far as
// memory went: the effects that are listed are right and in order, and are to be carried out, but
// some may be missing, and a variable may still have its value of before. The engine can be used
// on; hc_project_load() or, with the memory it needs at hand, hc_input_reset() begin a session that
// is whole again. A function that writes text returns 0 then.
//
// The same functions, names and numbers are the exports of engine.wasm, where
// a pointer is an offset into the module's memory. That memory can grow in
// any call that takes text or returns it, in hc_project_load(), hc_item_hit() and in every input:
// make views anew when memory.buffer changed.
#ifndef HOTCUE_H
#define HOTCUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "effect_kind.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __wasm__
#define HC_API __attribute__((used, visibility("default")))
#else
#define HC_API
#endif

// ABI number: changes with any change to a signature, to hc_effect, hc_state or a
// table in engine/schema. The JavaScript wrapper refuses another one.
#define HC_ABI_VERSION 7u

// Limits. Beyond each of them a document gets a diagnostic, never a crash.
#define HC_LIMIT_DOCUMENT_BYTES (16u * 1024u * 1024u) // too_large
#define HC_LIMIT_DEPTH 32u                            // too_deep
#define HC_LIMIT_DIAGNOSTICS 1000u                    // errors, and as many warnings: too_many
#define HC_LIMIT_DIAGNOSTICS_BYTES 262144u            // of errors, and as many of warnings
#define HC_LIMIT_VIDEOS 10000u                        // too_many
#define HC_LIMIT_ITEMS 150000u                        // interactions, cues, sources and tracks
#define HC_LIMIT_POINTS 4096u                         // vertices of one polygon, all rings
#define HC_LIMIT_VARIABLES 4096u                      // names; further ones are not stored
#define HC_LIMIT_TRAYS 256u                           // names: too_many
#define HC_LIMIT_TEXT_BYTES 65536u                    // a variable's value, a resolved text
#define HC_LIMIT_REGEX_BYTES 2048u                    // of a pattern: bad_regex
#define HC_LIMIT_REGEX_SIZE 2048u                     // instructions it becomes: bad_regex
#define HC_LIMIT_REGEX_BOUNDS 16384u                  // of its classes' ranges: bad_regex
#define HC_LIMIT_REGEX_GROUPS 64u                     // in each other, and with names: bad_regex
#define HC_LIMIT_REGEX_TOTAL 131072u   // both, of all patterns, and one a byte: too_many
#define HC_LIMIT_SIDES 32768u          // pairs compared for self_intersecting, and one for 4 bytes
#define HC_LIMIT_HISTORY 64u           // switches that `back` remembers
#define HC_LIMIT_CONTROL 32u           // control effects without progress (T14)
#define HC_LIMIT_KEY_BYTES 128u        // of a key in a diagnostic's path
#define HC_LIMIT_PATH_BYTES 1024u      // of such a path, but for its last key
#define HC_LIMIT_WORK 16777216u        // steps of an input (T21)
#define HC_LIMIT_VALUES_BYTES 1048576u // by which values outgrow the document's
#define HC_LIMIT_CRM_BYTES 262144u     // crm:map that waits for an e-mail address

#define HC_NONE 0xFFFFFFFFu // no item, no video

typedef struct hc_engine hc_engine;

typedef enum hc_result {
    HC_OK = 0,
    HC_REFUSED = 1,      // the state does not allow it; nothing changed
    HC_ERR_MEMORY = 2,   // out of memory: see "Memory"
    HC_ERR_DOCUMENT = 3, // the document has errors: see hc_diagnostics_text()
    HC_ERR_ARGUMENT = 4, // a number that is not finite, a form that is none; nothing changed
    HC_ERR_UNICODE = 5,  // the document wants hc_unicode_load() first; nothing changed
} hc_result;

typedef enum hc_load_mode {
    HC_STRICT = 0,  // refuse a document with an error
    HC_LENIENT = 1, // drop each faulty interaction or cue and play the rest
} hc_load_mode;

// What a variable holds.
typedef enum hc_value_kind {
    HC_VALUE_UNSET,
    HC_VALUE_TEXT,
    HC_VALUE_NUMBER,
    HC_VALUE_BOOLEAN,
} hc_value_kind;

// How media fill a box: CSS object-fit.
typedef enum hc_fit {
    HC_FIT_CONTAIN,
    HC_FIT_COVER,
    HC_FIT_FILL,
    HC_FIT_NONE,
    HC_FIT_SCALE_DOWN,
} hc_fit;

// Set on the last effect of a list when the engine waits for hc_input_answer().
#define HC_EFFECT_INTENT 1u
// Set on a switch command that is to play at once.
#define HC_EFFECT_PLAYING 2u

// One effect: 32 bytes, little-endian, the same in every build.
typedef struct hc_effect {
    uint32_t kind;       // hc_effect_kind
    uint32_t flags;      // HC_EFFECT_INTENT, HC_EFFECT_PLAYING; above them the engine's own
    uint32_t item;       // interaction or video number, wake token, or HC_NONE
    uint32_t text;       // an event's log line: offset into hc_state.text
    uint32_t text_bytes; // and its length; 0 for a command, and until hc_effect_line() writes it
    uint32_t video;      // the video it belongs to
    double time_s;       // media time of an event; the target of a command
} hc_effect;

// What the last input left. It stays where it is for as long as the engine
// lives, so that a host reads it without a call; in engine.wasm it is 32 bytes.
typedef struct hc_state {
    const hc_effect *effects; // in order; valid until the next input
    uint32_t effect_count;
    const char *text; // what hc_effect.text points into: the lines that are written already
    uint32_t text_bytes;
    double time_s; // hc_session_time()
    // A tick from time_s on to before this time does nothing but pass the time:
    // the host need not make it, if it makes the last of them before any other
    // input or question. -infinity when a tick may do more.
    double quiet_until_s;
} hc_state;

// ---- Life ---------------------------------------------------------------

// HC_ABI_VERSION of the build.
HC_API uint32_t hc_abi_version(void);

// A new engine without a document, or NULL when out of memory.
HC_API hc_engine *hc_engine_create(void);

#ifndef __wasm__
// A host's own memory. reallocate does what realloc() does: memory NULL takes a block, of at
// least 8 bytes' alignment; bytes 0 gives one back, and its result is not looked at. NULL
// says that there is none left. It must not call the engine that it is called for. In a
// module of WebAssembly there is none: its memory is the host's already.
typedef struct hc_allocator {
    void *(*reallocate)(void *context, void *memory, size_t bytes);
    void *context;
} hc_allocator;

// The same, with all memory of the engine from the allocator, which is copied, and given
// back to it. NULL for the C library's.
HC_API hc_engine *hc_engine_create_with(const hc_allocator *allocator);
#endif

// Frees the engine and all it owns. NULL is allowed.
HC_API void hc_engine_destroy(hc_engine *engine);

// ---- Text in and out ----------------------------------------------------

// Room for `bytes` bytes of text to pass in, owned by the engine and reused:
// hosts outside the engine's memory (JavaScript) write arguments here. NULL
// when out of memory.
HC_API char *hc_text_reserve(hc_engine *engine, uint32_t bytes);

// The text that the last call "writes text" wrote.
HC_API const char *hc_text_data(const hc_engine *engine);

// ---- Document -----------------------------------------------------------

// Parses, checks and compiles a project document (format: docs/format.md).
// On HC_OK the new project replaces the old one and the session starts anew,
// with `project:load` as its only effect. On any other result everything
// stays as it was, and the diagnostics say why. HC_LENIENT still refuses what
// is not a project at all: bad JSON, no video.
HC_API hc_result hc_project_load(hc_engine *engine, const char *json, uint32_t bytes,
                                 hc_load_mode mode);

// Hands in the table of Unicode's properties, the file unicode.bin, which patterns
// with \p{…} want, and those with templates, as they may come to have one. The text is
// copied. None (0 bytes), or what is no such table (HC_ERR_ARGUMENT), says that it
// can't be had: from then on such a pattern is bad_regex. Until something is said,
// hc_project_load() gives HC_ERR_UNICODE for a document with such patterns. HC_REFUSED: there
// is one already.
HC_API hc_result hc_unicode_load(hc_engine *engine, const char *table, uint32_t bytes);

// Diagnostics of the last hc_project_load(), also of one that succeeded. Writes text:
// one JSON object a line,
// {"severity","code","path","message","offset"}; returns its length.
HC_API uint32_t hc_diagnostics_text(hc_engine *engine);

// How many of them are errors.
HC_API uint32_t hc_diagnostics_error_count(const hc_engine *engine);

// Writes text: the project as JSON for whoever owns the media,
// {"id","title","customData","start":0,"videos":[{"id","token","title",
// "customData","duration","poster","menu","sources","tracks"}],"leadForm":{"title",
// "text","consent","fields"},"trays":{"name":{"title"}}}; start is the number of the start
// video, menu tells whether magic_menu may have items there. The texts of form and trays
// have their templates replaced: read them when they are shown.
// Returns its length, 0 without a document.
HC_API uint32_t hc_project_text(hc_engine *engine);

// Writes text: a visible interaction as JSON for whoever draws it, where it is
// in the picture on screen, defaults filled in, templates replaced, styles checked: see
// docs/architecture.md, "What the overlay draws". Returns its length, 0 for an unknown number.
HC_API uint32_t hc_item_text(hc_engine *engine, uint32_t item);

// Writes text: the ids of what is in an open tray now, as a JSON list; of one that the
// document does not name there is nothing. Returns its length, 0 when it is not open.
HC_API uint32_t hc_tray_text(hc_engine *engine, const char *name, uint32_t bytes);

// Writes text: why an interaction is active now, or why not, as JSON:
// {"id","active","reasons":["score (unset) less_than 3 → false"]}, see
// docs/simulation.md, "Explain". Returns its length, 0 for an unknown number.
HC_API uint32_t hc_item_explain(hc_engine *engine, uint32_t item);

// The number of the interaction with this id, in the current video first,
// then in any. HC_NONE when there is none. Numbers hold until hc_project_load().
HC_API uint32_t hc_item_find(hc_engine *engine, const char *id, uint32_t bytes);

// The number of the video with this id or token, or HC_NONE.
HC_API uint32_t hc_video_find(const hc_engine *engine, const char *id, uint32_t bytes);

// ---- Inputs -------------------------------------------------------------
// Each clears the effects and fills them again. HC_REFUSED: nothing happened.
// When the last effect is an intent, hc_input_answer() comes next; any other input
// first answers it with yes.
#include "inputs.h"

// ---- Effects ------------------------------------------------------------

// What the last input left: never NULL, always at the same address.
HC_API const hc_state *hc_engine_state(const hc_engine *engine);

// For C: how many effects that are, and one of them, number below hc_effect_count().
static inline uint32_t hc_effect_count(const hc_engine *engine) {
    return hc_engine_state(engine)->effect_count;
}

static inline const hc_effect *hc_effect_at(const hc_engine *engine, uint32_t number) {
    return &hc_engine_state(engine)->effects[number];
}

// Writes text: the log line of an event, {"t":…,"video":…,"event":…, payload…},
// without a line end. The record may be a copy, and is good until the next
// input; that of an interaction which shows or hides until the document goes,
// and its line is written only here. Returns its length, 0 for a command.
HC_API uint32_t hc_effect_line(hc_engine *engine, const hc_effect *effect);

// ---- Questions ----------------------------------------------------------

// The media time up to which everything has happened.
HC_API double hc_session_time(const hc_engine *engine);

// The time of the next boundary that has not happened, hc_session_time() or later;
// infinite when there is none. Arm a timer for it: a jump, a seek or a change of
// duration moves it.
HC_API double hc_session_next_time(const hc_engine *engine);

// When a pause or a required click will stop playback, as things stand: at hc_session_time() or
// later, up to until_s; infinite for never. Media that run on for a moment after they are told to
// stop are best told a moment before.
HC_API double hc_session_next_pause(const hc_engine *engine, double until_s);

// Where required clicks hold up a seek to this time, by the viewer or the page (T11);
// infinite when they don't. Who asks before the media move shows nothing from behind a
// question.
HC_API double hc_session_seek_limit(const hc_engine *engine, double time_s);

// Whether the engine takes the media to be playing.
HC_API bool hc_session_is_playing(const hc_engine *engine);

// The number of the current video, HC_NONE without a document.
HC_API uint32_t hc_session_video(const hc_engine *engine);

// Whether the interaction is active (T1).
HC_API bool hc_item_is_active(const hc_engine *engine, uint32_t item);

// The topmost active interaction at a point of the frame in percent, at the
// engine's time; HC_NONE when there is none (clicks belong to the video then). A
// point on an edge or vertex is hit, exactly: docs/format.md, "What is hit".
HC_API uint32_t hc_item_hit(hc_engine *engine, double x, double y);

// What a pointer at this point is over, for hc_input_hover(): what hc_item_hit() gives, or what
// lies above that, has a tooltip and the action none.
HC_API uint32_t hc_item_hit_hover(hc_engine *engine, double x, double y);

// As hc_item_hit(); or, when there is none, the nearest active interaction that can be
// clicked and is not farther than the slop, in percent too. The distance is normalised,
// that of (dx/slop_x, dy/slop_y), and at most 1; ties go to the topmost. For coarse
// pointers, as fingers are.
HC_API uint32_t hc_item_hit_near(hc_engine *engine, double x, double y, double slop_x,
                                 double slop_y);

// How many numbers the shape of a visible interaction has: 4 for its box and 2
// for each vertex of its polygon. 0 for an unknown number. Holds until hc_project_load().
HC_API uint32_t hc_item_shape_size(const hc_engine *engine, uint32_t item);

// How high a visible interaction lies: of two in the same place, hc_item_hit() hits the one
// whose number is higher. HC_NONE for an unknown number. Holds until hc_project_load().
HC_API uint32_t hc_item_layer(const hc_engine *engine, uint32_t item);

// The picture on screen is that of this media time: a frame shows its start until
// the next one comes. What moves is where it is then, for hc_item_shape(), hc_item_hit() and
// hc_item_text(), until the next call, a seek or a switch. A time that is not known
// (NaN) or after hc_session_time() counts as hc_session_time(). No input: nothing happens, and
// nothing of it is in a log.
HC_API void hc_picture_set_time(hc_engine *engine, double time_s);

// The shape of a visible interaction in the picture on screen, in percent of the frame:
// left, top, width and height of its box, then x and y of each vertex, rings in
// the order of hc_item_text(). What hc_item_hit() hits is bounded by these numbers.
// The engine's own, valid until the next call; NULL for an unknown number.
HC_API const double *hc_item_shape(hc_engine *engine, uint32_t item);

// Where the video frame is drawn inside its element, in the element's own
// pixels. An unknown fit contains; the box is the element's content box, the media size its
// natural size in CSS pixels; position is CSS object-position as a fraction
// of the free space plus an offset in pixels. The corners that hc_item_hit() rounds are
// those of a frame of the media's proportions, 16:9 before they are told. Returns four doubles:
// left, top, width, height, valid until the next call.
HC_API const double *hc_stage_fit(hc_engine *engine, hc_fit fit, double box_width,
                                  double box_height, double media_width, double media_height,
                                  double position_x, double offset_x, double position_y,
                                  double offset_y);

#ifdef __cplusplus
}
#endif

#endif
