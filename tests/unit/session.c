// SPDX-License-Identifier: MIT
#include "session.h"

#include <string.h>

hc_result load(hc_engine *engine, hc_str json, hc_load_mode mode) {
    hc_result result = hc_load(engine, json.data, json.size, mode);
    if (result != HC_ERR_UNICODE) {
        return result;
    }
    hc_unicode(engine, NULL, 0); // as a host does that can't get it
    return hc_load(engine, json.data, json.size, mode);
}

hc_engine *engine_with(const char *json, double duration_s) {
    hc_engine *engine = hc_create();
    if (engine != NULL && load(engine, hc__str_of(json), HC_STRICT) == HC_OK) {
        hc_ready(engine, duration_s);
        return engine;
    }
    test_fail(__FILE__, __LINE__, "the document is refused");
    if (engine != NULL) {
        hc_str text = text_of(engine, hc_diagnostics(engine));
        printf("%.*s", PRINT(text));
    }
    hc_destroy(engine);
    return NULL;
}

uint32_t diagnostics_of(hc_engine *engine, const char *code) {
    char word[64];
    snprintf(word, sizeof word, code == NULL ? "\n" : "\"code\":\"%s\"", code);
    return count_of(text_of(engine, hc_diagnostics(engine)), word);
}

uint32_t errors_of(hc_engine *engine) {
    return count_of(text_of(engine, hc_diagnostics(engine)), "{\"severity\":\"error\"");
}

uint32_t effects_of(const hc_engine *engine, hc_effect_kind kind) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < hc_effect_count(engine); i++) {
        count += hc_effects(engine)[i].kind == (uint32_t)kind ? 1 : 0;
    }
    return count;
}

// ---- Inputs ---------------------------------------------------------------

#define CALL(name, ...)                                                                            \
    static hc_result call_##name(hc_engine *engine, const input *in) {                             \
        (void)in;                                                                                  \
        return hc_##name(__VA_ARGS__);                                                             \
    }
CALL(unload, engine)
CALL(ready, engine, in->number)
CALL(play, engine)
CALL(pause, engine)
CALL(tick, engine, in->number)
CALL(seek, engine, in->number, in->integer)
CALL(ended, engine, in->integer)
CALL(answer, engine, in->integer)
CALL(click, engine, in->integer)
CALL(hover, engine, in->integer)
CALL(log_explain, engine, in->integer)
CALL(wake, engine, in->integer)
CALL(device, engine, in->integer)
CALL(jump, engine, in->integer, in->number)
CALL(hidden, engine, in->integer)
CALL(reset, engine)
CALL(dialog_close, engine)

static hc_result call_show(hc_engine *engine, const input *in) {
    return hc_show(engine, in->integer, in->number != 0 ? 1 : 0);
}

static hc_result call_eval(hc_engine *engine, const input *in) {
    return hc_eval(engine, in->text, (uint32_t)strlen(in->text));
}

static hc_result call_tray(hc_engine *engine, const input *in) {
    return hc_tray(engine, in->text, (uint32_t)strlen(in->text));
}

static hc_result call_tray_close(hc_engine *engine, const input *in) {
    return hc_tray_close(engine, in->text, (uint32_t)strlen(in->text));
}

static hc_result call_lead(hc_engine *engine, const input *in) {
    return hc_lead(engine, in->text, (uint32_t)strlen(in->text));
}

static hc_result call_lead_cancel(hc_engine *engine, const input *in) {
    (void)in;
    return hc_lead_cancel(engine);
}

static hc_result call_set(hc_engine *engine, const input *in) {
    uint32_t bytes = in->value == NULL ? 0 : (uint32_t)strlen(in->value);
    return hc_set(engine, in->text, (uint32_t)strlen(in->text), in->integer, in->number, in->value,
                  bytes, 0);
}

static const struct {
    const char *name;
    hc_result (*call)(hc_engine *engine, const input *in);
} CALLS[] = {
    {"unload", call_unload},
    {"ready", call_ready},
    {"play", call_play},
    {"pause", call_pause},
    {"tick", call_tick},
    {"seek", call_seek},
    {"ended", call_ended},
    {"answer", call_answer},
    {"click", call_click},
    {"hover", call_hover},
    {"set", call_set},
    {"eval", call_eval},
    {"wake", call_wake},
    {"device", call_device},
    {"show", call_show},
    {"jump", call_jump},
    {"tray", call_tray},
    {"hidden", call_hidden},
    {"reset", call_reset},
    {"explain", call_log_explain},
    {"tray_close", call_tray_close},
    {"lead", call_lead},
    {"lead_cancel", call_lead_cancel},
    {"dialog_close", call_dialog_close},
};
#define CALL_COUNT (sizeof CALLS / sizeof CALLS[0])

const char *input_name(uint32_t number) {
    return number < CALL_COUNT ? CALLS[number].name : NULL;
}

hc_result feed(hc_engine *engine, const input *in) {
    for (uint32_t i = 0; i < CALL_COUNT; i++) {
        if (strcmp(CALLS[i].name, in->name) == 0) {
            return CALLS[i].call(engine, in);
        }
    }
    return HC_ERR_ARGUMENT;
}
