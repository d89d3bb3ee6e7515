// SPDX-License-Identifier: MIT
#include "geometry/crossing.h"

#include <string.h>

#include "base/number.h"
#include "base/sort.h"
#include "geometry/orientation.h"

// A ring in which each vertex is a turn: none is repeated, in line with its
// neighbours, or the tip of a way that goes straight back.
typedef struct turns {
    hc_point at[HC_CROSSING_POINTS_MAX + 1]; // the first once more behind the last
    uint32_t count;
} turns;

// The vertices are in a circle; the place may be one before or many behind.
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
    while (found->count > 2) { // where it closes
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

// Whether the ways from a to b and from c to d lead in the same direction, for
// points that are all on one line.
static bool same_way(hc_point a, hc_point b, hc_point c, hc_point d) {
    return same_sign(a.x, b.x, c.x, d.x) && same_sign(a.y, b.y, c.y, d.y);
}

static bool same_ray(hc_point from, hc_point a, hc_point b) {
    return same_way(from, a, from, b) && hc__orientation(from, a, b) == 0;
}

static bool is_between(hc_point a, hc_point p, hc_point b) {
    return same_way(a, p, p, b) && hc__orientation(a, b, p) == 0;
}

// Whether x, seen from `at`, is left of the way that comes from `back` and leaves
// for `front`; it is on neither of them.
static bool is_left(hc_point back, hc_point at, hc_point front, hc_point x) {
    bool after = hc__orientation(at, front, x) > 0;
    bool before = hc__orientation(at, x, back) > 0;
    return hc__orientation(at, front, back) > 0 ? after && before : after || before;
}

// A way along the ring: its next vertex, and on from there in steps of 1 or of -1.
typedef struct way {
    uint32_t next, step;
} way;

static void go_on(const turns *ring, way *w) {
    w->next = (w->next + w->step + ring->count) % ring->count;
}

// Two ways lie on each other from a point on, but not before it: whether the first
// leaves the second on its left. They part before they have gone round.
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

// Whether the way through vertex i crosses the side that begins at j, where the
// vertex is on it. Where they lie on each other, that is looked at from both ends.
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

// Where p and q are from the line through a and b: below 0 on different sides of it, above
// 0 on the same side, 0 when one is on it.
static int sides_of(hc_point a, hc_point b, hc_point p, hc_point q) {
    return hc__orientation(a, b, p) * hc__orientation(a, b, q);
}

// Whether two sides cross, or one of them at a vertex of the other.
static bool cross(const turns *ring, uint32_t i, uint32_t j) {
    hc_point a = ring->at[i];
    hc_point b = ring->at[i + 1];
    hc_point p = ring->at[j];
    hc_point q = ring->at[j + 1];
    int apart = sides_of(a, b, p, q);
    return apart <= 0 && ((apart < 0 && sides_of(p, q, a, b) < 0) ||
                          crosses_at_vertex(ring, i, j) || crosses_at_vertex(ring, j, i));
}

// A side's box, and the vertex at which it begins.
typedef struct side {
    hc_point low, high;
    uint32_t first;
} side;

static int by_left(const void *a, const void *b) {
    const side *x = *(const side *const *)a;
    const side *y = *(const side *const *)b;
    return x->low.x < y->low.x ? -1 : x->low.x > y->low.x;
}

// The sides, and where they are from left to right.
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

// They share a turn, and nothing else.
static bool are_neighbours(const turns *ring, uint32_t i, uint32_t j) {
    uint32_t apart = i < j ? j - i : i - j;
    return apart == 1 || apart == ring->count - 1;
}

// Whether two of the sides cross: each is compared with those that begin above or below
// it, further to the right, as long as there are pairs left.
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

// Whether it goes the same way more than once: those lie on each other and never part.
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
