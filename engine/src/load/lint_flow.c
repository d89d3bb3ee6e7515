// SPDX-License-Identifier: MIT
// Warnings about flow through the whole project: infinite loops of jumps, unreachable videos.
#include <math.h>
#include <string.h>

#include "base/allocator.h"
#include "load/lint.h"

// ---- Timed jumps ----------------------------------------------------------

// A point in a video where playback may be stopped or led away, by a timed action or by an
// interaction that the viewer can click.
typedef struct stop {
    double time_s;
    double last_end_s;        // the latest end of this stop and those before it
    const hc_lint_jump *jump; // NULL if it may do anything but jump
    uint32_t round;           // of the search that last visited it
} stop;

typedef struct flow {
    const hc_project *project;
    const hc_lint_jump *jumps, *jumps_end; // of this video and later ones
    hc_bytes controls, exits;              // lists of stops, ordered by time
} flow;

// Whether an item stops playback, or offers a way out of a loop.
static bool is_exit(const hc_item *item) {
    bool leads = item->action != HC_ACTION_NONE && item->action != HC_ACTION_TRACK;
    return leads || item->required || item->pauses;
}

static void add(hc_bytes *list, double time_s, double end_s, const hc_lint_jump *jump) {
    uint32_t count = HC_LIST_COUNT(*list, stop);
    double before = count == 0 ? 0 : HC_LIST_AT(*list, stop)[count - 1].last_end_s;
    stop made = {time_s, end_s > before ? end_s : before, jump, 0};
    HC_LIST_ADD(list, made);
}

