// SPDX-License-Identifier: MIT
// The words of the format: reasons, interaction types, click actions, operators of
// conditions. Each list is a macro that applies X to each row.
#ifndef HC_WORDS_H
#define HC_WORDS_H

// X(ENUM, "name"). Why an interaction shows or hides (T1).
#define HC_REASONS(X)                                                                              \
    X(ENTER, "enter")                                                                              \
    X(TIME, "time")                                                                                \
    X(SEEK, "seek")                                                                                \
    X(VARIABLE, "variable")                                                                        \
    X(CLICK, "click")                                                                              \
    X(DEVICE, "device")                                                                            \
    X(HOST, "host")                                                                                \
    X(EXIT, "exit")                                                                                \
    X(RESET, "reset")

// X(ENUM, "name", kind). VISIBLE: on screen in its window. The others are timed actions, of
// which CONTROLS move or stop playback. Visible types come first.
#define HC_TYPES(X)                                                                                \
    X(BUTTON, "button", VISIBLE)                                                                   \
    X(IMAGE, "image", VISIBLE)                                                                     \
    X(TEXT, "text", VISIBLE)                                                                       \
    X(HOTSPOT, "hotspot", VISIBLE)                                                                 \
    X(REDIRECT, "redirect", CONTROLS)                                                              \
    X(JUMP, "jump", CONTROLS)                                                                      \
    X(SWITCH, "switch", CONTROLS)                                                                  \
    X(PAUSE, "pause", CONTROLS)                                                                    \
    X(RESOURCE_TRAY, "resourceTray", PLAIN)                                                        \
    X(VARIABLE, "variable", PLAIN)                                                                 \
    X(RESET_VIEWER, "reset_viewer", PLAIN)                                                         \
    X(RESET_INTERACTIONS, "reset_interactions", PLAIN)

// X(ENUM, "name", kind). HOST: emitted as `action:<name>`, for the page to carry out; URL:
// click_value is a URL; HOST_URL: both. Those of the host come last, in the order of
// their events.
#define HC_ACTIONS(X)                                                                              \
    X(NONE, "none", PLAIN)                                                                         \
    X(TRACK, "track", PLAIN)                                                                       \
    X(LINK, "link", URL)                                                                           \
    X(REDIRECT, "redirect", URL)                                                                   \
    X(JUMP, "jump", PLAIN)                                                                         \
    X(PAUSE, "pause", PLAIN)                                                                       \
    X(VIDEO, "video", PLAIN)                                                                       \
    X(BACK, "back", PLAIN)                                                                         \
    X(COLLECT, "collect", PLAIN)                                                                   \
    X(RESOURCE_TRAY, "resourceTray", PLAIN)                                                        \
    X(MESSAGE, "message", HOST)                                                                    \
    X(VIEW, "view", HOST)                                                                          \
    X(GENIE, "genie", HOST)                                                                        \
    X(CART, "cart", HOST)                                                                          \
    X(OPENAI, "openai", HOST)                                                                      \
    X(CLIP, "clip", HOST)                                                                          \
    X(AUDIO, "audio", HOST_URL)                                                                    \
    X(EMAIL, "email", HOST)                                                                        \
    X(PHONE, "phone", HOST)                                                                        \
    X(MODAL, "modal", HOST)                                                                        \
    X(DOWNLOAD, "download", HOST_URL)                                                              \
    X(SHOW_CARD, "show_card", HOST)                                                                \
    X(GET, "get", HOST_URL)                                                                        \
    X(POST, "post", HOST_URL)                                                                      \
    X(ARTICLE, "article", HOST)                                                                    \
    X(COPY, "copy", HOST)

// X(ENUM, "name", "label", "symbol"). Label and symbol are accepted as alternatives, in
// upper or lower case; "" means there is none.
#define HC_OPERATORS(X)                                                                            \
    X(EXISTS, "exists", "Exists", "")                                                              \
    X(NOT_EXISTS, "not_exists", "Does not exist", "")                                              \
    X(EQUALS, "equals", "Equals", "==")                                                            \
    X(NOT_EQUALS, "not_equals", "Does not equal", "!=")                                            \
    X(LESS_THAN, "less_than", "Number less than", "<")                                             \
    X(GREATER_THAN, "greater_than", "Number greater than", ">")                                    \
    X(LESS_OR_EQUAL, "less_or_equal", "Number less than or equal to", "<=")                        \
    X(GREATER_OR_EQUAL, "greater_or_equal", "Number greater than or equal to", ">=")               \
    X(BEFORE, "before", "Date before", "")                                                         \
    X(AFTER, "after", "Date after", "")                                                            \
    X(IN, "in", "Is one of", "")                                                                   \
    X(CONTAINS, "contains", "Contains", "")                                                        \
    X(NOT_CONTAINS, "not_contains", "Does not contain", "")                                        \
    X(REGEX, "regex", "Matches regex", "")

// Comma-separated lists of the words, for fields.def.
#define HC_WORD_THEN_COMMA(ENUM, name, kind) name ", "
#define HC_TYPE_WORDS HC_TYPES(HC_WORD_THEN_COMMA)
#define HC_ACTION_WORDS HC_ACTIONS(HC_WORD_THEN_COMMA)

#endif
