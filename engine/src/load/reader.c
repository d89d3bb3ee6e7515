// SPDX-License-Identifier: MIT
#include "load/reader.h"

#include <cJSON.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/unicode.h"
#include "base/wordlist.h"
#include "load/style.h"
#include "text/color.h"
#include "text/url.h"
#include "text/url_host.h"

bool hc__reader_init(hc_reader *reader, hc_str json, const hc_bytes *spans,
                     hc_diagnostics_list *list, hc_arena *arena) {
    reader->json = json;
    reader->spans = HC_LIST_AT(*spans, hc_span);
    reader->list = list;
    reader->arena = arena;
    return hc__fields_init(&reader->fields);
}

void hc__reader_free(hc_reader *reader) {
    hc__fields_free(&reader->fields);
}

// ---- Reporting ------------------------------------------------------------

hc_span *hc__read_span(const hc_reader *reader, const cJSON *node) {
    return &reader->spans[node->valueint];
}

void hc__read_problem(hc_reader *reader, hc_code code, const cJSON *node, const char *message) {
    hc__read_problem_with(reader, code, node, message, HC_STR(""));
}

void hc__read_problem_with(hc_reader *reader, hc_code code, const cJSON *node, const char *message,
                           hc_str detail) {
    uint32_t errors = reader->list->errors;
    hc__diagnose(reader->list, reader->need == HC_NEED_LOOK ? HC_CODE_BAD_STYLE : code,
                 &reader->path, hc__read_span(reader, node)->start, message, detail);
    reader->spared += reader->need >= HC_NEED_SPARE ? reader->list->errors - errors : 0;
}

void hc__read_member_problem(hc_reader *reader, hc_code code, const hc_member *member,
                             const char *message) {
    uint32_t count = reader->path.count;
    if (member->key.data != NULL) {
        hc__path_push_key(&reader->path, member->key);
    }
    hc__read_problem(reader, code, member->node, message);
    reader->path.count = count;
}

// Returns the key of a member as spelled in the document, with its escapes.
static hc_str raw_key(const hc_reader *reader, const hc_span *span) {
    const char *start = reader->json.data + span->key + 1;
    const char *end = start;
    while (*end != '"') {
        end += *end == '\\' ? 2 : 1;
    }
    return (hc_str){start, (uint32_t)(end - start)};
}

void hc__read_enter_member(hc_reader *reader, const cJSON *node) {
    const hc_span *span = hc__read_span(reader, node);
    if (span->nul_key) { // cJSON would cut the key there
        hc__path_push_raw_key(&reader->path, raw_key(reader, span));
    } else {
        hc__path_push_key(&reader->path, hc__str_of(node->string));
    }
}

hc_str hc__read_name(hc_reader *reader, const cJSON *node) {
    if (hc__read_span(reader, node)->nul_key) {
        hc__read_problem(reader, HC_CODE_WRONG_TYPE, node, "a name must be text without U+0000");
        return (hc_str){NULL, 0};
    }
    return hc__str_of(node->string);
}

void hc__read_enter(hc_reader *reader, hc_field field) {
    hc__path_push_key(&reader->path, hc__words_at(reader->fields.names[field], 0));
}

