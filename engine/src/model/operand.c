// SPDX-License-Identifier: MIT
#include "model/operand.h"

#include "base/number.h"
#include "text/date.h"

bool hc__operand_number(uint32_t op, hc_str text, double *number) {
    return hc__operator_is_of_dates(op) ? hc__date_parse(text, number)
                                        : hc__number_parse(text, number);
}
