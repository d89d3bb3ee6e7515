// SPDX-License-Identifier: MIT
#include "geometry/geometry.h"

#include "base/number.h"

hc_box hc__geometry_stage(hc_fit fit, double box_width, double box_height, double media_width,
                          double media_height, hc_alignment x, hc_alignment y) {
    if (!(media_width > 0) || !(media_height > 0) || !(box_width > 0) || !(box_height > 0)) {
        return (hc_box){0, 0, box_width, box_height};
    }
    double contain = hc__number_min(box_width / media_width, box_height / media_height);
    double cover = hc__number_max(box_width / media_width, box_height / media_height);
    double scale = fit == HC_FIT_COVER        ? cover
                   : fit == HC_FIT_NONE       ? 1
                   : fit == HC_FIT_SCALE_DOWN ? hc__number_min(1, contain)
                                              : contain;
    double width = fit == HC_FIT_FILL ? box_width : media_width * scale;
    double height = fit == HC_FIT_FILL ? box_height : media_height * scale;
    return (hc_box){(box_width - width) * x.fraction + x.offset,
                    (box_height - height) * y.fraction + y.offset, width, height};
}
