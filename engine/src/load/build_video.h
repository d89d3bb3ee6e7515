// SPDX-License-Identifier: MIT
// Videos are read in two rounds: first their ids and own fields, so that
// switches can be checked, then their contents.
#ifndef HC_BUILD_VIDEO_H
#define HC_BUILD_VIDEO_H

#include "load/builder.h"

// The lists of a video: each is a range of a list of the project.
typedef enum hc_part {
    HC_PART_ITEMS,
    HC_PART_CUES,
    HC_PART_SOURCES,
    HC_PART_TRACKS,
    HC_PARTS
} hc_part;

// What the first round keeps for the second.
typedef struct hc_video_nodes {
    uint32_t position;         // index in the document's list
    const struct cJSON *sound; // the video, or NULL if its own fields have errors
    const struct cJSON *design, *on_ended, *parts[HC_PARTS];
} hc_video_nodes;

// Returns the number of elements of a list; 0 if it is not one.
uint32_t hc__build_list_size(const struct cJSON *node);

// Reads all videos of a document into the project: those of the list or, without one, the root
// itself. `nodes` has an entry for each. Returns false when there is no video or there are too many
// elements in them, which is reported.
bool hc__build_videos(hc_builder *builder, const struct cJSON *root, const struct cJSON *list,
                      hc_video_nodes *nodes);

// Reads the styles of a project or video into `design`, replacing those given, and makes it the
// builder's current design.
void hc__build_design(hc_builder *builder, hc_field field, const struct cJSON *node,
                      hc_str *design);

#endif
