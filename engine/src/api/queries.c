// SPDX-License-Identifier: MIT
// Queries change nothing that an input depends on.
#include "api/engine.h"

#include <math.h>

#include "base/allocator.h"
#include "geometry/geometry.h"
#include "geometry/shape.h"
#include "query/hit.h"
#include "session/ahead.h"
#include "session/rules.h"

const hc_state *hc_engine_state(const hc_engine *engine) {
    return &engine->state;
}

double hc_session_time(const hc_engine *engine) {
    return engine->state.time_s;
}

double hc_session_next_time(const hc_engine *engine) {
    return engine->project == NULL ? INFINITY : hc__ahead_time(&engine->session);
}

double hc_session_seek_limit(const hc_engine *engine, double time_s) {
    if (engine->project == NULL) {
        return INFINITY;
    }
    hc__work_begin(engine->session.work);
    return hc__rules_seek_limit(&engine->session, time_s);
}

double hc_session_next_pause(const hc_engine *engine, double until_s) {
    if (engine->project == NULL) {
        return INFINITY;
    }
    hc__work_begin(engine->session.work);
    return hc__ahead_pause(&engine->session, until_s);
}

bool hc_session_is_playing(const hc_engine *engine) {
    return engine->project != NULL && hc__session_is_playing(&engine->session);
}

uint32_t hc_session_video(const hc_engine *engine) {
    return engine->project == NULL ? HC_NONE : engine->session.video;
}

bool hc_item_is_active(const hc_engine *engine, uint32_t item) {
    return hc__engine_is_visible_item(engine, item) &&
           (engine->session.item_flags[item] & HC_ITEM_ACTIVE) != 0;
}

uint32_t hc_item_hit(hc_engine *engine, double x, double y) {
    HC_MEMORY_OF(engine);
    return engine->project == NULL ? HC_NONE : hc__hit(&engine->session, (hc_point){x, y});
}

uint32_t hc_item_hit_hover(hc_engine *engine, double x, double y) {
    HC_MEMORY_OF(engine);
    return engine->project == NULL ? HC_NONE : hc__hover(&engine->session, (hc_point){x, y});
}

uint32_t hc_item_hit_near(hc_engine *engine, double x, double y, double slop_x, double slop_y) {
    HC_MEMORY_OF(engine);
    return engine->project == NULL
               ? HC_NONE
               : hc__hit_near(&engine->session, (hc_point){x, y}, (hc_point){slop_x, slop_y});
}

uint32_t hc_item_shape_size(const hc_engine *engine, uint32_t item) {
    return hc__engine_is_visible_item(engine, item)
               ? HC_SHAPE_BOX +
                     2 * hc__shape_vertices(engine->project, &engine->project->items[item])
               : 0;
}

const double *hc_item_shape(hc_engine *engine, uint32_t item) {
    HC_MEMORY_OF(engine);
    if (!hc__engine_is_visible_item(engine, item)) {
        return NULL;
    }
    hc_session *session = &engine->session;
    hc__shape_at(engine->project, &engine->project->items[item], hc__session_picture(session),
                 session->shape);
    return session->shape;
}

uint32_t hc_item_layer(const hc_engine *engine, uint32_t item) {
    return hc__engine_is_visible_item(engine, item) ? engine->project->items[item].layer : HC_NONE;
}

void hc_picture_set_time(hc_engine *engine, double time_s) {
    engine->session.picture_s = time_s;
}

const double *hc_stage_fit(hc_engine *engine, hc_fit fit, double box_width, double box_height,
                           double media_width, double media_height, double position_x,
                           double offset_x, double position_y, double offset_y) {
    HC_MEMORY_OF(engine);
    double ratio = media_width / media_height;
    if (media_width > 0 && media_height > 0 && ratio != engine->frame_ratio) {
        engine->frame_ratio = engine->session.frame_ratio = ratio;
        engine->session.hits.stale = true;
    }
    hc_box stage = hc__geometry_stage(
        fit <= HC_FIT_SCALE_DOWN ? fit : HC_FIT_CONTAIN, box_width, box_height, media_width,
        media_height, (hc_alignment){position_x, offset_x}, (hc_alignment){position_y, offset_y});
    engine->stage[0] = stage.left;
    engine->stage[1] = stage.top;
    engine->stage[2] = stage.width;
    engine->stage[3] = stage.height;
    return engine->stage;
}
