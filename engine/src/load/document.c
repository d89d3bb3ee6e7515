// SPDX-License-Identifier: MIT
// A document is read in two rounds: first the videos' names, so that switches
// can be checked, then what is in them. cJSON's tree lives only here.
#include "load/document.h"

#include <cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "load/builder.h"
#include "load/compile.h"
#include "load/lint.h"
#include "load/scan.h"
#include "load/tree.h"
#include "text/template.h"

static void report_duplicate(hc_reader *reader, const cJSON *node) {
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(node, "id");
    if (id == NULL) {
        hc__read_problem(reader, HC_CODE_DUPLICATE_ID, node, "another has its id by default");
        return;
    }
    hc__path_push_key(&reader->path, HC_STR("id"));
    hc__read_problem(reader, HC_CODE_DUPLICATE_ID, id, "given twice");
    hc__path_pop(&reader->path);
}

// ---- Parts of a video -----------------------------------------------------

// The lists of a video: each is a part of one list of the project.
typedef enum part { PART_ITEMS, PART_CUES, PART_SOURCES, PART_TRACKS, PART_COUNT } part;

typedef struct part_row {
    const char *id_prefix; // of ids that are not given; NULL when there are none
    uint32_t element_bytes;
    uint32_t fields; // that it can't do without
    hc_field field;  // of the video
    hc_object object;
} part_row;

// Elements with ids begin with them.
static const part_row PARTS[PART_COUNT] = {
    {"i", sizeof(hc_item), 2, HC_VIDEO_INTERACTIONS, HC_OBJECT_INTERACTION},
    {"cue-", sizeof(hc_cue), 1, HC_VIDEO_CUES, HC_OBJECT_CUE},
    {NULL, sizeof(hc_source), 1, HC_VIDEO_SOURCES, HC_OBJECT_SOURCE},
    {NULL, sizeof(hc_track), 1, HC_VIDEO_TRACKS, HC_OBJECT_TRACK},
};

// What the first round keeps of a video for the second.
typedef struct video_nodes {
    uint32_t position;  // in the document's list
    const cJSON *sound; // the video, when its own fields have no errors
    const cJSON *design, *on_ended, *parts[PART_COUNT];
} video_nodes;

// The project's lists while they are read.
typedef struct lists {
    char *elements[PART_COUNT];
    uint32_t counts[PART_COUNT];
} lists;

static uint32_t array_size(const cJSON *node) {
    return cJSON_IsArray(node) ? (uint32_t)cJSON_GetArraySize(node) : 0;
}

static void give_default_id(hc_reader *reader, const char *prefix, uint32_t position, hc_str *id) {
    char text[8 + HC_NUMBER_BYTES];
    uint32_t size = (uint32_t)strlen(prefix);
    memcpy(text, prefix, size);
    size += hc__number_format(position, text + size);
    *id = hc__read_keep(reader, (hc_str){text, size});
}

// Reads an element into the next place of its list. True when it is good and
// stays there.
static bool read_element(hc_builder *builder, part kind, const cJSON *node, uint32_t position,
                         uint32_t index, void *into, hc_names *ids) {
    hc_reader *reader = &builder->reader;
    const part_row *row = &PARTS[kind];
    uint32_t errors_before = reader->list->errors - reader->spared;
    if (!hc__read_is_object(reader, node)) {
        return false;
    }
    if (kind == PART_ITEMS) {
        hc__build_item(builder, node, index, into);
    } else {
        hc__read_object(reader, row->object, node, &builder->members, into);
    }
    if (row->id_prefix != NULL) {
        hc_str *id = into;
        if (id->data == NULL) {
            give_default_id(reader, row->id_prefix, position, id);
        }
        if (id->data != NULL && !hc__names_add(ids, *id, 0)) {
            report_duplicate(reader, node);
        }
    }
    return reader->list->errors - reader->spared == errors_before &&
           !hc__read_span(reader, node)->twice;
}

