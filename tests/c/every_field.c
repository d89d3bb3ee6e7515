// SPDX-License-Identifier: MIT
#include "every_field.h"

#include <string.h>

#include "base/wordlist.h"
#include "session.h"

typedef struct writer {
    hc_bytes *out;
    hc_fields fields;
    bool written[HC_FIELD_COUNT];
    uint32_t ids, items; // written so far
    uint32_t variation;  // which of the words of a field to write
    bool polygon;        // whether the current interaction has a polygon
} writer;

static void write_object(writer *w, hc_object object);
static void write_items(writer *w);

static void open(writer *w, char bracket) {
    hc__bytes_append_char(w->out, bracket);
}

static void close(writer *w, char bracket) {
    w->out->size -= w->out->data[w->out->size - 1] == ',' ? 1 : 0;
    hc__bytes_append_char(w->out, bracket);
    hc__bytes_append_char(w->out, ',');
}

static void write_key(writer *w, hc_field field) {
    hc_str name = hc__words_at(w->fields.names[field], 0);
    APPEND(w->out, "\"%.*s\":", (int)name.size, name.data);
    w->written[field] = true;
}

// ---- Values ---------------------------------------------------------------

static uint32_t words_of(const writer *w, hc_field field) {
    bool words = HC_FIELDS[field].kind == HC_KIND_WORD || HC_FIELDS[field].kind == HC_KIND_CHOICE;
    uint32_t count = 0;
    for (const char *list = words ? w->fields.values[field] : ""; *list != '\0'; count++) {
        hc__words_next(&list);
    }
    return count;
}

// Values for fields where the generic one would be an error.
static const char *special_value(hc_field field) {
    switch (field) {
    case HC_PROJECT_HOTCUE: return "1";
    case HC_PROJECT_START: return "\"5\"";
    case HC_RULE_OPERATOR: return "\"in\"";
    case HC_INTERACTION_CONDITIONAL_OPERATOR: return "\"regex\"";
    case HC_INTERACTION_CONDITIONAL_OPERATOR_2: return "\"contains\"";
    case HC_RULE_VALUE: return "[\"{{v}}\",5,\"a value of a list\"]";
    case HC_INTERACTION_CONDITIONAL_VALUE: return "\"{{v}}\"";
    case HC_INTERACTION_VARIABLE_VALUE: return "\"{{v}}, and more than a few bytes\"";
    case HC_INTERACTION_END_TIME:
    case HC_INTERACTION_POS_WIDTH:
    case HC_INTERACTION_POS_HEIGHT: return "20";
    case HC_KEYFRAME_TIME: return "1";
    case HC_KEYFRAME_POS_TOP:
    case HC_KEYFRAME_POS_LEFT:
    case HC_KEYFRAME_POS_WIDTH:
    case HC_KEYFRAME_POS_HEIGHT: return "10";
    default: return NULL;
    }
}

static const char *value_of_kind(hc_kind kind) {
    switch (kind) {
    case HC_KIND_BOOLEAN: return "true";
    case HC_KIND_TEXT: return "\"{{v}}, and more than a few bytes\"";
    case HC_KIND_OPERAND:
    case HC_KIND_OPERANDS:
    case HC_KIND_SCALAR: return "\"5\""; // valid as a URL, a time, and a video
    case HC_KIND_URL: return "\"x.mp4\"";
    case HC_KIND_COLOR: return "\"#123456\"";
    case HC_KIND_LENGTH: return "\"12px\"";
    case HC_KIND_ANY: return "{\"k\":[1,null]}";
    default: return NULL;
    }
}

// Writes as many elements as the fields of the object, or of an inner object, have words.
static void write_list(writer *w, hc_object object, hc_object inner) {
    uint32_t count = 1;
    for (uint32_t i = w->fields.first[inner]; i < w->fields.end[inner]; i++) {
        uint32_t words = words_of(w, (hc_field)i);
        count = words > count ? words : count;
    }
    uint32_t variation = w->variation;
    open(w, '[');
    for (w->variation = 0; w->variation < count; w->variation++) {
        write_object(w, object);
    }
    close(w, ']');
    w->variation = variation;
}

