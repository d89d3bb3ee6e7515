// SPDX-License-Identifier: MIT
// Videos are read in two rounds: first their names and own fields, so that switches can be
// checked, then what is in them.
#ifndef HC_BUILD_VIDEO_H
#define HC_BUILD_VIDEO_H

#include "load/builder.h"

// The lists of a video: each is a part of one list of the project.
typedef enum hc_part {
    HC_PART_ITEMS,
    HC_PART_CUES,
    HC_PART_SOURCES,
    HC_PART_TRACKS,
    HC_PARTS
} hc_part;

// What the first round keeps of a video for the second.
typedef struct hc_video_nodes {
    uint32_t position;         // in the document's list
    const struct cJSON *sound; // the video, when its own fields have no errors
    const struct cJSON *design, *on_ended, *parts[HC_PARTS];
} hc_video_nodes;

// How many elements a list has; 0 of what is no list.
uint32_t hc__build_list_size(const struct cJSON *node);

// Reads all videos of a document into the project: those of the list, or the one that
// the root is when there is no list. nodes has room for all. False when there is none, or
// there are too many elements in them, which is reported.
bool hc__build_videos(hc_builder *builder, const struct cJSON *root, const struct cJSON *list,
                      hc_video_nodes *nodes);

// Reads the styles of a project or video over those that are there, and makes them
// the builder's.
void hc__build_design(hc_builder *builder, hc_field field, const struct cJSON *node,
                      hc_str *design);

#endif