// Viewers would go on past what they have to click.
static void warn_of_dropped(hc_builder *builder, const cJSON *node, const hc_item *item) {
    bool required = item->required || builder->members.at[HC_INTERACTION_CLICK_REQUIRED].unfit;
    if (required && hc__type_is_visible(item->type)) {
        hc__read_problem(&builder->reader, HC_CODE_REQUIRED_DROPPED, node,
                         "left out for its errors: playback won't wait for its click");
    }
}

// Reads a list. A faulty element is left out: its place is cleared and used
// again.
static void read_list(hc_builder *builder, part kind, const cJSON *list, uint32_t video,
                      lists *all) {
    hc_reader *reader = &builder->reader;
    const part_row *row = &PARTS[kind];
    hc_names ids = {0};
    if (!hc__read_is_array(reader, list)) {
        return;
    }
    uint32_t position = 0;
    for (const cJSON *node = list->child; node != NULL; node = node->next, position++) {
        uint32_t index = all->counts[kind];
        void *into = all->elements[kind] + (size_t)index * row->element_bytes;
        bool is_item = kind == PART_ITEMS;
        hc__path_push_index(&reader->path, position);
        if (is_item) {
            ((hc_item *)into)->video = video;
        }
        if (read_element(builder, kind, node, position, index, into, &ids)) {
            all->counts[kind]++;
            if (is_item) {
                hc__lint_item(builder, index, into);
            }
        } else {
            if (is_item && cJSON_IsObject(node)) {
                warn_of_dropped(builder, node, into);
            }
            memset(into, 0, row->element_bytes);
            hc__lint_way(builder, video, HC_NONE); // nobody knows where it leads
        }
        hc__path_pop(&reader->path);
    }
    reader->arena->failed = reader->arena->failed || ids.list.failed;
    hc__names_free(&ids);
}

// Reads the styles of a project or video over those that are there, and makes them
// the builder's.
static void read_design(hc_builder *builder, hc_field field, const cJSON *node, hc_str *design) {
    hc_reader *reader = &builder->reader;
    builder->design = design;
    if (node == NULL) {
        return;
    }
    hc__read_enter(reader, field);
    if (hc__read_is_object(reader, node)) {
        hc_item styled = {0};
        reader->design = true;
        hc__read_object(reader, HC_OBJECT_INTERACTION, node, &builder->members, &styled);
        reader->design = false;
        hc__lint_design(builder, &styled);
        for (uint32_t i = 0; i < HC_STYLE_COUNT; i++) {
            design[i] = styled.style[i].data != NULL ? styled.style[i] : design[i];
        }
    }
    hc__path_pop(&reader->path);
}

static void read_on_ended(hc_builder *builder, const cJSON *node, hc_video *video) {
    hc_reader *reader = &builder->reader;
    if (!hc__read_is_object(reader, node)) {
        return;
    }
    hc__read_object(reader, HC_OBJECT_ENDED, node, &builder->members, video);
    const hc_member *value = &builder->members.at[HC_ENDED_VALUE];
    video->next_video = hc__project_find_target(builder->project, value->text);
    if (video->on_ended != HC_ENDED_SWITCH) {
        return;
    }
    hc__lint_ended(builder, video);
    if (hc__template_is(value->text)) {
        video->next_target = hc__read_keep(reader, value->text);
        return;
    }
    if (video->next_video != HC_NONE) {
        return;
    }
    video->on_ended = HC_ENDED_STOP;
    if (value->node != NULL) {
        hc__read_member_problem(reader, HC_CODE_UNKNOWN_TARGET, value, HC_UNKNOWN_TARGET_RULE);
    } else if (!value->unfit) {
        hc__read_missing(reader, node, HC_ENDED_VALUE);
    }
}

