// SPDX-License-Identifier: MIT
// A document is read in two rounds: first the videos' names, so that switches
// can be checked, then what is in them. cJSON's tree lives only here.
#include "document.h"

#include <cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "builder.h"
#include "compile.h"
#include "number.h"
#include "scan.h"

// ---- Duplicate ids --------------------------------------------------------

// Ids seen in one list, as an open hash table of texts.
typedef struct id_set {
    hc_str *slots;
    uint32_t mask;
} id_set;

static bool id_set_init(id_set *set, uint32_t count) {
    uint32_t capacity = 16;
    while (capacity < 2 * count) {
        capacity *= 2;
    }
    set->mask = capacity - 1;
    set->slots = calloc(capacity, sizeof *set->slots);
    return set->slots != NULL;
}

// False when the id is there already.
static bool id_set_add(id_set *set, hc_str id) {
    uint32_t slot = hc__str_hash(id) & set->mask;
    for (; set->slots[slot].data != NULL; slot = (slot + 1) & set->mask) {
        if (hc__str_equal(set->slots[slot], id)) {
            return false;
        }
    }
    set->slots[slot] = id;
    return true;
}

static void report_duplicate(hc_reader *reader, const cJSON *node) {
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(node, "id");
    hc__path_push_key(&reader->path, HC_STR("id"));
    hc__read_problem(reader, HC_CODE_DUPLICATE_ID, id == NULL ? node : id,
                     "another one here has this id", NULL, NULL);
    hc__path_pop(&reader->path);
}

// ---- Parts of a video -----------------------------------------------------

typedef enum part { PART_INTERACTIONS, PART_CUES, PART_SOURCES, PART_TRACKS, PART_ENDED } part;
#define PART_COUNT 5u

static const hc_field PART_FIELDS[] = {HC_VIDEO_INTERACTIONS, HC_VIDEO_CUES, HC_VIDEO_SOURCES,
                                       HC_VIDEO_TRACKS, HC_VIDEO_ON_ENDED};

// Where a video's parts stand in the tree, kept from the first round.
typedef struct video_nodes {
    hc_path path;
    hc_member parts[PART_COUNT];
} video_nodes;

static bool read_source(hc_builder *builder, const cJSON *node, hc_source *source) {
    hc_reader *reader = &builder->reader;
    hc__read_object(reader, HC_OBJECT_SOURCE, node, &builder->members);
    const hc_member *at = builder->members.at;
    if (at[HC_SOURCE_SRC].node == NULL && !at[HC_SOURCE_SRC].unfit) {
        hc__read_missing(reader, node, HC_SOURCE_SRC);
    }
    source->src = hc__read_keep(reader, at[HC_SOURCE_SRC].text);
    source->type = hc__read_keep(reader, at[HC_SOURCE_TYPE].text);
    return source->src.data != NULL;
}

static bool read_track(hc_builder *builder, const cJSON *node, hc_track *track) {
    hc_reader *reader = &builder->reader;
    hc__read_object(reader, HC_OBJECT_TRACK, node, &builder->members);
    const hc_member *at = builder->members.at;
    if (at[HC_TRACK_SRC].node == NULL && !at[HC_TRACK_SRC].unfit) {
        hc__read_missing(reader, node, HC_TRACK_SRC);
    }
    track->src = hc__read_keep(reader, at[HC_TRACK_SRC].text);
    track->kind = hc__read_keep(reader, at[HC_TRACK_KIND].text);
    track->srclang = hc__read_keep(reader, at[HC_TRACK_SRCLANG].text);
    track->label = hc__read_keep(reader, at[HC_TRACK_LABEL].text);
    return track->src.data != NULL;
}

static hc_str default_cue_id(hc_reader *reader, uint32_t position) {
    char text[4 + HC_NUMBER_BYTES] = "cue-";
    return hc__read_keep(reader, (hc_str){text, 4 + hc__number_format(position, text + 4)});
}

