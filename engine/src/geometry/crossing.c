// SPDX-License-Identifier: MIT
#include "geometry/crossing.h"

#include <string.h>

#include "base/number.h"
#include "base/sort.h"
#include "geometry/orientation.h"

// A ring reduced to vertices that are turns: without repeated vertices, vertices in line with their
// neighbours, and spikes that go straight back.
typedef struct turns {
    hc_point at[HC_CROSSING_POINTS_MAX + 1]; // the first is repeated at the end
    uint32_t count;
} turns;

// Returns the vertex at a place modulo the number of vertices.
static hc_point vertex(const turns *ring, uint32_t place) {
    return ring->at[(place + ring->count) % ring->count];
}

static bool is_no_turn(const turns *ring, uint32_t place) {
    return hc__orientation(vertex(ring, place - 1), vertex(ring, place), vertex(ring, place + 1)) ==
           0;
}

static void find_turns(const hc_point *ring, uint32_t count, turns *found) {
    found->count = 0;
    for (uint32_t i = 0; i < count; i++) {
        found->at[found->count++] = ring[i];
        while (found->count > 2 && is_no_turn(found, found->count - 2)) {
            found->at[--found->count - 1] = ring[i];
        }
    }
    while (found->count > 2) { // across the ends of the list
        bool last = is_no_turn(found, found->count - 1);
        if (!last && !is_no_turn(found, 0)) {
            break;
        }
        found->count--;
        if (!last) {
            memmove(found->at, found->at + 1, found->count * sizeof *found->at);
        }
    }
    found->at[found->count] = found->at[0];
}

static bool same_point(hc_point a, hc_point b) {
    return a.x == b.x && a.y == b.y;
}

static bool same_sign(double from, double to, double from_other, double to_other) {
    return (from < to) == (from_other < to_other) && (from > to) == (from_other > to_other);
}

// Whether a to b and c to d have the same direction, for points on one line.
static bool same_way(hc_point a, hc_point b, hc_point c, hc_point d) {
    return same_sign(a.x, b.x, c.x, d.x) && same_sign(a.y, b.y, c.y, d.y);
}

static bool same_ray(hc_point from, hc_point a, hc_point b) {
    return same_way(from, a, from, b) && hc__orientation(from, a, b) == 0;
}

static bool is_between(hc_point a, hc_point p, hc_point b) {
    return same_way(a, p, p, b) && hc__orientation(a, b, p) == 0;
}

// Whether x, seen from `at`, is to the left of the path from `back` over
// `at` to `front`; it is on neither of its sides.
static bool is_left(hc_point back, hc_point at, hc_point front, hc_point x) {
    bool after = hc__orientation(at, front, x) > 0;
    bool before = hc__orientation(at, x, back) > 0;
    return hc__orientation(at, front, back) > 0 ? after && before : after || before;
}

// A path along the ring: its next vertex, and a step of 1 or -1.
typedef struct way {
    uint32_t next, step;
} way;

static void go_on(const turns *ring, way *w) {
    w->next = (w->next + w->step + ring->count) % ring->count;
}

// Two paths coincide from a point on, but not before it. Returns whether the first leaves the
// second to its left. They part within one round.
static bool leaves_on_left(const turns *ring, hc_point from, way first, way second) {
    for (uint32_t i = 0; i <= 2 * ring->count; i++) {
        hc_point a = vertex(ring, first.next);
        hc_point b = vertex(ring, second.next);
        bool both = same_point(a, b);
        bool at_a = both || is_between(from, a, b);
        hc_point at = at_a ? a : b;
        if (at_a) {
            go_on(ring, &first);
        }
        if (!at_a || both) {
            go_on(ring, &second);
        }
        a = vertex(ring, first.next);
        b = vertex(ring, second.next);
        if (!same_ray(at, a, b)) {
            return is_left(from, at, b, a);
        }
        from = at;
    }
    return false;
}

