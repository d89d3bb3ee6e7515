// SPDX-License-Identifier: MIT
#include "variables.h"

#include <stdlib.h>
#include <string.h>

#include "../include/hotcue.h"
#include "json.h"
#include "number.h"
#include "template.h"
#include "unicode.h"
#include "url.h"

bool hc__variables_init(hc_variables *variables, const hc_project *project) {
    uint32_t count = project->variable_count;
    *variables = (hc_variables){.project = project, .count = count, .capacity = count + 8};
    variables->slots = calloc(variables->capacity, sizeof *variables->slots);
    if (variables->slots == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        variables->slots[i].name = project->variables[i].name;
        hc__variables_set(variables, i, &project->variables[i].initial);
    }
    return !variables->failed;
}

void hc__variables_free(hc_variables *variables) {
    for (uint32_t i = 0; variables->slots != NULL && i < variables->count; i++) {
        hc__bytes_free(&variables->slots[i].text);
        if (variables->slots[i].added) {
            free((void *)(uintptr_t)variables->slots[i].name.data);
        }
    }
    free(variables->slots);
    *variables = (hc_variables){0};
}

uint32_t hc__variables_find(const hc_variables *variables, hc_str name) {
    for (uint32_t i = 0; i < variables->count; i++) {
        if (hc__str_equal(variables->slots[i].name, name)) {
            return i;
        }
    }
    return HC_NONE;
}

