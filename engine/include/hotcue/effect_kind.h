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
    // First play.
    HC_EVENT_PROJECT_START,
    // The last video ended and nothing follows it.
    HC_EVENT_PROJECT_ENDED,
    // Back to the start video, as if never played.
    HC_EVENT_PROJECT_RESET,
    // The document is given up.
    HC_EVENT_PROJECT_UNLOAD,
    // A video begins to play a part.
    HC_EVENT_NODE_ENTER,
    // A video is left. Cancelable when it is a switch.
    HC_EVENT_NODE_EXIT,
    // A video reached its end.
    HC_EVENT_NODE_ENDED,
    // An interaction became active.
    HC_EVENT_INTERACTION_SHOW,
    // An interaction is active no more.
    HC_EVENT_INTERACTION_HIDE,
    // Playback waits until these are clicked.
    HC_EVENT_INTERACTION_BLOCKED,
    // It waits no more.
    HC_EVENT_INTERACTION_UNBLOCKED,
    // A visible interaction was clicked.
    HC_EVENT_HOTSPOT_CLICK,
    // Pointer or focus came to it.
    HC_EVENT_HOTSPOT_ENTER,
    // Pointer or focus left it.
    HC_EVENT_HOTSPOT_LEAVE,
    // Playback or a forward seek passed the cue.
    HC_EVENT_CUE_FORWARD,
    // A backward seek passed the cue.
    HC_EVENT_CUE_REVERSE,
    // A variable has a new value.
    HC_EVENT_VARIABLE_CHANGE,
    // Simulation only: the answer to an eval step.
    HC_EVENT_VARIABLE_VALUE,
    // Simulation only: the answer to an explain step.
    HC_EVENT_EXPLAIN,
    // Playback began or went on.
    HC_EVENT_PLAYER_PLAY,
    // Playback stopped.
    HC_EVENT_PLAYER_PAUSE,
    // The media time is about to be set.
    HC_EVENT_PLAYER_SEEK,
    // A quarter, half, three quarters or 98 % was reached, once a visit.
    HC_EVENT_PLAYER_PROGRESS,
    // A page is about to open.
    HC_EVENT_BROWSER_OPEN,
    // The page went to the background.
    HC_EVENT_BROWSER_HIDDEN,
    // A tray opens.
    HC_EVENT_TRAY_OPEN,
    // The page closed a tray.
    HC_EVENT_TRAY_CLOSE,
    // The lead form is about to be shown; the page's own may be, too.
    HC_EVENT_LEAD_REQUEST,
    // The lead form was sent.
    HC_EVENT_LEAD_SUBMIT,
    // What a click says about a viewer who is known by e-mail.
    HC_EVENT_CRM_MAP,
    // Viewer and variables are forgotten.
    HC_EVENT_VIEWER_RESET,
    // Clicks and post-click states are forgotten.
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
    // Something went wrong; the video plays on.
    HC_EVENT_ERROR,
    HC_EVENT_COUNT,

    HC_COMMAND_FIRST = 256,
    HC_COMMAND_BEFORE = 255, // so that the first has that number
    // Start or resume playback.
    HC_COMMAND_PLAY,
    // Stop playback so that the frame showing time_s is on screen.
    HC_COMMAND_PAUSE,
    // Set the media time to time_s; keep playing or paused.
    HC_COMMAND_SEEK,
    // Load video number `item` (or restart it), from time_s; play when flags say HC_EFFECT_PLAYING,
    // else rest there.
    HC_COMMAND_SWITCH,
    // Call hc_input_wake(item) after time_s seconds of wall time; a newer wake replaces an older
    // one.
    HC_COMMAND_WAKE,
    // Interaction number `item` looks different now: read hc_item_text() again.
    HC_COMMAND_REDRAW,
    // What an open tray lists may be other now, or look other, or the tray was closed: read
    // hc_tray_text() again.
    HC_COMMAND_RELIST,
    HC_COMMAND_END,
} hc_effect_kind;

#endif
