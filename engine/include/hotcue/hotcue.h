// SPDX-License-Identifier: MIT
//
// Hotcue: the engine that decides what an interactive video does.
//
// The engine is a state machine. You load one project document, then pass in
// inputs in the order in which they happen: the media is ready, the viewer
// pressed play, the media time is now 12.48, item 3 was clicked. After each
// input you read an ordered list of effects: events to pass on (a cue was
// reached, an interaction shows) and commands to carry out (pause, seek). The
// engine has no clock, no randomness and no I/O of its own, so the same inputs
// always give the same effects.
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
// session, item, video. A query has the name of its result instead of a verb,
// hc_session_time(), or is_ when it returns a bool, hc_item_is_active(). Functions that end in
// _text write text: they return its length in bytes, and hc_text_data() returns the text.
//
// Units: times are seconds of media time (double) unless a name says otherwise;
// positions are percent of the video frame, origin top left. Text is UTF-8
// with a length in bytes; it is not NUL-terminated.
//
// Ownership: the engine owns every pointer it returns. hc_engine_state() stays valid until
// hc_engine_destroy(), and what it points to until the next input; hc_text_data() until the next
// function that writes text; hc_text_reserve() until the next hc_text_reserve().
// hc_project_load() copies what it needs.
//
// Threads: an engine may be used by one thread at a time. Engines share no state.
//
// Memory comes from the C library, or from the host: hc_engine_create_with(). Running out of it
// neither crashes the engine nor leaks. HC_ERR_MEMORY from hc_project_load(), hc_unicode_load()
// or hc_input_unload() means that nothing has changed. From any other input it means that the
// input was carried out in part: the listed effects are correct and in order, and must be carried
// out, but some may be missing, and a variable may still have its old value. The engine remains
// usable; hc_project_load(), or hc_input_reset() with enough memory, starts a consistent session.
// A function that writes text returns 0 when out of memory.
//
// engine.wasm exports the same functions, under the same names and with the same numbers; a
// pointer is an offset into the module's memory. That memory can grow in any function that
// takes or writes text, in hc_project_load(), hc_item_hit() and in every input: recreate typed
// array views when memory.buffer has changed.
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

// ABI version: changes with every change to a signature, to hc_effect, hc_state or a table in
// engine/schema. The JavaScript wrapper rejects any other version.
#define HC_ABI_VERSION 8u

// Limits. A document or value that exceeds one is reported, and never crashes the engine.
#define HC_LIMIT_DOCUMENT_BYTES (16u * 1024u * 1024u) // too_large
#define HC_LIMIT_DEPTH 32u                            // nesting: too_deep
#define HC_LIMIT_DIAGNOSTICS 1000u                    // errors, and as many warnings: too_many
#define HC_LIMIT_DIAGNOSTICS_BYTES 262144u            // of errors, and as many of warnings
#define HC_LIMIT_VIDEOS 10000u                        // too_many
#define HC_LIMIT_ITEMS 150000u                        // interactions, cues, sources and tracks
#define HC_LIMIT_POINTS 4096u                         // vertices of one polygon, all rings
#define HC_LIMIT_VARIABLES 4096u                      // names; any further ones are not stored
#define HC_LIMIT_TRAYS 256u                           // names: too_many
#define HC_LIMIT_TEXT_BYTES 65536u                    // of a variable's value or a resolved text
#define HC_LIMIT_REGEX_BYTES 2048u                    // of a pattern: bad_regex
#define HC_LIMIT_REGEX_SIZE 2048u      // instructions of a compiled pattern: bad_regex
#define HC_LIMIT_REGEX_BOUNDS 16384u   // 2 per range of its classes: bad_regex
#define HC_LIMIT_REGEX_GROUPS 64u      // nested, and as many named: bad_regex
#define HC_LIMIT_REGEX_TOTAL 131072u   // SIZE + BOUNDS of all patterns, + document bytes: too_many
#define HC_LIMIT_SIDES 32768u          // edge pairs tested, + document bytes / 4: self_intersecting
#define HC_LIMIT_HISTORY 64u           // video switches that `back` can undo
#define HC_LIMIT_CONTROL 32u           // control effects without progress (T14)
#define HC_LIMIT_KEY_BYTES 128u        // of a key in a diagnostic's path
#define HC_LIMIT_PATH_BYTES 1024u      // of that path without its last key
#define HC_LIMIT_WORK 16777216u        // steps per input (T21)
#define HC_LIMIT_VALUES_BYTES 1048576u // by which all values may exceed the document's
#define HC_LIMIT_CRM_BYTES 262144u     // crm:map events held until the e-mail is known
#define HC_LIMIT_MEASURED 200u         // videos whose playing is counted in a session (T22)
#define HC_LIMIT_PASSES 500u           // passes of a video that are kept, and ranges
#define HC_LIMIT_PLAYS 14400u          // seconds of a video whose plays are counted
#define HC_LIMIT_DWELL_S 3600u         // wall seconds of one hc_input_dwell()

