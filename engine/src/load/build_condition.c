// SPDX-License-Identifier: MIT
// Conditions: the two rules of the conditional_ fields, or a `when` tree, are compiled to one
// small program (project.h).
#include <cJSON.h>

#include <string.h>

#include "base/allocator.h"
#include "base/unicode.h"

#include "base/wordlist.h"
#include "load/builder.h"
#include "load/lint.h"
#include "model/operand.h"
#include "text/template.h"

typedef struct operator_row {
    const char *name, *label, *symbol;
} operator_row;

static const operator_row OPERATORS[] = {
#define X(ENUM, name, label, symbol) {name, label, symbol},
    HC_OPERATORS(X)
#undef X
};

#define FORMS_RULE "must be an object with all, any, not, or variable and operator"

static hc_operator find_operator(hc_str word) {
    word = hc__unicode_trim(word);
    for (uint32_t i = 0; i < HC_OPERATOR_COUNT; i++) {
        if (word.size > 0 && (hc__unicode_fold_equal(word, hc__str_of(OPERATORS[i].name)) ||
                              hc__unicode_fold_equal(word, hc__str_of(OPERATORS[i].label)) ||
                              hc__str_equal(word, hc__str_of(OPERATORS[i].symbol)))) {
            return (hc_operator)i;
        }
    }
    return HC_OPERATOR_COUNT;
}

static HC_NOINLINE void add(hc_builder *builder, const hc_instruction *instruction) {
    HC_LIST_ADD(&builder->instructions, *instruction);
}

static void emit(hc_builder *builder, hc_opcode opcode) {
    hc_instruction instruction = {.opcode = (uint8_t)opcode};
    add(builder, &instruction);
}

// Copies a compiled pattern to the project's memory.
static bool keep_program(hc_builder *builder, const hc_regex *program, hc_instruction *test) {
    hc_regex *kept = hc__arena_alloc(builder->reader.arena, hc__regex_bytes(program), 1);
    if (kept != NULL) {
        memcpy(kept, program, hc__regex_bytes(program));
    }
    test->regex = kept;
    // The test will be the next instruction.
    hc__names_add(&builder->patterns, test->operand,
                  HC_LIST_COUNT(builder->instructions, hc_instruction));
    return kept != NULL;
}

static bool keep_pattern(hc_builder *builder, const hc_member *operand, hc_regex *room,
                         hc_instruction *test) {
    hc_reader *reader = &builder->reader;
    hc_str rest = {NULL, 0};
    hc_code code = HC_CODE_BAD_REGEX;
    const char *wrong = NULL;
    const uint32_t most = HC_LIMIT_REGEX_TOTAL + reader->json.size;
    if (builder->pattern_words <= most) {
        wrong = hc__regex_compile(test->operand, builder->project->properties, room, &rest);
        builder->pattern_words += room->written;
    }
    if (wrong == NULL) {
        if (builder->pattern_words <= most) {
            return keep_program(builder, room, test);
        }
        code = HC_CODE_TOO_MANY;
        wrong = "all patterns together are too large";
        rest.size = 0;
    }
    hc__path_push_key(&reader->path, operand->key);
    hc__read_problem_with(reader, code, operand->node, wrong, rest);
    hc__path_pop(&reader->path);
    return false;
}

static bool read_pattern(hc_builder *builder, const hc_member *operand, hc_instruction *test) {
    uint32_t same = hc__names_number(&builder->patterns, test->operand);
    if (same != HC_NONE) {
        test->regex = HC_LIST_AT(builder->instructions, hc_instruction)[same].regex;
        return true;
    }
    hc_regex *room = hc__malloc(HC_REGEX_ROOM);
    bool ok = room != NULL && keep_pattern(builder, operand, room, test);
    builder->reader.arena->failed = builder->reader.arena->failed || room == NULL;
    hc__free(room);
    return ok;
}

static HC_NOINLINE void set_operand(hc_str text, hc_instruction *test) {
    test->operand = test->op < HC_OPERATOR_CONTAINS ? hc__unicode_trim(text) : text;
    test->is_template = hc__template_is(test->operand);
    test->is_number =
        !test->is_template && hc__operand_number(test->op, test->operand, &test->number);
}

static bool read_operand(hc_builder *builder, const hc_member *operand, hc_instruction *test) {
    if (cJSON_IsArray(operand->node)) {
        hc__read_member_problem(&builder->reader, HC_CODE_WRONG_TYPE, operand,
                                "only `in` takes a list");
        return false;
    }
    set_operand(hc__read_keep(&builder->reader, operand->text), test);
    if (test->op != HC_OPERATOR_REGEX) {
        return true;
    }
    if (test->is_template) {
        hc__properties_need(builder->project->properties); // its value may contain \p{…}
        return true;
    }
    return read_pattern(builder, operand, test);
}

