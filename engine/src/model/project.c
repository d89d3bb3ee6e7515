// SPDX-License-Identifier: MIT
#include "model/project.h"

#include "base/allocator.h"
#include "base/unicode.h"
#include "base/wordlist.h"
#include "hotcue/hotcue.h"

// A table and not a word list, for speed: every event of an interaction has it in its payload.
hc_str hc__type_name(uint32_t type) {
    static const char *const NAMES[] = {
#define X(ENUM, name, kind) name,
        HC_TYPES(X)
#undef X
    };
    return hc__str_of(NAMES[type]);
}

hc_str hc__action_name(uint32_t action) {
    return hc__words_at(HC_ACTION_WORDS, action);
}

hc_str hc__operator_name(uint32_t op) {
    static const char WORDS[] =
#define X(ENUM, name, label, symbol) name ","
        HC_OPERATORS(X)
#undef X
        ;
    return hc__words_at(WORDS, op);
}

void hc__project_free(hc_project *project) {
    if (project != NULL) {
        hc__arena_free(&project->arena);
        hc__names_free(&project->video_names);
        hc__names_free(&project->variable_names);
        hc__names_free(&project->tray_names);
        hc__free(project);
    }
}

uint32_t hc__project_find_video(const hc_project *project, hc_str id_or_token) {
    return hc__names_number(&project->video_names, id_or_token);
}

uint32_t hc__project_find_target(const hc_project *project, hc_str target) {
    uint32_t found = hc__project_find_video(project, target);
    for (uint32_t at = target.size; found == HC_NONE && at-- > 2;) {
        const char *dashes = target.data + at - 2;
        if (dashes[0] == '-' && dashes[1] == '-' && dashes[2] == '-') {
            hc_str token = {target.data + at + 1, target.size - at - 1};
            return hc__project_find_video(project, hc__unicode_trim(token));
        }
    }
    return found;
}
