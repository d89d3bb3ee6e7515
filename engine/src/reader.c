// SPDX-License-Identifier: MIT
#include "reader.h"

#include <cJSON.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "number.h"
#include "style.h"
#include "url.h"

typedef enum kind {
    // Kept as a number,
    KIND_INTEGER,
    KIND_NUMBER,
    // as a small number,
    KIND_BOOLEAN,
    KIND_WORD,
    // as text,
    KIND_TEXT,
    KIND_SCALAR,
    KIND_URL,
    KIND_COLOR,
    KIND_LENGTH,
    KIND_CHOICE,
    KIND_ID,
    KIND_ANY,
    // or not by the table.
    KIND_NODE,
    KIND_LATER = 64,
} kind;

#define OPEN INT32_MAX

typedef struct field_row {
    const char *names, *words;
    int32_t low, high;
    uint16_t into; // offset + 1
    uint8_t object, kind, need;
} field_row;

// The struct that each object is read into.
#define INTO_PROJECT hc_project
#define INTO_VIDEO hc_video
#define INTO_SOURCE hc_source
#define INTO_TRACK hc_track
#define INTO_ENDED hc_video
#define INTO_CUE hc_cue
#define INTO_INTERACTION hc_item

static const field_row FIELDS[] = {
#define HC_FIELD(OBJECT, ENUM, names, KIND, low, high, words, NEED, INTO)                          \
    {names,       words,         low, high, offsetof(INTO_##OBJECT, INTO) + 1, HC_OBJECT_##OBJECT, \
     KIND_##KIND, HC_NEED_##NEED},
#define HC_APART(OBJECT, ENUM, names, KIND, low, high, words, NEED)                                \
    {names, words, low, high, 0, HC_OBJECT_##OBJECT, KIND_##KIND, HC_NEED_##NEED},
#define HC_LATER(OBJECT, ENUM, names, KIND)                                                        \
    {names, "", 0, 0, 0, HC_OBJECT_##OBJECT, KIND_##KIND | KIND_LATER, HC_NEED_NEVER},
#include "../schema/fields.def"
#undef HC_FIELD
#undef HC_APART
#undef HC_LATER
};

// ---- Finding a field by name ----------------------------------------------

static uint32_t slot_of(hc_object object, hc_str name) {
    return (hc__str_hash(name) + object * 37u) % HC_FIELD_SLOTS;
}

// The next of a list of names, separated by commas and spaces; moves *names
// behind it.
static hc_str next_name(const char **names) {
    uint32_t size = (uint32_t)strcspn(*names, ",");
    hc_str name = {*names, size};
    *names += size + strspn(*names + size, ", ");
    return name;
}

static bool field_has_name(const field_row *field, hc_str name) {
    bool found = false;
    for (const char *names = field->names; !found && *names != '\0';) {
        found = hc__str_equal(next_name(&names), name);
    }
    return found;
}

static hc_str field_name(uint32_t field) {
    const char *names = FIELDS[field].names;
    return next_name(&names);
}

static void add_name(hc_reader *reader, uint32_t field, hc_str name) {
    uint32_t slot = slot_of(FIELDS[field].object, name);
    while (reader->slots[slot] != 0) {
        slot = (slot + 1) % HC_FIELD_SLOTS;
    }
    reader->slots[slot] = (uint16_t)(field + 1);
}

void hc__reader_init(hc_reader *reader, hc_str json, const hc_bytes *spans,
                     hc_diagnostics_list *list, hc_arena *arena) {
    *reader = (hc_reader){
        .json = json, .spans = HC_LIST_AT(*spans, const hc_span), .list = list, .arena = arena};
    for (uint32_t i = 0; i < HC_FIELD_COUNT; i++) {
        for (const char *names = FIELDS[i].names; *names != '\0';) {
            add_name(reader, i, next_name(&names));
        }
    }
}

static uint32_t find_field(const hc_reader *reader, hc_object object, hc_str name) {
    for (uint32_t slot = slot_of(object, name); reader->slots[slot] != 0;
         slot = (slot + 1) % HC_FIELD_SLOTS) {
        uint32_t field = reader->slots[slot] - 1u;
        if (FIELDS[field].object == object && field_has_name(&FIELDS[field], name)) {
            return field;
        }
    }
    return HC_FIELD_COUNT;
}

// ---- Reporting ------------------------------------------------------------

const hc_span *hc__read_span(const hc_reader *reader, const cJSON *node) {
    return &reader->spans[node->valueint];
}

void hc__read_problem(hc_reader *reader, hc_code code, const cJSON *node, const char *message) {
    hc__read_problem_with(reader, code, node, message, NULL);
}

void hc__read_problem_with(hc_reader *reader, hc_code code, const cJSON *node, const char *message,
                           const char *detail) {
    hc__diagnose(reader->list, code, &reader->path, hc__read_span(reader, node)->start, message,
                 detail);
}

void hc__read_member_problem(hc_reader *reader, hc_code code, const hc_member *member,
                             const char *message) {
    hc__path_push_key(&reader->path, member->key);
    hc__read_problem(reader, code, member->node, message);
    hc__path_pop(&reader->path);
}

void hc__read_missing(hc_reader *reader, const cJSON *object, hc_field field) {
    hc__path_push_key(&reader->path, field_name(field));
    hc__read_problem(reader, HC_CODE_MISSING_FIELD, object, "required");
    hc__path_pop(&reader->path);
}

bool hc__read_is_array(hc_reader *reader, const cJSON *node) {
    if (!cJSON_IsArray(node)) {
        hc__read_problem(reader, HC_CODE_WRONG_TYPE, node, "must be an array");
    }
    return cJSON_IsArray(node);
}

bool hc__read_is_object(hc_reader *reader, const cJSON *node) {
    if (!cJSON_IsObject(node)) {
        hc__read_problem(reader, HC_CODE_WRONG_TYPE, node, "must be an object");
    }
    return cJSON_IsObject(node);
}

hc_str hc__read_keep(hc_reader *reader, hc_str text) {
    return hc__arena_copy(reader->arena, text);
}

// ---- Kinds ----------------------------------------------------------------
// Each reader of a kind fills the member, or reports why it can't.

static hc_str raw_json(const hc_reader *reader, const cJSON *node) {
    const hc_span *span = hc__read_span(reader, node);
    return (hc_str){reader->json.data + span->start, span->end - span->start};
}

static bool wrong_type(hc_reader *reader, const cJSON *node, const char *wanted) {
    hc__read_problem_with(reader, HC_CODE_WRONG_TYPE, node, "must be ", wanted);
    return false;
}

// Text that C can hold: cJSON ends a text at U+0000.
static bool read_text(hc_reader *reader, const cJSON *node, hc_member *member) {
    if (hc__read_span(reader, node)->nul_text) {
        return wrong_type(reader, node, "text without U+0000");
    }
    member->text = hc__str_of(node->valuestring);
    return true;
}

static hc_str number_text(hc_reader *reader, double number) {
    char text[HC_NUMBER_BYTES];
    return hc__read_keep(reader, (hc_str){text, hc__number_format(number, text)});
}

static bool read_boolean(hc_reader *reader, const cJSON *node, hc_member *member) {
    if (cJSON_IsBool(node)) {
        member->number = cJSON_IsTrue(node) ? 1 : 0;
        return true;
    }
    if (cJSON_IsNumber(node) && (node->valuedouble == 0 || node->valuedouble == 1)) {
        member->number = node->valuedouble;
        return true;
    }
    const char *text = cJSON_IsString(node) ? node->valuestring : "";
    bool yes = strcmp(text, "true") == 0 || strcmp(text, "1") == 0;
    bool no = strcmp(text, "false") == 0 || strcmp(text, "0") == 0;
    member->number = yes ? 1 : 0;
    return yes || no || wrong_type(reader, node, "true or false");
}

static bool read_number(hc_reader *reader, const field_row *field, const cJSON *node,
                        hc_member *member) {
    bool whole = (field->kind & ~KIND_LATER) == KIND_INTEGER;
    bool ok = cJSON_IsNumber(node);
    member->number = ok ? node->valuedouble : 0;
    if (cJSON_IsString(node)) {
        ok = hc__number_parse(hc__str_of(node->valuestring), &member->number);
    }
    if (!ok || (whole && member->number != floor(member->number))) {
        return wrong_type(reader, node, whole ? "a whole number" : "a finite number");
    }
    bool open = field->high == OPEN;
    if (member->number < field->low || (!open && member->number > field->high)) {
        char range[2 * HC_NUMBER_BYTES + 8] = {0};
        uint32_t size = hc__number_format(field->low, range);
        memcpy(range + size, " to ", 4);
        hc__number_format(field->high, range + size + 4);
        range[open ? size : sizeof range - 1] = '\0';
        hc__read_problem_with(reader, HC_CODE_OUT_OF_RANGE, node,
                              open ? "must be at least " : "must be ", range);
        return false;
    }
    return true;
}

static bool read_scalar(hc_reader *reader, const cJSON *node, hc_member *member) {
    if (cJSON_IsString(node)) {
        member->kind = HC_VALUE_TEXT;
        return read_text(reader, node, member);
    }
    if (cJSON_IsNumber(node)) {
        member->kind = HC_VALUE_NUMBER;
        member->number = node->valuedouble;
        member->text = number_text(reader, member->number);
        return true;
    }
    if (cJSON_IsBool(node)) {
        member->kind = HC_VALUE_BOOLEAN;
        member->number = cJSON_IsTrue(node) ? 1 : 0;
        member->text = hc__str_of(cJSON_IsTrue(node) ? "true" : "false");
        return true;
    }
    return wrong_type(reader, node, "text, a number or a boolean");
}

static bool read_id(hc_reader *reader, const cJSON *node, hc_member *member) {
    if (cJSON_IsNumber(node) && node->valuedouble == floor(node->valuedouble) &&
        fabs(node->valuedouble) <= 9007199254740991.0) {
        member->text = number_text(reader, node->valuedouble);
        return true;
    }
    if (!cJSON_IsString(node) || node->valuestring[0] == '\0') {
        return wrong_type(reader, node, "text that is not empty, or an integer");
    }
    return read_text(reader, node, member);
}

static bool read_word(hc_reader *reader, const field_row *field, const cJSON *node,
                      hc_member *member) {
    if (!cJSON_IsString(node)) {
        return wrong_type(reader, node, "text");
    }
    member->text = hc__str_of(node->valuestring);
    uint32_t place = 0;
    for (const char *words = field->words; *words != '\0'; place++) {
        if (hc__str_equal(next_name(&words), member->text)) {
            member->number = place;
            return true;
        }
    }
    hc__read_problem_with(reader, HC_CODE_BAD_ENUM, node, "must be one of ", field->words);
    return false;
}

// Style values: a number is a length in pixels; empty text is not given, as
// forms send it for "the design's".
static bool read_style(hc_reader *reader, const field_row *field, const cJSON *node,
                       hc_member *member) {
    bool length = field->kind == KIND_LENGTH;
    if (length && cJSON_IsNumber(node)) {
        member->text = number_text(reader, node->valuedouble);
    } else if (cJSON_IsString(node)) {
        member->text = hc__str_of(node->valuestring);
    } else {
        return wrong_type(reader, node, "text");
    }
    if (member->text.size == 0) {
        return false;
    }
    if (!(length ? hc__style_is_length(member->text) : hc__style_is_color(member->text))) {
        hc__read_problem_with(reader, HC_CODE_BAD_STYLE, node, "must be a ",
                              length ? "length: 12, 12px, 1.5em, 2cqw"
                                     : "colour: #ffcc00, white, rgb(0 0 0 / 50%)");
        return false;
    }
    return true;
}

static bool read_url(hc_reader *reader, const cJSON *node, hc_member *member) {
    if (!cJSON_IsString(node)) {
        return wrong_type(reader, node, "text");
    }
    if (!read_text(reader, node, member)) {
        return false;
    }
    if (!hc__url_is_allowed(member->text)) {
        hc__read_problem(reader, HC_CODE_BAD_URL, node, HC_URL_RULE);
        return false;
    }
    return true;
}

static bool is_empty(const cJSON *node) {
    return cJSON_IsFalse(node) || cJSON_IsNull(node) ||
           (cJSON_IsNumber(node) && node->valuedouble == 0) ||
           (cJSON_IsString(node) &&
            (node->valuestring[0] == '\0' || strcmp(node->valuestring, "0") == 0 ||
             strcmp(node->valuestring, "false") == 0)) ||
           ((cJSON_IsArray(node) || cJSON_IsObject(node)) && node->child == NULL);
}

static bool read_kind(hc_reader *reader, const field_row *field, const cJSON *node,
                      hc_member *member) {
    if (field->kind & KIND_LATER) {
        if (!is_empty(node)) {
            hc__read_problem(reader, HC_CODE_UNSUPPORTED, node, HC_LATER_RULE);
        }
        return false;
    }
    switch ((kind)field->kind) {
    case KIND_BOOLEAN: return read_boolean(reader, node, member);
    case KIND_INTEGER:
    case KIND_NUMBER: return read_number(reader, field, node, member);
    case KIND_TEXT:
        return cJSON_IsString(node) ? read_text(reader, node, member)
                                    : wrong_type(reader, node, "text");
    case KIND_SCALAR: return read_scalar(reader, node, member);
    case KIND_URL: return read_url(reader, node, member);
    case KIND_COLOR:
    case KIND_LENGTH: return read_style(reader, field, node, member);
    case KIND_WORD:
    case KIND_CHOICE: return read_word(reader, field, node, member);
    case KIND_ID: return read_id(reader, node, member);
    case KIND_ANY: member->text = raw_json(reader, node); return true;
    case KIND_NODE:
    case KIND_LATER: break;
    }
    return true;
}

// ---- Objects --------------------------------------------------------------

bool hc__read_same_value(const hc_reader *reader, const hc_member *a, const hc_member *b) {
    if (a->text.data != NULL && b->text.data != NULL) {
        double x = 0;
        double y = 0;
        return hc__str_equal(a->text, b->text) ||
               (hc__number_parse(a->text, &x) && hc__number_parse(b->text, &y) && x == y);
    }
    return a->number == b->number &&
           (!(cJSON_IsArray(a->node) || cJSON_IsObject(a->node)) ||
            hc__str_equal(raw_json(reader, a->node), raw_json(reader, b->node)));
}

// In a short form one object is read twice, as the project and as its video.
// What both know is the project's.
static bool is_of_the_other(const hc_reader *reader, hc_object object, hc_str key, uint32_t field) {
    if (!reader->single_video || object > HC_OBJECT_VIDEO) {
        return false;
    }
    if (object == HC_OBJECT_VIDEO) {
        return find_field(reader, HC_OBJECT_PROJECT, key) != HC_FIELD_COUNT ||
               field == HC_FIELD_COUNT;
    }
    return field == HC_FIELD_COUNT && find_field(reader, HC_OBJECT_VIDEO, key) != HC_FIELD_COUNT;
}

// Puts a value where the table says.
static void store(hc_reader *reader, const field_row *field, const hc_member *member, void *into) {
    void *place = (char *)into + field->into - 1;
    if (field->kind <= KIND_NUMBER) {
        *(double *)place = member->number;
    } else if (field->kind <= KIND_WORD) {
        *(uint8_t *)place = (uint8_t)member->number;
    } else {
        *(hc_str *)place = hc__read_keep(reader, member->text);
    }
}

static void read_member(hc_reader *reader, hc_object object, const cJSON *node, hc_members *members,
                        void *into) {
    hc_str key = hc__str_of(node->string);
    uint32_t field = find_field(reader, object, key);
    if (is_of_the_other(reader, object, key, field)) {
        return;
    }
    if (reader->design && (field < HC_INTERACTION_COLOR || field > HC_INTERACTION_TEXT_ALIGN)) {
        field = HC_FIELD_COUNT;
    }
    hc__path_push_key(&reader->path, key);
    if (field == HC_FIELD_COUNT) {
        hc__read_problem(reader, HC_CODE_UNKNOWN_FIELD, node, "no such field here");
    } else if (!cJSON_IsNull(node) || FIELDS[field].kind == KIND_ANY) {
        hc_member member = {.node = node, .key = key};
        hc_member *slot = &members->at[field];
        if (read_kind(reader, &FIELDS[field], node, &member)) {
            // The same key twice is the scanner's to report.
            if (slot->node != NULL && !hc__str_equal(slot->key, key) &&
                !hc__read_same_value(reader, slot, &member)) {
                hc__read_problem_with(reader, HC_CODE_CONFLICTING_ALIAS, node, "differs from ",
                                      slot->key.data);
            }
            *slot = member;
            if (FIELDS[field].into != 0) {
                store(reader, &FIELDS[field], slot, into);
            }
        } else {
            slot->unfit = true;
        }
    }
    hc__path_pop(&reader->path);
}

void hc__read_needed(hc_reader *reader, hc_object object, const cJSON *node,
                     const hc_members *members, hc_need need) {
    for (uint32_t i = 0; i < HC_FIELD_COUNT; i++) {
        if (FIELDS[i].object == object && FIELDS[i].need == need && members->at[i].node == NULL &&
            !members->at[i].unfit) {
            hc__read_missing(reader, node, (hc_field)i);
        }
    }
}

void hc__read_object(hc_reader *reader, hc_object object, const cJSON *node, hc_members *members,
                     void *into) {
    for (uint32_t i = 0; i < HC_FIELD_COUNT; i++) {
        if (FIELDS[i].object == object) {
            members->at[i] = (hc_member){0};
        }
    }
    for (const cJSON *child = node->child; child != NULL; child = child->next) {
        read_member(reader, object, child, members, into);
    }
    if (!reader->design) {
        hc__read_needed(reader, object, node, members, HC_NEED_ALWAYS);
    }
}
