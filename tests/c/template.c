// SPDX-License-Identifier: MIT
#include "text/template.h"

#include <string.h>

#include "test.h"

// Takes a text apart: literal text, with [name] for each template.
static void take_apart(hc_str text, char out[100]) {
    uint32_t size = 0;
    hc_str before;
    hc_str name;
    hc_str rest;
    while (hc__template_next(text, &before, &name, &rest)) {
        size +=
            (uint32_t)snprintf(out + size, 100 - size, "%.*s[%.*s]", PRINT(before), PRINT(name));
        text = rest;
    }
    snprintf(out + size, 100 - size, "%.*s", PRINT(text));
}

static void finds_templates(void) {
    static const struct {
        const char *text, *parts;
    } ROWS[] = {
        {"", ""},
        {"plain", "plain"},
        {"{{a}}", "[a]"},
        {"{{ a }}", "[a]"},
        {"x{{a}}y{{\tb c \n}}z", "x[a]y[b c]z"},
        {"{{a}}{{b}}", "[a][b]"},
        {"{{}}", "[]"},
        {"{{ }}", "[]"},
        {"{{\xC2\xA0\xC3\xA9\xE3\x80\x80}}", "[\xC3\xA9]"},
        {"{a}", "{a}"},
        {"{{a}", "{{a}"},
        {"{{a} }", "{{a} }"},
        {"{ {a}}", "{ {a}}"},
        {"a}}", "a}}"},
        {"}}{{a}}", "}}[a]"},
        {"{{a}} {{b", "[a] {{b"},
        {"{{a.b-c_d}}", "[a.b-c_d]"},
        {"{", "{"},
        {"{{", "{{"},
        {"{{}", "{{}"},
    };
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        char parts[100];
        hc_str text = hc__str_of(ROWS[i].text);
        take_apart(text, parts);
        ENSURE_SAY(strcmp(parts, ROWS[i].parts) == 0, "%s: %s", ROWS[i].text, parts);
        ENSURE_SAY(hc__template_is(text) == (strchr(ROWS[i].parts, '[') != NULL), "%s",
                   ROWS[i].text);
    }
}

// Every text of braces and a letter, up to ten characters: its parts add up to the text.
static void loses_nothing(void) {
    for (uint32_t number = 0; number < 59049; number++) {
        char text[10];
        uint32_t digits = number;
        for (uint32_t i = 0; i < 10; i++, digits /= 3) {
            text[i] = "{}a"[digits % 3];
        }
        hc_str rest = {text, 10};
        hc_str before;
        hc_str name;
        const char *at = text;
        while (hc__template_next(rest, &before, &name, &rest)) {
            ENSURE(before.data == at && memcmp(at + before.size, "{{", 2) == 0);
            ENSURE(memcmp(rest.data - 2, "}}", 2) == 0);
            ENSURE(name.data == at + before.size + 2 && name.data + name.size + 2 == rest.data);
            at = rest.data;
        }
        ENSURE(rest.data == at && rest.data + rest.size == text + 10);
    }
}

void template_tests(void) {
    RUN(finds_templates);
    RUN(loses_nothing);
}
