// SPDX-License-Identifier: MIT
#include "geometry/geometry.h"

#include <math.h>

#include "geometry/polygon.h"
#include "session.h"

// ---- The stage ------------------------------------------------------------

static const hc_alignment START = {0, 0};
static const hc_alignment CENTER = {0.5, 0};
static const hc_alignment END = {1, 0};

typedef struct stage_row {
    hc_fit fit;
    double box_width, box_height, media_width, media_height;
    hc_alignment x, y;
    hc_box expected; // left, top, width, height
} stage_row;

static bool same_box(hc_box a, hc_box b) {
    return a.left == b.left && a.top == b.top && a.width == b.width && a.height == b.height;
}

static void the_stage_is_where_css_draws_the_frame(void) {
    const stage_row ROWS[] = {
        // A wide frame in a square box, then a tall one.
        {HC_FIT_CONTAIN, 400, 400, 1600, 800, CENTER, CENTER, {0, 100, 400, 200}},
        {HC_FIT_CONTAIN, 400, 400, 800, 1600, CENTER, CENTER, {100, 0, 200, 400}},
        {HC_FIT_COVER, 400, 400, 1600, 800, CENTER, CENTER, {-200, 0, 800, 400}},
        {HC_FIT_COVER, 400, 400, 800, 1600, CENTER, CENTER, {0, -200, 400, 800}},
        {HC_FIT_FILL, 400, 300, 1600, 800, CENTER, CENTER, {0, 0, 400, 300}},
        {HC_FIT_NONE, 400, 400, 1600, 800, CENTER, CENTER, {-600, -200, 1600, 800}},
        {HC_FIT_NONE, 400, 400, 100, 50, CENTER, CENTER, {150, 175, 100, 50}},
        // scale-down: the smaller of none and contain
        {HC_FIT_SCALE_DOWN, 400, 400, 1600, 800, CENTER, CENTER, {0, 100, 400, 200}},
        {HC_FIT_SCALE_DOWN, 400, 400, 100, 50, CENTER, CENTER, {150, 175, 100, 50}},
        {HC_FIT_SCALE_DOWN, 400, 400, 400, 400, CENTER, CENTER, {0, 0, 400, 400}},
        // The same aspect ratio fills the box with every fit.
        {HC_FIT_CONTAIN, 320, 180, 1920, 1080, CENTER, CENTER, {0, 0, 320, 180}},
        {HC_FIT_COVER, 320, 180, 1920, 1080, CENTER, CENTER, {0, 0, 320, 180}},
        // A small frame is enlarged by contain and cover.
        {HC_FIT_CONTAIN, 400, 400, 100, 50, CENTER, CENTER, {0, 100, 400, 200}},
        {HC_FIT_COVER, 400, 400, 100, 50, CENTER, CENTER, {-200, 0, 800, 400}},
        // Position: a fraction of the free space, which is negative if the frame is
        // larger, plus an offset.
        {HC_FIT_CONTAIN, 400, 400, 1600, 800, START, START, {0, 0, 400, 200}},
        {HC_FIT_CONTAIN, 400, 400, 1600, 800, END, END, {0, 200, 400, 200}},
        {HC_FIT_CONTAIN, 400, 400, 1600, 800, CENTER, {0.25, 10}, {0, 60, 400, 200}},
        {HC_FIT_COVER, 400, 400, 1600, 800, START, CENTER, {0, 0, 800, 400}},
        {HC_FIT_COVER, 400, 400, 1600, 800, END, CENTER, {-400, 0, 800, 400}},
        {HC_FIT_NONE, 400, 400, 100, 50, {0, 7}, {1, -7}, {7, 343, 100, 50}},
        {HC_FIT_NONE, 400, 400, 100, 50, {-0.5, 0}, {1.5, 0}, {-150, 525, 100, 50}},
        {HC_FIT_FILL, 400, 300, 1600, 800, {0.5, 3}, {0, -4}, {3, -4, 400, 300}},
        // The whole box while a size is unknown.
        {HC_FIT_COVER, 400, 300, 0, 0, CENTER, CENTER, {0, 0, 400, 300}},
        {HC_FIT_NONE, 400, 300, NAN, 100, CENTER, CENTER, {0, 0, 400, 300}},
        {HC_FIT_CONTAIN, 0, 0, 1600, 800, CENTER, CENTER, {0, 0, 0, 0}},
    };
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const stage_row *r = &ROWS[i];
        hc_box box = hc__geometry_stage(r->fit, r->box_width, r->box_height, r->media_width,
                                        r->media_height, r->x, r->y);
        ENSURE_SAY(same_box(box, r->expected), "row %u: %g, %g, %g x %g", i, box.left, box.top,
                   box.width, box.height);
    }
}

