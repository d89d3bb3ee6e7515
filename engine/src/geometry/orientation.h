// SPDX-License-Identifier: MIT
// On which side of a line a point is, exactly.
#ifndef HC_ORIENTATION_H
#define HC_ORIENTATION_H

#include "model/project.h"

// Returns the sign of (b - a) x (p - a), which is 0 when p is on the line through a and b. Exact
// for every p within 2^22 and for vertices as computed by hc__shape_at().
int hc__orientation(hc_point a, hc_point b, hc_point p);

#endif