static void write_form_of_rule(writer *w, hc_field field) {
    open(w, '{');
    write_key(w, field);
    open(w, field == HC_RULE_NOT ? ' ' : '[');
    open(w, '{');
    for (uint32_t i = HC_RULE_VARIABLE; i <= HC_RULE_VALUE; i++) {
        const char *value = special_value((hc_field)i);
        write_key(w, (hc_field)i);
        APPEND(w->out, "%s,", value == NULL ? "\"v\"" : value);
    }
    close(w, '}');
    close(w, field == HC_RULE_NOT ? ' ' : ']');
    close(w, '}');
}

static void write_node(writer *w, hc_field field) {
    switch (field) {
    case HC_PROJECT_VIDEOS: write_list(w, HC_OBJECT_VIDEO, HC_OBJECT_ENDED); break;
    case HC_PROJECT_VARIABLES: APPEND(w->out, "{\"v\":\"a\",\"n\":1.5,\"b\":true},"); break;
    case HC_VIDEO_DESIGN:
    case HC_PROJECT_DESIGN: APPEND(w->out, "{\"color\":\"#fff\"},"); break;
    case HC_PROJECT_LEAD_FORM: write_object(w, HC_OBJECT_FORM); break;
    case HC_PROJECT_TRAYS:
        APPEND(w->out, "{\"a tray\":");
        write_object(w, HC_OBJECT_TRAY);
        close(w, '}');
        break;
    case HC_FORM_FIELDS: write_list(w, HC_OBJECT_FORM_FIELD, HC_OBJECT_FORM_FIELD); break;
    case HC_VIDEO_SOURCES: write_list(w, HC_OBJECT_SOURCE, HC_OBJECT_SOURCE); break;
    case HC_VIDEO_TRACKS: write_list(w, HC_OBJECT_TRACK, HC_OBJECT_TRACK); break;
    case HC_VIDEO_CUES: write_list(w, HC_OBJECT_CUE, HC_OBJECT_CUE); break;
    case HC_VIDEO_ON_ENDED: write_object(w, HC_OBJECT_ENDED); break;
    case HC_VIDEO_INTERACTIONS: write_items(w); break;
    case HC_INTERACTION_WHEN:
        APPEND(w->out, "{\"all\":[");
        write_form_of_rule(w, HC_RULE_ALL);
        write_form_of_rule(w, HC_RULE_ANY);
        write_form_of_rule(w, HC_RULE_NOT);
        close(w, ']');
        close(w, '}');
        break;
    case HC_INTERACTION_KEYFRAMES:
        APPEND(w->out, "[{\"time\":0,\"left\":1},");
        write_object(w, HC_OBJECT_KEYFRAME);
        close(w, ']');
        break;
    case HC_INTERACTION_HOTSPOT_POINTS:
    case HC_KEYFRAME_POINTS: APPEND(w->out, "[[0,0],[100,0],[0,100]],"); break;
    default: w->written[field] = false; break;
    }
}

static void write_value(writer *w, hc_field field) {
    hc_kind kind = (hc_kind)HC_FIELDS[field].kind;
    uint32_t words = words_of(w, field);
    const char *value = special_value(field);
    value = value == NULL ? value_of_kind(kind) : value;
    if (value != NULL) {
        APPEND(w->out, "%s,", value);
    } else if (words > 0) {
        hc_str word = hc__words_at(w->fields.values[field], w->variation % words);
        APPEND(w->out, "\"%.*s\",", (int)word.size, word.data);
    } else if (kind <= HC_KIND_NUMBER) {
        APPEND(w->out, "%.17g,", w->fields.low[field]);
    } else if (kind == HC_KIND_ID) {
        // Ids of the videos are 5 and the next one.
        uint32_t id = field == HC_VIDEO_ID ? 5 + w->variation : 100 + w->ids++;
        APPEND(w->out, "\"%u\",", id);
    } else {
        write_node(w, field);
    }
}

