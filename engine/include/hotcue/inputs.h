// SPDX-License-Identifier: MIT
// Generated from engine/schema by tools/generate/generate.mjs: do not edit.
// The inputs; included by hotcue.h.
#ifndef HOTCUE_INPUTS_H
#define HOTCUE_INPUTS_H

// Who requests a seek: the viewer or the page's scripts.
typedef enum hc_seeker {
    HC_SEEKER_USER,
    HC_SEEKER_HOST,
} hc_seeker;

// The viewer's device.
typedef enum hc_device {
    HC_DEVICE_DESKTOP,
    HC_DEVICE_MOBILE,
} hc_device;

// Where a variable's value comes from: the host or the page's query string.
typedef enum hc_setter {
    HC_SETTER_HOST,
    HC_SETTER_QUERY,
} hc_setter;

// Unloads the document: emits `node:exit` of kind `unload` if the session has started, the
// hides, and `project:unload`. HC_REFUSED without a document.
HC_API hc_result hc_input_unload(hc_engine *engine);

// The current video can play. The duration is in seconds, infinite or NaN when
// unknown. Opens the windows that include the video's start time (T5).
HC_API hc_result hc_input_ready(hc_engine *engine, double duration_s);

// The viewer or the host started playback. After `project:ended` this begins a
// new visit of the same video at its start. While required clicks block playback
// (T11) the only effect is a pause command that returns the media to where they were.
HC_API hc_result hc_input_play(hc_engine *engine);

// The viewer or the host paused playback.
HC_API hc_result hc_input_pause(hc_engine *engine);

// Playback has reached this time: everything up to and including it happens (T2).
// A time before the last one counts as a seek by the viewer. HC_REFUSED while paused.
HC_API hc_result hc_input_tick(hc_engine *engine, double time_s);

// The media time was set from outside, or is about to be (T4). Answering the intent with
// false emits a seek command back to the old time. HC_REFUSED when playback is already at time_s.
HC_API hc_result hc_input_seek(hc_engine *engine, double time_s, hc_seeker by);

// The media reached their end (T5). looped: true if the media element has
// restarted by itself (its `loop` attribute).
HC_API hc_result hc_input_ended(hc_engine *engine, bool looped);

// The answer to an intent: true to proceed, false when the host has taken over.
HC_API hc_result hc_input_answer(hc_engine *engine, bool allowed);

// A click, tap or key press on an interaction (T10). HC_REFUSED when it is neither
// active nor in an open tray, or is disabled or inert.
HC_API hc_result hc_input_click(hc_engine *engine, uint32_t item);

// The pointer or the focus is on this interaction; HC_NONE: on none.
HC_API hc_result hc_input_hover(hc_engine *engine, uint32_t item);

// Sets a variable to a text, a number or a boolean (number is 0 or 1), or unsets it
// (HC_VALUE_UNSET).
HC_API hc_result hc_input_set(hc_engine *engine, const char *name, uint32_t name_bytes,
                              hc_value_kind kind, double number, const char *text,
                              uint32_t text_bytes, hc_setter source);

// Logs `variable:value` with the variable's value; for simulations.
HC_API hc_result hc_input_eval(hc_engine *engine, const char *name, uint32_t name_bytes);

// Logs `explain` with the result of hc_item_explain(); for simulations.
HC_API hc_result hc_input_log_explain(hc_engine *engine, uint32_t item);

// Switches measuring on or off (T22); off after hc_project_load(). While it is on,
// `player:quarter` is emitted, and the end of a viewing session emits `measure`.
HC_API hc_result hc_input_measuring(hc_engine *engine, bool on);

// Wall time in which the page was visible has passed. Counts as 0 below 0, as
// HC_LIMIT_DWELL_S above it.
HC_API hc_result hc_input_dwell(hc_engine *engine, double wall_s);

// Logs `measure` with the result of hc_measure_text(); for simulations.
HC_API hc_result hc_input_log_measure(hc_engine *engine);

// The wall time of a wake command has passed. HC_REFUSED for a token that is out of date.
HC_API hc_result hc_input_wake(hc_engine *engine, uint32_t token);

// Sets the viewer's device; the default is desktop.
HC_API hc_result hc_input_device(hc_engine *engine, hc_device device);

// Shows an interaction that is hidden by default (true), or reverts that
// (false).
HC_API hc_result hc_input_show(hc_engine *engine, uint32_t item, bool shown);

// The host switches to a video, from time_s; `back` will not return here.
HC_API hc_result hc_input_jump(hc_engine *engine, uint32_t video, double time_s);

// The host opens a tray: emits `tray:open`. Its items can be clicked regardless of
// their windows until the tray is closed or the video is left (T15).
HC_API hc_result hc_input_tray(hc_engine *engine, const char *name, uint32_t name_bytes);

// The viewer or the host closed a tray: emits `tray:close`. HC_REFUSED when the
// document defines the tray and it is not open.
HC_API hc_result hc_input_tray_close(hc_engine *engine, const char *name, uint32_t name_bytes);

// The viewer submitted the lead form: a JSON object, name -> text, parsed as strictly as
// a document. Sets the variables, emits `lead:submit`, and resumes the action that waited
// for it. HC_ERR_ARGUMENT when the JSON is not such an object.
HC_API hc_result hc_input_lead(hc_engine *engine, const char *json, uint32_t json_bytes);

// The viewer closed the lead form: the action that waited for it is dropped.
// HC_REFUSED when no form was requested.
HC_API hc_result hc_input_lead_cancel(hc_engine *engine);

// The viewer closed the dialog of `action:modal` or `action:article` that opened when the
// intent was answered with true: playback that paused for it resumes (T20). HC_REFUSED
// when none was opened since playback last started.
HC_API hc_result hc_input_dialog_close(hc_engine *engine);

// The page was hidden; pauses: true to pause playback, too.
HC_API hc_result hc_input_hidden(hc_engine *engine, bool pauses);

// Returns to the start video, paused; the next play counts as the first (T17).
HC_API hc_result hc_input_reset(hc_engine *engine);

#endif
