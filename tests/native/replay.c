// SPDX-License-Identifier: MIT
// hotcue_replay LOG...: feeds input logs to the native engine and prints their
// events, byte for byte as `hotcue replay` does. The format of a log stands in
// docs/simulation.md, "Input log".
#include <cJSON.h>
#include <math.h>
#include <string.h>

#include "files.h"
#include "hotcue/hotcue.h"

// ---- What inputs take -----------------------------------------------------

typedef enum argument_kind {
    ARGUMENT_NONE,
    ARGUMENT_NUMBER,
    ARGUMENT_DURATION, // or null
    ARGUMENT_INDEX,    // -1 for none
    ARGUMENT_BOOLEAN,
    ARGUMENT_TEXT,
    ARGUMENT_FIELDS, // an object of texts, handed on as JSON
    ARGUMENT_VALUE,  // text, number, boolean or null
    ARGUMENT_SEEKER,
    ARGUMENT_DEVICE,
    ARGUMENT_SOURCE,
    ARGUMENT_WORDS_FIRST = ARGUMENT_SEEKER,
} argument_kind;

// The words of ARGUMENT_SEEKER and those after it: the first is 0, the second 1.
static const char *const WORDS[][2] = {{"user", "host"}, {"desktop", "mobile"}, {"host", "query"}};

#define ARGUMENTS_MAX 3u

// An argument as hotcue.h wants it. A value's kind is hc_set()'s.
typedef struct argument {
    double number;
    uint32_t integer, value_kind, bytes;
    const char *text;
} argument;

static bool read_word(argument_kind kind, const cJSON *node, argument *out) {
    const char *const *words = WORDS[kind - ARGUMENT_WORDS_FIRST];
    const char *word = cJSON_IsString(node) ? node->valuestring : "";
    out->integer = strcmp(word, words[1]) == 0 ? 1 : 0;
    return strcmp(word, words[out->integer]) == 0;
}

static bool read_value(const cJSON *node, argument *out) {
    out->value_kind = cJSON_IsString(node)   ? 1
                      : cJSON_IsNumber(node) ? 2
                      : cJSON_IsBool(node)   ? 3
                                             : 0;
    return out->value_kind != 0 || cJSON_IsNull(node);
}

static bool read_fields(const cJSON *node, argument *out) {
    static char text[1u << 16];
    bool ok = cJSON_IsObject(node) &&
              cJSON_PrintPreallocated((cJSON *)(uintptr_t)node, text, sizeof text, 0);
    out->text = text;
    out->bytes = ok ? (uint32_t)strlen(text) : 0;
    return ok;
}

static bool read_argument(argument_kind kind, const cJSON *node, argument *out) {
    *out =
        (argument){.number = cJSON_IsTrue(node), .integer = cJSON_IsTrue(node) ? 1 : 0, .text = ""};
    if (cJSON_IsString(node)) {
        out->text = node->valuestring;
        out->bytes = (uint32_t)strlen(node->valuestring);
    } else if (cJSON_IsNumber(node)) {
        out->number = node->valuedouble;
    }
    switch (kind) {
    case ARGUMENT_NUMBER: return cJSON_IsNumber(node);
    case ARGUMENT_DURATION:
        out->number = cJSON_IsNull(node) ? NAN : out->number;
        return cJSON_IsNumber(node) || cJSON_IsNull(node);
    case ARGUMENT_INDEX:
        if (!cJSON_IsNumber(node) || out->number < -1 || out->number > HC_NONE) {
            return false;
        }
        out->integer = out->number < 0 ? HC_NONE : (uint32_t)out->number;
        return true;
    case ARGUMENT_BOOLEAN: return cJSON_IsBool(node);
    case ARGUMENT_FIELDS: return read_fields(node, out);
    case ARGUMENT_TEXT: return cJSON_IsString(node);
    case ARGUMENT_VALUE: return read_value(node, out);
    default: return kind != ARGUMENT_NONE && read_word(kind, node, out);
    }
}