static bool grow(hc_variables *variables) {
    if (variables->count < variables->capacity) {
        return true;
    }
    uint32_t capacity = 2 * variables->capacity;
    hc_slot *slots = realloc(variables->slots, capacity * sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    variables->slots = slots;
    variables->capacity = capacity;
    return true;
}

uint32_t hc__variables_need(hc_variables *variables, hc_str name) {
    uint32_t found = hc__variables_find(variables, name);
    if (found != HC_NONE || variables->count >= HC_LIMIT_VARIABLES || !grow(variables)) {
        return found;
    }
    char *copy = malloc(name.size + 1u);
    if (copy == NULL) {
        return HC_NONE;
    }
    if (name.size > 0) {
        memcpy(copy, name.data, name.size);
    }
    variables->slots[variables->count] = (hc_slot){.name = {copy, name.size}, .added = true};
    return variables->count++;
}

hc_str hc__variables_cut(hc_str text) {
    uint32_t size = text.size < HC_LIMIT_TEXT_BYTES ? text.size : HC_LIMIT_TEXT_BYTES;
    while (size < text.size && size > 0 && ((unsigned char)text.data[size] & 0xC0u) == 0x80u) {
        size--;
    }
    return (hc_str){text.data, size};
}

bool hc__value_equal(const hc_value *a, const hc_value *b) {
    return a->kind == b->kind &&
           (a->kind == HC_VALUE_TEXT ? hc__str_equal(a->text, b->text) : a->number == b->number);
}

bool hc__variables_set(hc_variables *variables, uint32_t variable, const hc_value *value) {
    hc_slot *slot = &variables->slots[variable];
    if (hc__value_equal(&slot->value, value)) {
        return false;
    }
    slot->text.size = 0;
    hc__bytes_append(&slot->text,
                     value->kind == HC_VALUE_TEXT ? hc__variables_cut(value->text) : HC_STR(""));
    variables->failed = variables->failed || slot->text.failed;
    slot->text.failed = false;
    slot->value = (hc_value){
        value->kind, value->number, {slot->text.size > 0 ? slot->text.data : "", slot->text.size}};
    return true;
}

void hc__value_append(hc_bytes *out, const hc_value *value) {
    if (value->kind == HC_VALUE_NUMBER) {
        hc__json_number(out, value->number);
    } else if (value->kind == HC_VALUE_BOOLEAN) {
        hc__json_boolean(out, value->number != 0);
    } else if (value->kind == HC_VALUE_TEXT) {
        hc__bytes_append(out, value->text);
    }
}

// ---- Templates ------------------------------------------------------------

static void append_variable(const hc_variables *variables, hc_str name, bool in_url,
                            hc_bytes *out) {
    uint32_t found = hc__variables_find(variables, name);
    if (found == HC_NONE) {
        return;
    }
    const hc_value *value = &variables->slots[found].value;
    if (!in_url) {
        hc__value_append(out, value);
        return;
    }
    hc_bytes text = {0};
    hc__value_append(&text, value);
    hc__url_append_encoded(out, (hc_str){text.data, text.size});
    out->failed = out->failed || text.failed;
    hc__bytes_free(&text);
}

void hc__variables_resolve(const hc_variables *variables, hc_str text, bool in_url, hc_bytes *out) {
    uint32_t start = out->size;
    hc_str before;
    hc_str name;
    while (out->size - start < HC_LIMIT_TEXT_BYTES &&
           hc__template_next(text, &before, &name, &text)) {
        hc__bytes_append(out, before);
        append_variable(variables, name, in_url, out);
    }
    hc__bytes_append(out, text);
    if (out->size - start > HC_LIMIT_TEXT_BYTES && !out->failed) {
        out->size = start + hc__variables_cut((hc_str){out->data + start, out->size - start}).size;
    }
}

// ---- Conditions (T8) ------------------------------------------------------

static bool compare(hc_operator op, hc_str text, hc_str operand, uint32_t *room) {
    double a = 0;
    double b = 0;
    bool numbers = op <= HC_OPERATOR_GREATER_THAN && hc__number_parse(text, &a) &&
                   hc__number_parse(operand, &b);
    switch (op) {
    case HC_OPERATOR_EXISTS: return text.size > 0;
    case HC_OPERATOR_EQUALS:
        return numbers ? a == b
                       : hc__unicode_fold_equal(hc__unicode_trim(text), hc__unicode_trim(operand));
    case HC_OPERATOR_LESS_THAN: return numbers && a < b;
    case HC_OPERATOR_GREATER_THAN: return numbers && a > b;
    case HC_OPERATOR_CONTAINS: return hc__unicode_fold_contains(text, operand, room);
    default: return false;
    }
}

// The op without its negation.
static hc_operator positive(hc_operator op, bool *negated) {
    *negated = op == HC_OPERATOR_NOT_EXISTS || op == HC_OPERATOR_NOT_EQUALS ||
               op == HC_OPERATOR_NOT_CONTAINS;
    return *negated ? (hc_operator)(op - 1) : op;
}

static bool test(const hc_variables *variables, const hc_instruction *instruction,
                 hc_bytes *scratch) {
    const hc_value *value = &variables->slots[instruction->variable].value;
    bool negated = false;
    hc_operator op = positive(instruction->op, &negated);
    if (value->kind == HC_VALUE_UNSET) {
        return negated;
    }
    uint32_t start = scratch->size;
    hc__value_append(scratch, value);
    uint32_t middle = scratch->size;
    hc__variables_resolve(variables, instruction->operand, false, scratch);
    uint32_t end = scratch->size;
    uint32_t aligned = (end + 7u) & ~7u;
    // Room for the search, behind the texts.
    char *room = hc__bytes_reserve(scratch, aligned - end + 8 * (end - middle) + 8);
    scratch->size = start;
    if (room == NULL) {
        return false;
    }
    hc_str text = {scratch->data + start, middle - start};
    hc_str operand = {scratch->data + middle, end - middle};
    return compare(op, text, operand, (uint32_t *)(void *)(scratch->data + aligned)) != negated;
}

bool hc__variables_satisfy(const hc_variables *variables, hc_range condition, hc_bytes *scratch) {
    const hc_instruction *at = variables->project->instructions + condition.first;
    uint64_t stack = 1; // bit 0 is the top; an empty condition holds
    for (uint32_t i = 0; i < condition.count; i++, at++) {
        uint64_t top = stack & 1u;
        switch (at->opcode) {
        case HC_OP_TEST: stack = stack << 1 | (test(variables, at, scratch) ? 1u : 0u); break;
        case HC_OP_AND: stack = (stack >> 1) & (~(uint64_t)1 | top); break;
        case HC_OP_OR: stack = (stack >> 1) | top; break;
        case HC_OP_NOT: stack ^= 1u; break;
        }
    }
    return (stack & 1u) != 0;
}
