// SPDX-License-Identifier: MIT
// Tests that can't be true, alone or together with another test of the same variable.
#include "base/unicode.h"
#include "load/lint.h"
#include "model/operand.h"

#define BIT(OP) (1u << HC_OPERATOR_##OP)

// The operators that hold below a bound, above it, or on it.
#define BELOW (BIT(LESS_THAN) | BIT(LESS_OR_EQUAL) | BIT(BEFORE))
#define ABOVE (BIT(GREATER_THAN) | BIT(GREATER_OR_EQUAL) | BIT(AFTER))
#define ON (BIT(EQUALS) | BIT(LESS_OR_EQUAL) | BIT(GREATER_OR_EQUAL))

static bool is_of(const hc_instruction *test, uint32_t operators) {
    return (operators >> test->op & 1u) != 0;
}

// ---- One test -------------------------------------------------------------

// Returns why a test never holds, and the operator to use instead, if any;
// NULL when it may hold.
static const char *why_never(const hc_instruction *test, uint32_t *instead) {
    double number = 0;
    if (test->op == HC_OPERATOR_IN) {
        return test->parts > 0 ? NULL : "never true: an empty list";
    }
    if (test->is_template || test->is_number || !is_of(test, BELOW | ABOVE)) {
        return NULL;
    }
    bool of_dates = hc__operator_is_of_dates(test->op);
    uint32_t other = of_dates ? HC_OPERATOR_LESS_THAN : HC_OPERATOR_BEFORE;
    if (hc__operand_number(other, test->operand, &number)) {
        *instead = is_of(test, BELOW) ? other : other + 1;
        return of_dates ? "never true: it compares dates; use "
                        : "never true: it compares numbers; use ";
    }
    return of_dates ? "never true: not a date like 2024-06-01T12:00Z" : "never true: not a number";
}

// ---- Two tests ------------------------------------------------------------

#define TOGETHER_RULE "never true together with another condition on this variable; use any"

// How many of the preceding tests are compared.
#define TOGETHER_MOST 16u

// Whether no number satisfies both the upper bound `low` and the lower bound `high`.
static bool is_gap(const hc_instruction *low, const hc_instruction *high) {
    return is_of(low, BELOW | BIT(EQUALS)) && is_of(high, ABOVE | BIT(EQUALS)) &&
           (low->number < high->number ||
            (low->number == high->number && !(is_of(low, ON) && is_of(high, ON))));
}

// Whether no value satisfies both.
static bool exclude(const hc_instruction *a, const hc_instruction *b) {
    if (a->is_number && b->is_number) {
        return hc__operator_is_of_dates(a->op) == hc__operator_is_of_dates(b->op) &&
               (is_gap(a, b) || is_gap(b, a));
    }
    return a->op == HC_OPERATOR_EQUALS && b->op == HC_OPERATOR_EQUALS &&
           !hc__unicode_fold_equal(a->operand, b->operand);
}

static bool is_excluded(hc_builder *builder, const hc_instruction *all,
                        const hc_instruction *test) {
    const uint32_t *together = HC_LIST_AT(builder->together, uint32_t);
    uint32_t count = HC_LIST_COUNT(builder->together, uint32_t);
    bool excluded = false;
    for (uint32_t i = 1; i <= count - builder->together_from && i <= TOGETHER_MOST; i++) {
        const hc_instruction *other = &all[together[count - i]];
        excluded = excluded || (other->variable == test->variable && exclude(other, test));
    }
    return excluded;
}

void hc__lint_test(hc_builder *builder, uint32_t place, const hc_member *operand) {
    if (builder->instructions.failed || builder->reader.arena->failed) {
        return;
    }
    const hc_instruction *all = HC_LIST_AT(builder->instructions, hc_instruction);
    const hc_instruction *test = &all[place];
    uint32_t instead = HC_OPERATOR_COUNT;
    const char *never = why_never(test, &instead);
    if (never == NULL && !test->is_template) {
        never = is_excluded(builder, all, test) ? TOGETHER_RULE : NULL;
        HC_LIST_ADD(&builder->together, place);
    }
    if (never != NULL) {
        hc__path_push_key(&builder->reader.path, operand->key);
        hc__read_problem_with(&builder->reader, HC_CODE_NEVER_TRUE, operand->node, never,
                              hc__operator_name(instead));
        hc__path_pop(&builder->reader.path);
    }
}