// Second round: what is in a video, whose path the reader has.
static void read_parts(hc_builder *builder, const video_nodes *nodes, uint32_t index, lists *all) {
    hc_reader *reader = &builder->reader;
    hc_video *video = &builder->project->videos[index];
    hc_range *const RANGES[PART_COUNT] = {&video->items, &video->cues, &video->sources,
                                          &video->tracks};
    memcpy(video->design, builder->project->design, sizeof video->design);
    read_design(builder, HC_VIDEO_DESIGN, nodes->design, video->design);
    for (uint32_t i = 0; i < PART_COUNT; i++) {
        uint32_t first = all->counts[i];
        const cJSON *list = nodes->parts[i];
        if (list != NULL && list->valueint == 0) {
            read_list(builder, i, list, index, all); // the document itself
        } else if (list != NULL) {
            hc__read_enter(reader, PARTS[i].field);
            read_list(builder, i, list, index, all);
            hc__path_pop(&reader->path);
        }
        *RANGES[i] = (hc_range){first, all->counts[i] - first};
    }
    if (nodes->on_ended != NULL) {
        hc__read_enter(reader, HC_VIDEO_ON_ENDED);
        read_on_ended(builder, nodes->on_ended, video);
        hc__path_pop(&reader->path);
    }
}

// ---- Videos ---------------------------------------------------------------

// First round: a video's own fields.
static void read_video(hc_builder *builder, const cJSON *node, bool alone, video_nodes *nodes,
                       hc_video *video) {
    hc_reader *reader = &builder->reader;
    const hc_member *at = builder->members.at;
    video->duration_s = NAN;
    hc__read_object(reader, HC_OBJECT_VIDEO, node, &builder->members, video);
    nodes->on_ended = at[HC_VIDEO_ON_ENDED].node;
    nodes->design = at[HC_VIDEO_DESIGN].node;
    for (uint32_t i = 0; i < PART_COUNT; i++) {
        nodes->parts[i] = at[PARTS[i].field].node;
    }
    if (video->id.data == NULL) {
        video->id = HC_STR("main");
        if (!alone && !at[HC_VIDEO_ID].unfit) {
            hc__read_missing(reader, node, HC_VIDEO_ID);
        }
    }
}

static void read_video_list(hc_builder *builder, const cJSON *list, video_nodes *nodes) {
    hc_reader *reader = &builder->reader;
    hc_project *project = builder->project;
    uint32_t count = array_size(list);
    uint32_t position = 0;
    hc__read_enter(reader, HC_PROJECT_VIDEOS);
    for (const cJSON *node = list->child; node != NULL; node = node->next, position++) {
        hc__path_push_index(&reader->path, position);
        if (hc__read_is_object(reader, node)) {
            uint32_t index = project->video_count++;
            uint32_t errors_before = reader->list->errors;
            nodes[index].position = position;
            read_video(builder, node, count == 1, &nodes[index], &project->videos[index]);
            bool named = builder->members.at[HC_VIDEO_ID].node != NULL;
            if (named && !hc__names_add(&project->video_names, project->videos[index].id, index)) {
                report_duplicate(reader, node);
            }
            nodes[index].sound = reader->list->errors == errors_before ? node : NULL;
        }
        hc__path_pop(&reader->path);
    }
    hc__path_pop(&reader->path);
}

// ---- The project ----------------------------------------------------------

// How many elements of a list have as many members as they can't do without.
static uint32_t count_possible(const cJSON *list, uint32_t fields) {
    uint32_t count = 0;
    for (const cJSON *node = array_size(list) > 0 ? list->child : NULL; node != NULL;
         node = node->next) {
        const cJSON *last = cJSON_IsObject(node) ? node->child : NULL;
        for (uint32_t i = 1; i < fields && last != NULL; i++) {
            last = last->next;
        }
        count += last != NULL ? 1 : 0;
    }
    return count;
}

