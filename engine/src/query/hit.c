// SPDX-License-Identifier: MIT
#include "query/hit.h"

#include <math.h>

#include "base/number.h"
#include "base/sort.h"

// ---- One target -----------------------------------------------------------

static const hc_item *item_of(const hc_session *session, const hc_target *target) {
    return &session->project->items[target->item];
}

// Returns the polygon as it is drawn now, in the session's shape buffer.
static HC_NOINLINE hc_polygon polygon_of(hc_session *session, const hc_item *item) {
    hc__shape_at(session->project, item, hc__session_picture(session), session->shape);
    return (hc_polygon){session->project->rings + item->rings.first, item->rings.count,
                        (const hc_point *)(const void *)(session->shape + HC_SHAPE_BOX)};
}

static bool area_contains(const hc_area *area, hc_point p) {
    return area->low.x <= p.x && p.x <= area->high.x && area->low.y <= p.y && p.y <= area->high.y;
}

// Outside the frame nothing is visible, nor hit.
static bool is_outside(const hc_area *area) {
    return area->low.x >= 100 || area->low.y >= 100 || area->high.x <= 0 || area->high.y <= 0;
}

// Returns how far an area or a point extends into the rectangle around a rounded corner; not above
// 0 in both directions if it does not.
static hc_point into_corner(const hc_area *box, uint32_t place, hc_point radius,
                            const hc_area *what) {
    bool right = place == 1 || place == 2;
    bool below = place >= 2;
    return (hc_point){
        right ? what->high.x - (box->high.x - radius.x) : box->low.x + radius.x - what->low.x,
        below ? what->high.y - (box->high.y - radius.y) : box->low.y + radius.y - what->low.y};
}

static bool corners_of(const hc_session *session, const hc_target *target,
                       hc_point corners[HC_CORNERS]) {
    return hc__shape_corners(item_of(session, target), &target->area, session->frame_ratio,
                             corners);
}

// Whether a point in the box is inside its rounded corners.
static bool box_contains(const hc_session *session, const hc_target *target, hc_point p) {
    hc_point corners[HC_CORNERS];
    const hc_area at = {p, p};
    bool inside = true;
    bool round = corners_of(session, target, corners);
    for (uint32_t i = 0; i < HC_CORNERS && round; i++) {
        hc_point into = into_corner(&target->area, i, corners[i], &at);
        if (into.x > 0 && into.y > 0) {
            double x = into.x / corners[i].x;
            double y = into.y / corners[i].y;
            inside = inside && x * x + y * y <= 1;
        }
    }
    return inside;
}

static bool target_contains(hc_session *session, const hc_target *target, hc_point p) {
    const hc_item *item = item_of(session, target);
    if (!area_contains(&target->area, p) || is_outside(&target->area)) {
        return false;
    }
    if (item->rings.count == 0) {
        return box_contains(session, target, p);
    }
    hc_polygon polygon = polygon_of(session, item);
    return hc__polygon_contains(&polygon, p);
}

// ---- What is on screen ----------------------------------------------------

static int from_the_top(const void *a, const void *b) {
    const hc_target *x = a;
    const hc_target *y = b;
    return x->layer > y->layer ? -1 : 1;
}

// Rebuilds the list of targets: from the start of the array those that can be hit, from its end the
// inert ones with a tooltip. Document order is mostly that of the layers, so little is sorted.
static void list_targets(hc_session *session) {
    hc_hits *hits = &session->hits;
    const hc_bitset *window = &session->window;
    hits->count = hits->moving_count = hits->tip_count = 0;
    for (uint32_t index = hc__bitset_before(window, window->end); index != HC_NONE;
         index = hc__bitset_before(window, index)) {
        const hc_item *item = &session->project->items[index];
        bool inert = item->action == HC_ACTION_NONE;
        if ((session->item_flags[index] & HC_ITEM_ACTIVE) == 0 ||
            (inert && item->tooltip.size == 0)) {
            continue;
        }
        hc_target *target = &hits->targets[inert ? hits->room - ++hits->tip_count : hits->count++];
        *target = (hc_target){hc__shape_area(session->project, item, hc__session_picture(session)),
                              index, item->layer, item->curves.count > 0};
    }
    hc__sort(hits->targets, hits->count, sizeof *hits->targets, from_the_top);
    for (uint32_t i = 0; i < hits->count; i++) {
        if (hits->targets[i].moving) {
            hits->moving[hits->moving_count++] = i;
        }
    }
    hits->time_s = hc__session_picture(session);
    hc__cells_clear(&hits->cells);
    hits->stale = false;
}

