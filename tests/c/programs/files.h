// SPDX-License-Identifier: MIT
// Shared by the native test programs: reading whole files, and processing several in one run.
#ifndef HC_TESTS_FILES_H
#define HC_TESTS_FILES_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "hotcue/hotcue.h"

#define BAD_USE 2

// Reads a whole file and appends a NUL; the caller frees it. Prints an error and returns NULL when
// it can't be read. `-` is standard input.
static inline char *read_file(const char *path, size_t *size) {
    FILE *file = path[0] == '-' && path[1] == '\0' ? stdin : fopen(path, "rb");
    char *data = NULL;
    size_t capacity = 1u << 16;
    size_t got = 1;
    *size = 0;
    for (; file != NULL && got > 0; *size += got) {
        capacity *= data != NULL && *size + 1 == capacity ? 2 : 1;
        char *grown = realloc(data, capacity);
        if (grown == NULL) {
            break;
        }
        data = grown;
        got = fread(data + *size, 1, capacity - 1 - *size, file);
    }
    bool failed = file == NULL || data == NULL || ferror(file) != 0;
    if (file != NULL && file != stdin) {
        fclose(file);
    }
    if (failed) {
        fprintf(stderr, "can't read %s\n", path);
        free(data);
        return NULL;
    }
    data[*size] = '\0';
    return data;
}

// Returns a new engine with the table of Unicode properties loaded, or NULL.
static inline hc_engine *new_engine(void) {
    size_t size = 0;
    char *table = read_file(HOTCUE_UNICODE, &size);
    hc_engine *engine = table == NULL ? NULL : hc_engine_create();
    if (engine != NULL && hc_unicode_load(engine, table, (uint32_t)size) != HC_OK) {
        hc_engine_destroy(engine);
        engine = NULL;
    }
    free(table);
    return engine;
}

// Processes each of the files independently. If there are several, prints a line with the file's
// name before the output of each.
static inline int each_file(int count, char **paths,
                            int (*work)(const char *path, char *data, size_t size)) {
    int result = 0;
    for (int i = 0; i < count; i++) {
        size_t size = 0;
        char *data = read_file(paths[i], &size);
        if (count > 1) {
            printf("# %s\n", paths[i]);
        }
        int code = data == NULL ? BAD_USE : work(paths[i], data, size);
        result = code > result ? code : result;
        free(data);
    }
    return result;
}

#endif