static void contained_is_inside_and_covering_is_outside(void) {
    for (uint32_t i = 0; i < 10000; i++) {
        double size[4];
        for (uint32_t n = 0; n < 4; n++) {
            size[n] = 1 + test_below(3000) / 7.0;
        }
        hc_alignment x = {test_below(101) / 100.0, 0};
        hc_alignment y = {test_below(101) / 100.0, 0};
        hc_box in = hc__geometry_stage(HC_FIT_CONTAIN, size[0], size[1], size[2], size[3], x, y);
        hc_box out = hc__geometry_stage(HC_FIT_COVER, size[0], size[1], size[2], size[3], x, y);
        const double e = 1e-9;
        ENSURE(in.left >= -e && in.left + in.width <= size[0] + e);
        ENSURE(in.top >= -e && in.top + in.height <= size[1] + e);
        ENSURE(out.left <= e && out.left + out.width >= size[0] - e);
        ENSURE(out.top <= e && out.top + out.height >= size[1] - e);
        ENSURE(fabs(in.width * size[3] - in.height * size[2]) <= e * size[2] * size[3]);
        ENSURE(fabs(out.width * size[3] - out.height * size[2]) <= e * out.width * size[3]);
    }
}

// ---- Hit test -------------------------------------------------------------

#define RINGS_MAX 3u
#define POINTS_MAX 24u

// On a grid that can be as fine as doubles: up to 53 bits.
typedef struct grid_point {
    int64_t x, y;
} grid_point;

// Holds the difference of two products of such numbers.
__extension__ typedef __int128 wide;

// A polygon with integer coordinates, as used by the test and by the engine.
typedef struct polygon {
    grid_point grid[POINTS_MAX];
    hc_point points[POINTS_MAX];
    hc_range rings[RINGS_MAX];
    uint32_t ring_count, point_count;
} polygon;

static void add_ring(polygon *p, const grid_point *ring, uint32_t count, double scale) {
    p->rings[p->ring_count++] = (hc_range){p->point_count, count};
    for (uint32_t i = 0; i < count; i++) {
        p->points[p->point_count] =
            (hc_point){(double)ring[i].x * scale, (double)ring[i].y * scale};
        p->grid[p->point_count++] = ring[i];
    }
}

static bool contains(const polygon *p, double x, double y) {
    const hc_polygon rings = {p->rings, p->ring_count, p->points};
    return hc__polygon_contains(&rings, (hc_point){x, y});
}

// The definition, in integers: on an edge, or an odd number of edges above the point, each with its
// left end and without its right end.
static bool expected_contains(const polygon *p, grid_point q) {
    bool inside = false;
    for (uint32_t r = 0; r < p->ring_count; r++) {
        for (uint32_t i = 0; i < p->rings[r].count; i++) {
            uint32_t next = i + 1 == p->rings[r].count ? 0 : i + 1;
            grid_point a = p->grid[p->rings[r].first + i];
            grid_point b = p->grid[p->rings[r].first + next];
            if (a.x > b.x || (a.x == b.x && a.y > b.y)) {
                grid_point left = b;
                b = a;
                a = left;
            }
            // The distance of the point below the edge, times the edge's width.
            wide below = (wide)(b.y - a.y) * (q.x - a.x) - (wide)(q.y - a.y) * (b.x - a.x);
            bool beside = q.x < a.x || q.x > b.x;
            bool upright = a.x == b.x;
            if (!beside && (upright ? q.y >= a.y && q.y <= b.y : below == 0)) {
                return true;
            }
            inside ^= !upright && q.x >= a.x && q.x < b.x && below > 0;
        }
    }
    return inside;
}