static void move_target(hc_session *session, hc_target *target) {
    target->area =
        hc__shape_area(session->project, item_of(session, target), hc__session_picture(session));
}

static void move_targets(hc_session *session) {
    hc_hits *hits = &session->hits;
    for (uint32_t i = 0; i < hits->moving_count; i++) {
        move_target(session, &hits->targets[hits->moving[i]]);
    }
    for (uint32_t i = hits->room - hits->tip_count; i < hits->room; i++) {
        if (hits->targets[i].moving) {
            move_target(session, &hits->targets[i]);
        }
    }
    hits->time_s = hc__session_picture(session);
}

static void refresh(hc_session *session) {
    if (session->hits.stale) {
        list_targets(session);
    } else if (session->hits.time_s != hc__session_picture(session)) {
        move_targets(session);
    }
}

// ---- Cells ----------------------------------------------------------------

// Whether a box covers a cell. A cell that reaches into a rounded corner is not covered.
static bool covers(const hc_session *session, const hc_target *target, const hc_area *cell) {
    const hc_area *box = &target->area;
    hc_point corners[HC_CORNERS];
    bool inside = box->low.x <= cell->low.x && cell->high.x <= box->high.x &&
                  box->low.y <= cell->low.y && cell->high.y <= box->high.y;
    bool round = inside && corners_of(session, target, corners);
    for (uint32_t i = 0; i < HC_CORNERS && round; i++) {
        hc_point into = into_corner(box, i, corners[i], cell);
        inside = inside && (into.x <= 0 || into.y <= 0);
    }
    return inside;
}

static bool add_target(hc_session *session, uint32_t number, const hc_area *cell, bool *whole) {
    hc_hits *hits = &session->hits;
    const hc_target *target = &hits->targets[number];
    const hc_item *item = item_of(session, target);
    if (item->rings.count > 0) {
        hc_polygon polygon = polygon_of(session, item);
        return hc__cells_add_polygon(&hits->cells, number, &polygon, cell, whole);
    }
    *whole = covers(session, target, cell);
    return hc__cells_add(
        &hits->cells,
        (hc_cell_entry){.target = number, .kind = *whole ? HC_CELL_WHOLE : HC_CELL_ASK});
}

static bool write_list(hc_session *session, uint32_t cell) {
    hc_hits *hits = &session->hits;
    hc_area area = hc__cells_area(cell);
    bool whole = false;
    bool ok = true;
    hc__cells_begin(&hits->cells);
    for (uint32_t i = 0; i < hits->count && !whole && ok; i++) {
        const hc_area *a = &hits->targets[i].area;
        bool apart = a->high.x < area.low.x || a->low.x > area.high.x || a->high.y < area.low.y ||
                     a->low.y > area.high.y;
        if (!apart && !hits->targets[i].moving && !is_outside(a)) {
            ok = add_target(session, i, &area, &whole);
        }
    }
    if (ok && !whole) {
        ok = hc__cells_add(&hits->cells, (hc_cell_entry){.target = HC_NONE, .kind = HC_CELL_WHOLE});
    }
    return ok && hc__cells_end(&hits->cells, cell);
}

// Returns the list of a cell, made if necessary; NULL when there is no room for it.
static const hc_cell_entry *list_of(hc_session *session, uint32_t cell) {
    hc_cells *cells = &session->hits.cells;
    const hc_cell_entry *list = hc__cells_list(cells, cell);
    while (list == NULL) {
        if (write_list(session, cell)) {
            list = hc__cells_list(cells, cell);
        } else if (!hc__cells_grow(cells)) {
            break;
        }
    }
    return list;
}

