// SPDX-License-Identifier: MIT
#include "load/build_video.h"

#include <cJSON.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "load/lint.h"
#include "text/template.h"

static void report_duplicate(hc_reader *reader, const cJSON *node) {
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(node, "id");
    if (id == NULL) {
        hc__read_problem(reader, HC_CODE_DUPLICATE_ID, node,
                         "has no id, and another has its default id");
        return;
    }
    hc__path_push_key(&reader->path, HC_STR("id"));
    hc__read_problem(reader, HC_CODE_DUPLICATE_ID, id, "given twice");
    hc__path_pop(&reader->path);
}

// ---- Contents of a video ----------------------------------------------------

typedef struct part_row {
    const char *id_prefix; // of default ids; NULL: the elements have no ids
    uint32_t element_bytes;
    uint32_t fields; // number of required fields
    hc_field field;  // in the video
    hc_object object;
} part_row;

// The structs of elements with ids begin with the id.
static const part_row PARTS[HC_PARTS] = {
    {"i", sizeof(hc_item), 2, HC_VIDEO_INTERACTIONS, HC_OBJECT_INTERACTION},
    {"cue-", sizeof(hc_cue), 1, HC_VIDEO_CUES, HC_OBJECT_CUE},
    {NULL, sizeof(hc_source), 1, HC_VIDEO_SOURCES, HC_OBJECT_SOURCE},
    {NULL, sizeof(hc_track), 1, HC_VIDEO_TRACKS, HC_OBJECT_TRACK},
};

// The project's lists, as they grow.
typedef struct lists {
    char *elements[HC_PARTS];
    uint32_t counts[HC_PARTS];
} lists;

uint32_t hc__build_list_size(const cJSON *node) {
    return cJSON_IsArray(node) ? (uint32_t)cJSON_GetArraySize(node) : 0;
}

static void give_default_id(hc_reader *reader, const char *prefix, uint32_t position, hc_str *id) {
    char text[8 + HC_NUMBER_BYTES];
    uint32_t size = (uint32_t)strlen(prefix);
    memcpy(text, prefix, size);
    size += hc__number_format(position, text + size);
    *id = hc__read_keep(reader, (hc_str){text, size});
}

// Reads an element into the next entry of its list. Returns whether it is valid and is kept.
static bool read_element(hc_builder *builder, hc_part kind, const cJSON *node, uint32_t position,
                         uint32_t index, void *into, hc_names *ids) {
    hc_reader *reader = &builder->reader;
    const part_row *row = &PARTS[kind];
    uint32_t errors_before = reader->list->errors - reader->spared;
    if (!hc__read_is_object(reader, node)) {
        return false;
    }
    if (kind == HC_PART_ITEMS) {
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

// Warns, because viewers would get past something that they have to click.
static void warn_of_dropped(hc_builder *builder, const cJSON *node, const hc_item *item) {
    bool required = item->required || builder->members.at[HC_INTERACTION_CLICK_REQUIRED].unfit;
    if (required && hc__type_is_visible(item->type)) {
        hc__read_problem(&builder->reader, HC_CODE_REQUIRED_DROPPED, node,
                         "dropped for its errors: playback won't wait for its click");
    }
}

// Reads a list. The entry of a faulty element is cleared and used for the next one.
static void read_list(hc_builder *builder, hc_part kind, const cJSON *list, uint32_t video,
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
        bool is_item = kind == HC_PART_ITEMS;
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
            hc__lint_way(builder, video, HC_NONE); // its target is unknown
        }
        hc__path_pop(&reader->path);
    }
    reader->arena->failed = reader->arena->failed || ids.list.failed;
    hc__names_free(&ids);
}