static void random_polygon(polygon *p, int32_t size, double scale) {
    *p = (polygon){0};
    uint32_t rings = 1 + test_below(RINGS_MAX);
    for (uint32_t r = 0; r < rings; r++) {
        grid_point ring[POINTS_MAX / RINGS_MAX];
        uint32_t count = 3 + test_below(POINTS_MAX / RINGS_MAX - 2);
        for (uint32_t i = 0; i < count; i++) {
            ring[i] = (grid_point){test_below((uint32_t)size + 1), test_below((uint32_t)size + 1)};
        }
        add_ring(p, ring, count, scale);
    }
}

// More than a million points, many of them on edges and vertices. Scaling by
// a power of two keeps the coordinates exact.
static void ensure_grid_agrees(int32_t size, double scale, uint32_t polygons) {
    polygon p;
    for (uint32_t i = 0; i < polygons; i++) {
        random_polygon(&p, size, scale);
        for (int32_t y = -1; y <= size + 1; y++) {
            for (int32_t x = -1; x <= size + 1; x++) {
                bool expected = expected_contains(&p, (grid_point){x, y});
                ENSURE_SAY(contains(&p, x * scale, y * scale) == expected,
                           "polygon %u of size %d: (%d, %d) should be %s", i, size, x, y,
                           expected ? "inside" : "outside");
            }
        }
    }
}

static void hits_as_counted_in_whole_numbers(void) {
    ensure_grid_agrees(4, 1, 4000);
    ensure_grid_agrees(10, 0.25, 4000);
    ensure_grid_agrees(30, 1.0 / 1024, 600);
}

// The polygon as written in a document, in the frame or in a box at (10, 20) that has half the
// frame's width and a quarter of its height.
static hc_engine *engine_with_polygon(const polygon *p, bool in_box) {
    hc_bytes json = {0};
    APPEND(&json,
           "[{\"type\":\"hotspot\",\"time\":0,\"pos_left\":10,\"pos_top\":20,"
           "\"pos_width\":50,\"pos_height\":25,\"click_action\":\"track\","
           "\"points_space\":\"%s\",\"hotspot_points\":[",
           in_box ? "box" : "video");
    for (uint32_t r = 0; r < p->ring_count; r++) {
        for (uint32_t i = 0; i < p->rings[r].count; i++) {
            hc_point point = p->points[p->rings[r].first + i];
            APPEND(&json, "%s[%.17g,%.17g]", i > 0 ? "," : r > 0 ? ",[" : "[", point.x, point.y);
        }
        APPEND(&json, "]");
    }
    APPEND(&json, "]}]%c", 0);
    hc_engine *engine = engine_with(json.data, 60);
    hc__bytes_free(&json);
    return engine;
}

static void hits_in_a_document_as_well(void) {
    polygon p;
    for (uint32_t i = 0; i < 400; i++) {
        random_polygon(&p, 16, 1);
        bool in_box = i % 2 == 0;
        hc_engine *engine = engine_with_polygon(&p, in_box);
        ENSURE(engine != NULL);
        for (int32_t n = 0; n < 18 * 18; n++) {
            grid_point q = {n % 18 - 1, n / 18 - 1};
            double x = in_box ? 10 + (double)q.x / 2 : (double)q.x;
            double y = in_box ? 20 + (double)q.y / 4 : (double)q.y;
            uint32_t expected = expected_contains(&p, q) ? 0 : HC_NONE;
            ENSURE_SAY(hc_item_hit(engine, x, y) == expected, "polygon %u: (%g, %g)", i, x, y);
        }
        hc_engine_destroy(engine);
    }
}

