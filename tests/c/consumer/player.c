// SPDX-License-Identifier: MIT
// Plays a video with one cue, and prints its events: see "installed package" in tools/run/test.mjs.
#include <hotcue/hotcue.h>

#include <stdio.h>
#include <string.h>

static const char FILM[] = "{\"videos\":[{\"id\":\"main\",\"cues\":[{\"id\":\"now\",\"time\":2,"
                           "\"custom_data\":{\"n\":1}}]}]}";

static void print_events(hc_engine *engine) {
    for (uint32_t i = 0; i < hc_effect_count(engine); i++) {
        const hc_effect *effect = hc_effect_at(engine, i);
        uint32_t bytes = effect->kind < HC_COMMAND_FIRST ? hc_effect_line(engine, effect) : 0;
        if (bytes > 0) {
            printf("%.*s\n", (int)bytes, hc_text_data(engine));
        }
    }
}

int main(void) {
    hc_engine *engine = hc_engine_create();
    if (engine == NULL || hc_abi_version() != HC_ABI_VERSION ||
        hc_project_load(engine, FILM, (uint32_t)strlen(FILM), HC_STRICT) != HC_OK) {
        return 1;
    }
    hc_input_ready(engine, 60);
    hc_input_play(engine);
    hc_input_tick(engine, 3);
    print_events(engine);
    hc_engine_destroy(engine);
    return 0;
}
