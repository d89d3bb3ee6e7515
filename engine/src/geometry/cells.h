// SPDX-License-Identifier: MIT
// The spatial index of hit.c: a grid over the frame. Each cell lists what can be hit in it. A list
// is made at the first query in its cell, and is valid until what is on screen changes.
#ifndef HC_CELLS_H
#define HC_CELLS_H

#include "geometry/polygon.h"
#include "geometry/shape.h"

#define HC_CELLS_SIDE 128u

// The limit for the grid and its lists. When it is reached all lists are discarded.
#define HC_CELLS_BYTES_MAX (2u * 1024u * 1024u)

typedef enum hc_cell_kind {
    HC_CELL_WHOLE, // covers the whole cell and ends the list
    HC_CELL_EDGES, // a polygon, followed by those of its edges that matter in this cell
    HC_CELL_ASK,   // needs the full test
} hc_cell_kind;

// A list has what overlaps its cell, topmost first.
typedef struct hc_cell_entry {
    uint32_t target; // number of an hc_target; HC_NONE at the end of a list
    uint16_t edge_count;
    uint8_t kind; // hc_cell_kind
    bool inside;  // EDGES: parity of the edges left out, which have the whole cell on their left
} hc_cell_entry;

typedef struct hc_edge {
    hc_point a, b;
} hc_edge;

typedef struct hc_cells {
    char *memory;   // offset of each cell's list, or 0; then the lists
    uint32_t bytes; // size of the memory
    uint32_t used;
    uint32_t begun; // offset of the list under construction
} hc_cells;

void hc__cells_free(hc_cells *cells);

// Discards all lists.
void hc__cells_clear(hc_cells *cells);

// Returns the cell of a point; HC_NONE outside the frame.
uint32_t hc__cells_find(hc_point point);

// Returns the area of a cell, slightly enlarged.
hc_area hc__cells_area(uint32_t cell);

// To make a list: begin, add from the top down until an entry is WHOLE, end. When add or end
// returns false there is not enough room: grow, and begin again.
void hc__cells_begin(hc_cells *cells);
bool hc__cells_add(hc_cells *cells, hc_cell_entry entry);
bool hc__cells_end(hc_cells *cells, uint32_t cell);

// Adds a polygon if it overlaps the cell; *whole: it covers all of it.
bool hc__cells_add_polygon(hc_cells *cells, uint32_t target, const hc_polygon *polygon,
                           const hc_area *cell, bool *whole);

// Makes room and discards the lists. Returns false when there is no more room for a single list.
bool hc__cells_grow(hc_cells *cells);

// Returns the list of a cell; NULL when it has none.
static inline const hc_cell_entry *hc__cells_list(const hc_cells *cells, uint32_t cell) {
    if (cells->memory == NULL || cell == HC_NONE) {
        return NULL;
    }
    uint32_t at = ((const uint32_t *)(const void *)cells->memory)[cell];
    return at == 0 ? NULL : (const hc_cell_entry *)(const void *)(cells->memory + at);
}

#endif
