// SPDX-License-Identifier: MIT
// hotcue_replay LOG...: feeds input logs to the native engine and prints their events, byte for
// byte as `hotcue replay` does. For the format see docs/simulation.md, "Input log".
#include <cJSON.h>
#include <math.h>
#include <string.h>

#include "../inputs.h"
#include "files.h"
#include "hotcue/hotcue.h"

// ---- Arguments ------------------------------------------------------------
// Each function reads an argument of its kind into the input; false when it is invalid.

#define ARGUMENTS_MAX 3u

typedef bool reader(const cJSON *node, input *in);

static bool read_number(const cJSON *node, input *in) {
    in->number = cJSON_IsNumber(node) ? node->valuedouble : 0;
    return cJSON_IsNumber(node);
}

static bool read_duration(const cJSON *node, input *in) {
    in->number = NAN;
    return cJSON_IsNull(node) || read_number(node, in);
}

// An item or video, -1 for none; or a token.
static bool read_index(const cJSON *node, input *in) {
    double number = cJSON_IsNumber(node) ? node->valuedouble : NAN;
    if (!(number >= -1 && number <= HC_NONE)) {
        return false;
    }
    in->integer = number < 0 ? HC_NONE : (uint32_t)number;
    return true;
}

static bool read_flag(const cJSON *node, input *in) {
    in->choice = cJSON_IsTrue(node) ? 1 : 0;
    return cJSON_IsBool(node);
}

static bool read_name(const cJSON *node, input *in) {
    in->text = cJSON_IsString(node) ? node->valuestring : "";
    in->text_bytes = (uint32_t)strlen(in->text);
    return cJSON_IsString(node);
}

static bool read_fields(const cJSON *node, input *in) {
    static char text[1u << 16];
    bool ok = cJSON_IsObject(node) &&
              cJSON_PrintPreallocated((cJSON *)(uintptr_t)node, text, sizeof text, 0);
    in->text = text;
    in->text_bytes = ok ? (uint32_t)strlen(text) : 0;
    return ok;
}

static bool read_value(const cJSON *node, input *in) {
    in->integer = cJSON_IsString(node)   ? HC_VALUE_TEXT
                  : cJSON_IsNumber(node) ? HC_VALUE_NUMBER
                  : cJSON_IsBool(node)   ? HC_VALUE_BOOLEAN
                                         : HC_VALUE_UNSET;
    in->number = cJSON_IsNumber(node) ? node->valuedouble : cJSON_IsTrue(node);
    in->value = cJSON_IsString(node) ? node->valuestring : "";
    in->value_bytes = (uint32_t)strlen(in->value);
    return in->integer != HC_VALUE_UNSET || cJSON_IsNull(node);
}

static bool read_word(const cJSON *node, const char *first, const char *second, input *in) {
    const char *word = cJSON_IsString(node) ? node->valuestring : "";
    in->choice = strcmp(word, second) == 0 ? 1 : 0;
    return in->choice == 1 || strcmp(word, first) == 0;
}

#define HC_INPUT_WORDS(KIND, first, second)                                                        \
    static bool read_##KIND(const cJSON *node, input *in) {                                        \
        return read_word(node, first, second, in);                                                 \
    }
#include "../../../engine/schema/inputs.def"

// ---- Inputs ---------------------------------------------------------------

#define READ_NONE NULL
#define READ_TIME(parameter) read_number
#define READ_WALL(parameter) read_number
#define READ_START(parameter) read_number
#define READ_DURATION(parameter) read_duration
#define READ_ITEM(parameter) read_index
#define READ_VIDEO(parameter) read_index
#define READ_TOKEN(parameter) read_index
#define READ_FLAG(parameter) read_flag
#define READ_OPTION(parameter) read_flag
#define READ_SEEKER(parameter) read_SEEKER
#define READ_DEVICE(parameter) read_DEVICE
#define READ_SETTER(parameter) read_SETTER
#define READ_NAME(parameter) read_name
#define READ_FIELDS(parameter) read_fields
#define READ_VALUE(parameter) read_value

typedef struct input_row {
    const char *name;
    reader *takes[ARGUMENTS_MAX];
    hc_result (*call)(hc_engine *engine, const input *in);
} input_row;

static const input_row INPUTS[] = {
#define HC_INPUT(name, method, A, B, C, what) {method, {READ_##A, READ_##B, READ_##C}, call_##name},
#include "../../../engine/schema/inputs.def"
};

static const input_row *find_input(const cJSON *name) {
    for (uint32_t i = 0; cJSON_IsString(name) && i < sizeof INPUTS / sizeof INPUTS[0]; i++) {
        if (strcmp(INPUTS[i].name, name->valuestring) == 0) {
            return &INPUTS[i];
        }
    }
    return NULL;
}

// ---- Lines ----------------------------------------------------------------
// Each function returns NULL on success, else an error message.

static const char *feed_project(hc_engine *engine, const char *line, size_t size) {
    static const char *const HEADS[] = {"{\"hotcue\":1,\"mode\":\"strict\",\"project\":",
                                        "{\"hotcue\":1,\"mode\":\"lenient\",\"project\":"};
    for (uint32_t mode = HC_STRICT; mode <= HC_LENIENT; mode++) {
        size_t head = strlen(HEADS[mode]);
        if (size > head && memcmp(line, HEADS[mode], head) == 0 && line[size - 1] == '}') {
            uint32_t bytes = (uint32_t)(size - head - 1);
            return hc_project_load(engine, line + head, bytes, (hc_load_mode)mode) == HC_OK
                       ? NULL
                       : "the project has errors";
        }
    }
    return "not {\"hotcue\":1,\"mode\":...,\"project\":...}";
}

static const char *feed_array(hc_engine *engine, const cJSON *array) {
    const cJSON *name = cJSON_IsArray(array) ? array->child : NULL;
    const input_row *found = find_input(name);
    input in = {0};
    const cJSON *node = name == NULL ? NULL : name->next;
    if (found == NULL) {
        return "not the array of an input";
    }
    for (uint32_t i = 0; i < ARGUMENTS_MAX && found->takes[i] != NULL; i++) {
        if (node == NULL || !found->takes[i](node, &in)) {
            return "the input does not take this";
        }
        node = node->next;
    }
    if (node != NULL) {
        return "the input does not take so much";
    }
    hc_result result = found->call(engine, &in);
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
    for (uint32_t i = 0; i < hc_effect_count(engine); i++) {
        const hc_effect *effect = hc_effect_at(engine, i);
        if (effect->kind < HC_COMMAND_FIRST) {
            uint32_t bytes = hc_effect_line(engine, effect);
            fwrite(hc_text_data(engine), 1, bytes, stdout);
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
    hc_engine_destroy(engine);
    return wrong == NULL ? 0 : BAD_USE;
}

int main(int count, char **words) {
    if (count < 2) {
        fprintf(stderr, "Usage: %s LOG...\n", words[0]);
        return BAD_USE;
    }
    return each_file(count - 1, words + 1, replay);
}
