// SPDX-License-Identifier: MIT
#include "geometry/cells.h"

#include <string.h>

#include "base/allocator.h"
#include "base/number.h"

static const uint32_t LISTS_START = HC_CELLS_SIDE * HC_CELLS_SIDE * (uint32_t)sizeof(uint32_t);

// The size of an allocator's block includes its header.
#define OVERHEAD 64u
#define BYTES_FIRST (256u * 1024u - OVERHEAD)
#define GROWTH 3u // log2 of the growth factor

void hc__cells_free(hc_cells *cells) {
    hc__free(cells->memory);
    *cells = (hc_cells){0};
}

void hc__cells_clear(hc_cells *cells) {
    if (cells->memory != NULL) {
        memset(cells->memory, 0, LISTS_START);
    }
    cells->used = cells->begun = LISTS_START;
}

bool hc__cells_grow(hc_cells *cells) {
    uint32_t bytes =
        cells->bytes == 0 ? BYTES_FIRST : ((cells->bytes + OVERHEAD) << GROWTH) - OVERHEAD;
    if (bytes > HC_CELLS_BYTES_MAX) {
        bool full = cells->begun > LISTS_START; // the memory is full of other lists
        hc__cells_clear(cells);
        return full;
    }
    hc__free(cells->memory);
    *cells = (hc_cells){.memory = hc__malloc(bytes)};
    cells->bytes = cells->memory == NULL ? 0 : bytes;
    hc__cells_clear(cells);
    return cells->memory != NULL;
}

// ---- Cells ----------------------------------------------------------------

static uint32_t step(double percent) {
    uint32_t number = (uint32_t)(percent * (HC_CELLS_SIDE / 100.0));
    return number < HC_CELLS_SIDE ? number : HC_CELLS_SIDE - 1;
}

uint32_t hc__cells_find(hc_point p) {
    bool in_frame = p.x >= 0 && p.x <= 100 && p.y >= 0 && p.y <= 100;
    return in_frame ? step(p.y) * HC_CELLS_SIDE + step(p.x) : HC_NONE;
}

// Larger than the rounding error in step().
#define MARGIN_PERCENT 1e-9

static double side_of(uint32_t number) {
    return number * (100.0 / HC_CELLS_SIDE);
}

hc_area hc__cells_area(uint32_t cell) {
    uint32_t x = cell % HC_CELLS_SIDE;
    uint32_t y = cell / HC_CELLS_SIDE;
    return (hc_area){{side_of(x) - MARGIN_PERCENT, side_of(y) - MARGIN_PERCENT},
                     {side_of(x + 1) + MARGIN_PERCENT, side_of(y + 1) + MARGIN_PERCENT}};
}

// ---- Lists ----------------------------------------------------------------

static HC_NOINLINE void *take(hc_cells *cells, uint32_t bytes) {
    if (cells->memory == NULL || bytes > cells->bytes - cells->used) {
        return NULL;
    }
    cells->used += bytes;
    return cells->memory + cells->used - bytes;
}

void hc__cells_begin(hc_cells *cells) {
    cells->begun = cells->used;
}

bool hc__cells_add(hc_cells *cells, hc_cell_entry entry) {
    hc_cell_entry *place = take(cells, sizeof entry);
    if (place != NULL) {
        *place = entry;
    }
    return place != NULL;
}

bool hc__cells_end(hc_cells *cells, uint32_t cell) {
    if (cells->memory == NULL) {
        return false;
    }
    ((uint32_t *)(void *)cells->memory)[cell] = cells->begun;
    return true;
}

// The position of an edge relative to a cell.
typedef enum edge_place {
    AWAY,  // no point of the cell is on it, or has a ray to the right that crosses it
    RIGHT, // crosses the ray of each point of the cell within its height
    NEAR,
} edge_place;

// Returns the side of an edge on which all corners of a cell lie, and so the
// cell; 0 if they differ.
static int common_side(hc_point a, hc_point b, const hc_area *cell) {
    const hc_point corners[] = {
        cell->low, {cell->high.x, cell->low.y}, {cell->low.x, cell->high.y}, cell->high};
    int side = hc__orientation(a, b, corners[0]);
    for (uint32_t i = 1; i < 4; i++) {
        side = hc__orientation(a, b, corners[i]) == side ? side : 0;
    }
    return side;
}

static edge_place place_of(hc_point a, hc_point b, const hc_area *cell) {
    if (hc__number_max(a.y, b.y) < cell->low.y || hc__number_min(a.y, b.y) > cell->high.y ||
        hc__number_max(a.x, b.x) < cell->low.x) {
        return AWAY;
    }
    if (hc__number_min(a.x, b.x) > cell->high.x) {
        return RIGHT;
    }
    int side = common_side(a, b, cell);
    return side == 0 ? NEAR : (side > 0) == (b.y > a.y) ? RIGHT : AWAY;
}

// Whether an edge spans the height of the cell.
static bool spans(hc_point a, hc_point b, const hc_area *cell) {
    return hc__number_min(a.y, b.y) <= cell->low.y && hc__number_max(a.y, b.y) > cell->high.y;
}

// Adds the edges of a ring that matter, and counts those that all points of the cell have to their
// right. Returns false when there is no room.
static bool add_ring(hc_cells *cells, const hc_point *ring, uint32_t count, const hc_area *cell,
                     hc_cell_entry *entry, bool *near) {
    hc_point a = ring[count - 1];
    for (uint32_t i = 0; i < count; i++) {
        hc_point b = ring[i];
        edge_place place = place_of(a, b, cell);
        if (place == RIGHT && spans(a, b, cell)) {
            entry->inside = !entry->inside;
        } else if (place != AWAY) {
            hc_edge *edge = take(cells, sizeof *edge);
            if (edge == NULL) {
                return false;
            }
            *edge = (hc_edge){a, b};
            entry->edge_count++;
            *near = *near || place == NEAR;
        }
        a = b;
    }
    return true;
}

bool hc__cells_add_polygon(hc_cells *cells, uint32_t target, const hc_polygon *polygon,
                           const hc_area *cell, bool *whole) {
    const hc_point *ring = polygon->vertices;
    hc_cell_entry entry = {.target = target, .kind = HC_CELL_EDGES};
    uint32_t start = cells->used;
    hc_cell_entry *head = take(cells, sizeof entry);
    bool near = false;
    bool ok = head != NULL;
    for (uint32_t i = 0; i < polygon->ring_count && ok; i++) {
        uint32_t count = polygon->rings[i].count;
        ok = add_ring(cells, ring, count, cell, &entry, &near);
        ring += count;
    }
    if (!ok || near) {
        if (ok) {
            *head = entry;
        }
        return ok;
    }
    // No edge is near, so the whole cell is on the same side as this corner.
    cells->used = start;
    *whole = hc__polygon_contains(polygon, cell->low);
    return !*whole ||
           hc__cells_add(cells, (hc_cell_entry){.target = target, .kind = HC_CELL_WHOLE});
}