// Appends a value of a list, after the instruction of the list.
static HC_NOINLINE void emit_value(hc_builder *builder, hc_str text, const hc_member *by,
                                   uint32_t item, uint32_t list) {
    hc_instruction part = {.op = HC_OPERATOR_EQUALS};
    set_operand(text, &part);
    add(builder, &part);
    hc__build_template(builder, part.operand, item, true, by);
    if (!builder->instructions.failed) {
        HC_LIST_AT(builder->instructions, hc_instruction)[list].parts++;
    }
}

// Appends the values of an array, or of a comma-separated text.
static bool emit_list(hc_builder *builder, const hc_member *operand, uint32_t item, uint32_t list) {
    hc_reader *reader = &builder->reader;
    bool ok = true;
    uint32_t index = 0;
    bool is_array = cJSON_IsArray(operand->node);
    const char *rest = is_array ? NULL : hc__read_keep(reader, operand->text).data;
    while (rest != NULL && *rest != '\0') {
        hc_str word = hc__words_next(&rest);
        if (hc__unicode_trim(word).size > 0) {
            emit_value(builder, word, operand, item, list);
        }
    }
    hc__path_push_key(&reader->path, operand->key);
    for (const cJSON *node = operand->node->child; node != NULL; node = node->next) {
        hc_member value = {.node = node};
        hc__path_push_index(&reader->path, index++);
        ok = hc__read_value(reader, HC_INTERACTION_VARIABLE_VALUE, &value) && ok;
        emit_value(builder, hc__read_keep(reader, value.text), &value, item, list);
        hc__path_pop(&reader->path);
    }
    hc__path_pop(&reader->path);
    return ok;
}

// Reports a missing part, unless it is present but invalid. Returns false.
static bool lacks(hc_builder *builder, const cJSON *object, hc_field part) {
    if (!builder->members.at[part].unfit) {
        hc__read_missing(&builder->reader, object, part);
    }
    return false;
}

// Compiles one rule, whose parts are the members of these three fields. A
// missing part is reported at `object`.
static bool emit_test(hc_builder *builder, const cJSON *object, uint32_t item, hc_field variable,
                      hc_field op, hc_field value) {
    hc_reader *reader = &builder->reader;
    const hc_member *name = &builder->members.at[variable];
    const hc_member *word = &builder->members.at[op];
    const hc_member *operand = &builder->members.at[value];
    if (name->node == NULL || name->text.size == 0 || word->node == NULL) {
        return lacks(builder, object, name->text.size == 0 ? variable : op);
    }
    hc_operator found = find_operator(word->text);
    if (found == HC_OPERATOR_COUNT) {
        hc__read_member_problem(reader, HC_CODE_BAD_ENUM, word, "unknown operator");
        return false;
    }
    if (operand->node == NULL && found > HC_OPERATOR_NOT_EXISTS) {
        return lacks(builder, object, value);
    }
    hc_instruction test = {.opcode = HC_OP_TEST, .op = (uint8_t)found};
    bool is_list = found == HC_OPERATOR_IN;
    if (operand->node != NULL && !is_list && !read_operand(builder, operand, &test)) {
        return false;
    }
    test.variable = hc__build_variable(builder, name->text, name);
    hc_reading reading = {test.variable, item, true};
    uint32_t place = HC_LIST_COUNT(builder->instructions, hc_instruction);
    HC_LIST_ADD(&builder->readings, reading);
    add(builder, &test);
    if (is_list && !emit_list(builder, operand, item, place)) {
        return false;
    }
    if (operand->node != NULL) {
        hc__build_template(builder, test.operand, item, true, operand);
        hc__lint_test(builder, place, operand);
    }
    return test.variable != HC_NONE;
}

static bool emit_tree(hc_builder *builder, const cJSON *node, uint32_t item);

// Compiles a condition that need not hold along with those around it.
static bool emit_apart(hc_builder *builder, const cJSON *node, uint32_t item) {
    uint32_t from = builder->together_from;
    builder->together_from = HC_LIST_COUNT(builder->together, uint32_t);
    bool ok = emit_tree(builder, node, item);
    builder->together.size = builder->together_from * (uint32_t)sizeof(uint32_t);
    builder->together_from = from;
    return ok;
}

// Compiles the children of `all` or `any`, joined one by one.
static bool emit_children(hc_builder *builder, const cJSON *list, uint32_t item, hc_opcode join) {
    hc_reader *reader = &builder->reader;
    if (!cJSON_IsArray(list) || list->child == NULL) {
        hc__read_problem(reader, HC_CODE_BAD_EXPRESSION, list,
                         "must be a list of at least one condition");
        return false;
    }
    bool ok = true;
    uint32_t index = 0;
    for (const cJSON *child = list->child; child != NULL; child = child->next, index++) {
        hc__path_push_index(&reader->path, index);
        ok = (join == HC_OP_AND ? emit_tree : emit_apart)(builder, child, item) && ok;
        hc__path_pop(&reader->path);
        if (index > 0) {
            emit(builder, join);
        }
    }
    return ok;
}

