// SPDX-License-Identifier: MIT
#include "geometry/hits.h"

#include "base/allocator.h"

bool hc__hits_init(hc_hits *hits, const hc_project *project) {
    uint32_t most = 0; // items of one video, all that can be on screen at once
    for (uint32_t i = 0; i < project->video_count; i++) {
        uint32_t count = project->videos[i].windows.count;
        most = count > most ? count : most;
    }
    *hits = (hc_hits){.stale = true, .room = most};
    hits->targets = hc__calloc(most + 1u, sizeof *hits->targets);
    hits->moving = hc__calloc(most + 1u, sizeof *hits->moving);
    return hits->targets != NULL && hits->moving != NULL;
}

void hc__hits_free(hc_hits *hits) {
    hc__free(hits->targets);
    hc__free(hits->moving);
    hc__cells_free(&hits->cells);
}