static bool edges_contain(const hc_cell_entry *entry, hc_point p) {
    const hc_edge *edges = (const hc_edge *)(const void *)(entry + 1);
    bool inside = entry->inside;
    bool touched = false;
    for (uint32_t i = 0; i < entry->edge_count && !touched; i++) {
        inside ^= hc__polygon_crossed(edges[i].a, edges[i].b, p, &touched);
    }
    return inside || touched;
}

// ---- Queries --------------------------------------------------------------

// Returns the first target of a cell's list that contains a point.
static uint32_t first_in_list(hc_session *session, const hc_cell_entry *entry, hc_point p) {
    for (;;) {
        if (entry->kind == HC_CELL_WHOLE ||
            (entry->kind == HC_CELL_EDGES
                 ? edges_contain(entry, p)
                 : target_contains(session, &session->hits.targets[entry->target], p))) {
            return entry->target;
        }
        const hc_edge *edges = (const hc_edge *)(const void *)(entry + 1);
        entry = (const hc_cell_entry *)(const void *)(edges + entry->edge_count);
    }
}

// Returns the first of all targets that contains a point.
static uint32_t first_of_all(hc_session *session, hc_point p) {
    const hc_hits *hits = &session->hits;
    uint32_t first = 0;
    while (first < hits->count && !target_contains(session, &hits->targets[first], p)) {
        first++;
    }
    return first < hits->count ? first : HC_NONE;
}

// Returns the index of the topmost target at a point, or HC_NONE.
static uint32_t find_target(hc_session *session, hc_point p) {
    const hc_hits *hits = &session->hits;
    refresh(session);
    uint32_t cell = hc__cells_find(p);
    const hc_cell_entry *list = cell == HC_NONE ? NULL : list_of(session, cell);
    uint32_t first = list == NULL ? first_of_all(session, p) : first_in_list(session, list, p);
    for (uint32_t i = 0; list != NULL && i < hits->moving_count && hits->moving[i] < first; i++) {
        if (target_contains(session, &hits->targets[hits->moving[i]], p)) {
            first = hits->moving[i];
        }
    }
    return first;
}

uint32_t hc__hit(hc_session *session, hc_point p) {
    uint32_t first = find_target(session, p);
    return first == HC_NONE ? HC_NONE : session->hits.targets[first].item;
}

uint32_t hc__hover(hc_session *session, hc_point p) {
    const hc_hits *hits = &session->hits;
    uint32_t top = find_target(session, p);
    for (uint32_t i = hits->room - hits->tip_count; i < hits->room; i++) {
        const hc_target *tip = &hits->targets[i];
        bool above = top == HC_NONE || tip->layer > hits->targets[top].layer;
        if (above && target_contains(session, tip, p)) {
            top = i;
        }
    }
    return top == HC_NONE ? HC_NONE : hits->targets[top].item;
}

static double distance_to(hc_session *session, const hc_target *target, hc_point p, hc_point unit) {
    const hc_item *item = item_of(session, target);
    const hc_area *area = &target->area;
    if (item->rings.count > 0) {
        hc_polygon polygon = polygon_of(session, item);
        return hc__polygon_distance(&polygon, p, unit);
    }
    double x = hc__number_max(hc__number_max(area->low.x - p.x, p.x - area->high.x), 0) / unit.x;
    double y = hc__number_max(hc__number_max(area->low.y - p.y, p.y - area->high.y), 0) / unit.y;
    return x * x + y * y;
}

uint32_t hc__hit_near(hc_session *session, hc_point p, hc_point slop) {
    const hc_hits *hits = &session->hits;
    uint32_t found = hc__hit(session, p);
    double least = INFINITY;
    if (found != HC_NONE || !(slop.x > 0 && slop.y > 0)) {
        return found;
    }
    for (uint32_t i = 0; i < hits->count; i++) {
        const hc_target *target = &hits->targets[i];
        const hc_area *a = &target->area;
        hc_area reach = {{a->low.x - slop.x, a->low.y - slop.y},
                         {a->high.x + slop.x, a->high.y + slop.y}};
        if ((session->item_flags[target->item] & HC_ITEM_DISABLED) != 0 ||
            !area_contains(&reach, p) || is_outside(a)) {
            continue;
        }
        double distance = distance_to(session, target, p, slop);
        if (distance <= 1 && distance < least) {
            least = distance;
            found = target->item;
        }
    }
    return found;
}