// ---- The last bit ---------------------------------------------------------

// Doubles from 64 on are 2^-46 apart, smaller ones closer. Quarter points of sides between vertices
// that are multiples of four are exactly on the side.
#define FINEST 0x1p-46
#define QUARTERS ((int64_t)4)
#define FINE_END ((uint64_t)25 << 46) // times QUARTERS and FINEST it is 100 percent

// A vertex that often repeats an earlier one, or has the same x or y, or is the midpoint of two.
static grid_point fine_vertex(const grid_point *before, uint32_t count) {
    grid_point v = {(int64_t)(test_random() % FINE_END), (int64_t)(test_random() % FINE_END)};
    v = (grid_point){v.x * QUARTERS, v.y * QUARTERS};
    if (count < 2) {
        return v;
    }
    grid_point a = before[test_below(count)];
    grid_point b = before[count - 1];
    switch (test_below(8)) {
    case 0: return a;
    case 1: return (grid_point){a.x, v.y};
    case 2: return (grid_point){v.x, a.y};
    case 3:
        return (grid_point){(a.x + b.x) / (2 * QUARTERS) * QUARTERS,
                            (a.y + b.y) / (2 * QUARTERS) * QUARTERS};
    default: return v;
    }
}

static void fine_polygon(polygon *p, double scale) {
    *p = (polygon){0};
    uint32_t rings = 1 + test_below(RINGS_MAX);
    for (uint32_t r = 0; r < rings; r++) {
        grid_point ring[POINTS_MAX / RINGS_MAX] = {{0, 0}};
        uint32_t count = 3 + test_below(POINTS_MAX / RINGS_MAX - 2);
        for (uint32_t i = 0; i < count; i++) {
            ring[i] = fine_vertex(ring, i);
        }
        // A ring in a document that ends where it begins has one vertex less.
        while (ring[count - 1].x == ring[0].x && ring[count - 1].y == ring[0].y) {
            ring[count - 1] = fine_vertex(NULL, 0);
        }
        add_ring(p, ring, count, scale);
    }
}

// On a side or a vertex, or up to two grid steps beside it.
static grid_point fine_point(const polygon *p) {
    hc_range ring = p->rings[test_below(p->ring_count)];
    uint32_t i = test_below(ring.count);
    grid_point a = p->grid[ring.first + i];
    grid_point b = p->grid[ring.first + (i + 1 == ring.count ? 0 : i + 1)];
    int64_t share = test_below((uint32_t)QUARTERS + 1);
    return (grid_point){a.x + (b.x - a.x) / QUARTERS * share + (int64_t)test_below(5) - 2,
                        a.y + (b.y - a.y) / QUARTERS * share + (int64_t)test_below(5) - 2};
}

static void hits_by_the_last_bit(void) {
    polygon p;
    for (uint32_t i = 0; i < 500; i++) {
        fine_polygon(&p, FINEST);
        hc_engine *engine = engine_with_polygon(&p, false);
        ENSURE(engine != NULL);
        for (uint32_t n = 0; n < 2000; n++) {
            grid_point q = fine_point(&p);
            double x = (double)q.x * FINEST;
            double y = (double)q.y * FINEST;
            bool expected = expected_contains(&p, q);
            ENSURE_SAY(
                contains(&p, x, y) == expected && (hc_item_hit(engine, x, y) == 0) == expected,
                "polygon %u: (%a, %a) should be %s", i, x, y, expected ? "inside" : "outside");
        }
        hc_engine_destroy(engine);
    }
}

