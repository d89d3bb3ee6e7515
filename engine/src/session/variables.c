// SPDX-License-Identifier: MIT
#include "session/variables.h"

#include <string.h>

#include "base/allocator.h"
#include "base/json.h"
#include "base/number.h"
#include "base/unicode.h"
#include "hotcue/hotcue.h"
#include "model/operand.h"
#include "text/date.h"
#include "text/template.h"
#include "text/url.h"

bool hc__variables_init(hc_variables *variables, const hc_project *project, hc_work *work) {
    uint32_t count = project->variable_count;
    *variables =
        (hc_variables){.project = project, .work = work, .count = count, .capacity = count + 8};
    variables->slots = hc__calloc(variables->capacity, sizeof *variables->slots);
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
            hc__free((void *)(uintptr_t)variables->slots[i].name.data);
        }
    }
    hc__free(variables->slots);
    hc__names_free(&variables->added);
    *variables = (hc_variables){0};
}

uint32_t hc__variables_find(const hc_variables *variables, hc_str name) {
    uint32_t declared = hc__names_number(&variables->project->variable_names, name);
    return declared != HC_NONE ? declared : hc__names_number(&variables->added, name);
}

bool hc__variables_is_set(const hc_variables *variables, uint32_t variable) {
    if (variable >= variables->count) {
        return false;
    }
    const hc_value *value = &variables->slots[variable].value;
    return value->kind == HC_VALUE_TEXT ? value->text.size > 0 : value->kind != HC_VALUE_UNSET;
}