void hc__read_missing(hc_reader *reader, const cJSON *object, hc_field field) {
    hc__read_enter(reader, field);
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

bool hc__read_scheme(hc_reader *reader, hc_str *url) {
    const hc_str scheme = HC_STR("https://");
    hc_str host = hc__unicode_trim(*url);
    bool bare = hc__url_host_is_bare(host);
    char *whole = bare ? hc__arena_take(reader->arena, scheme.size + host.size) : NULL;
    if (whole != NULL) {
        memcpy(whole, scheme.data, scheme.size);
        memcpy(whole + scheme.size, host.data, host.size);
        *url = (hc_str){whole, scheme.size + host.size};
    }
    return bare;
}

// ---- Kinds ----------------------------------------------------------------

#define BOOLEAN (cJSON_False | cJSON_True)

// The JSON types that each kind accepts, and what the message says is expected.
typedef struct kind_row {
    const char *wanted;
    uint8_t types; // bits of cJSON's types
} kind_row;

static const kind_row KINDS[] = {
    [HC_KIND_INTEGER] = {"a whole number", cJSON_Number | cJSON_String},
    [HC_KIND_NUMBER] = {"a finite number", cJSON_Number | cJSON_String},
    [HC_KIND_BOOLEAN] = {"true or false", BOOLEAN | cJSON_Number | cJSON_String},
    [HC_KIND_WORD] = {"text", cJSON_String},
    [HC_KIND_TEXT] = {"text", cJSON_String},
    [HC_KIND_SCALAR] = {"text, a number or a boolean", BOOLEAN | cJSON_Number | cJSON_String},
    [HC_KIND_OPERAND] = {"text, a number or a boolean", BOOLEAN | cJSON_Number | cJSON_String},
    [HC_KIND_OPERANDS] = {"text, a number or a boolean",
                          BOOLEAN | cJSON_Number | cJSON_String | cJSON_Array},
    [HC_KIND_URL] = {"text", cJSON_String},
    [HC_KIND_COLOR] = {"text", cJSON_String},
    [HC_KIND_LENGTH] = {"text", cJSON_Number | cJSON_String},
    [HC_KIND_CHOICE] = {"text", cJSON_String},
    [HC_KIND_ID] = {"non-empty text or an integer", cJSON_Number | cJSON_String},
};

static bool wrong_type(hc_reader *reader, const cJSON *node, const char *wanted) {
    hc__read_problem_with(reader, HC_CODE_WRONG_TYPE, node, "must be ", hc__str_of(wanted));
    return false;
}

// Sets the member's text, number and kind from any scalar value.
static void read_scalar(hc_reader *reader, const cJSON *node, bool as_text, hc_member *member) {
    char text[HC_NUMBER_BYTES];
    member->text = hc__str_of(node->valuestring);
    if (cJSON_IsString(node)) {
        member->kind = HC_VALUE_TEXT;
    } else if (cJSON_IsNumber(node)) {
        member->kind = HC_VALUE_NUMBER;
        member->number = node->valuedouble;
        if (as_text) {
            hc_str printed = {text, hc__number_format(member->number, text)};
            member->text = hc__read_keep(reader, printed);
        }
    } else {
        member->kind = HC_VALUE_BOOLEAN;
        member->number = cJSON_IsTrue(node) ? 1 : 0;
        member->text = hc__str_of(cJSON_IsTrue(node) ? "true" : "false");
    }
}

static bool is_boolean(hc_member *member) {
    if (member->kind == HC_VALUE_TEXT) {
        uint32_t place = hc__words_find("false, no, off, 0, true, yes, on, 1", member->text);
        member->number = place >= 4 ? 1 : 0;
        return place != HC_NONE;
    }
    return member->number == 0 || member->number == 1;
}

static bool is_number(hc_member *member, bool whole) {
    bool ok = member->kind == HC_VALUE_NUMBER || hc__number_parse(member->text, &member->number);
    return ok && (!whole || member->number == floor(member->number));
}

static bool is_id(const hc_member *member) {
    return member->kind == HC_VALUE_TEXT ? member->text.size > 0
                                         : member->number == floor(member->number) &&
                                               fabs(member->number) <= 9007199254740991.0;
}

static bool is_in_range(hc_reader *reader, hc_field field, const hc_member *member) {
    const hc_fields *fields = &reader->fields;
    bool ok = fields->low[field] <= member->number && member->number <= fields->high[field];
    if (!ok) {
        hc__read_problem_with(reader, HC_CODE_OUT_OF_RANGE, member->node,
                              isfinite(fields->high[field]) ? "must be within "
                                                            : "must be at least ",
                              hc__str_of(fields->values[field]));
    }
    return ok;
}

static bool is_word(hc_reader *reader, const char *words, hc_member *member) {
    uint32_t place = hc__words_find(words, member->text);
    member->number = place;
    if (place == HC_NONE) {
        hc_str list = hc__str_of(words);
        list.size -= list.data[list.size - 1] == ' ' ? 2 : 0; // generated lists end in ", "
        hc__read_problem_with(reader, HC_CODE_BAD_ENUM, member->node, "must be one of ", list);
        return false;
    }
    member->text = hc__words_at(words, place); // as spelled in the table
    return true;
}

static bool is_color(hc_reader *reader, hc_member *member) {
    hc_color color;
    char text[HC_COLOR_BYTES];
    if (!hc__color_read(member->text, &color)) {
        hc__read_problem(reader, HC_CODE_BAD_STYLE, member->node,
                         "must be a colour: #ffcc00, white, rgb(0 0 0 / 50%), hsl(120deg 50% 50%)");
        return false;
    }
    if (color.computed) {
        member->text = hc__read_keep(reader, (hc_str){text, hc__color_write(&color, text)});
    }
    return true;
}

static bool is_length(hc_reader *reader, const char *most, const hc_member *member) {
    bool four = *most == '4';
    bool ok = hc__style_is_lengths(member->text, four ? 4 : 1);
    if (!ok) {
        hc__read_problem(reader, HC_CODE_BAD_STYLE, member->node,
                         four ? "must be one to four lengths: 12, 12px, 1.5em, 2cqw"
                              : "must be a length: 12, 12px, 1.5em, 2cqw");
    }
    return ok;
}

// URLs that are fetched: videos, tracks, posters.
static bool is_url(hc_reader *reader, hc_member *member) {
    if (hc__read_scheme(reader, &member->text)) {
        hc__read_problem(reader, HC_CODE_MISSING_SCHEME, member->node, HC_SCHEME_RULE);
    }
    bool ok = hc__url_is_web(member->text);
    if (!ok) {
        hc__read_problem(reader, HC_CODE_BAD_URL, member->node, HC_WEB_RULE);
    }
    return ok;
}

static hc_str raw_json(const hc_reader *reader, const cJSON *node) {
    const hc_span *span = hc__read_span(reader, node);
    return (hc_str){reader->json.data + span->start, span->end - span->start};
}

bool hc__read_value(hc_reader *reader, hc_field field, hc_member *member) {
    const hc_kind kind = HC_FIELDS[field].kind;
    const cJSON *node = member->node;
    if (kind >= HC_KIND_ANY) {
        member->text = kind == HC_KIND_ANY ? raw_json(reader, node) : member->text;
        return true;
    }
    const char *wanted = KINDS[kind].wanted;
    if ((node->type & KINDS[kind].types) == 0) {
        return wrong_type(reader, node, wanted);
    }
    if (hc__read_span(reader, node)->nul_text) { // cJSON would cut the text there
        return wrong_type(reader, node, "text without U+0000");
    }
    read_scalar(reader, node, kind >= HC_KIND_TEXT, member);
    const char *values = reader->fields.values[field];
    if (kind < HC_KIND_TEXT || (kind >= HC_KIND_URL && kind <= HC_KIND_CHOICE)) {
        member->text = hc__unicode_trim(member->text);
    }
    switch (kind) {
    case HC_KIND_BOOLEAN: return is_boolean(member) || wrong_type(reader, node, wanted);
    case HC_KIND_INTEGER:
    case HC_KIND_NUMBER:
        return is_number(member, kind == HC_KIND_INTEGER) ? is_in_range(reader, field, member)
                                                          : wrong_type(reader, node, wanted);
    case HC_KIND_ID: return is_id(member) || wrong_type(reader, node, wanted);
    case HC_KIND_WORD:
    case HC_KIND_CHOICE: return is_word(reader, values, member);
    case HC_KIND_COLOR: return is_color(reader, member);
    case HC_KIND_LENGTH: return is_length(reader, values, member);
    case HC_KIND_URL: return is_url(reader, member);
    default: return true;
    }
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

// In the short form one object is read twice, as the project and as its video. Fields that both
// have belong to the project.
static bool is_of_the_other(const hc_reader *reader, hc_object object, hc_str key, hc_field field) {
    if (!reader->single_video || object > HC_OBJECT_VIDEO) {
        return false;
    }
    if (object == HC_OBJECT_VIDEO) {
        return hc__fields_find(&reader->fields, HC_OBJECT_PROJECT, key) != HC_FIELD_COUNT ||
               field == HC_FIELD_COUNT;
    }
    return field == HC_FIELD_COUNT &&
           hc__fields_find(&reader->fields, HC_OBJECT_VIDEO, key) != HC_FIELD_COUNT;
}

// Stores a value in the struct as the table says.
static void store(hc_reader *reader, const hc_field_row *field, const hc_member *member,
                  void *into) {
    void *place = (char *)into + field->into - 1;
    if (field->kind <= HC_KIND_NUMBER) {
        *(double *)place = member->number;
    } else if (field->kind <= HC_KIND_WORD) {
        *(uint8_t *)place = (uint8_t)member->number;
    } else {
        *(hc_str *)place = hc__read_keep(reader, member->text);
    }
}

// Null and blank text mean that a field is absent; but a variable may be set
// to the empty text or compared with it.
static bool is_absent(const hc_reader *reader, const cJSON *node, hc_kind kind) {
    if (kind == HC_KIND_ANY || cJSON_IsNull(node)) {
        return kind != HC_KIND_ANY;
    }
    return kind != HC_KIND_OPERAND && kind != HC_KIND_OPERANDS && cJSON_IsString(node) &&
           !hc__read_span(reader, node)->nul_text &&
           hc__unicode_trim(hc__str_of(node->valuestring)).size == 0;
}

const cJSON *hc__read_given(const hc_reader *reader, const cJSON *object, hc_field field) {
    const cJSON *node = cJSON_GetObjectItemCaseSensitive(object, reader->fields.names[field]);
    return node == NULL || is_absent(reader, node, HC_KIND_NODE) ? NULL : node;
}

// Stores a valid value in the field's member and in the struct, and reports an alias with another
// value. Two members with the same key are reported by tree.c.
static void put(hc_reader *reader, hc_field field, const hc_member *member, hc_member *slot,
                void *into) {
    bool same = HC_FIELDS[field].kind == HC_KIND_BOOLEAN
                    ? slot->number == member->number
                    : hc__read_same_value(reader, slot, member);
    if (slot->node != NULL && !hc__str_equal(slot->key, member->key) && !same) {
        reader->need = reader->need == HC_NEED_LOOK ? HC_NEED_SPARE : reader->need;
        hc__read_problem_with(reader, HC_CODE_CONFLICTING_ALIAS, member->node, "differs from ",
                              slot->key);
    }
    *slot = *member;
    if (HC_FIELDS[field].into != 0) {
        store(reader, &HC_FIELDS[field], slot, into);
    }
}

static void read_member(hc_reader *reader, hc_object object, const cJSON *node, hc_members *members,
                        void *into) {
    hc_str key = hc__str_of(node->string);
    hc_field field = hc__fields_find(&reader->fields, object, key);
    if (is_of_the_other(reader, object, key, field)) {
        return;
    }
    if (reader->design && (field < HC_INTERACTION_COLOR || field > HC_INTERACTION_ANIMATION)) {
        field = HC_FIELD_COUNT;
    }
    hc__read_enter_member(reader, node);
    if (field == HC_FIELD_COUNT) {
        hc__read_problem(reader, HC_CODE_UNKNOWN_FIELD, node, "unknown field");
    } else if (!is_absent(reader, node, HC_FIELDS[field].kind)) {
        hc_member member = {.node = node, .key = key};
        hc_member *slot = &members->at[field];
        reader->need = HC_FIELDS[field].need;
        if (hc__read_value(reader, field, &member)) {
            put(reader, field, &member, slot, into);
        } else {
            slot->unfit = true;
        }
        reader->need = HC_NEED_NEVER;
    }
    hc__path_pop(&reader->path);
}

void hc__read_needed(hc_reader *reader, hc_object object, const cJSON *node,
                     const hc_members *members, hc_need need) {
    for (uint32_t i = reader->fields.first[object]; i < reader->fields.end[object]; i++) {
        if (HC_FIELDS[i].need == need && members->at[i].node == NULL && !members->at[i].unfit) {
            hc__read_missing(reader, node, (hc_field)i);
        }
    }
}

void hc__read_object(hc_reader *reader, hc_object object, const cJSON *node, hc_members *members,
                     void *into) {
    uint32_t first = reader->fields.first[object];
    memset(&members->at[first], 0, (reader->fields.end[object] - first) * sizeof(hc_member));
    for (const cJSON *child = node->child; child != NULL; child = child->next) {
        read_member(reader, object, child, members, into);
    }
    if (!reader->design) {
        hc__read_needed(reader, object, node, members, HC_NEED_ALWAYS);
    }
}