// With coordinates as small as hc__shape_at() allows.
static void hits_by_the_last_bit_of_the_smallest(void) {
    const double scale = 0x1p-900;
    polygon p;
    for (uint32_t i = 0; i < 100; i++) {
        fine_polygon(&p, scale);
        for (uint32_t n = 0; n < 2000; n++) {
            grid_point q = fine_point(&p);
            bool expected = expected_contains(&p, q);
            ENSURE_SAY(contains(&p, (double)q.x * scale, (double)q.y * scale) == expected,
                       "polygon %u: (%a, %a) should be %s", i, (double)q.x, (double)q.y,
                       expected ? "inside" : "outside");
        }
    }
}

static void a_hole_is_no_part_but_its_edge_is(void) {
    static const grid_point OUTER[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    static const grid_point HOLE[] = {{3, 3}, {3, 7}, {7, 7}, {7, 3}};
    static const grid_point ISLAND[] = {{5, 4}, {6, 5}, {5, 6}, {4, 5}};
    polygon p = {0};
    add_ring(&p, OUTER, 4, 1);
    add_ring(&p, HOLE, 4, 1);
    ENSURE(contains(&p, 1, 1) && contains(&p, 9, 5) && contains(&p, 5, 2));
    ENSURE(!contains(&p, 5, 5) && !contains(&p, 3.5, 6.5));
    ENSURE(contains(&p, 3, 3) && contains(&p, 3, 5) && contains(&p, 7, 7) && contains(&p, 5, 7));
    ENSURE(!contains(&p, 11, 5) && !contains(&p, -0.001, 5) && !contains(&p, 5, 10.001));
    add_ring(&p, ISLAND, 4, 1);
    ENSURE(contains(&p, 5, 5) && contains(&p, 4.5, 4.5) && !contains(&p, 4.4, 4.4));
}

static void edges_and_vertices_are_inside(void) {
    static const grid_point TRIANGLE[] = {{0, 0}, {8, 2}, {2, 6}};
    polygon p = {0};
    add_ring(&p, TRIANGLE, 3, 1);
    ENSURE(contains(&p, 0, 0) && contains(&p, 8, 2) && contains(&p, 2, 6));
    ENSURE(contains(&p, 4, 1) && contains(&p, 5, 4) && contains(&p, 1, 3));
    ENSURE(contains(&p, 3, 3));
    ENSURE(!contains(&p, 4, 0.999) && !contains(&p, 9, 2) && !contains(&p, -1, 0));
}

static void a_box_has_its_edges(void) {
    hc_engine *engine = engine_with(
        "[{\"type\":\"button\",\"time\":0,\"pos_left\":10,\"pos_top\":20,\"pos_width\":30,"
        "\"pos_height\":40,\"click_action\":\"track\"}]",
        60);
    static const struct {
        hc_point point;
        bool inside;
    } ROWS[] = {
        {{10, 20}, true},     {{40, 60}, true},      {{25, 40}, true},        {{40, 20}, true},
        {{9.999, 40}, false}, {{40.001, 40}, false}, {{25, 19.9}, false},     {{25, 60.1}, false},
        {{NAN, 40}, false},   {{25, NAN}, false},    {{INFINITY, 40}, false},
    };
    ENSURE(engine != NULL);
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        hc_point p = ROWS[i].point;
        ENSURE_SAY((hc_item_hit(engine, p.x, p.y) == 0) == ROWS[i].inside, "%g, %g", p.x, p.y);
    }
    hc_engine_destroy(engine);
}

static void no_point_at_all_is_in_no_polygon(void) {
    static const grid_point TRIANGLE[] = {{0, 0}, {8, 2}, {2, 6}};
    polygon p = {0};
    add_ring(&p, TRIANGLE, 3, 1);
    ENSURE(!contains(&p, NAN, 3) && !contains(&p, 3, NAN) && !contains(&p, NAN, NAN));
    ENSURE(!contains(&p, INFINITY, 3) && !contains(&p, 3, -INFINITY));
}

// ---- Motion ---------------------------------------------------------------

