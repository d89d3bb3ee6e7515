// SPDX-License-Identifier: MIT
// hotcue_validate FILE...: prints the diagnostics of documents as the engine writes them. Exit code
// 0 without errors, 1 with errors, 2 when a file can't be read.
#include <string.h>

#include "files.h"
#include "hotcue/hotcue.h"

static int validate(const char *path, char *data, size_t size) {
    hc_engine *engine = new_engine();
    if (engine == NULL || size > UINT32_MAX) {
        fprintf(stderr, "%s: out of memory\n", path);
        hc_engine_destroy(engine);
        return BAD_USE;
    }
    hc_result result = hc_project_load(engine, data, (uint32_t)size, HC_STRICT);
    uint32_t bytes = hc_diagnostics_text(engine);
    if (bytes > 0) {
        fwrite(hc_text_data(engine), 1, bytes, stdout);
    }
    if (result != HC_OK && result != HC_ERR_DOCUMENT) {
        fprintf(stderr, "%s: hc_project_load() gave %d\n", path, (int)result);
    }
    hc_engine_destroy(engine);
    return result == HC_OK ? 0 : result == HC_ERR_DOCUMENT ? 1 : BAD_USE;
}

int main(int count, char **words) {
    if (count < 2) {
        fprintf(stderr, "Usage: %s FILE...\n", words[0]);
        return BAD_USE;
    }
    return each_file(count - 1, words + 1, validate);
}
