// SPDX-License-Identifier: MIT
// A grid over the frame whose cells list what can be hit in them: the index of
// hit.c. A list is made at the first question in its cell and holds until what
// is on screen changes.
#ifndef HC_CELLS_H
#define HC_CELLS_H

#include "geometry/polygon.h"
#include "geometry/shape.h"

#define HC_CELLS_SIDE 128u

// The most that the grid and its lists take. When it is full they begin anew.
#define HC_CELLS_BYTES_MAX (2u * 1024u * 1024u)

typedef enum hc_cell_kind {
    HC_CELL_WHOLE, // covers all of the cell, so that the list ends here
    HC_CELL_EDGES, // a polygon, of which the edges that matter in the cell follow
    HC_CELL_ASK,   // anything else
} hc_cell_kind;

// A list holds what reaches into its cell, the topmost first.
typedef struct hc_cell_entry {
    uint32_t target; // HC_NONE at the end of a list that nothing ends
    uint16_t edge_count;
    uint8_t kind; // hc_cell_kind
    bool inside;  // of a polygon all but its edges: an odd number has the whole cell to its left
} hc_cell_entry;

typedef struct hc_edge {
    hc_point a, b;
} hc_edge;

typedef struct hc_cells {
    char *memory;   // the place of each cell's list in the memory, 0 for none yet; then the lists
    uint32_t bytes; // of the memory
    uint32_t used;
    uint32_t begun; // where the list begins that is being made
} hc_cells;

void hc__cells_free(hc_cells *cells);

// No cell has a list any more.
void hc__cells_clear(hc_cells *cells);

// The cell of a point of the frame; HC_NONE beside the frame.
uint32_t hc__cells_find(hc_point point);

// All of a cell, and a little more.
hc_area hc__cells_area(uint32_t cell);

// To make a list: begin, add from the top down until something is whole, end.
// False, then, when there is not enough room: grow, and begin again.
void hc__cells_begin(hc_cells *cells);
bool hc__cells_add(hc_cells *cells, hc_cell_entry entry);
bool hc__cells_end(hc_cells *cells, uint32_t cell);

// Adds a polygon, if it reaches into the cell.
bool hc__cells_add_polygon(hc_cells *cells, uint32_t target, const hc_polygon *polygon,
                           const hc_area *cell, bool *whole);

// Makes room, at the cost of the lists. False when there is no more for one list.
bool hc__cells_grow(hc_cells *cells);

// The list of a cell; NULL when it has none.
static inline const hc_cell_entry *hc__cells_list(const hc_cells *cells, uint32_t cell) {
    if (cells->memory == NULL || cell == HC_NONE) {
        return NULL;
    }
    uint32_t at = ((const uint32_t *)(const void *)cells->memory)[cell];
    return at == 0 ? NULL : (const hc_cell_entry *)(const void *)(cells->memory + at);
}

#endif