static bool grow(hc_variables *variables) {
    if (variables->count < variables->capacity) {
        return true;
    }
    uint32_t capacity = 2 * variables->capacity + 1;
    hc_slot *slots = hc__realloc(variables->slots, capacity * sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    variables->slots = slots;
    variables->capacity = capacity;
    return true;
}

uint32_t hc__variables_need(hc_variables *variables, hc_str name) {
    uint32_t found = hc__variables_find(variables, name);
    if (found != HC_NONE || variables->count >= HC_LIMIT_VARIABLES + HC_VIEWER_VARIABLES ||
        variables->excess + name.size > HC_LIMIT_VALUES_BYTES || !grow(variables)) {
        return found;
    }
    char *copy = hc__malloc(name.size + 1u);
    if (copy == NULL) {
        return HC_NONE;
    }
    if (name.size > 0) {
        memcpy(copy, name.data, name.size);
    }
    hc_slot *slot = &variables->slots[variables->count];
    *slot = (hc_slot){.name = {copy, name.size}, .added = true};
    hc__names_add(&variables->added, slot->name, variables->count);
    if (variables->added.list.failed) {
        variables->added.list.failed = false;
        hc__free(copy);
        return HC_NONE;
    }
    variables->excess += name.size;
    return variables->count++;
}

hc_str hc__variables_cut(hc_str text) {
    uint32_t size = text.size < HC_LIMIT_TEXT_BYTES ? text.size : HC_LIMIT_TEXT_BYTES;
    while (size < text.size && size > 0 && ((unsigned char)text.data[size] & 0xC0u) == 0x80u) {
        size--;
    }
    return (hc_str){text.data, size};
}

// By how much a text of this size exceeds the variable's initial text.
static uint32_t excess_of(const hc_variables *variables, uint32_t variable, uint32_t bytes) {
    const hc_project *project = variables->project;
    hc_str initial = variable < project->variable_count ? project->variables[variable].initial.text
                                                        : (hc_str){NULL, 0};
    return bytes > initial.size ? bytes - initial.size : 0;
}

bool hc__variables_have_room(const hc_variables *variables, uint32_t variable,
                             const hc_value *value) {
    uint32_t others =
        variables->excess - excess_of(variables, variable, variables->slots[variable].text.size);
    return others + excess_of(variables, variable, value->text.size) <= HC_LIMIT_VALUES_BYTES;
}

bool hc__value_equal(const hc_value *a, const hc_value *b) {
    return a->kind == b->kind &&
           (a->kind == HC_VALUE_TEXT ? hc__str_equal(a->text, b->text) : a->number == b->number);
}

static hc_str text_of(const hc_slot *slot) {
    return slot->text.size > 0 ? (hc_str){slot->text.data, slot->text.size} : HC_STR("");
}

// A buffer with more capacity than this is freed when its value gets much shorter.
#define ROOM_KEPT_BYTES 1024u

bool hc__variables_set(hc_variables *variables, uint32_t variable, const hc_value *value) {
    hc_slot *slot = &variables->slots[variable];
    if (hc__value_equal(&slot->value, value)) {
        return false;
    }
    variables->excess -= excess_of(variables, variable, slot->text.size);
    slot->text.size = 0;
    if (slot->text.capacity > ROOM_KEPT_BYTES && value->text.size < slot->text.capacity / 4) {
        hc__bytes_free(&slot->text);
    }
    hc__value_append(&slot->text, value);
    variables->failed = variables->failed || slot->text.failed;
    slot->text.failed = false;
    hc_str text = hc__variables_cut(text_of(slot));
    slot->text.size = text.size;
    variables->excess += excess_of(variables, variable, text.size);
    slot->trimmed = hc__unicode_trim(text);
    slot->number = value->number;
    slot->is_number = value->kind == HC_VALUE_NUMBER ||
                      (value->kind == HC_VALUE_TEXT && hc__number_parse(text, &slot->number));
    slot->value = (hc_value){value->kind, value->number, text};
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

static void append_variable(const hc_variables *variables, hc_str name, hc_bytes *out) {
    uint32_t found = hc__variables_find(variables, name);
    if (found != HC_NONE) {
        hc__bytes_append(out, text_of(&variables->slots[found]));
    }
}

// Returns the steps it takes.
static uint64_t append_encoded(const hc_variables *variables, hc_str name, hc_url_guard *guard,
                               hc_bytes *out) {
    hc_bytes text = {0};
    append_variable(variables, name, &text);
    hc__url_guard_value(guard, (hc_str){text.data, text.size}, out);
    uint64_t steps = HC_WORK_TEMPLATE + (uint64_t)HC_WORK_ENCODED * text.size;
    out->failed = out->failed || text.failed;
    hc__bytes_free(&text);
    return steps;
}

// Appends nothing if that would take all the steps of an input: values may be empty, so the
// size of the result is no bound.
static void resolve_url(const hc_variables *variables, hc_str text, hc_place place, hc_bytes *out) {
    uint32_t start = out->size;
    uint64_t steps = (uint64_t)HC_WORK_RESOLVED * text.size;
    hc_url_guard guard;
    hc_str before;
    hc_str name;
    hc__url_guard_begin(&guard, place, text);
    while (out->size - start < HC_LIMIT_TEXT_BYTES && steps < HC_LIMIT_WORK &&
           hc__template_next(text, &before, &name, &text)) {
        hc__bytes_append(out, before);
        hc__url_guard_literal(&guard, before);
        steps += append_encoded(variables, name, &guard, out);
    }
    hc__bytes_append(out, text);
    hc__url_guard_literal(&guard, text);
    hc__work_spend(variables->work, steps);
    if (!hc__url_guard_end(&guard) || out->size - start > HC_LIMIT_TEXT_BYTES ||
        steps >= HC_LIMIT_WORK) {
        out->size = start; // not cut: a cut URL would be a different one
    }
}

void hc__variables_resolve(const hc_variables *variables, hc_str text, hc_place place,
                           hc_bytes *out) {
    uint32_t start = out->size;
    if (place != HC_PLACE_TEXT) {
        resolve_url(variables, text, place, out);
        return;
    }
    uint64_t steps = (uint64_t)HC_WORK_RESOLVED * text.size;
    hc_str before;
    hc_str name;
    while (out->size - start < HC_LIMIT_TEXT_BYTES &&
           hc__template_next(text, &before, &name, &text)) {
        hc__bytes_append(out, before);
        append_variable(variables, name, out);
        steps += HC_WORK_TEMPLATE;
    }
    hc__bytes_append(out, text);
    hc__work_spend(variables->work, steps + (uint64_t)HC_WORK_RESOLVED * (out->size - start));
    if (out->size - start > HC_LIMIT_TEXT_BYTES && !out->failed) {
        out->size = start + hc__variables_cut((hc_str){out->data + start, out->size - start}).size;
    }
}

// ---- Conditions (T8) ------------------------------------------------------

// Returns aligned space after the contents of the scratch buffer; NULL when out of memory.
static uint32_t *room_for(hc_bytes *scratch, uint32_t bytes) {
    uint32_t padding = -scratch->size & 7u;
    char *room = hc__bytes_reserve(scratch, padding + bytes);
    return room == NULL ? NULL : (uint32_t *)(void *)(room + padding);
}

static bool is_found(hc_work *work, const hc_regex *regex, hc_str text, hc_bytes *scratch) {
    uint32_t *room = room_for(scratch, hc__regex_find_bytes(regex));
    uint32_t looks = work->left / HC_WORK_LOOK;
    bool found = room != NULL && hc__regex_find(regex, text, room, &looks);
    hc__work_spend(work, looks == 0 ? work->left : work->left - looks * HC_WORK_LOOK);
    return found;
}

// Searches for a pattern that contains templates, now replaced. Invalid patterns match nothing.
static bool is_pattern_found(const hc_variables *variables, hc_str pattern, hc_str text,
                             hc_bytes *scratch) {
    hc_regex *regex = hc__malloc(HC_REGEX_ROOM);
    hc_str rest;
    bool found = false;
    if (regex != NULL) {
        const char *wrong =
            hc__regex_compile(pattern, variables->project->properties, regex, &rest);
        hc__work_spend(variables->work, (uint64_t)HC_WORK_WRITTEN * regex->written);
        found = wrong == NULL && is_found(variables->work, regex, text, scratch);
    }
    scratch->failed = scratch->failed || regex == NULL;
    hc__free(regex);
    return found;
}

static bool is_equal(hc_work *work, hc_str a, hc_str b) {
    hc__work_spend(work, 2ull * HC_WORK_FOLDED * (a.size < b.size ? a.size : b.size));
    return hc__unicode_fold_equal(a, b);
}

static bool is_contained(hc_work *work, hc_str part, hc_str text, hc_bytes *scratch) {
    hc__work_spend(work, (uint64_t)HC_WORK_FOLDED * (part.size + text.size));
    uint32_t *room = room_for(scratch, 2u * part.size * (uint32_t)sizeof(uint32_t) + 8u);
    return room != NULL && hc__unicode_fold_contains(text, part, room);
}

// Tests a variable that is set; `op` is not negated.
static bool compare(const hc_variables *variables, hc_operator op, const hc_slot *slot,
                    const hc_instruction *operand, hc_bytes *scratch) {
    double number = slot->number;
    bool numbers =
        operand->is_number &&
        (hc__operator_is_of_dates(op) ? hc__date_parse(slot->trimmed, &number) : slot->is_number);
    hc_str text = text_of(slot);
    switch (op) {
    case HC_OPERATOR_EXISTS: return slot->text.size > 0;
    case HC_OPERATOR_EQUALS:
        if (numbers) {
            return number == operand->number;
        }
        return is_equal(variables->work, slot->trimmed, operand->operand);
    case HC_OPERATOR_LESS_THAN:
    case HC_OPERATOR_BEFORE: return numbers && number < operand->number;
    case HC_OPERATOR_GREATER_THAN:
    case HC_OPERATOR_AFTER: return numbers && number > operand->number;
    case HC_OPERATOR_LESS_OR_EQUAL: return numbers && number <= operand->number;
    case HC_OPERATOR_GREATER_OR_EQUAL: return numbers && number >= operand->number;
    case HC_OPERATOR_CONTAINS:
        return is_contained(variables->work, operand->operand, text, scratch);
    default:
        return operand->regex != NULL
                   ? is_found(variables->work, operand->regex, text, scratch)
                   : is_pattern_found(variables, operand->operand, text, scratch);
    }
}

// Returns the operator without its negation.
static hc_operator positive(uint8_t op, bool *negated) {
    *negated = op == HC_OPERATOR_NOT_EXISTS || op == HC_OPERATOR_NOT_EQUALS ||
               op == HC_OPERATOR_NOT_CONTAINS;
    return (hc_operator)(*negated ? op - 1 : op);
}

static bool test_template(const hc_variables *variables, hc_operator op, const hc_slot *slot,
                          const hc_instruction *template, hc_bytes *scratch) {
    // Not in the scratch buffer, which a search may reallocate.
    hc_bytes text = {0};
    hc__variables_resolve(variables, template->operand, HC_PLACE_TEXT, &text);
    scratch->failed = scratch->failed || text.failed;
    hc_instruction resolved = *template;
    resolved.operand = (hc_str){text.size > 0 ? text.data : "", text.size};
    resolved.is_number = hc__operand_number(op, resolved.operand, &resolved.number);
    hc__work_spend(variables->work, resolved.is_number ? HC_WORK_NUMBER : 0);
    if (op == HC_OPERATOR_EQUALS) {
        resolved.operand = hc__unicode_trim(resolved.operand);
    }
    bool result = compare(variables, op, slot, &resolved, scratch);
    hc__bytes_free(&text);
    return result;
}

// Tests a single value, which may be one of a list.
static bool test_one(const hc_variables *variables, const hc_slot *slot, const hc_instruction *test,
                     hc_bytes *scratch) {
    bool negated = false;
    hc_operator op = positive(test->op, &negated);
    if (slot->value.kind == HC_VALUE_UNSET) {
        return negated;
    }
    return (test->is_template ? test_template(variables, op, slot, test, scratch)
                              : compare(variables, op, slot, test, scratch)) != negated;
}

bool hc__variables_test(const hc_variables *variables, const hc_instruction *test,
                        hc_bytes *scratch) {
    const hc_slot *slot = &variables->slots[test->variable];
    hc__work_spend(variables->work, HC_WORK_TEST);
    bool found = test->op != HC_OPERATOR_IN && test_one(variables, slot, test, scratch);
    for (uint32_t i = 1; i <= test->parts && !found && !hc__work_is_spent(variables->work); i++) {
        hc__work_spend(variables->work, HC_WORK_TEST);
        found = test_one(variables, slot, test + i, scratch);
    }
    return found;
}

bool hc__variables_satisfy(const hc_variables *variables, hc_range condition, hc_bytes *scratch) {
    const hc_instruction *at = variables->project->instructions + condition.first;
    uint64_t stack = 1; // bit 0 is the top; an empty condition holds
    const hc_instruction *end = at + condition.count;
    for (; at < end && !hc__work_is_spent(variables->work); at += 1 + at->parts) {
        uint64_t top = stack & 1u;
        switch (at->opcode) {
        case HC_OP_TEST:
            stack = stack << 1 | (hc__variables_test(variables, at, scratch) ? 1u : 0u);
            break;
        case HC_OP_AND: stack = (stack >> 1) & (~(uint64_t)1 | top); break;
        case HC_OP_OR: stack = (stack >> 1) | top; break;
        case HC_OP_NOT: stack ^= 1u; break;
        }
    }
    bool decided = condition.count == 0 || !hc__work_is_spent(variables->work);
    return decided && (stack & 1u) != 0;
}