#define HC_NONE 0xFFFFFFFFu // no item, no video

typedef struct hc_engine hc_engine;

typedef enum hc_result {
    HC_OK = 0,
    HC_REFUSED = 1,      // not possible in the present state; nothing changed
    HC_ERR_MEMORY = 2,   // out of memory: see "Memory"
    HC_ERR_DOCUMENT = 3, // the document has errors: see hc_diagnostics_text()
    HC_ERR_ARGUMENT = 4, // a number is not finite, or text is malformed; nothing changed
    HC_ERR_UNICODE = 5,  // the document needs hc_unicode_load() first; nothing changed
} hc_result;

typedef enum hc_load_mode {
    HC_STRICT = 0,  // reject a document that has an error
    HC_LENIENT = 1, // drop each faulty interaction or cue and play the rest
} hc_load_mode;

// The type of a variable's value.
typedef enum hc_value_kind {
    HC_VALUE_UNSET,
    HC_VALUE_TEXT,
    HC_VALUE_NUMBER,
    HC_VALUE_BOOLEAN,
} hc_value_kind;

// How the media fill their box: CSS object-fit.
typedef enum hc_fit {
    HC_FIT_CONTAIN,
    HC_FIT_COVER,
    HC_FIT_FILL,
    HC_FIT_NONE,
    HC_FIT_SCALE_DOWN,
} hc_fit;

// Set on the last effect of a list when the engine waits for hc_input_answer().
#define HC_EFFECT_INTENT 1u
// Set on a switch command when the new video is to play at once.
#define HC_EFFECT_PLAYING 2u

// One effect: 32 bytes, little-endian, the same in every build.
typedef struct hc_effect {
    uint32_t kind;       // hc_effect_kind
    uint32_t flags;      // HC_EFFECT_INTENT, HC_EFFECT_PLAYING; higher bits are internal
    uint32_t item;       // number of an interaction or video, wake token, or HC_NONE
    uint32_t text;       // an event's log line: offset into hc_state.text
    uint32_t text_bytes; // its length; 0 for commands and lines not yet written (hc_effect_line())
    uint32_t video;      // number of the video it belongs to
    double time_s;       // media time of an event, target of a command
} hc_effect;

// The result of the last input. Its address does not change while the engine lives, so a host
// can read it without a call. In engine.wasm it has 32 bytes.
typedef struct hc_state {
    const hc_effect *effects; // in order; valid until the next input
    uint32_t effect_count;
    const char *text; // base of hc_effect.text: the lines written so far
    uint32_t text_bytes;
    double time_s; // as hc_session_time()
    // A tick from time_s up to, not including, this time only advances the time. The host may
    // skip such ticks if it makes the last of them before any other input or query.
    // -infinity when every tick may do more.
    double quiet_until_s;
} hc_state;

// ---- Life ---------------------------------------------------------------

// The HC_ABI_VERSION this build was compiled with.
HC_API uint32_t hc_abi_version(void);

// Returns a new engine without a document, or NULL when out of memory.
HC_API hc_engine *hc_engine_create(void);

#ifndef __wasm__
// The host's allocator; not in engine.wasm, whose memory is the host's already. reallocate()
// works as realloc() does: memory NULL allocates a block, aligned to 8 bytes at least; bytes 0
// frees it, and the result is ignored. Returns NULL when out of memory. It must not call the
// engine that it is called for.
typedef struct hc_allocator {
    void *(*reallocate)(void *context, void *memory, size_t bytes);
    void *context;
} hc_allocator;

// As hc_engine_create(), with all memory of the engine from this allocator,
// which is copied. NULL: the C library's.
HC_API hc_engine *hc_engine_create_with(const hc_allocator *allocator);
#endif

// Frees the engine and everything it owns. NULL is allowed.
HC_API void hc_engine_destroy(hc_engine *engine);

// ---- Text in and out ----------------------------------------------------

// Returns a buffer of `bytes` bytes for text arguments, or NULL when out of memory. The engine
// owns and reuses it. Hosts outside the engine's memory (JavaScript) write arguments here.
HC_API char *hc_text_reserve(hc_engine *engine, uint32_t bytes);

// Returns the text that the last function that writes text wrote.
HC_API const char *hc_text_data(const hc_engine *engine);

