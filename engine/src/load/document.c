// SPDX-License-Identifier: MIT
// The root of a document. Owns cJSON's tree.
#include "load/document.h"

#include <cJSON.h>

#include "base/allocator.h"
#include "load/build_video.h"
#include "load/compile.h"
#include "load/lint.h"
#include "load/scan.h"
#include "load/tree.h"

static void read_project_fields(hc_builder *builder) {
    hc_str *design = builder->project->design;
    const cJSON *node = builder->members.at[HC_PROJECT_DESIGN].node;
    const cJSON *trays = builder->members.at[HC_PROJECT_TRAYS].node;
    const cJSON *form = builder->members.at[HC_PROJECT_LEAD_FORM].node;
    hc__build_initial_values(builder, builder->members.at[HC_PROJECT_VARIABLES].node);
    hc__build_form(builder, form);
    hc__build_trays(builder, trays);
    hc__build_design(builder, HC_PROJECT_DESIGN, node, design);
}

// Returns false when the start video is unknown.
static bool read_start(hc_builder *builder) {
    const hc_member *start = &builder->members.at[HC_PROJECT_START];
    if (start->node == NULL) {
        return !start->unfit;
    }
    uint32_t found = hc__project_find_video(builder->project, start->text);
    if (found == HC_NONE) {
        hc__read_member_problem(&builder->reader, HC_CODE_UNKNOWN_TARGET, start,
                                HC_UNKNOWN_TARGET_RULE);
        return false;
    }
    builder->project->start_video = found;
    return true;
}

// Checks the type of the root and the version, without which there is no project. Sets *videos to
// the list of videos, or to NULL for a short form.
static bool read_shape(hc_builder *builder, const cJSON *root, const cJSON **videos) {
    hc_reader *reader = &builder->reader;
    *videos = hc__read_given(reader, root, HC_PROJECT_VIDEOS);
    if (cJSON_IsArray(root)) {
        return true;
    }
    if (!hc__read_is_object(reader, root)) {
        return false;
    }
    reader->single_video =
        *videos == NULL && hc__read_given(reader, root, HC_VIDEO_INTERACTIONS) != NULL;
    hc__read_object(reader, HC_OBJECT_PROJECT, root, &builder->members, builder->project);
    const hc_member *version = &builder->members.at[HC_PROJECT_HOTCUE];
    if (version->node != NULL && version->number != 1) {
        hc__read_member_problem(reader, HC_CODE_UNSUPPORTED_VERSION, version,
                                "this release supports only version 1");
        return false;
    }
    if (reader->single_video) {
        return true;
    }
    uint32_t count = hc__build_list_size(*videos);
    if (count > 0 && count <= HC_LIMIT_VIDEOS) {
        return true;
    }
    hc_code code = *videos != NULL && !cJSON_IsArray(*videos) ? HC_CODE_WRONG_TYPE
                   : count > 0                                ? HC_CODE_TOO_MANY
                                                              : HC_CODE_MISSING_FIELD;
    hc__read_enter(reader, HC_PROJECT_VIDEOS);
    hc__read_problem(reader, code, *videos == NULL ? root : *videos,
                     "must be a list of 1 to 10000 videos");
    hc__path_pop(&reader->path);
    return false;
}

static void warn_of_unreachable(hc_builder *builder, const hc_video_nodes *nodes) {
    hc_reader *reader = &builder->reader;
    uint32_t count = builder->project->video_count;
    bool *reached = hc__calloc(count, sizeof *reached);
    if (reached == NULL || !hc__lint_reach(builder, reached)) {
        reader->arena->failed = true;
        hc__free(reached);
        return;
    }
    hc__read_enter(reader, HC_PROJECT_VIDEOS);
    for (uint32_t i = 0; i < count; i++) {
        hc__path_push_index(&reader->path, nodes[i].position);
        if (!reached[i] && nodes[i].sound != NULL) {
            hc__read_problem(reader, HC_CODE_UNREACHABLE_VIDEO, nodes[i].sound,
                             "no switch, click or end of a video leads here");
        }
        hc__path_pop(&reader->path);
    }
    hc__path_pop(&reader->path);
    hc__free(reached);
}

static bool read_root(hc_builder *builder, const cJSON *root) {
    hc_project *project = builder->project;
    const cJSON *list = NULL;
    if (!read_shape(builder, root, &list)) {
        return false;
    }
    uint32_t count = list == NULL ? 1 : hc__build_list_size(list);
    hc_video_nodes *nodes = hc__calloc(count + 1u, sizeof *nodes);
    project->videos = hc__arena_alloc(&project->arena, count, sizeof(hc_video));
    if (nodes == NULL || project->videos == NULL) {
        hc__free(nodes);
        project->arena.failed = true;
        return false;
    }
    read_project_fields(builder);
    bool ok = hc__build_videos(builder, root, list, nodes);
    hc__build_viewer(builder);
    builder->reader.path.count = 0;
    if (ok && read_start(builder) && list != NULL) {
        warn_of_unreachable(builder, nodes);
    }
    hc__free(nodes);
    return ok;
}

static hc_result read_tree(hc_builder *builder, cJSON *root, bool lenient) {
    bool ok = read_root(builder, root);
    if (ok && hc__compile(builder)) {
        hc__lint_jumps(builder);
    }
    if (hc__build_failed(builder)) {
        return HC_ERR_MEMORY;
    }
    return ok && (lenient || builder->reader.list->errors == 0) ? HC_OK : HC_ERR_DOCUMENT;
}

static hc_result build(hc_str json, const hc_bytes *spans, bool lenient, hc_diagnostics_list *list,
                       hc_project *project) {
    hc_builder *builder = hc__calloc(1, sizeof *builder);
    hc_arena tree = {0};
    cJSON *root = builder == NULL ? NULL : hc__tree_parse(json, spans, &tree);
    hc_result result = HC_ERR_MEMORY;
    if (root != NULL && hc__reader_init(&builder->reader, json, spans, list, &project->arena)) {
        hc__tree_number(&builder->reader, root);
        builder->project = project;
        result = read_tree(builder, root, lenient);
    }
    hc__arena_free(&tree);
    if (builder != NULL) {
        hc__build_end(builder);
        hc__free(builder);
    }
    return result;
}

hc_result hc__document_read(hc_str json, bool lenient, hc_properties *properties,
                            hc_diagnostics_list *list, hc_project **project) {
    hc_bytes spans = {0};
    *project = NULL;
    hc_result result = HC_ERR_DOCUMENT;
    if (hc__scan(json, &spans, list)) {
        hc_project *made = hc__calloc(1, sizeof *made);
        if (made != NULL) {
            made->properties = properties;
        }
        result = made == NULL ? HC_ERR_MEMORY : build(json, &spans, lenient, list, made);
        if (result == HC_OK) {
            *project = made;
        } else {
            hc__project_free(made);
        }
    } else if (spans.failed) {
        result = HC_ERR_MEMORY;
    }
    hc__bytes_free(&spans);
    return result;
}
