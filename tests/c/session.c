// SPDX-License-Identifier: MIT
#include "session.h"

#include <string.h>

hc_result load(hc_engine *engine, hc_str json, hc_load_mode mode) {
    hc_result result = hc_project_load(engine, json.data, json.size, mode);
    if (result != HC_ERR_UNICODE) {
        return result;
    }
    hc_unicode_load(engine, NULL, 0); // as a host does when the table is unavailable
    return hc_project_load(engine, json.data, json.size, mode);
}

hc_engine *engine_with(const char *json, double duration_s) {
    hc_engine *engine = hc_engine_create();
    if (engine != NULL && load(engine, hc__str_of(json), HC_STRICT) == HC_OK) {
        hc_input_ready(engine, duration_s);
        return engine;
    }
    test_fail(__FILE__, __LINE__, "the document is refused");
    if (engine != NULL) {
        hc_str text = text_of(engine, hc_diagnostics_text(engine));
        printf("%.*s", PRINT(text));
    }
    hc_engine_destroy(engine);
    return NULL;
}

uint32_t diagnostics_of(hc_engine *engine, const char *code) {
    char word[64];
    snprintf(word, sizeof word, code == NULL ? "\n" : "\"code\":\"%s\"", code);
    return count_of(text_of(engine, hc_diagnostics_text(engine)), word);
}

uint32_t errors_of(hc_engine *engine) {
    return count_of(text_of(engine, hc_diagnostics_text(engine)), "{\"severity\":\"error\"");
}

uint32_t effects_of(const hc_engine *engine, hc_effect_kind kind) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < hc_effect_count(engine); i++) {
        count += hc_effect_at(engine, i)->kind == (uint32_t)kind ? 1 : 0;
    }
    return count;
}

// ---- Inputs ---------------------------------------------------------------

static const struct {
    const char *name;
    hc_result (*call)(hc_engine *engine, const input *in);
} CALLS[] = {
#define HC_INPUT(name, method, A, B, C, what) {#name, call_##name},
#include "../../engine/schema/inputs.def"
};
#define CALL_COUNT (sizeof CALLS / sizeof CALLS[0])

const char *input_name(uint32_t number) {
    return number < CALL_COUNT ? CALLS[number].name : NULL;
}

static uint32_t bytes_of(const char *text) {
    return text == NULL ? 0 : (uint32_t)strlen(text);
}

hc_result feed(hc_engine *engine, const input *in) {
    input whole = *in;
    whole.text_bytes = bytes_of(in->text);
    whole.value_bytes = bytes_of(in->value);
    for (uint32_t i = 0; i < CALL_COUNT; i++) {
        if (strcmp(CALLS[i].name, in->name) == 0) {
            return CALLS[i].call(engine, &whole);
        }
    }
    return HC_ERR_ARGUMENT;
}
