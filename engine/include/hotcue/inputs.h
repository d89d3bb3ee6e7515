// SPDX-License-Identifier: MIT
// Generated from engine/schema by tools/generate/generate.mjs: do not edit.
// What an engine can be told: hotcue.h includes it.
#ifndef HOTCUE_INPUTS_H
#define HOTCUE_INPUTS_H

// Who seeks: the viewer or the page's scripts.
typedef enum hc_seeker {
    HC_SEEKER_USER,
    HC_SEEKER_HOST,
} hc_seeker;

// The viewer's device.
typedef enum hc_device {
    HC_DEVICE_DESKTOP,
    HC_DEVICE_MOBILE,
} hc_device;

// Who sets a variable: the host or the page's query string.
typedef enum hc_setter {
    HC_SETTER_HOST,
    HC_SETTER_QUERY,
} hc_setter;

// Gives the document up: `node:exit` of kind `unload` when started, the hides,
// `project:unload`. HC_REFUSED without a document.
HC_API hc_result hc_input_unload(hc_engine *engine);

// The current video can play; duration in seconds, infinite or NaN when it
// is not known. Shows the windows that hold at its start (T5).
HC_API hc_result hc_input_ready(hc_engine *engine, double duration_s);

// The viewer, or the host, started playback. After `project:ended` this is a
// new visit of the same video from its beginning. While required clicks wait
// (T11) all it gives is a pause command: back to where the media were.
HC_API hc_result hc_input_play(hc_engine *engine);

// The viewer, or the host, stopped playback.
HC_API hc_result hc_input_pause(hc_engine *engine);

// Playback has reached this time: everything up to and with it happens (T2).
// Backward it counts as a seek by the viewer. HC_REFUSED while paused.
HC_API hc_result hc_input_tick(hc_engine *engine, double time_s);

// The media time is to be, or was, set from outside (T4). The answer "no"
// gives a seek command back to where it was. HC_REFUSED when playback is there: that is no seek.
HC_API hc_result hc_input_seek(hc_engine *engine, double time_s, hc_seeker by);

// The media came to its end (T5). looped: whether the media element itself has
// begun again (its `loop` attribute).
HC_API hc_result hc_input_ended(hc_engine *engine, bool looped);

// The answer to an intent: true = go ahead, false = the host took over.
HC_API hc_result hc_input_answer(hc_engine *engine, bool allowed);

// A click, tap or key on an interaction (T10). HC_REFUSED when it is not
// active, nor in an open tray, or is disabled or inert.
HC_API hc_result hc_input_click(hc_engine *engine, uint32_t item);

// The pointer or the focus is on this interaction, HC_NONE for none.
HC_API hc_result hc_input_hover(hc_engine *engine, uint32_t item);

// Sets a variable: to the text, to the number, to a boolean (number is 0 or 1), or to
// nothing (HC_VALUE_UNSET).
HC_API hc_result hc_input_set(hc_engine *engine, const char *name, uint32_t name_bytes,
                              hc_value_kind kind, double number, const char *text,
                              uint32_t text_bytes, hc_setter source);

// Logs `variable:value` with what the variable holds; for simulations.
HC_API hc_result hc_input_eval(hc_engine *engine, const char *name, uint32_t name_bytes);

// Logs `explain` with what hc_item_explain() says; for simulations.
HC_API hc_result hc_input_log_explain(hc_engine *engine, uint32_t item);

// The wall time of a wake command has passed. An old token is refused.
HC_API hc_result hc_input_wake(hc_engine *engine, uint32_t token);

// The viewer's device; a desktop before it is said.
HC_API hc_result hc_input_device(hc_engine *engine, hc_device device);

// The host shows (true) an interaction that is hidden by default, or takes that
// back (false).
HC_API hc_result hc_input_show(hc_engine *engine, uint32_t item, bool shown);

// The host goes to a video, from time_s; pushes nothing for `back`.
HC_API hc_result hc_input_jump(hc_engine *engine, uint32_t video, double time_s);

// The host opens a tray: gives `tray:open`. Its items can be clicked whatever
// their windows until it is closed or the video is left (T15).
HC_API hc_result hc_input_tray(hc_engine *engine, const char *name, uint32_t name_bytes);

// The viewer or the host closed a tray: gives `tray:close`. HC_REFUSED when it is
// one that the document names, and not open.
HC_API hc_result hc_input_tray_close(hc_engine *engine, const char *name, uint32_t name_bytes);

// The lead form as the viewer filled it in: a JSON object, name -> text, strict
// as a document is. Sets the variables, gives `lead:submit`, and lets what waited
// for it happen. HC_ERR_ARGUMENT when it is no such object.
HC_API hc_result hc_input_lead(hc_engine *engine, const char *json, uint32_t json_bytes);

// The viewer closed the lead form: what waited for it does not happen.
// HC_REFUSED when none was asked for.
HC_API hc_result hc_input_lead_cancel(hc_engine *engine);

// The viewer closed the dialog of `action:modal` or `action:article`, which the answer
// "yes" to that intent has opened: playback that rests for it goes on (T20). HC_REFUSED
// when it rests for none.
HC_API hc_result hc_input_dialog_close(hc_engine *engine);

// The page went to the background; pauses: true to stop playback with it.
HC_API hc_result hc_input_hidden(hc_engine *engine, bool pauses);

// Back to the start video, paused; the next play is a first play (T17).
HC_API hc_result hc_input_reset(hc_engine *engine);

#endif