void hc__build_design(hc_builder *builder, hc_field field, const cJSON *node, hc_str *design) {
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

// Second round: the contents of a video; the reader's path leads to it.
static void read_parts(hc_builder *builder, const hc_video_nodes *nodes, uint32_t index,
                       lists *all) {
    hc_reader *reader = &builder->reader;
    hc_video *video = &builder->project->videos[index];
    hc_range *const RANGES[HC_PARTS] = {&video->items, &video->cues, &video->sources,
                                        &video->tracks};
    memcpy(video->design, builder->project->design, sizeof video->design);
    hc__build_design(builder, HC_VIDEO_DESIGN, nodes->design, video->design);
    for (uint32_t i = 0; i < HC_PARTS; i++) {
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

// ---- Videos -----------------------------------------------------------------

// First round: a video's own fields.
static void read_video(hc_builder *builder, const cJSON *node, bool alone, hc_video_nodes *nodes,
                       hc_video *video) {
    hc_reader *reader = &builder->reader;
    const hc_member *at = builder->members.at;
    video->duration_s = NAN;
    hc__read_object(reader, HC_OBJECT_VIDEO, node, &builder->members, video);
    nodes->on_ended = at[HC_VIDEO_ON_ENDED].node;
    nodes->design = at[HC_VIDEO_DESIGN].node;
    for (uint32_t i = 0; i < HC_PARTS; i++) {
        nodes->parts[i] = at[PARTS[i].field].node;
    }
    if (video->id.data == NULL) {
        video->id = HC_STR("main");
        if (!alone && !at[HC_VIDEO_ID].unfit) {
            hc__read_missing(reader, node, HC_VIDEO_ID);
        }
    }
}

static void read_video_list(hc_builder *builder, const cJSON *list, hc_video_nodes *nodes) {
    hc_reader *reader = &builder->reader;
    hc_project *project = builder->project;
    uint32_t count = hc__build_list_size(list);
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

// ---- Both rounds ------------------------------------------------------------

// Counts the elements of a list that have enough members to be valid.
static uint32_t count_possible(const cJSON *list, uint32_t fields) {
    uint32_t count = 0;
    for (const cJSON *node = hc__build_list_size(list) > 0 ? list->child : NULL; node != NULL;
         node = node->next) {
        const cJSON *last = cJSON_IsObject(node) ? node->child : NULL;
        for (uint32_t i = 1; i < fields && last != NULL; i++) {
            last = last->next;
        }
        count += last != NULL ? 1 : 0;
    }
    return count;
}

// Allocates every possible element and one more per list, since an element
// is read before it is known to be valid.
static bool make_room(hc_builder *builder, const hc_video_nodes *nodes, lists *all) {
    hc_project *project = builder->project;
    uint32_t counts[HC_PARTS] = {0};
    uint32_t total = 0;
    for (uint32_t v = 0; v < project->video_count; v++) {
        for (uint32_t i = 0; i < HC_PARTS; i++) {
            counts[i] += count_possible(nodes[v].parts[i], PARTS[i].fields);
            total += hc__build_list_size(nodes[v].parts[i]);
        }
    }
    if (total > HC_LIMIT_ITEMS) {
        hc__diagnose(builder->reader.list, HC_CODE_TOO_MANY, &builder->reader.path, 0,
                     "more than 150000 interactions, cues, sources and tracks", HC_STR(""));
        return false;
    }
    for (uint32_t i = 0; i < HC_PARTS; i++) {
        all->elements[i] = hc__arena_alloc(&project->arena, counts[i] + 1u, PARTS[i].element_bytes);
    }
    return !project->arena.failed;
}

// Ids take precedence over tokens, and the first of equal names over the others.
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

bool hc__build_videos(hc_builder *builder, const cJSON *root, const cJSON *list,
                      hc_video_nodes *nodes) {
    hc_project *project = builder->project;
    lists all = {0};
    if (list != NULL) {
        read_video_list(builder, list, nodes);
    } else {
        project->video_count = 1;
        if (cJSON_IsArray(root)) {
            project->videos[0].id = HC_STR("main");
            project->videos[0].duration_s = NAN;
            nodes[0].parts[HC_PART_ITEMS] = root;
        } else {
            read_video(builder, root, true, &nodes[0], &project->videos[0]);
        }
    }
    name_videos(project);
    if (project->video_count == 0 || !make_room(builder, nodes, &all)) {
        return false;
    }
    project->items = (hc_item *)(void *)all.elements[HC_PART_ITEMS];
    project->cues = (hc_cue *)(void *)all.elements[HC_PART_CUES];
    project->sources = (hc_source *)(void *)all.elements[HC_PART_SOURCES];
    project->tracks = (hc_track *)(void *)all.elements[HC_PART_TRACKS];
    for (uint32_t i = 0; i < project->video_count; i++) {
        builder->reader.path.count = 0;
        if (list != NULL) {
            hc__read_enter(&builder->reader, HC_PROJECT_VIDEOS);
            hc__path_push_index(&builder->reader.path, nodes[i].position);
        }
        read_parts(builder, &nodes[i], i, &all);
    }
    project->item_count = all.counts[HC_PART_ITEMS];
    project->cue_count = all.counts[HC_PART_CUES];
    return true;
}
