// SPDX-License-Identifier: MIT
// The sorted boundaries and the search tree of windows, compared with a linear search.
#include "model/timeline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "test.h"

#define VIDEOS 3u
#define ITEMS 60u
#define CUES 20u
#define TIMES 24u // few, so that many coincide

typedef struct world {
    hc_project project;
    hc_video videos[VIDEOS];
    hc_item items[VIDEOS * ITEMS];
    hc_cue cues[VIDEOS * CUES];
} world;

static double random_time(void) {
    return test_below(TIMES) / 2.0;
}

static void add_video(world *w, hc_video *video) {
    video->items = (hc_range){w->project.item_count, test_below(ITEMS + 1)};
    video->cues = (hc_range){w->project.cue_count, test_below(CUES + 1)};
    for (uint32_t i = 0; i < video->items.count; i++) {
        hc_item *item = &w->items[w->project.item_count++];
        bool visible = test_below(3) > 0;
        item->type = visible ? HC_TYPE_BUTTON : HC_TYPE_PAUSE;
        item->start_s = random_time();
        bool ends = visible && test_below(4) > 0;
        item->fires_on_seek_past = !visible && test_below(2) > 0;
        item->end_s = ends ? item->start_s + (1 + test_below(12)) / 2.0 : (double)INFINITY;
    }
    for (uint32_t i = 0; i < video->cues.count; i++) {
        hc_cue *cue = &w->cues[w->project.cue_count++];
        cue->time_s = random_time();
        cue->skipped_by_seeks = test_below(2) > 0;
    }
}

// Sets every field that the timeline reads; the arrays are in the project's arena.
static bool make_world(world *w) {
    memset(w, 0, sizeof *w);
    w->project.videos = w->videos;
    w->project.items = w->items;
    w->project.cues = w->cues;
    w->project.video_count = 1 + test_below(VIDEOS);
    for (uint32_t i = 0; i < w->project.video_count; i++) {
        add_video(w, &w->videos[i]);
    }
    return hc__timeline_build(&w->project);
}

static void ensure_active_agrees(const world *w, const hc_video *video, double time_s) {
    hc_bitset found;
    ENSURE(hc__bitset_init(&found, w->project.item_count));
    hc__timeline_active(&w->project, video, time_s, &found);
    uint32_t next = hc__bitset_next(&found, 0);
    for (uint32_t i = 0; i < video->items.count; i++) {
        uint32_t index = video->items.first + i;
        const hc_item *item = &w->items[index];
        if (item->type == HC_TYPE_BUTTON && item->start_s <= time_s && time_s < item->end_s) {
            ENSURE_SAY(next == index, "item %u, not %u, at %g", index, next, time_s);
            next = hc__bitset_next(&found, next + 1);
        }
    }
    hc__bitset_free(&found);
    ENSURE_SAY(next == HC_NONE, "item %u at %g", next, time_s);
}

static bool is_before(const hc_boundary *b, double time_s, uint32_t class) {
    return b->time_s < time_s || (b->time_s == time_s && b->class < class);
}

static void ensure_find_agrees(const world *w, const hc_video *video, double time_s) {
    for (uint32_t class = 0; class <= HC_BOUNDARY_LAST; class ++) {
        uint32_t expected = 0;
        while (
            expected < video->boundaries.count &&
            is_before(&w->project.boundaries[video->boundaries.first + expected], time_s, class)) {
            expected++;
        }
        uint32_t found =
            hc__timeline_find(w->project.boundaries + video->boundaries.first,
                              video->boundaries.count, time_s, (hc_boundary_class) class);
        ENSURE_SAY(found == expected, "%u, expected %u at %g", found, expected, time_s);
    }
}

// Every boundary once, in the order of T2.
static void ensure_boundaries_agree(const world *w, const hc_video *video) {
    uint32_t expected = video->cues.count + video->items.count;
    for (uint32_t i = 0; i < video->items.count; i++) {
        expected += isfinite(w->items[video->items.first + i].end_s) ? 1 : 0;
    }
    ENSURE_SAY(video->boundaries.count == expected, "%u, expected %u", video->boundaries.count,
               expected);
    const hc_boundary *b = w->project.boundaries + video->boundaries.first;
    for (uint32_t i = 0; i < expected; i++) {
        const hc_item *item = &w->items[b[i].class == HC_BOUNDARY_CUE ? 0 : b[i].index];
        double time_s = b[i].class == HC_BOUNDARY_CUE          ? w->cues[b[i].index].time_s
                        : b[i].class == HC_BOUNDARY_WINDOW_END ? item->end_s
                                                               : item->start_s;
        ENSURE(b[i].time_s == time_s);
        ENSURE(i == 0 || is_before(&b[i - 1], b[i].time_s, b[i].class) ||
               (b[i].time_s == b[i - 1].time_s && b[i].class == b[i - 1].class &&
                b[i].index > b[i - 1].index));
    }
}

// The boundaries that matter to seeks, in the same order.
static void ensure_landmarks_agree(const world *w, const hc_video *video) {
    uint32_t next = 0;
    for (uint32_t i = 0; i < video->boundaries.count; i++) {
        const hc_boundary *b = &w->project.boundaries[video->boundaries.first + i];
        bool expected = b->class == HC_BOUNDARY_CUE ? !w->cues[b->index].skipped_by_seeks
                                                    : w->items[b->index].fires_on_seek_past;
        if (expected) {
            const hc_boundary *l = &w->project.landmarks[video->landmarks.first + next++];
            ENSURE(next <= video->landmarks.count && l->time_s == b->time_s &&
                   l->class == b->class && l->index == b->index);
        }
    }
    ENSURE_SAY(next == video->landmarks.count, "%u, expected %u", video->landmarks.count, next);
}

static void agrees_with_looking_at_everything(void) {
    static world w;
    for (uint32_t n = 0; n < 200; n++) {
        bool made = make_world(&w);
        for (uint32_t v = 0; made && v < w.project.video_count; v++) {
            ensure_boundaries_agree(&w, &w.videos[v]);
            ensure_landmarks_agree(&w, &w.videos[v]);
            for (int32_t quarter = -2; quarter < 4 * (int32_t)TIMES; quarter++) {
                ensure_active_agrees(&w, &w.videos[v], quarter / 4.0);
                ensure_find_agrees(&w, &w.videos[v], quarter / 4.0);
            }
            ensure_active_agrees(&w, &w.videos[v], INFINITY);
            ensure_find_agrees(&w, &w.videos[v], INFINITY);
            ensure_find_agrees(&w, &w.videos[v], -INFINITY);
        }
        hc__arena_free(&w.project.arena);
        ENSURE(made);
    }
}

void timeline_tests(void) {
    RUN(agrees_with_looking_at_everything);
}