// ---- Inputs ---------------------------------------------------------------

#define CALL(name, ...)                                                                            \
    static hc_result call_##name(hc_engine *engine, const argument *a) {                           \
        (void)a;                                                                                   \
        return hc_##name(__VA_ARGS__);                                                             \
    }
CALL(unload, engine)
CALL(ready, engine, a[0].number)
CALL(play, engine)
CALL(pause, engine)
CALL(tick, engine, a[0].number)
CALL(seek, engine, a[0].number, a[1].integer)
CALL(ended, engine, a[0].integer)
CALL(answer, engine, a[0].integer)
CALL(click, engine, a[0].integer)
CALL(hover, engine, a[0].integer)
CALL(set, engine, a[0].text, a[0].bytes, a[1].value_kind, a[1].number, a[1].text, a[1].bytes,
     a[2].integer)
CALL(eval, engine, a[0].text, a[0].bytes)
CALL(log_explain, engine, a[0].integer)
CALL(wake, engine, a[0].integer)
CALL(device, engine, a[0].integer)
CALL(show, engine, a[0].integer, a[1].integer)
CALL(jump, engine, a[0].integer, a[1].number)
CALL(tray, engine, a[0].text, a[0].bytes)
CALL(tray_close, engine, a[0].text, a[0].bytes)
CALL(lead, engine, a[0].text, a[0].bytes)
CALL(lead_cancel, engine)
CALL(dialog_close, engine)
CALL(hidden, engine, a[0].integer)
CALL(reset, engine)

typedef struct input {
    const char *name;
    argument_kind takes[ARGUMENTS_MAX];
    hc_result (*call)(hc_engine *engine, const argument *arguments);
} input;

static const input INPUTS[] = {
    {"unload", {ARGUMENT_NONE}, call_unload},
    {"ready", {ARGUMENT_DURATION}, call_ready},
    {"play", {ARGUMENT_NONE}, call_play},
    {"pause", {ARGUMENT_NONE}, call_pause},
    {"tick", {ARGUMENT_NUMBER}, call_tick},
    {"seek", {ARGUMENT_NUMBER, ARGUMENT_SEEKER}, call_seek},
    {"ended", {ARGUMENT_BOOLEAN}, call_ended},
    {"answer", {ARGUMENT_BOOLEAN}, call_answer},
    {"click", {ARGUMENT_INDEX}, call_click},
    {"hover", {ARGUMENT_INDEX}, call_hover},
    {"set", {ARGUMENT_TEXT, ARGUMENT_VALUE, ARGUMENT_SOURCE}, call_set},
    {"eval", {ARGUMENT_TEXT}, call_eval},
    {"logExplain", {ARGUMENT_INDEX}, call_log_explain},
    {"wake", {ARGUMENT_INDEX}, call_wake},
    {"device", {ARGUMENT_DEVICE}, call_device},
    {"show", {ARGUMENT_INDEX, ARGUMENT_BOOLEAN}, call_show},
    {"jump", {ARGUMENT_INDEX, ARGUMENT_NUMBER}, call_jump},
    {"tray", {ARGUMENT_TEXT}, call_tray},
    {"trayClose", {ARGUMENT_TEXT}, call_tray_close},
    {"lead", {ARGUMENT_FIELDS}, call_lead},
    {"leadCancel", {ARGUMENT_NONE}, call_lead_cancel},
    {"dialogClose", {ARGUMENT_NONE}, call_dialog_close},
    {"hidden", {ARGUMENT_BOOLEAN}, call_hidden},
    {"reset", {ARGUMENT_NONE}, call_reset},
};

static const input *find_input(const cJSON *name) {
    for (uint32_t i = 0; cJSON_IsString(name) && i < sizeof INPUTS / sizeof INPUTS[0]; i++) {
        if (strcmp(INPUTS[i].name, name->valuestring) == 0) {
            return &INPUTS[i];
        }
    }
    return NULL;
}

