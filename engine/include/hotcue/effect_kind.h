// SPDX-License-Identifier: MIT
// Generated from engine/schema by tools/generate/generate.mjs: do not edit.
// What an effect is. Events come first in the numbering, then commands.
#ifndef HOTCUE_EFFECT_KIND_H
#define HOTCUE_EFFECT_KIND_H

typedef enum hc_effect_kind {
    // A document was accepted.
    HC_EVENT_PROJECT_LOAD,
    // The first video can play.
    HC_EVENT_PROJECT_READY,
    // Playback started for the first time.
    HC_EVENT_PROJECT_START,
    // The last video ended and nothing follows it.
    HC_EVENT_PROJECT_ENDED,
    // The project was reset to its start video, as if never played.
    HC_EVENT_PROJECT_RESET,
    // The document is being unloaded.
    HC_EVENT_PROJECT_UNLOAD,
    // A video becomes the current one.
    HC_EVENT_NODE_ENTER,
    // The current video is left. Cancelable for a switch.
    HC_EVENT_NODE_EXIT,
    // A video reached its end.
    HC_EVENT_NODE_ENDED,
    // An interaction became active.
    HC_EVENT_INTERACTION_SHOW,
    // An interaction is no longer active.
    HC_EVENT_INTERACTION_HIDE,
    // Playback is blocked until these are clicked.
    HC_EVENT_INTERACTION_BLOCKED,
    // Playback is no longer blocked.
    HC_EVENT_INTERACTION_UNBLOCKED,
    // A visible interaction was clicked.
    HC_EVENT_HOTSPOT_CLICK,
    // The pointer or the focus entered an interaction.
    HC_EVENT_HOTSPOT_ENTER,
    // The pointer or the focus left it.
    HC_EVENT_HOTSPOT_LEAVE,
    // Playback or a forward seek passed the cue.
    HC_EVENT_CUE_FORWARD,
    // A backward seek passed the cue.
    HC_EVENT_CUE_REVERSE,
    // A variable has a new value.
    HC_EVENT_VARIABLE_CHANGE,
    // Simulation only: the result of an eval step.
    HC_EVENT_VARIABLE_VALUE,
    // Simulation only: the result of an explain step.
    HC_EVENT_EXPLAIN,
    // What was really played: while measuring, at the end of a viewing session; in simulations, the
    // result of a measure step.
    HC_EVENT_MEASURE,
    // Playback started or resumed.
    HC_EVENT_PLAYER_PLAY,
    // Playback paused.
    HC_EVENT_PLAYER_PAUSE,
    // The media time is about to be set.
    HC_EVENT_PLAYER_SEEK,
    // 25, 50, 75 or 98 % of the duration was reached; once per visit.
    HC_EVENT_PLAYER_PROGRESS,
    // While measuring: this share of the video was really played; once per viewing session.
    HC_EVENT_PLAYER_QUARTER,
    // A page is about to open.
    HC_EVENT_BROWSER_OPEN,
    // The page was hidden.
    HC_EVENT_BROWSER_HIDDEN,
    // A tray opens.
    HC_EVENT_TRAY_OPEN,
    // A tray was closed.
    HC_EVENT_TRAY_CLOSE,
    // The lead form, or the page's own, is about to be shown.
    HC_EVENT_LEAD_REQUEST,
    // The lead form was submitted.
    HC_EVENT_LEAD_SUBMIT,
    // CRM data of a click by a viewer whose e-mail address is known.
    HC_EVENT_CRM_MAP,
    // The viewer's data and all variables are cleared.
    HC_EVENT_VIEWER_RESET,
    // Clicks and post-click states are cleared.
    HC_EVENT_INTERACTIONS_RESET,
    // The author's message for the viewer or the host.
    HC_EVENT_ACTION_MESSAGE,
    // The host is to show a view.
    HC_EVENT_ACTION_VIEW,
    // The host is to open its genie.
    HC_EVENT_ACTION_GENIE,
    // The host is to put something into its cart.
    HC_EVENT_ACTION_CART,
    // The host is to ask its assistant.
    HC_EVENT_ACTION_OPENAI,
    // The host is to play a clip.
    HC_EVENT_ACTION_CLIP,
    // A sound is about to play.
    HC_EVENT_ACTION_AUDIO,
    // An e-mail is about to be written.
    HC_EVENT_ACTION_EMAIL,
    // A number is about to be called.
    HC_EVENT_ACTION_PHONE,
    // A dialog is about to open.
    HC_EVENT_ACTION_MODAL,
    // A file is about to be downloaded.
    HC_EVENT_ACTION_DOWNLOAD,
    // The host is to show a card.
    HC_EVENT_ACTION_SHOW_CARD,
    // A GET request is about to be sent.
    HC_EVENT_ACTION_GET,
    // A POST request is about to be sent.
    HC_EVENT_ACTION_POST,
    // An article is about to open.
    HC_EVENT_ACTION_ARTICLE,
    // A text is about to be copied.
    HC_EVENT_ACTION_COPY,
    // An error occurred; the video plays on.
    HC_EVENT_ERROR,
    HC_EVENT_COUNT,

    HC_COMMAND_FIRST = 256,
    HC_COMMAND_BEFORE = 255, // so that the first has that number
    // Start or resume playback.
    HC_COMMAND_PLAY,
    // Pause playback, with the frame at time_s on screen.
    HC_COMMAND_PAUSE,
    // Set the media time to time_s; playing or paused as before.
    HC_COMMAND_SEEK,
    // Load video number `item` (or restart it) at time_s; play if HC_EFFECT_PLAYING is set in
    // flags, else stay paused there.
    HC_COMMAND_SWITCH,
    // Call hc_input_wake(item) after time_s seconds of wall time; a newer wake replaces an older
    // one.
    HC_COMMAND_WAKE,
    // Interaction number `item` has changed its look: read hc_item_text() again. Of a timed action:
    // it happens now; there is nothing to draw.
    HC_COMMAND_REDRAW,
    // The items of an open tray or their looks may have changed, or it was closed: read
    // hc_tray_text() again.
    HC_COMMAND_RELIST,
    HC_COMMAND_END,
} hc_effect_kind;

#endif