// The recursion is bounded by the document's depth limit.
static bool emit_tree(hc_builder *builder, const cJSON *node, uint32_t item) {
    hc_reader *reader = &builder->reader;
    if (!cJSON_IsObject(node)) {
        hc__read_problem(reader, HC_CODE_BAD_EXPRESSION, node, FORMS_RULE);
        return false;
    }
    hc__read_object(reader, HC_OBJECT_RULE, node, &builder->members, NULL);
    const hc_member *at = builder->members.at;
    bool is_test = at[HC_RULE_VARIABLE].node != NULL || at[HC_RULE_OPERATOR].node != NULL;
    int forms = (at[HC_RULE_ALL].node != NULL) + (at[HC_RULE_ANY].node != NULL) +
                (at[HC_RULE_NOT].node != NULL) + is_test;
    if (forms != 1) {
        hc__read_problem(reader, HC_CODE_BAD_EXPRESSION, node, FORMS_RULE);
        return false;
    }
    if (is_test) {
        return emit_test(builder, node, item, HC_RULE_VARIABLE, HC_RULE_OPERATOR, HC_RULE_VALUE);
    }
    hc_field form = at[HC_RULE_ALL].node != NULL   ? HC_RULE_ALL
                    : at[HC_RULE_ANY].node != NULL ? HC_RULE_ANY
                                                   : HC_RULE_NOT;
    const hc_member member = at[form]; // a copy: the children are read into the same members
    hc__path_push_key(&reader->path, member.key);
    bool ok = false;
    if (form == HC_RULE_NOT) {
        ok = emit_apart(builder, member.node, item);
        emit(builder, HC_OP_NOT);
    } else {
        ok = emit_children(builder, member.node, item, form == HC_RULE_ALL ? HC_OP_AND : HC_OP_OR);
    }
    hc__path_pop(&reader->path);
    return ok;
}

static bool is_true(const hc_member *member, bool fallback) {
    return member->node == NULL ? fallback : member->number != 0;
}

// Whether any part of a rule is present.
static bool is_written(const hc_member *at, hc_field variable, hc_field op, hc_field value) {
    return at[variable].node != NULL || at[op].node != NULL ||
           hc__unicode_trim(at[value].text).size > 0;
}

// Whether the second rule applies: by its switch or, without one, if any part of it is present.
static bool is_second(const hc_member *at) {
    bool written =
        is_written(at, HC_INTERACTION_CONDITIONAL_VARIABLE_2, HC_INTERACTION_CONDITIONAL_OPERATOR_2,
                   HC_INTERACTION_CONDITIONAL_VALUE_2);
    return is_true(&at[HC_INTERACTION_CONDITIONAL_2], written);
}

static bool emit_rules(hc_builder *builder, const cJSON *node, uint32_t item) {
    const hc_member *at = builder->members.at;
    bool ok = emit_test(builder, node, item, HC_INTERACTION_CONDITIONAL_VARIABLE,
                        HC_INTERACTION_CONDITIONAL_OPERATOR, HC_INTERACTION_CONDITIONAL_VALUE);
    if (is_second(at)) {
        bool either = at[HC_INTERACTION_CONDITIONAL_JOIN].number != 0;
        builder->together.size = either ? 0 : builder->together.size;
        ok = emit_test(builder, node, item, HC_INTERACTION_CONDITIONAL_VARIABLE_2,
                       HC_INTERACTION_CONDITIONAL_OPERATOR_2, HC_INTERACTION_CONDITIONAL_VALUE_2) &&
             ok;
        emit(builder, either ? HC_OP_OR : HC_OP_AND);
    }
    return ok;
}

bool hc__build_condition(hc_builder *builder, const cJSON *node, uint32_t index, hc_item *item) {
    const hc_member *at = builder->members.at;
    const hc_member when = at[HC_INTERACTION_WHEN];
    bool shows = is_true(&at[HC_INTERACTION_CONDITIONAL_SHOW], true);
    bool written = is_second(at) || is_written(at, HC_INTERACTION_CONDITIONAL_VARIABLE,
                                               HC_INTERACTION_CONDITIONAL_OPERATOR,
                                               HC_INTERACTION_CONDITIONAL_VALUE);
    bool rules = is_true(&at[HC_INTERACTION_CONDITIONAL], written);
    item->condition.first = HC_LIST_COUNT(builder->instructions, hc_instruction);
    item->condition_shows = shows && (when.node != NULL || rules);
    builder->together.size = 0;
    bool ok = true;
    if (when.node != NULL && rules) {
        hc__read_member_problem(&builder->reader, HC_CODE_CONFLICTING_ALIAS, &when,
                                "use either `when` or the conditional_ fields");
        ok = false;
    } else if (when.node != NULL) {
        hc__path_push_key(&builder->reader.path, when.key);
        ok = emit_tree(builder, when.node, index);
        hc__path_pop(&builder->reader.path);
    } else if (rules) {
        ok = emit_rules(builder, node, index);
    }
    if (!shows && (when.node != NULL || rules)) {
        emit(builder, HC_OP_NOT);
    }
    item->condition.count =
        HC_LIST_COUNT(builder->instructions, hc_instruction) - item->condition.first;
    return ok;
}