static void write_member(writer *w, hc_field field) {
    write_key(w, field);
    write_value(w, field);
}

static void write_object(writer *w, hc_object object) {
    open(w, '{');
    for (uint32_t i = w->fields.first[object]; i < w->fields.end[object]; i++) {
        if (i != HC_KEYFRAME_POINTS || w->polygon) {
            write_member(w, (hc_field)i);
        }
    }
    close(w, '}');
}

// ---- Interactions ---------------------------------------------------------

static bool is_rule(hc_field field) {
    return field >= HC_INTERACTION_CONDITIONAL && field <= HC_INTERACTION_CONDITIONAL_VALUE_2;
}

// Writes what every type requires, except the field under test.
static void write_needs(writer *w, hc_field but) {
    const char *type = w->polygon ? "hotspot" : "text";
    const struct {
        hc_field field;
        const char *value;
    } NEEDS[] = {{HC_INTERACTION_TYPE, type},         {HC_INTERACTION_TIME, "0"},
                 {HC_INTERACTION_POS_TOP, "1"},       {HC_INTERACTION_POS_LEFT, "1"},
                 {HC_INTERACTION_POS_WIDTH, "20"},    {HC_INTERACTION_POS_HEIGHT, "20"},
                 {HC_INTERACTION_CLICK_VALUE, "5"},   {HC_INTERACTION_CLICK_ACTION, "track"},
                 {HC_INTERACTION_VARIABLE_NAME, "v"}, {HC_INTERACTION_TRAY_TYPE, "a tray"}};
    for (uint32_t i = 0; i < sizeof NEEDS / sizeof NEEDS[0]; i++) {
        if (NEEDS[i].field != but) {
            write_key(w, NEEDS[i].field);
            APPEND(w->out, "\"%s\",", NEEDS[i].value);
        }
    }
    if (w->polygon && but != HC_INTERACTION_HOTSPOT_POINTS) {
        write_member(w, HC_INTERACTION_HOTSPOT_POINTS);
    }
}

static void write_item(writer *w, hc_field field) {
    open(w, '{');
    write_needs(w, field);
    write_member(w, field);
    for (uint32_t i = field + 1u; is_rule(field) && is_rule((hc_field)i); i++) {
        write_member(w, (hc_field)i);
    }
    close(w, '}');
    w->items++;
}

static void write_items(writer *w) {
    uint32_t variation = w->variation;
    open(w, '[');
    for (uint32_t polygon = 0; variation == 0 && polygon < 2; polygon++) {
        w->polygon = polygon != 0;
        for (uint32_t i = HC_INTERACTION_ID; i < w->fields.end[HC_OBJECT_INTERACTION]; i++) {
            if (is_rule((hc_field)i) && i != HC_INTERACTION_CONDITIONAL) {
                continue; // written with the first of them
            }
            uint32_t words = words_of(w, (hc_field)i);
            for (w->variation = 0; w->variation == 0 || w->variation < words; w->variation++) {
                write_item(w, (hc_field)i);
            }
        }
    }
    close(w, ']');
    w->variation = variation;
}

uint32_t append_every_field(hc_bytes *out, hc_field *missed) {
    writer w = {.out = out};
    if (hc__fields_init(&w.fields)) {
        write_object(&w, HC_OBJECT_PROJECT);
        out->data[out->size - 1] = '\0'; // replaces the comma
    }
    for (uint32_t i = 0; i < HC_FIELD_COUNT; i++) {
        if (!w.written[i]) {
            *missed = (hc_field)i;
            w.items = 0;
        }
    }
    hc__fields_free(&w.fields);
    return w.items;
}
