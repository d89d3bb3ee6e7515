// SPDX-License-Identifier: MIT
#include "load/style.h"

#include "test.h"
#include "text/color.h"

typedef bool (*check)(hc_str text);

static void ensure_all(const char *const *texts, uint32_t count, check is, bool expected) {
    for (uint32_t i = 0; i < count; i++) {
        ENSURE_SAY(is(hc__str_of(texts[i])) == expected, "\"%s\"", texts[i]);
    }
}

static bool is_color(hc_str text) {
    hc_color color;
    return hc__color_read(text, &color);
}

static bool is_length(hc_str text) {
    return hc__style_is_lengths(text, 1);
}

static bool are_lengths(hc_str text) {
    return hc__style_is_lengths(text, 4);
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
        "rgb(1+2-3)",
        "rgb(1 2.3.4)",
        "rgb(1e1 1E+1 1e-1)",
        "rgb(none 10% 3/none)",
        "rgb( 10% , 20% , 30% , 40% )",
        "HSL(120deg 50% 50%)",
        "hsl(-.5turn 50 none / .5)",
        "hsl(1rad, 50%, 50%, 50%)",
        "hwb(100grad 20% 30%)",
    };
    ENSURE_ALL(COLORS, is_color, true);
}

// Texts that could end a declaration, contain a URL or call a function.
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
        "notacolour",
        "aabbcc",
        "grün",
        "rgb(0 0)",
        "rgb(0 0 0 0)",
        "rgb(0,0,0,0,0)",
        "rgb(0, 0 0)",
        "rgb(0 0, 0)",
        "rgb(0,0,0/0)",
        "rgb(0 0 0, 0)",
        "rgb(0 0 0 /)",
        "rgb(/ 0 0 0)",
        "rgb(,0,0)",
        "rgb(0,0,)",
        "rgb(0,10%,0)",
        "rgb(none,0,0)",
        "rgb(1. 2 3)",
        "rgb(1deg 2 3)",
        "rgb(1px 2 3)",
        "rgb(1none 2 3)",
        "rgb(none2 3)",
        "hsl(1,2,3)",
        "hsl(10% 50% 50%)",
        "hsl(10 50deg 50%)",
        "hsl(10em 50% 50%)",
        "hwb(1, 2%, 3%)",
        "hwb(1 2%)",
    };
    ENSURE_ALL(OTHERS, is_color, false);
}

static void takes_lengths(void) {
    static const char *const LENGTHS[] = {"0",    "12",   "1.5",  ".5",    "12px", "1.5em",
                                          "2rem", "100%", "10vw", "10vh",  "2cqw", "2.25cqh",
                                          "12pt", "0px",  "1000", "00012", "1PX",  "2Em"};
    static const char *const SEVERAL[] = {"1", "1px 2em", "1 2 3%", " 1\t2\n3  4 "};
    ENSURE_ALL(LENGTHS, is_length, true);
    ENSURE_ALL(SEVERAL, are_lengths, true);
}

static void takes_nothing_else_for_a_length(void) {
    static const char *const OTHERS[] = {
        "",         " ",    "px",    ".",           "..5",       "1..5",     "1.2.3",   "-1",
        "12.",      "1.px", "-1px",  "+1",          "1 px",      "1px;",     "1px;x:y", "1px}",
        "1px/**/",  "1e3",  "1e3px", "1px 2px",     "calc(1px)", "var(--x)", "url(x)",  "1in",
        "1deg",     "1fr",  "1s",    "auto",        "inherit",   "1%%",      "%",       "0x10",
        "Infinity", "NaN",  "1,5",   "12345678901",
    };
    static const char *const SEVERAL[] = {"", "  ", "1 2 3 4 5", "1,2", "1 / 2", "1 -2", "1 x"};
    ENSURE_ALL(OTHERS, is_length, false);
    ENSURE_ALL(SEVERAL, are_lengths, false);
}

void style_tests(void) {
    RUN(takes_colors);
    RUN(takes_nothing_else_for_a_color);
    RUN(takes_lengths);
    RUN(takes_nothing_else_for_a_length);
}