// left is in all three keyframes, top in the first and the last, the size in none.
#define MOVING                                                                                     \
    "[{\"type\":\"hotspot\",\"time\":0,\"pos_left\":1,\"pos_top\":2,\"pos_width\":20,"             \
    "\"pos_height\":10,\"click_action\":\"track\","

static bool is_shape(hc_engine *engine, const double *expected, uint32_t count) {
    const double *shape = hc_item_shape(engine, 0);
    bool same = hc_item_shape_size(engine, 0) == count;
    for (uint32_t i = 0; i < count && same; i++) {
        same = shape[i] == expected[i];
    }
    return same;
}

static void each_value_moves_by_the_keyframes_that_give_it(void) {
    hc_engine *engine = engine_with(MOVING "\"keyframes\":[{\"time\":2,\"left\":10,\"top\":40},"
                                           "{\"time\":4,\"left\":30},"
                                           "{\"time\":10,\"left\":60,\"top\":80}]}]",
                                    60);
    static const struct {
        double time_s, left, top;
    } ROWS[] = {{0, 10, 40}, {2, 10, 40},  {3, 20, 45}, {4, 30, 50},
                {7, 45, 65}, {10, 60, 80}, {59, 60, 80}};
    ENSURE(engine != NULL);
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const double box[] = {ROWS[i].left, ROWS[i].top, 20, 10};
        hc_input_seek(engine, ROWS[i].time_s, HC_SEEKER_USER);
        ENSURE_SAY(is_shape(engine, box, 4), "at %g", ROWS[i].time_s);
        ENSURE(hc_item_hit(engine, box[0], box[1]) == 0 &&
               hc_item_hit(engine, box[0] + 20, box[1] + 10) == 0);
        ENSURE(hc_item_hit(engine, box[0] - 0.001, box[1]) == HC_NONE);
    }
    hc_engine_destroy(engine);
}

static void a_polygon_moves_vertex_by_vertex_in_its_box(void) {
    hc_engine *engine = engine_with(
        MOVING "\"keyframes\":[{\"time\":0,\"points\":\"0,0 100,0 0,100\"},"
               "{\"time\":4,\"left\":10,\"width\":40},{\"time\":8,\"left\":20,\"points\":"
               "[[100,0],[100,100],[0,100]]}]}]",
        60);
    static const double ROWS[][11] = {
        {0, 10, 2, 40, 10, 10, 2, 50, 2, 10, 12},
        {2, 10, 2, 40, 10, 20, 2, 50, 4.5, 10, 12},
        {8, 20, 2, 40, 10, 60, 2, 60, 12, 20, 12},
        {9, 20, 2, 40, 10, 60, 2, 60, 12, 20, 12},
    };
    ENSURE(engine != NULL);
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        hc_input_seek(engine, ROWS[i][0], HC_SEEKER_USER);
        ENSURE_SAY(is_shape(engine, ROWS[i] + 1, 10), "at %g", ROWS[i][0]);
    }
    ENSURE(hc_item_shape(engine, 1) == NULL && hc_item_shape_size(engine, 1) == 0);
    ENSURE(hc_item_layer(engine, 0) == 0 && hc_item_layer(engine, 1) == HC_NONE);
    hc_engine_destroy(engine);
}

void geometry_tests(void) {
    RUN(the_stage_is_where_css_draws_the_frame);
    RUN(contained_is_inside_and_covering_is_outside);
    RUN(hits_as_counted_in_whole_numbers);
    RUN(hits_in_a_document_as_well);
    RUN(hits_by_the_last_bit);
    RUN(hits_by_the_last_bit_of_the_smallest);
    RUN(a_hole_is_no_part_but_its_edge_is);
    RUN(edges_and_vertices_are_inside);
    RUN(a_box_has_its_edges);
    RUN(no_point_at_all_is_in_no_polygon);
    RUN(each_value_moves_by_the_keyframes_that_give_it);
    RUN(a_polygon_moves_vertex_by_vertex_in_its_box);
}