static void read_cue(hc_builder *builder, const cJSON *node, uint32_t position, hc_cue *cue) {
    hc_reader *reader = &builder->reader;
    hc__read_object(reader, HC_OBJECT_CUE, node, &builder->members);
    const hc_member *at = builder->members.at;
    if (at[HC_CUE_TIME].node == NULL && !at[HC_CUE_TIME].unfit) {
        hc__read_missing(reader, node, HC_CUE_TIME);
    }
    cue->id = at[HC_CUE_ID].node == NULL ? default_cue_id(reader, position)
                                         : hc__read_keep(reader, at[HC_CUE_ID].text);
    cue->custom_data = hc__read_keep(reader, at[HC_CUE_CUSTOM_DATA].text);
    cue->time_s = at[HC_CUE_TIME].number;
    cue->forward_only = at[HC_CUE_DIRECTION].number != 0;
    cue->skipped_by_seeks = at[HC_CUE_ON_SEEK_PAST].number != 0;
    cue->once = at[HC_CUE_REPEAT].number != 0;
}

// Reads one element of a part behind those the project has. A faulty one is
// left out: its place is cleared and used again.
static void read_element(hc_builder *builder, part kind, const cJSON *node, uint32_t position,
                         uint32_t video_index, id_set *ids) {
    hc_reader *reader = &builder->reader;
    hc_project *project = builder->project;
    hc_video *video = &project->videos[video_index];
    uint32_t errors_before = reader->list->errors;
    if (!hc__read_is_object(reader, node)) {
        return;
    }
    if (kind == PART_SOURCES) {
        hc_source *source = &project->sources[video->sources.first + video->sources.count];
        video->sources.count += read_source(builder, node, source) ? 1 : 0;
        return;
    }
    if (kind == PART_TRACKS) {
        hc_track *track = &project->tracks[video->tracks.first + video->tracks.count];
        video->tracks.count += read_track(builder, node, track) ? 1 : 0;
        return;
    }
    hc_item *item = &project->items[project->item_count];
    hc_cue *cue = &project->cues[project->cue_count];
    if (kind == PART_CUES) {
        read_cue(builder, node, position, cue);
    } else {
        item->video = video_index;
        hc__build_item(builder, node, position, project->item_count, item);
    }
    hc_str id = kind == PART_CUES ? cue->id : item->id;
    if (id.data != NULL && !id_set_add(ids, id)) {
        report_duplicate(reader, node);
    }
    bool ok = reader->list->errors == errors_before;
    if (kind == PART_CUES) {
        *cue = ok ? *cue : (hc_cue){0};
        project->cue_count += ok ? 1 : 0;
    } else {
        *item = ok ? *item : (hc_item){0};
        project->item_count += ok ? 1 : 0;
    }
}

static void read_list(hc_builder *builder, part kind, const cJSON *list, uint32_t video_index) {
    hc_reader *reader = &builder->reader;
    id_set ids = {0};
    if (!hc__read_is_array(reader, list)) {
        return;
    }
    if (!id_set_init(&ids, (uint32_t)cJSON_GetArraySize(list))) {
        reader->arena->failed = true;
        return;
    }
    uint32_t position = 0;
    for (const cJSON *node = list->child; node != NULL; node = node->next, position++) {
        hc__path_push_index(&reader->path, position);
        read_element(builder, kind, node, position, video_index, &ids);
        hc__path_pop(&reader->path);
    }
    free(ids.slots);
}

static void read_on_ended(hc_builder *builder, const cJSON *node, hc_video *video) {
    hc_reader *reader = &builder->reader;
    if (!hc__read_is_object(reader, node)) {
        return;
    }
    hc__read_object(reader, HC_OBJECT_ENDED, node, &builder->members);
    const hc_member *at = builder->members.at;
    const hc_member *value = &at[HC_ENDED_VALUE];
    video->on_ended = (hc_on_ended)at[HC_ENDED_ACTION].number;
    if (at[HC_ENDED_ACTION].node == NULL && !at[HC_ENDED_ACTION].unfit) {
        hc__read_missing(reader, node, HC_ENDED_ACTION);
    }
    if (video->on_ended != HC_ENDED_SWITCH) {
        return;
    }
    video->next_start_s = at[HC_ENDED_START_TIME].number;
    video->next_video = hc__project_find_target(builder->project, value->text);
    if (video->next_video != HC_NONE) {
        return;
    }
    video->on_ended = HC_ENDED_STOP;
    if (value->node != NULL) {
        hc__read_member_problem(reader, HC_CODE_UNKNOWN_TARGET, value,
                                "no video has this id or token");
    } else if (!value->unfit) {
        hc__read_missing(reader, node, HC_ENDED_VALUE);
    }
}