// ---- Document -----------------------------------------------------------

// Parses, checks and compiles a project document (format: docs/format.md).
// On HC_OK the new project replaces the old one and a new session starts, with
// `project:load` as its only effect. On any other result nothing changes, and
// the diagnostics say why. HC_LENIENT still rejects documents that are not a
// project at all: malformed JSON, no video.
HC_API hc_result hc_project_load(hc_engine *engine, const char *json, uint32_t bytes,
                                 hc_load_mode mode);

// Loads the table of Unicode properties, the file unicode.bin. Patterns with \p{…} need it, and
// so do patterns with templates, whose values may contain \p{…}. The table is copied. Until
// this function is called, hc_project_load() returns HC_ERR_UNICODE for a document with such
// patterns. Pass 0 bytes when the table is unavailable; after that, and after HC_ERR_ARGUMENT
// (not a valid table), such patterns are bad_regex. HC_REFUSED: a table is already loaded.
HC_API hc_result hc_unicode_load(hc_engine *engine, const char *table, uint32_t bytes);

// Writes text: the diagnostics of the last hc_project_load(), also of a successful one, one
// JSON object per line: {"severity","code","path","message","offset"}. Returns its length.
HC_API uint32_t hc_diagnostics_text(hc_engine *engine);

// Returns how many of these diagnostics are errors.
HC_API uint32_t hc_diagnostics_error_count(const hc_engine *engine);

// Writes text: the project as JSON, for the code that controls the media:
// {"id","title","customData","start":0,"videos":[{"id","token","title",
// "customData","duration","poster","menu","sources","tracks"}],"leadForm":{"title",
// "text","consent","fields"},"trays":{"name":{"title"}}}. start is the number of the start
// video; menu says whether its magic_menu may have items. Templates in the texts of the form
// and the trays are already replaced, so read them when they are shown.
// Returns its length, 0 without a document.
HC_API uint32_t hc_project_text(hc_engine *engine);

// Writes text: a visible interaction as JSON, for the code that draws it, at its position in
// the picture on screen, with defaults filled in, templates replaced and styles checked: see
// docs/architecture.md, "What the overlay draws". Returns its length, 0 for an unknown number.
HC_API uint32_t hc_item_text(hc_engine *engine, uint32_t item);

// Writes text: the ids of the interactions now in an open tray, as a JSON array. A tray that
// the document does not define is empty. Returns its length, 0 when the tray is not open.
HC_API uint32_t hc_tray_text(hc_engine *engine, const char *name, uint32_t bytes);

// Writes text: the CRM data of clicks that waits for the viewer's e-mail address, as a JSON array
// of what `crm:map` events will have, oldest first. Returns its length, 0 without a document.
HC_API uint32_t hc_crm_text(hc_engine *engine);

// Writes text: why an interaction is or is not active now, as JSON:
// {"id","active","reasons":["score (unset) less_than 3 → false"]}, see
// docs/simulation.md, "Explain". Returns its length, 0 for an unknown number.
HC_API uint32_t hc_item_explain(hc_engine *engine, uint32_t item);

// Writes text: what was really played, and for how long, up to now, as JSON: {"session":{"dwell",
// "videos":[…]},"visit":{…}}; see docs/rules.md, T22. Returns its length, 0 without a document.
HC_API uint32_t hc_measure_text(hc_engine *engine);

// Returns the number of the interaction with this id, searching the current
// video first, then the others; HC_NONE when no interaction has it. Numbers
// are valid until the next hc_project_load().
HC_API uint32_t hc_item_find(hc_engine *engine, const char *id, uint32_t bytes);

// Returns the number of the video with this id or token, or HC_NONE.
HC_API uint32_t hc_video_find(const hc_engine *engine, const char *id, uint32_t bytes);

// ---- Inputs -------------------------------------------------------------
// Each input replaces the list of effects. HC_REFUSED: nothing happened.
// When the last effect is an intent, call hc_input_answer() next; any other input
// answers the intent with true first.
#include "inputs.h"

// ---- Effects ------------------------------------------------------------

// Returns the result of the last input: never NULL, always the same address.
HC_API const hc_state *hc_engine_state(const hc_engine *engine);

// For C: the number of effects, and one of them; `number` must be less than hc_effect_count().
static inline uint32_t hc_effect_count(const hc_engine *engine) {
    return hc_engine_state(engine)->effect_count;
}

static inline const hc_effect *hc_effect_at(const hc_engine *engine, uint32_t number) {
    return &hc_engine_state(engine)->effects[number];
}