// Room for every element there can be, and one more of each list: an element
// is read before it is known to be good.
static bool make_room(hc_builder *builder, const video_nodes *nodes, lists *all) {
    hc_project *project = builder->project;
    uint32_t counts[PART_COUNT] = {0};
    uint32_t total = 0;
    for (uint32_t v = 0; v < project->video_count; v++) {
        for (uint32_t i = 0; i < PART_COUNT; i++) {
            counts[i] += count_possible(nodes[v].parts[i], PARTS[i].fields);
            total += array_size(nodes[v].parts[i]);
        }
    }
    if (total > HC_LIMIT_ITEMS) {
        hc__diagnose(builder->reader.list, HC_CODE_TOO_MANY, &builder->reader.path, 0,
                     "more than 150000 interactions, cues, sources and tracks", HC_STR(""));
        return false;
    }
    for (uint32_t i = 0; i < PART_COUNT; i++) {
        all->elements[i] = hc__arena_alloc(&project->arena, counts[i] + 1u, PARTS[i].element_bytes);
    }
    return !project->arena.failed;
}

static void read_project_fields(hc_builder *builder) {
    hc_str *design = builder->project->design;
    const cJSON *node = builder->members.at[HC_PROJECT_DESIGN].node;
    const cJSON *trays = builder->members.at[HC_PROJECT_TRAYS].node;
    const cJSON *form = builder->members.at[HC_PROJECT_LEAD_FORM].node;
    hc__build_initial_values(builder, builder->members.at[HC_PROJECT_VARIABLES].node);
    hc__build_form(builder, form);
    hc__build_trays(builder, trays);
    read_design(builder, HC_PROJECT_DESIGN, node, design);
}

// False when it can't be known which video that is.
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

// Whether a project is there at all: the shape of the root, and the version.
// Gives the list of videos, or NULL for a short form.
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
                                "this release knows version 1");
        return false;
    }
    if (reader->single_video) {
        return true;
    }
    uint32_t count = array_size(*videos);
    if (count > 0 && count <= HC_LIMIT_VIDEOS) {
        return true;
    }
    hc_code code = *videos != NULL && !cJSON_IsArray(*videos) ? HC_CODE_WRONG_TYPE
                   : count > 0                                ? HC_CODE_TOO_MANY
                                                              : HC_CODE_MISSING_FIELD;
    hc__read_enter(reader, HC_PROJECT_VIDEOS);
    hc__read_problem(reader, code, *videos == NULL ? root : *videos,
                     "a list of 1 to 10000 videos is required");
    hc__path_pop(&reader->path);
    return false;
}

// An id goes before a token, and the first of several before the others.
static void name_videos(hc_project *project) {
    for (uint32_t i = 0; i < project->video_count; i++) {
        hc__names_add(&project->video_names, project->videos[i].id, i);
    }
    for (uint32_t i = 0; i < project->video_count; i++) {
        hc_str token = project->videos[i].token;
        if (token.size > 0) {
            hc__names_add(&project->video_names, token, i);
        }
    }
}

static bool read_videos(hc_builder *builder, const cJSON *root, const cJSON *list,
                        video_nodes *nodes) {
    hc_project *project = builder->project;
    lists all = {0};
    if (list != NULL) {
        read_video_list(builder, list, nodes);
    } else {
        project->video_count = 1;
        if (cJSON_IsArray(root)) {
            project->videos[0].id = HC_STR("main");
            project->videos[0].duration_s = NAN;
            nodes[0].parts[PART_ITEMS] = root;
        } else {
            read_video(builder, root, true, &nodes[0], &project->videos[0]);
        }
    }
    name_videos(project);
    if (project->video_count == 0 || !make_room(builder, nodes, &all)) {
        return false;
    }
    project->items = (hc_item *)(void *)all.elements[PART_ITEMS];
    project->cues = (hc_cue *)(void *)all.elements[PART_CUES];
    project->sources = (hc_source *)(void *)all.elements[PART_SOURCES];
    project->tracks = (hc_track *)(void *)all.elements[PART_TRACKS];
    for (uint32_t i = 0; i < project->video_count; i++) {
        builder->reader.path.count = 0;
        if (list != NULL) {
            hc__read_enter(&builder->reader, HC_PROJECT_VIDEOS);
            hc__path_push_index(&builder->reader.path, nodes[i].position);
        }
        read_parts(builder, &nodes[i], i, &all);
    }
    project->item_count = all.counts[PART_ITEMS];
    project->cue_count = all.counts[PART_CUES];
    return true;
}