// Second round: what is in a video.
static void read_parts(hc_builder *builder, const video_nodes *nodes, uint32_t index) {
    hc_reader *reader = &builder->reader;
    hc_project *project = builder->project;
    hc_video *video = &project->videos[index];
    reader->path = nodes->path;
    video->items.first = project->item_count;
    video->cues.first = project->cue_count;
    for (uint32_t i = 0; i < PART_COUNT; i++) {
        const hc_member *part = &nodes->parts[i];
        if (part->node == NULL) {
            continue;
        }
        // In the shortest form the document is the list, without a key.
        if (part->key.data != NULL) {
            hc__path_push_key(&reader->path, part->key);
        }
        if (i == PART_ENDED) {
            read_on_ended(builder, part->node, video);
        } else {
            read_list(builder, i, part->node, index);
        }
        if (part->key.data != NULL) {
            hc__path_pop(&reader->path);
        }
    }
    video->items.count = project->item_count - video->items.first;
    video->cues.count = project->cue_count - video->cues.first;
}

// ---- Videos ---------------------------------------------------------------

// First round: a video's own fields, which stand in the members.
static void read_video_names(hc_builder *builder, const cJSON *node, bool alone,
                             video_nodes *nodes, hc_video *video) {
    hc_reader *reader = &builder->reader;
    const hc_member *at = builder->members.at;
    nodes->path = reader->path;
    for (uint32_t i = 0; i < PART_COUNT; i++) {
        nodes->parts[i] = at[PART_FIELDS[i]];
    }
    bool named = at[HC_VIDEO_ID].node != NULL;
    if (!named && !alone && !at[HC_VIDEO_ID].unfit) {
        hc__read_missing(reader, node, HC_VIDEO_ID);
    }
    video->id = hc__read_keep(reader, named ? at[HC_VIDEO_ID].text : HC_STR("main"));
    video->token = hc__read_keep(reader, at[HC_VIDEO_TOKEN].text);
    video->title = hc__read_keep(reader, at[HC_VIDEO_TITLE].text);
    video->custom_data = hc__read_keep(reader, at[HC_VIDEO_CUSTOM_DATA].text);
    video->poster = hc__read_keep(reader, at[HC_VIDEO_POSTER].text);
    video->duration_s = at[HC_VIDEO_DURATION].node == NULL ? NAN : at[HC_VIDEO_DURATION].number;
}

static void read_video_list(hc_builder *builder, const cJSON *list, video_nodes *nodes) {
    hc_reader *reader = &builder->reader;
    hc_project *project = builder->project;
    id_set ids = {0};
    bool alone = list->child != NULL && list->child->next == NULL;
    if (!id_set_init(&ids, (uint32_t)cJSON_GetArraySize(list))) {
        reader->arena->failed = true;
        return;
    }
    uint32_t position = 0;
    hc__path_push_key(&reader->path, HC_STR("videos"));
    for (const cJSON *node = list->child; node != NULL; node = node->next, position++) {
        hc__path_push_index(&reader->path, position);
        if (hc__read_is_object(reader, node)) {
            uint32_t index = project->video_count++;
            hc__read_object(reader, HC_OBJECT_VIDEO, node, &builder->members);
            read_video_names(builder, node, alone, &nodes[index], &project->videos[index]);
            if (!id_set_add(&ids, project->videos[index].id)) {
                report_duplicate(reader, node);
            }
        }
        hc__path_pop(&reader->path);
    }
    hc__path_pop(&reader->path);
    free(ids.slots);
}

// ---- The project ----------------------------------------------------------

