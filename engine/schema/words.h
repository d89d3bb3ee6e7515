// SPDX-License-Identifier: MIT
// The words of the format, once: reasons, interaction types, click actions, operators
// of conditions. Each list is a macro that calls its argument with each row.
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

// X(ENUM, "name"). Visible types first, then timed ones.
#define HC_TYPES(X)                                                                                \
    X(BUTTON, "button")                                                                            \
    X(IMAGE, "image")                                                                              \
    X(TEXT, "text")                                                                                \
    X(HOTSPOT, "hotspot")                                                                          \
    X(REDIRECT, "redirect")                                                                        \
    X(JUMP, "jump")                                                                                \
    X(SWITCH, "switch")                                                                            \
    X(PAUSE, "pause")                                                                              \
    X(RESOURCE_TRAY, "resourceTray")                                                               \
    X(VARIABLE, "variable")                                                                        \
    X(RESET_VIEWER, "reset_viewer")                                                                \
    X(RESET_INTERACTIONS, "reset_interactions")

// X(ENUM, "name"). Those that the engine plays itself first, then those that
// reach the page as `action:<name>`, in the order of those events.
#define HC_ACTIONS(X)                                                                              \
    X(NONE, "none")                                                                                \
    X(TRACK, "track")                                                                              \
    X(LINK, "link")                                                                                \
    X(REDIRECT, "redirect")                                                                        \
    X(JUMP, "jump")                                                                                \
    X(PAUSE, "pause")                                                                              \
    X(VIDEO, "video")                                                                              \
    X(BACK, "back")                                                                                \
    X(COLLECT, "collect")                                                                          \
    X(RESOURCE_TRAY, "resourceTray")                                                               \
    X(MESSAGE, "message")                                                                          \
    X(VIEW, "view")                                                                                \
    X(GENIE, "genie")                                                                              \
    X(CART, "cart")                                                                                \
    X(OPENAI, "openai")                                                                            \
    X(CLIP, "clip")                                                                                \
    X(AUDIO, "audio")                                                                              \
    X(EMAIL, "email")                                                                              \
    X(PHONE, "phone")                                                                              \
    X(MODAL, "modal")                                                                              \
    X(DOWNLOAD, "download")                                                                        \
    X(SHOW_CARD, "show_card")                                                                      \
    X(GET, "get")                                                                                  \
    X(POST, "post")                                                                                \
    X(ARTICLE, "article")                                                                          \
    X(COPY, "copy")

// X(ENUM, "name", "label", "symbol"): label and symbol are accepted too, in
// any case; "" where there is none.
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

// As lists of words.
#define HC_WORD_THEN_COMMA(ENUM, name) name ", "
#define HC_TYPE_WORDS HC_TYPES(HC_WORD_THEN_COMMA)
#define HC_ACTION_WORDS HC_ACTIONS(HC_WORD_THEN_COMMA)

#endif
