// SPDX-License-Identifier: MIT
#include "sound.h"

#include <math.h>
#include <string.h>

#include "load/scan.h"

bool is_json(hc_str text) {
    hc_bytes spans = {0};
    hc_diagnostics_list list = {0};
    bool ok = memchr(text.data, '\n', text.size) == NULL && hc__scan(text, &spans, &list);
    hc__bytes_free(&spans);
    hc__bytes_free(&list.lines);
    return ok;
}

bool are_json_lines(hc_str text) {
    uint32_t start = 0;
    for (uint32_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\n') {
            if (!is_json((hc_str){text.data + start, i - start})) {
                return false;
            }
            start = i + 1;
        }
    }
    return start == text.size;
}

static bool effect_is_sound(hc_engine *engine, const hc_effect *effect, bool last) {
    bool event = effect->kind < HC_EVENT_COUNT;
    bool command = effect->kind >= HC_COMMAND_FIRST && effect->kind < HC_COMMAND_END;
    bool intent = (effect->flags & HC_EFFECT_INTENT) != 0;
    if ((!event && !command) || (intent && (!event || !last)) || isnan(effect->time_s)) {
        return false;
    }
    hc_str line = text_of(engine, hc_effect_line(engine, effect));
    return command ? line.size == 0
                   : line.size > 5 && memcmp(line.data, "{\"t\":", 5) == 0 && is_json(line);
}

bool effects_are_sound(hc_engine *engine) {
    uint32_t count = hc_effect_count(engine);
    for (uint32_t i = 0; i < count; i++) {
        if (!effect_is_sound(engine, hc_effect_at(engine, i), i + 1 == count)) {
            return false;
        }
    }
    return true;
}

uint32_t count_of(hc_str text, const char *word) {
    uint32_t count = 0;
    uint32_t size = (uint32_t)strlen(word);
    for (uint32_t i = 0; i + size <= text.size; i++) {
        count += memcmp(text.data + i, word, size) == 0 ? 1 : 0;
    }
    return count;
}

hc_str text_of(const hc_engine *engine, uint32_t bytes) {
    return bytes == 0 ? HC_STR("") : (hc_str){hc_text_data(engine), bytes};
}