// Room for everything that is counted before it is read. The tree's lists
// bound it; a list that is no list is reported later.
static bool make_room(hc_builder *builder, const video_nodes *nodes, uint32_t videos) {
    hc_project *project = builder->project;
    hc_arena *arena = &project->arena;
    uint32_t counts[PART_COUNT] = {0};
    for (uint32_t v = 0; v < videos; v++) {
        project->videos[v].sources.first = counts[PART_SOURCES];
        project->videos[v].tracks.first = counts[PART_TRACKS];
        for (uint32_t i = 0; i < PART_COUNT; i++) {
            const cJSON *node = nodes[v].parts[i].node;
            counts[i] += cJSON_IsArray(node) ? (uint32_t)cJSON_GetArraySize(node) : 0;
        }
    }
    // One more of each: an element is read before it is known to be good.
    project->items = hc__arena_alloc(arena, counts[PART_INTERACTIONS] + 1u, sizeof(hc_item));
    project->cues = hc__arena_alloc(arena, counts[PART_CUES] + 1u, sizeof(hc_cue));
    project->sources = hc__arena_alloc(arena, counts[PART_SOURCES] + 1u, sizeof(hc_source));
    project->tracks = hc__arena_alloc(arena, counts[PART_TRACKS] + 1u, sizeof(hc_track));
    if (counts[PART_INTERACTIONS] + counts[PART_CUES] > HC_LIMIT_ITEMS) {
        hc__diagnose(builder->reader.list, HC_CODE_TOO_MANY, &builder->reader.path, 0,
                     "more than 1000000 interactions and cues", NULL, NULL);
        return false;
    }
    return !arena->failed;
}

static void read_project_fields(hc_builder *builder) {
    hc_reader *reader = &builder->reader;
    hc_project *project = builder->project;
    const hc_member *at = builder->members.at;
    const hc_member design = at[HC_PROJECT_DESIGN];
    project->id = hc__read_keep(reader, at[HC_PROJECT_ID].text);
    project->title = hc__read_keep(reader, at[HC_PROJECT_TITLE].text);
    project->custom_data = hc__read_keep(reader, at[HC_PROJECT_CUSTOM_DATA].text);
    hc__build_initial_values(builder, &at[HC_PROJECT_VARIABLES]);
    if (design.node != NULL) {
        hc__path_push_key(&reader->path, design.key);
        if (hc__read_is_object(reader, design.node)) {
            hc__read_object(reader, HC_OBJECT_INTERACTION, design.node, &builder->members);
            hc__build_style(builder, project->design);
        }
        hc__path_pop(&reader->path);
    }
}

static void read_start(hc_builder *builder, const hc_member *start) {
    if (start->node == NULL) {
        return;
    }
    uint32_t found = hc__project_find_video(builder->project, start->text);
    if (found == HC_NONE) {
        hc__read_member_problem(&builder->reader, HC_CODE_UNKNOWN_TARGET, start,
                                "no video has this id");
    } else {
        builder->project->start_video = found;
    }
}

// Whether a project is there at all: the shape of the root and the version.
static bool read_shape(hc_builder *builder, const cJSON *root, bool *short_form) {
    hc_reader *reader = &builder->reader;
    const cJSON *videos = cJSON_GetObjectItemCaseSensitive(root, "videos");
    *short_form = cJSON_IsArray(root) ||
                  (videos == NULL && cJSON_GetObjectItemCaseSensitive(root, "interactions"));
    if (cJSON_IsArray(root)) {
        builder->members.at[HC_VIDEO_INTERACTIONS].node = root;
        return true;
    }
    if (!hc__read_is_object(reader, root)) {
        return false;
    }
    reader->single_video = *short_form;
    hc__read_object(reader, HC_OBJECT_PROJECT, root, &builder->members);
    const hc_member *version = &builder->members.at[HC_PROJECT_HOTCUE];
    if (version->node != NULL && version->number != 1) {
        hc__read_member_problem(reader, HC_CODE_UNSUPPORTED_VERSION, version,
                                "this release knows version 1");
        return false;
    }
    if (*short_form) {
        return true;
    }
    if (videos == NULL || cJSON_IsNull(videos)) {
        hc__read_missing(reader, root, HC_PROJECT_VIDEOS);
        return false;
    }
    hc__path_push_key(&reader->path, HC_STR("videos"));
    bool ok = hc__read_is_array(reader, videos);
    uint32_t count = ok ? (uint32_t)cJSON_GetArraySize(videos) : 0;
    if (ok && (count == 0 || count > HC_LIMIT_VIDEOS)) {
        hc__read_problem(reader, count == 0 ? HC_CODE_MISSING_FIELD : HC_CODE_TOO_MANY, videos,
                         count == 0 ? "at least one video is required" : "more than 10000 videos",
                         NULL, NULL);
        ok = false;
    }
    hc__path_pop(&reader->path);
    return ok;
}