// Writes text: the log line of an event, {"t":…,"video":…,"event":…, payload…}, without a line
// feed. Returns its length, 0 for a command. `effect` may be a copy; it is valid until the next
// input, or, for interaction:show and interaction:hide, whose lines only this function writes,
// until the document is replaced.
HC_API uint32_t hc_effect_line(hc_engine *engine, const hc_effect *effect);

// ---- Queries ------------------------------------------------------------

// Returns the media time up to which everything has happened.
HC_API double hc_session_time(const hc_engine *engine);

// Returns the time of the next boundary that has not happened, not before
// hc_session_time(); infinity when there is none. Arm a timer for it, and
// rearm it after a jump, a seek or a change of duration.
HC_API double hc_session_next_time(const hc_engine *engine);

// Returns when a pause or a required click will stop playback if nothing changes, between
// hc_session_time() and until_s; infinity if nothing stops it by then. Media that take a moment
// to pause are best paused a moment earlier.
HC_API double hc_session_next_pause(const hc_engine *engine, double until_s);

// Returns the time at which required clicks would stop a seek to time_s by the viewer or the
// page (T11); infinity if they would not. A host that asks before it moves the media shows no
// picture from beyond a required click.
HC_API double hc_session_seek_limit(const hc_engine *engine, double time_s);

// Returns whether the session is in the playing state.
HC_API bool hc_session_is_playing(const hc_engine *engine);

// Returns the number of the current video, HC_NONE without a document.
HC_API uint32_t hc_session_video(const hc_engine *engine);

// Returns whether the interaction is active (T1).
HC_API bool hc_item_is_active(const hc_engine *engine, uint32_t item);

// Returns the topmost active interaction at a point, in percent of the frame, at the time of
// the picture on screen; HC_NONE when there is none, and the click belongs to the video. Points
// on an edge or vertex are inside, by exact arithmetic: docs/format.md, "What is hit".
HC_API uint32_t hc_item_hit(hc_engine *engine, double x, double y);

// Returns the interaction that a pointer at this point hovers over, for hc_input_hover(): that
// of hc_item_hit(), or one above it that has a tooltip and the action none.
HC_API uint32_t hc_item_hit_hover(hc_engine *engine, double x, double y);

// As hc_item_hit(), but when nothing is hit returns the nearest active interaction that can be
// clicked and lies within the slop, also in percent. The distance of an interaction (dx, dy)
// away is the length of (dx/slop_x, dy/slop_y), and may be 1 at most; ties go to the topmost.
// For coarse pointers such as fingers.
HC_API uint32_t hc_item_hit_near(hc_engine *engine, double x, double y, double slop_x,
                                 double slop_y);

// Returns how many numbers hc_item_shape() has for this interaction: 4 for its box and 2 for
// each vertex of its polygon; 0 for an unknown number. Valid until the next hc_project_load().
HC_API uint32_t hc_item_shape_size(const hc_engine *engine, uint32_t item);

// Returns the stacking order of a visible interaction: where two overlap,
// hc_item_hit() returns the one with the higher number. HC_NONE for an
// unknown number. Valid until the next hc_project_load().
HC_API uint32_t hc_item_layer(const hc_engine *engine, uint32_t item);

// Sets the media time of the picture on screen, which is the start of the frame shown.
// hc_item_shape(), hc_item_hit() and hc_item_text() return positions at that time, until the
// next call, a seek or a switch. An unknown time (NaN) or one after hc_session_time() counts as
// hc_session_time(). This is not an input: it has no effects and is not logged.
HC_API void hc_picture_set_time(hc_engine *engine, double time_s);

// Returns the shape of a visible interaction in the picture on screen, in
// percent of the frame: left, top, width and height of its box, then x and y of
// each vertex, rings in the order of hc_item_text(). hc_item_hit() tests
// exactly these numbers. Valid until the next call; NULL for an unknown number.
HC_API const double *hc_item_shape(hc_engine *engine, uint32_t item);

// Returns where the video frame is drawn inside its element, in pixels of the
// element: left, top, width, height, valid until the next call. An unknown fit
// counts as HC_FIT_CONTAIN. The box is the element's content box, the media size
// the natural size in CSS pixels; position is CSS object-position as a fraction of
// the free space plus an offset in pixels. Rounded corners in hc_item_hit() depend
// on the media's aspect ratio, which this function also sets (16:9 before).
HC_API const double *hc_stage_fit(hc_engine *engine, hc_fit fit, double box_width,
                                  double box_height, double media_width, double media_height,
                                  double position_x, double offset_x, double position_y,
                                  double offset_y);

#ifdef __cplusplus
}
#endif

#endif
