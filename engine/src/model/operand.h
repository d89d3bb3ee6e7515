// SPDX-License-Identifier: MIT
#ifndef HC_OPERAND_H
#define HC_OPERAND_H

#include "model/project.h"

// What an operator takes an operand for: a decimal, or a date's instant in milliseconds.
// False when it is neither.
bool hc__operand_number(uint32_t op, hc_str text, double *number);

#endif
