// SPDX-License-Identifier: MIT
#ifndef HC_OPERAND_H
#define HC_OPERAND_H

#include "model/project.h"

// Sets *number to the operand as the operator reads it: a decimal, or a date in milliseconds.
// Returns false when the text is no such number or date.
bool hc__operand_number(uint32_t op, hc_str text, double *number);

#endif