static bool read_root(hc_builder *builder, const cJSON *root) {
    hc_project *project = builder->project;
    bool short_form = false;
    if (!read_shape(builder, root, &short_form)) {
        return false;
    }
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(root, "videos");
    uint32_t count = short_form ? 1 : (uint32_t)cJSON_GetArraySize(list);
    video_nodes *nodes = calloc(count, sizeof *nodes);
    project->videos = hc__arena_alloc(&project->arena, count, sizeof(hc_video));
    if (nodes == NULL || project->videos == NULL) {
        free(nodes);
        project->arena.failed = true;
        return false;
    }
    const hc_member start = builder->members.at[HC_PROJECT_START];
    read_project_fields(builder);
    if (short_form) {
        builder->members.at[HC_VIDEO_ID] = (hc_member){0}; // "id" is the project's
        read_video_names(builder, root, true, &nodes[0], &project->videos[0]);
        project->video_count = 1;
    } else {
        read_video_list(builder, list, nodes);
    }
    bool ok = project->video_count > 0 && make_room(builder, nodes, project->video_count);
    for (uint32_t i = 0; ok && i < project->video_count; i++) {
        read_parts(builder, &nodes[i], i);
    }
    builder->reader.path.count = 0;
    read_start(builder, &start);
    free(nodes);
    return ok;
}

// cJSON keeps no places. A walk in the order of the text gives each node the
// offset that the scanner noted, in the field cJSON fills with an integer.
static void place_nodes(cJSON *root, const hc_scan *scan) {
    cJSON *ancestors[HC_LIMIT_DEPTH + 1];
    uint32_t depth = 0;
    uint32_t next = 0;
    for (cJSON *node = root; node != NULL && next < scan->count;) {
        node->valueint = (int)scan->offsets[next++];
        if (node->child != NULL) {
            ancestors[depth++] = node;
            node = node->child;
            continue;
        }
        while (node != root && node->next == NULL && depth > 0) {
            node = ancestors[--depth];
        }
        node = node == root ? NULL : node->next;
    }
}

static hc_result read_tree(hc_builder *builder, cJSON *root, bool lenient) {
    bool ok = read_root(builder, root);
    hc_project *project = builder->project;
    if (ok && (lenient || builder->reader.list->errors == 0)) {
        ok = hc__compile(builder);
    }
    bool failed = project->arena.failed || builder->rings.failed || builder->points.failed ||
                  builder->instructions.failed || builder->variables.failed ||
                  builder->readings.failed || builder->reader.list->lines.failed;
    if (failed) {
        return HC_ERR_MEMORY;
    }
    return ok && (lenient || builder->reader.list->errors == 0) ? HC_OK : HC_ERR_DOCUMENT;
}

static hc_result build(hc_str json, const hc_scan *scan, bool lenient, hc_diagnostics_list *list,
                       hc_project *project) {
    hc_builder *builder = calloc(1, sizeof *builder);
    cJSON *root = builder == NULL
                      ? NULL
                      : cJSON_ParseWithLengthOpts(json.data, json.size, NULL, 0);
    hc_result result = HC_ERR_MEMORY;
    if (root != NULL) {
        place_nodes(root, scan);
        hc__reader_init(&builder->reader, json, list, &project->arena);
        builder->project = project;
        result = read_tree(builder, root, lenient);
    }
    cJSON_Delete(root);
    if (builder != NULL) {
        hc__bytes_free(&builder->rings);
        hc__bytes_free(&builder->points);
        hc__bytes_free(&builder->instructions);
        hc__bytes_free(&builder->variables);
        hc__bytes_free(&builder->readings);
        free(builder);
    }
    return result;
}

hc_result hc__document_read(hc_str json, bool lenient, hc_diagnostics_list *list,
                            hc_project **project) {
    hc_scan scan = {0};
    *project = NULL;
    hc_result result = HC_ERR_DOCUMENT;
    if (hc__scan(json, &scan, list)) {
        hc_project *made = calloc(1, sizeof *made);
        result = made == NULL ? HC_ERR_MEMORY : build(json, &scan, lenient, list, made);
        if (result == HC_OK) {
            *project = made;
        } else {
            hc__project_free(made);
        }
    } else if (scan.failed) {
        result = HC_ERR_MEMORY;
    }
    hc__scan_free(&scan);
    return result;
}
