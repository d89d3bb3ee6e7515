// SPDX-License-Identifier: MIT
#include "model/timeline.h"

#include <math.h>

#include "base/number.h"
#include "base/sort.h"

// ---- Building -------------------------------------------------------------

static int compare_boundaries(const void *a, const void *b) {
    const hc_boundary *x = a;
    const hc_boundary *y = b;
    if (x->time_s != y->time_s) {
        return x->time_s < y->time_s ? -1 : 1;
    }
    if (x->class != y->class) {
        return x->class < y->class ? -1 : 1;
    }
    return x->index < y->index ? -1 : x->index > y->index;
}

static int compare_windows(const void *a, const void *b) {
    const hc_window *x = a;
    const hc_window *y = b;
    if (x->start_s != y->start_s) {
        return x->start_s < y->start_s ? -1 : 1;
    }
    return x->item < y->item ? -1 : x->item > y->item;
}

static void add_boundary(hc_project *project, hc_video *video, double time_s,
                         hc_boundary_class class, uint32_t index) {
    project->boundaries[video->boundaries.first + video->boundaries.count++] =
        (hc_boundary){time_s, class, index};
}

static void add_item(hc_project *project, hc_video *video, uint32_t index) {
    const hc_item *item = &project->items[index];
    if (!hc__type_is_visible(item->type)) {
        add_boundary(project, video, item->start_s, HC_BOUNDARY_ACTION, index);
        return;
    }
    add_boundary(project, video, item->start_s, HC_BOUNDARY_WINDOW_START, index);
    if (isfinite(item->end_s)) {
        add_boundary(project, video, item->end_s, HC_BOUNDARY_WINDOW_END, index);
    }
    project->windows[video->windows.first + video->windows.count++] =
        (hc_window){item->start_s, item->end_s, 0, index};
}

// Windows sorted by start form an implicit balanced tree (as in cgranges): the middle one is the
// root, each half a subtree. Each node has the last end in its subtree.
static double note_last_ends(hc_window *windows, uint32_t count) {
    if (count == 0) {
        return -INFINITY;
    }
    uint32_t middle = count / 2;
    double left = note_last_ends(windows, middle);
    double right = note_last_ends(windows + middle + 1, count - middle - 1);
    windows[middle].last_end_s = hc__number_max(windows[middle].end_s, hc__number_max(left, right));
    return windows[middle].last_end_s;
}

// Seeks emit cues and a few timed actions that they pass; with a list of
// these, the others need not be visited.
static bool is_landmark(const hc_project *project, const hc_boundary *boundary) {
    if (boundary->class == HC_BOUNDARY_CUE) {
        return !project->cues[boundary->index].skipped_by_seeks;
    }
    if (boundary->class == HC_BOUNDARY_WINDOW_END) {
        return project->items[boundary->index].required; // where a seek may be stopped
    }
    return boundary->class == HC_BOUNDARY_ACTION &&
           project->items[boundary->index].fires_on_seek_past;
}

static void note_landmarks(hc_project *project, hc_video *video) {
    for (uint32_t i = 0; i < video->boundaries.count; i++) {
        const hc_boundary *boundary = &project->boundaries[video->boundaries.first + i];
        if (is_landmark(project, boundary)) {
            project->landmarks[video->landmarks.first + video->landmarks.count++] = *boundary;
        }
    }
}

static void build_video(hc_project *project, hc_video *video) {
    for (uint32_t i = 0; i < video->items.count; i++) {
        add_item(project, video, video->items.first + i);
    }
    for (uint32_t i = 0; i < video->cues.count; i++) {
        uint32_t cue = video->cues.first + i;
        add_boundary(project, video, project->cues[cue].time_s, HC_BOUNDARY_CUE, cue);
    }
    hc__sort(project->boundaries + video->boundaries.first, video->boundaries.count,
             sizeof(hc_boundary), compare_boundaries);
    note_landmarks(project, video);
    hc_window *windows = project->windows + video->windows.first;
    hc__sort(windows, video->windows.count, sizeof(hc_window), compare_windows);
    note_last_ends(windows, video->windows.count);
}

bool hc__timeline_build(hc_project *project) {
    size_t landmarks = (size_t)project->item_count + project->cue_count + 1u;
    size_t boundaries = landmarks + project->item_count;
    project->boundaries = hc__arena_alloc(&project->arena, boundaries, sizeof(hc_boundary));
    project->landmarks = hc__arena_alloc(&project->arena, landmarks, sizeof(hc_boundary));
    project->windows =
        hc__arena_alloc(&project->arena, project->item_count + 1u, sizeof(hc_window));
    if (project->boundaries == NULL || project->landmarks == NULL || project->windows == NULL) {
        return false;
    }
    hc_video *previous = NULL;
    for (uint32_t i = 0; i < project->video_count; i++) {
        hc_video *video = &project->videos[i];
        if (previous != NULL) {
            video->boundaries.first = previous->boundaries.first + previous->boundaries.count;
            video->landmarks.first = previous->landmarks.first + previous->landmarks.count;
            video->windows.first = previous->windows.first + previous->windows.count;
        }
        build_video(project, video);
        previous = video;
    }
    return true;
}

// ---- Lookup ---------------------------------------------------------------

uint32_t hc__timeline_find(const hc_boundary *boundaries, uint32_t count, double time_s,
                           hc_boundary_class class) {
    uint32_t low = 0;
    uint32_t high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const hc_boundary *b = &boundaries[middle];
        if (b->time_s < time_s || (b->time_s == time_s && b->class < (uint32_t) class)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void collect(const hc_window *windows, uint32_t count, double time_s, hc_bitset *into) {
    if (count == 0) {
        return;
    }
    uint32_t middle = count / 2;
    const hc_window *window = &windows[middle];
    if (window->last_end_s <= time_s) {
        return;
    }
    collect(windows, middle, time_s, into);
    if (window->start_s > time_s) {
        return; // all windows to the right start even later
    }
    if (window->end_s > time_s) {
        hc__bitset_add(into, window->item);
    }
    collect(window + 1, count - middle - 1, time_s, into);
}

void hc__timeline_active(const hc_project *project, const hc_video *video, double time_s,
                         hc_bitset *into) {
    collect(project->windows + video->windows.first, video->windows.count, time_s, into);
}