// Whether the path through vertex i crosses the side that begins at j, if the vertex is on it. A
// shared stretch is examined at both of its ends.
static bool crosses_at_vertex(const turns *ring, uint32_t i, uint32_t j) {
    hc_point at = vertex(ring, i);
    bool at_start = same_point(at, vertex(ring, j));
    if (i == j || !(at_start || is_between(vertex(ring, j), at, vertex(ring, j + 1)))) {
        return false;
    }
    const way ways[] = {{i - 1, -1u}, {i + 1, 1}, {at_start ? j - 1 : j, -1u}, {j + 1, 1}};
    hc_point to[4];
    for (uint32_t n = 0; n < 4; n++) {
        to[n] = vertex(ring, ways[n].next);
    }
    uint32_t shared = 0;
    uint32_t mine = 0;
    uint32_t its = 0;
    for (uint32_t n = 0; n < 4; n++) {
        if (same_ray(at, to[n & 1], to[2 + n / 2])) {
            mine = n & 1;
            its = 2 + n / 2;
            shared++;
        }
    }
    if (shared == 0) {
        return is_left(to[2], at, to[3], to[0]) != is_left(to[2], at, to[3], to[1]);
    }
    return shared == 1 && is_left(to[5 - its], at, to[its], to[1 - mine]) !=
                              leaves_on_left(ring, at, ways[mine], ways[its]);
}

// Compares the sides of the line through a and b on which p and q are: negative for different
// sides, positive for the same side, 0 when one is on the line.
static int sides_of(hc_point a, hc_point b, hc_point p, hc_point q) {
    return hc__orientation(a, b, p) * hc__orientation(a, b, q);
}

// Whether two sides cross, or cross at a vertex of one of them.
static bool cross(const turns *ring, uint32_t i, uint32_t j) {
    hc_point a = ring->at[i];
    hc_point b = ring->at[i + 1];
    hc_point p = ring->at[j];
    hc_point q = ring->at[j + 1];
    int apart = sides_of(a, b, p, q);
    return apart <= 0 && ((apart < 0 && sides_of(p, q, a, b) < 0) ||
                          crosses_at_vertex(ring, i, j) || crosses_at_vertex(ring, j, i));
}

// The bounding box of a side, and the index of its first vertex.
typedef struct side {
    hc_point low, high;
    uint32_t first;
} side;

static int by_left(const void *a, const void *b) {
    const side *x = *(const side *const *)a;
    const side *y = *(const side *const *)b;
    return x->low.x < y->low.x ? -1 : x->low.x > y->low.x;
}

// Fills in the sides, and their order from left to right.
static void sort_sides(const turns *ring, side *sides, const side **order) {
    for (uint32_t i = 0; i < ring->count; i++) {
        hc_point a = ring->at[i];
        hc_point b = ring->at[i + 1];
        hc_point low = {hc__number_min(a.x, b.x), hc__number_min(a.y, b.y)};
        hc_point high = {hc__number_max(a.x, b.x), hc__number_max(a.y, b.y)};
        sides[i] = (side){low, high, i};
        order[i] = &sides[i];
    }
    hc__sort((void *)order, ring->count, sizeof(side *), by_left);
}

// Neighbours share a turn, and nothing else.
static bool are_neighbours(const turns *ring, uint32_t i, uint32_t j) {
    uint32_t apart = i < j ? j - i : i - j;
    return apart == 1 || apart == ring->count - 1;
}

// Whether any two sides cross: sweeps from left to right and compares sides whose boxes overlap, as
// long as pairs are left.
static bool any_cross(const turns *ring, uint32_t *pairs) {
    side sides[HC_CROSSING_POINTS_MAX];
    const side *order[HC_CROSSING_POINTS_MAX];
    bool crosses = false;
    sort_sides(ring, sides, order);
    for (uint32_t i = 0; i < ring->count && !crosses && *pairs > 0; i++) {
        const side *a = order[i];
        for (uint32_t n = i + 1; n < ring->count && order[n]->low.x <= a->high.x; n++) {
            const side *b = order[n];
            bool beside = b->low.y > a->high.y || b->high.y < a->low.y;
            if (!beside && !are_neighbours(ring, a->first, b->first) && *pairs > 0 && !crosses) {
                --*pairs;
                crosses = cross(ring, a->first, b->first);
            }
        }
    }
    return crosses;
}

// Whether the ring runs along the same path more than once, so that the parts never separate.
static bool repeats(const turns *ring) {
    bool found = false;
    for (uint32_t period = 1; period <= ring->count / 2 && !found; period++) {
        uint32_t i = 0;
        while (i < ring->count && same_point(ring->at[i], vertex(ring, i + period))) {
            i++;
        }
        found = i == ring->count;
    }
    return found;
}

bool hc__crossing_in(const hc_point *ring, uint32_t count, uint32_t *pairs) {
    turns found;
    if (count > HC_CROSSING_POINTS_MAX || *pairs == 0) {
        return false;
    }
    find_turns(ring, count, &found);
    return found.count > 2 && (repeats(&found) || any_cross(&found, pairs));
}
