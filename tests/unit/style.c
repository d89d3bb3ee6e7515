// SPDX-License-Identifier: MIT
#include "style.h"

#include "test.h"

typedef bool (*check)(hc_str text);

static void ensure_all(const char *const *texts, uint32_t count, check is, bool expected) {
    for (uint32_t i = 0; i < count; i++) {
        ENSURE_SAY(is(hc__str_of(texts[i])) == expected, "\"%s\"", texts[i]);
    }
}

#define ENSURE_ALL(texts, is, expected)                                                            \
    ensure_all(texts, sizeof(texts) / sizeof(texts)[0], is, expected)

static void takes_colors(void) {
    static const char *const COLORS[] = {
        "#fff",
        "#FFFF",
        "#ffcc00",
        "#ffcc0080",
        "white",
        "RebeccaPurple",
        "transparent",
        "currentcolor",
        "lightgoldenrodyellow",
        "rgb(0,0,0)",
        "rgb(0 0 0)",
        "rgb(0 0 0 / 50%)",
        "RGBA(255, 255, 255, .5)",
        "hsl(120, 100%, 50%)",
        "hsla(120 100% 50% / 0.5)",
        "rgb(-1 +2 3.5)",
    };
    ENSURE_ALL(COLORS, hc__style_is_color, true);
}

// What could end a declaration, name a URL or call a function.
static void takes_nothing_else_for_a_color(void) {
    static const char *const OTHERS[] = {
        "",
        " ",
        "#",
        "#f",
        "#ff",
        "#fffff",
        "#fffffff",
        "#fffffffff",
        "#ggg",
        "#ff ",
        " #fff",
        "red;",
        "red; background: url(x)",
        "red}",
        "red{",
        "red/**/",
        "red!important",
        "red\n",
        "url(x)",
        "url(https://x)",
        "var(--x)",
        "calc(1)",
        "image(x)",
        "env(x)",
        "attr(x)",
        "expression(alert(1))",
        "rgb()",
        "rgb(",
        "rgb(0,0,0",
        "rgb(0,0,0);",
        "rgb(0,0,0)x",
        "rgb(var(--x))",
        "rgb(url(x))",
        "rgb(calc(1),0,0)",
        "rgb(0;0)",
        "rgb(\\30)",
        "rgb(a,b,c)",
        "xrgb(0,0,0)",
        "rgb (0,0,0)",
        "lab(0 0 0)",
        "\\72 ed",
        "re\xC3\xA9",
        "red blue",
        "red,blue",
        "-red",
        "re-d",
        "javascript:x",
        "aaaaaaaaaaaaaaaaaaaaaaaaa",
        "rgb(0 0 0)rgb(0 0 0)",
        "rgb(0,0,0                                                                           )",
    };
    // (A word alone is taken for a name: it can do no harm.)
    ENSURE_ALL(OTHERS, hc__style_is_color, false);
}

static void takes_lengths(void) {
    static const char *const LENGTHS[] = {"0",    "12",   "1.5",  ".5",   "12px", "1.5em",
                                          "2rem", "100%", "10vw", "10vh", "2cqw", "2.25cqh",
                                          "12pt", "0px",  "1000", "00012"};
    ENSURE_ALL(LENGTHS, hc__style_is_length, true);
}

static void takes_nothing_else_for_a_length(void) {
    static const char *const OTHERS[] = {
        "",         " ",       "px",   ".",        "..5",  "1..5",  "1.2.3",   "-1",
        "12.",      "1.px",    "-1px", "+1",       "1 px", " 1px",  "1px ",    "1PX ",
        "1px;",     "1px;x:y", "1px}", "1px/**/",  "1e3",  "1e3px", "1px 2px", "calc(1px)",
        "var(--x)", "url(x)",  "1in",  "1deg",     "1fr",  "1s",    "auto",    "inherit",
        "1%%",      "%",       "0x10", "Infinity", "NaN",  "1\n",   "1,5",     "12345678901",
    };
    ENSURE_ALL(OTHERS, hc__style_is_length, false);
}

void style_tests(void) {
    RUN(takes_colors);
    RUN(takes_nothing_else_for_a_color);
    RUN(takes_lengths);
    RUN(takes_nothing_else_for_a_length);
}