// The jumps are in the order of the items.
static const hc_lint_jump *jump_of(const flow *f, uint32_t item) {
    const hc_lint_jump *low = f->jumps;
    const hc_lint_jump *high = f->jumps_end;
    while (low < high) {
        const hc_lint_jump *middle = low + (high - low) / 2;
        if (middle->item < item) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < f->jumps_end && low->item == item ? low : NULL;
}

// An item of a tray can be clicked at any time (T15).
static void gather_entries(flow *f, const hc_video *video) {
    for (uint32_t i = 0; i < video->items.count; i++) {
        const hc_item *item = &f->project->items[video->items.first + i];
        if (item->in_tray && is_exit(item)) {
            add(&f->exits, 0, INFINITY, NULL);
            return;
        }
    }
}

static void gather(flow *f, const hc_video *video) {
    f->controls.size = f->exits.size = 0;
    gather_entries(f, video);
    for (uint32_t i = 0; i < video->boundaries.count; i++) {
        const hc_boundary *boundary = &f->project->boundaries[video->boundaries.first + i];
        const hc_item *item = &f->project->items[boundary->index];
        if (boundary->time_s > video->duration_s) {
            break; // never reached
        }
        if (boundary->class == HC_BOUNDARY_WINDOW_START && is_exit(item)) {
            add(&f->exits, item->start_s, item->end_s, NULL);
        } else if (boundary->class == HC_BOUNDARY_ACTION &&
                   (hc__type_controls(item->type) || item->type == HC_TYPE_RESOURCE_TRAY)) {
            add(&f->controls, item->start_s, 0, jump_of(f, boundary->index));
        }
    }
}

// Returns the first stop at or after a time; the end of the list if there is none.
static stop *first_from(const hc_bytes *list, double time_s) {
    stop *low = HC_LIST_AT(*list, stop);
    stop *high = HC_LIST_END(*list, stop);
    while (low < high) {
        stop *middle = low + (high - low) / 2;
        if (middle->time_s < time_s) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

// Returns the next control after a jump; NULL if the loop may be left before
// that, or if the video ends.
static stop *next_of(const flow *f, const stop *from) {
    stop *next = first_from(&f->controls, from->jump->target_s);
    if (next == HC_LIST_END(f->controls, stop)) {
        return NULL;
    }
    const stop *exits = HC_LIST_AT(f->exits, stop);
    const stop *after = exits == NULL ? NULL : first_from(&f->exits, next->time_s);
    bool way_out = after != exits && after[-1].last_end_s > from->jump->target_s;
    return way_out || next->jump == NULL ? NULL : next;
}

// Reports a loop at its last jump backward.
static void report(hc_builder *builder, const flow *f, stop *start) {
    const stop *last = start;
    stop *at = start;
    do {
        at = next_of(f, at);
        last = at->time_s >= last->time_s ? at : last;
    } while (at != start);
    const hc_lint_jump *jump = last->jump;
    hc_path *path = &builder->reader.path;
    memcpy(path->steps, jump->steps, sizeof jump->steps);
    path->count = jump->count;
    hc__diagnose(builder->reader.list, HC_CODE_JUMP_LOOP, path, jump->offset,
                 "infinite jump loop: no pause, required click or exit in it", HC_STR(""));
}

// Follows each jump until there is no next one or it has been visited.
static void find_loops(hc_builder *builder, flow *f) {
    uint32_t count = HC_LIST_COUNT(f->controls, stop);
    for (uint32_t i = 0; i < count; i++) {
        stop *at = HC_LIST_AT(f->controls, stop) + i;
        at = at->jump == NULL ? NULL : at;
        while (at != NULL && at->round == 0) {
            at->round = i + 1;
            at = next_of(f, at);
        }
        if (at != NULL && at->round == i + 1) {
            report(builder, f, at);
        }
    }
}

void hc__lint_jumps(hc_builder *builder) {
    flow f = {.project = builder->project,
              .jumps = HC_LIST_AT(builder->jumps, hc_lint_jump),
              .jumps_end = HC_LIST_END(builder->jumps, hc_lint_jump)};
    for (uint32_t i = 0; i < f.project->video_count && f.jumps < f.jumps_end; i++) {
        const hc_video *video = &f.project->videos[i];
        uint32_t end = video->items.first + video->items.count;
        if (f.jumps->item >= end) {
            continue;
        }
        gather(&f, video);
        find_loops(builder, &f);
        while (f.jumps < f.jumps_end && f.jumps->item < end) {
            f.jumps++;
        }
    }
    builder->jumps.failed = builder->jumps.failed || f.controls.failed || f.exits.failed;
    hc__bytes_free(&f.controls);
    hc__bytes_free(&f.exits);
}

// ---- Videos ---------------------------------------------------------------

// Marks all videos reachable from the start video. Visits each video and each transition once.
// Returns false when a target is unknown.
static bool spread(const hc_builder *builder, const uint32_t *first_ways, uint32_t *found,
                   bool *reached) {
    const hc_project *project = builder->project;
    const hc_lint_way *ways = HC_LIST_AT(builder->ways, const hc_lint_way);
    uint32_t count = 1;
    found[0] = project->start_video;
    reached[project->start_video] = true;
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t n = first_ways[found[i]]; n < first_ways[found[i] + 1]; n++) {
            uint32_t to = ways[n].to;
            if (to == HC_NONE) {
                return false;
            }
            if (!reached[to]) {
                reached[to] = true;
                found[count++] = to;
            }
        }
    }
    return true;
}

// For each video, finds its first transition in the list, which is ordered by video.
static void find_first_ways(const hc_builder *builder, uint32_t *first_ways) {
    const hc_lint_way *ways = HC_LIST_AT(builder->ways, const hc_lint_way);
    uint32_t count = HC_LIST_COUNT(builder->ways, hc_lint_way);
    uint32_t way = 0;
    for (uint32_t i = 0; i <= builder->project->video_count; i++) {
        while (way < count && ways[way].from < i) {
            way++;
        }
        first_ways[i] = way;
    }
}

bool hc__lint_reach(hc_builder *builder, bool *reached) {
    uint32_t count = builder->project->video_count;
    uint32_t *first_ways = hc__calloc(2u * count + 1u, sizeof *first_ways);
    if (first_ways == NULL) {
        return false;
    }
    find_first_ways(builder, first_ways);
    if (!spread(builder, first_ways, first_ways + count + 1u, reached)) {
        memset(reached, true, count);
    }
    hc__free(first_ways);
    return true;
}
