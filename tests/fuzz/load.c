// SPDX-License-Identifier: MIT
// Fuzz target: the bytes are a project document.
#include <math.h>
#include <string.h>

#include "../c/sound.h"
#include "fuzz.h"
#include "hotcue/hotcue.h"

static const char OLD[] = "{\"id\":\"old\",\"videos\":[{\"id\":\"a\"}]}";

// A document's custom data is returned at its original depth, inside a few
// levels of the engine's output.
static void check_texts(hc_engine *engine, size_t document_bytes) {
    CHECK(is_json(text_of(engine, hc_project_text(engine))));
    uint32_t items = (uint32_t)(document_bytes / 32) + 2; // no item is shorter
    for (uint32_t i = 0; i < items && i < 4000; i++) {
        uint32_t bytes = hc_item_text(engine, i);
        CHECK(bytes == 0 || is_json(text_of(engine, bytes)));
        CHECK(bytes > 0 ||
              (!hc_item_is_active(engine, i) && hc_input_click(engine, i) == HC_REFUSED));
    }
}

// Loads over an old project, and makes every query.
static uint32_t check_load(hc_engine *engine, const char *json, uint32_t bytes, hc_load_mode mode) {
    CHECK(hc_project_load(engine, OLD, sizeof OLD - 1, HC_STRICT) == HC_OK);
    uint32_t old = hc_project_text(engine);
    hc_result result = hc_project_load(engine, json, bytes, mode);
    CHECK(result == HC_OK || result == HC_ERR_DOCUMENT);
    hc_str diagnostics = text_of(engine, hc_diagnostics_text(engine));
    uint32_t errors = count_of(diagnostics, "{\"severity\":\"error\"");
    uint32_t lines = count_of(diagnostics, "\n");
    CHECK(are_json_lines(diagnostics));
    CHECK(lines <= 2 * (HC_LIMIT_DIAGNOSTICS + 1));
    CHECK(errors == hc_diagnostics_error_count(engine) || lines > HC_LIMIT_DIAGNOSTICS ||
          diagnostics.size > HC_LIMIT_DIAGNOSTICS_BYTES);
    CHECK(result == HC_OK || errors > 0);
    CHECK(result != HC_OK || errors == 0 || mode == HC_LENIENT);
    if (result == HC_OK) {
        CHECK(hc_effect_count(engine) == 1 && effects_are_sound(engine));
        check_texts(engine, bytes);
        CHECK(hc_input_ready(engine, NAN) == HC_OK && effects_are_sound(engine));
        check_texts(engine, bytes);
    } else {
        CHECK(hc_project_text(engine) == old && hc_input_play(engine) == HC_OK);
    }
    return (uint32_t)result << 30 ^ lines << 20 ^ diagnostics.size;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    hc_engine *engine = hc_engine_create();
    CHECK(hc_unicode_load(engine, NULL, 0) == HC_OK);
    char *json = malloc(size + 1); // exact size: reading past the end is detected
    memcpy(json, data, size);
    json[size] = 'x';
    json = realloc(json, size > 0 ? size : 1);
    uint32_t strict = check_load(engine, json, (uint32_t)size, HC_STRICT);
    uint32_t lenient = check_load(engine, json, (uint32_t)size, HC_LENIENT);
    CHECK(strict >> 30 != HC_OK || strict == lenient);
    CHECK((strict & 0xFFFFF) == (lenient & 0xFFFFF)); // the same diagnostics
    CHECK(strict == check_load(engine, json, (uint32_t)size, HC_STRICT));
    free(json);
    hc_engine_destroy(engine);
    return 0;
}
