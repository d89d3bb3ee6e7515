// SPDX-License-Identifier: MIT
#include "query/explain.h"

#include <math.h>

#include "base/json.h"
#include "base/number.h"
#include "session/rules.h"

// A reason is a JSON string, written piece by piece. Texts in it have
// typographic quotes, which need no escaping.

#define TEXT_BYTES 120u // longer texts are truncated

static void open_reason(hc_bytes *out) {
    hc__json_element(out);
    hc__bytes_append_char(out, '"');
}

static void close_reason(hc_bytes *out) {
    hc__bytes_append_char(out, '"');
}

static void add_reason(hc_bytes *out, const char *words) {
    open_reason(out);
    hc__bytes_print(out, words);
    close_reason(out);
}

static void add_cut(hc_bytes *out, hc_str text) {
    uint32_t size = text.size < TEXT_BYTES ? text.size : TEXT_BYTES;
    while (size < text.size && ((unsigned char)text.data[size] & 0xC0u) == 0x80u) {
        size--;
    }
    hc__json_escaped(out, (hc_str){text.data, size});
    if (size < text.size) {
        hc__bytes_print(out, "…");
    }
}

static void add_quoted(hc_bytes *out, hc_str text) {
    hc__bytes_print(out, "“");
    add_cut(out, text);
    hc__bytes_print(out, "”");
}

// ---- Conditions -----------------------------------------------------------

static void add_operand(const hc_session *session, const hc_instruction *test, hc_bytes *out) {
    hc_bytes text = {0};
    double number = 0;
    hc__variables_resolve(&session->variables, test->operand, HC_PLACE_TEXT, &text);
    hc_str operand = {text.size > 0 ? text.data : "", text.size};
    hc__bytes_append_char(out, ' ');
    if (hc__number_parse(operand, &number)) {
        add_cut(out, operand);
    } else {
        add_quoted(out, operand);
    }
    out->failed = out->failed || text.failed;
    hc__bytes_free(&text);
}

#define LIST_VALUES 16u // how many values of a list are shown

// Adds the values of a list: 7, “blue”, “red”
static void add_list(const hc_session *session, const hc_instruction *test, hc_bytes *out) {
    for (uint32_t i = 1; i <= test->parts && i <= LIST_VALUES; i++) {
        hc__bytes_print(out, i > 1 ? "," : "");
        add_operand(session, test + i, out);
    }
    hc__bytes_print(out, test->parts > LIST_VALUES ? ", …" : "");
}

// Adds a test: score (unset) less_than 3 → false
static void add_test(const hc_session *session, const hc_instruction *test, hc_bytes *out) {
    const hc_slot *slot = &session->variables.slots[test->variable];
    open_reason(out);
    add_cut(out, slot->name);
    hc__bytes_print(out, " (");
    if (slot->value.kind == HC_VALUE_UNSET) {
        hc__bytes_print(out, "unset");
    } else if (slot->value.kind == HC_VALUE_TEXT) {
        add_quoted(out, slot->value.text);
    } else {
        hc__value_append(out, &slot->value);
    }
    hc__bytes_print(out, ") ");
    hc__bytes_append(out, hc__operator_name(test->op));
    if (test->op == HC_OPERATOR_IN) {
        add_list(session, test, out);
    } else if (test->op > HC_OPERATOR_NOT_EXISTS) {
        add_operand(session, test, out);
    }
    hc__bytes_print(out, hc__variables_test(&session->variables, test, session->scratch)
                             ? " → true"
                             : " → false");
    close_reason(out);
}

// Adds each test, and the result of the whole condition if it has several.
static void add_condition(const hc_session *session, hc_range condition, hc_bytes *out) {
    const hc_instruction *at = session->project->instructions + condition.first;
    for (uint32_t i = 0; i < condition.count; i += 1 + at[i].parts) {
        if (at[i].opcode == HC_OP_TEST) {
            add_test(session, &at[i], out);
        }
    }
    if (condition.count > 1 + at->parts) {
        add_reason(out, "condition → false");
    }
}

// ---- Windows --------------------------------------------------------------

static void add_window(const hc_session *session, const hc_item *item, hc_bytes *out) {
    open_reason(out);
    if (item->video != session->video) {
        hc__bytes_print(out, "in another video, ");
        add_quoted(out, session->project->videos[item->video].id);
    } else if (session->time_s >= item->start_s && session->time_s < item->end_s) {
        hc__bytes_print(out, "the video is not ready");
    } else {
        hc__bytes_print(out, "outside its window ");
        hc__json_number(out, item->start_s);
        hc__bytes_print(out, "–");
        if (isfinite(item->end_s)) {
            hc__json_number(out, item->end_s);
        }
        hc__bytes_print(out, " s");
    }
    close_reason(out);
}

static void add_obstacles(const hc_session *session, uint32_t index, hc_bytes *out) {
    uint32_t obstacles = hc__rules_obstacles(session, index);
    if ((obstacles & HC_OBSTACLE_WINDOW) != 0) {
        add_window(session, &session->project->items[index], out);
    }
    if ((obstacles & HC_OBSTACLE_CLICK) != 0) {
        add_reason(out, "hidden by its click");
    }
    if ((obstacles & HC_OBSTACLE_DEVICE) != 0) {
        add_reason(out,
                   session->device == HC_DEVICE_DESKTOP ? "hidden on desktop" : "hidden on mobile");
    }
    if ((obstacles & HC_OBSTACLE_DEFAULT) != 0) {
        add_reason(out, "hidden by default");
    }
}

void hc__explain(const hc_session *session, uint32_t index, hc_bytes *out) {
    const hc_item *item = &session->project->items[index];
    bool visible = hc__type_is_visible(item->type);
    hc__member_text(out, "id", item->id);
    hc__json_key(out, HC_STR("active"));
    hc__json_boolean(out, visible && hc__rules_is_active(session, index));
    hc__json_open(out, "reasons", '[');
    if (visible) {
        add_obstacles(session, index, out);
    } else {
        add_reason(out, "a timed action, never on screen");
    }
    if (!hc__rules_condition(session, index)) {
        add_condition(session, item->condition, out);
    }
    hc__json_close(out, ']');
}