static void warn_of_unreachable(hc_builder *builder, const video_nodes *nodes) {
    hc_reader *reader = &builder->reader;
    uint32_t count = builder->project->video_count;
    bool *reached = calloc(count, sizeof *reached);
    if (reached == NULL || !hc__lint_reach(builder, reached)) {
        reader->arena->failed = true;
        free(reached);
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
    free(reached);
}

static bool read_root(hc_builder *builder, const cJSON *root) {
    hc_project *project = builder->project;
    const cJSON *list = NULL;
    if (!read_shape(builder, root, &list)) {
        return false;
    }
    uint32_t count = list == NULL ? 1 : array_size(list);
    video_nodes *nodes = calloc(count + 1u, sizeof *nodes);
    project->videos = hc__arena_alloc(&project->arena, count, sizeof(hc_video));
    if (nodes == NULL || project->videos == NULL) {
        free(nodes);
        project->arena.failed = true;
        return false;
    }
    read_project_fields(builder);
    bool ok = read_videos(builder, root, list, nodes);
    hc__build_viewer(builder);
    builder->reader.path.count = 0;
    if (ok && read_start(builder) && list != NULL) {
        warn_of_unreachable(builder, nodes);
    }
    free(nodes);
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
    hc_builder *builder = calloc(1, sizeof *builder);
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
        free(builder);
    }
    return result;
}

hc_result hc__document_read(hc_str json, bool lenient, hc_properties *properties,
                            hc_diagnostics_list *list, hc_project **project) {
    hc_bytes spans = {0};
    *project = NULL;
    hc_result result = HC_ERR_DOCUMENT;
    if (hc__scan(json, &spans, list)) {
        hc_project *made = calloc(1, sizeof *made);
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

// ---- A form ---------------------------------------------------------------

static bool is_text(const cJSON *node, const hc_span *span) {
    return cJSON_IsString(node) && !span->nul_key && !span->nul_text;
}

static bool are_fields(const cJSON *root, const hc_bytes *spans) {
    const hc_span *span = HC_LIST_AT(*spans, const hc_span);
    bool ok = cJSON_IsObject(root) && cJSON_GetArraySize(root) <= (int)HC_LIMIT_VARIABLES;
    for (const cJSON *node = ok ? root->child : NULL; node != NULL && ok; node = node->next) {
        ok = is_text(node, ++span) && cJSON_GetObjectItemCaseSensitive(root, node->string) == node;
    }
    return ok;
}

static hc_result take_entries(const cJSON *fields, hc_arena *arena, hc_entries *entries) {
    entries->list =
        hc__arena_alloc(arena, (uint32_t)cJSON_GetArraySize(fields) + 1u, sizeof *entries->list);
    if (entries->list == NULL) {
        return HC_ERR_MEMORY;
    }
    for (const cJSON *field = fields->child; field != NULL; field = field->next) {
        entries->list[entries->count++] =
            (hc_entry){hc__str_of(field->string), hc__str_of(field->valuestring)};
    }
    return HC_OK;
}

hc_result hc__document_read_entries(hc_str json, hc_arena *arena, hc_entries *entries) {
    hc_bytes spans = {0};
    hc_diagnostics_list problems = {0};
    hc_result result = HC_ERR_ARGUMENT;
    if (hc__scan(json, &spans, &problems)) {
        const cJSON *fields = hc__tree_parse(json, &spans, arena);
        result = fields == NULL               ? HC_ERR_MEMORY
                 : are_fields(fields, &spans) ? take_entries(fields, arena, entries)
                                              : HC_ERR_ARGUMENT;
    } else if (spans.failed) {
        result = HC_ERR_MEMORY;
    }
    hc__bytes_free(&spans);
    hc__bytes_free(&problems.lines);
    return result;
}