// ---- Lines ----------------------------------------------------------------
// Each gives NULL when all is well, else what is wrong.

static const char *feed_project(hc_engine *engine, const char *line, size_t size) {
    static const char *const HEADS[] = {"{\"hotcue\":1,\"mode\":\"strict\",\"project\":",
                                        "{\"hotcue\":1,\"mode\":\"lenient\",\"project\":"};
    for (uint32_t mode = HC_STRICT; mode <= HC_LENIENT; mode++) {
        size_t head = strlen(HEADS[mode]);
        if (size > head && memcmp(line, HEADS[mode], head) == 0 && line[size - 1] == '}') {
            uint32_t bytes = (uint32_t)(size - head - 1);
            return hc_load(engine, line + head, bytes, (hc_load_mode)mode) == HC_OK
                       ? NULL
                       : "the project has errors";
        }
    }
    return "not {\"hotcue\":1,\"mode\":...,\"project\":...}";
}

static const char *feed_array(hc_engine *engine, const cJSON *array) {
    const cJSON *name = cJSON_IsArray(array) ? array->child : NULL;
    const input *found = find_input(name);
    argument arguments[ARGUMENTS_MAX];
    const cJSON *node = name == NULL ? NULL : name->next;
    if (found == NULL) {
        return "not the array of an input";
    }
    for (uint32_t i = 0; i < ARGUMENTS_MAX && found->takes[i] != ARGUMENT_NONE; i++) {
        if (node == NULL || !read_argument(found->takes[i], node, &arguments[i])) {
            return "the input does not take this";
        }
        node = node->next;
    }
    if (node != NULL) {
        return "the input does not take so much";
    }
    hc_result result = found->call(engine, arguments);
    return result == HC_OK || result == HC_REFUSED ? NULL
           : result == HC_ERR_ARGUMENT             ? "bad argument"
                                                   : "out of memory";
}

static const char *feed(hc_engine *engine, const char *line, size_t size) {
    if (size > 0 && line[0] == '{') {
        return feed_project(engine, line, size);
    }
    if (strstr(line, "\\u0000") != NULL) {
        return "U+0000 in a text, which this program does not read";
    }
    cJSON *array = cJSON_ParseWithLength(line, size);
    const char *wrong = feed_array(engine, array);
    cJSON_Delete(array);
    return wrong;
}

static void print_events(hc_engine *engine) {
    const hc_effect *effects = hc_effects(engine);
    for (uint32_t i = 0; i < hc_effect_count(engine); i++) {
        if (effects[i].kind < HC_COMMAND_FIRST) {
            uint32_t bytes = hc_effect_line(engine, &effects[i]);
            fwrite(hc_text(engine), 1, bytes, stdout);
            putchar('\n');
        }
    }
}

static int replay(const char *path, char *data, size_t size) {
    hc_engine *engine = new_engine();
    uint32_t number = 0;
    const char *wrong = engine == NULL ? "out of memory" : NULL;
    for (char *line = data; wrong == NULL && line < data + size; number++) {
        char *end = memchr(line, '\n', (size_t)(data + size - line));
        end = end == NULL ? data + size : end;
        *end = '\0';
        wrong = feed(engine, line, (size_t)(end - line));
        if (wrong == NULL) {
            print_events(engine);
        }
        line = end + 1;
    }
    if (wrong != NULL) {
        fprintf(stderr, "%s:%u: %s\n", path, number, wrong);
    }
    hc_destroy(engine);
    return wrong == NULL ? 0 : BAD_USE;
}

int main(int count, char **words) {
    if (count < 2) {
        fprintf(stderr, "Usage: %s LOG...\n", words[0]);
        return BAD_USE;
    }
    return each_file(count - 1, words + 1, replay);
}
