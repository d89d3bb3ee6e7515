// SPDX-License-Identifier: MIT
#include "text/timecode.h"

#include <math.h>
#include <string.h>

#include "test.h"

static void reads_seconds_minutes_and_hours(void) {
    static const struct {
        const char *text;
        double seconds;
    } ROWS[] = {
        {"0", 0},
        {"12", 12},
        {"12.5", 12.5},
        {"0.125", 0.125},
        {" 7 ", 7},
        {"\xC2\xA0"
         "7\n",
         7},
        {"0:00", 0},
        {"1:30", 90},
        {"01:30", 90},
        {"1:05.25", 65.25},
        {"90:00", 5400},
        {"0:59.999", 59.999},
        {"1:00:00", 3600},
        {"1:02:03", 3723},
        {"01:02:03.5", 3723.5},
        {"100:00:00", 360000},
        {"00:00:00", 0},
    };
    for (uint32_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        double seconds = -1;
        bool ok = hc__timecode_parse(hc__str_of(ROWS[i].text), &seconds);
        ENSURE_SAY(ok && seconds == ROWS[i].seconds, "%s: %d, %g", ROWS[i].text, ok, seconds);
    }
}

static void refuses_other_texts(void) {
    static const char *const TEXTS[] = {
        "",         " ",     ":",       ":30",     "1:",     "1::2",  "1:2:",     ":1:2",
        "1:2:3:4",  "-1",    "+1",      "1:-30",   "-1:30",  "1e3",   "0x10",     "1.5:30",
        "1:2.5:3",  "1.2.3", "a",       "1a",      "1 :30",  "1: 30", "1;30",     "NaN",
        "Infinity", "1,5",   "1m30s",   ".",       "1:.",    "12 13", "\xD9\xA1", "1:30pm",
        "1:60",     "1:75",  "1:60:00", "1:00:60", "0:60.5",
    };
    for (uint32_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        double seconds = 0;
        ENSURE_SAY(!hc__timecode_parse(hc__str_of(TEXTS[i]), &seconds), "%s", TEXTS[i]);
    }
}

// No notation gives an infinite time.
static void refuses_more_than_a_number_holds(void) {
    char text[330];
    memset(text, '9', 308);
    for (uint32_t i = 0; i < 3; i++) {
        static const char *const TAILS[] = {"99", ":00", ":00:00"};
        double seconds = 0;
        snprintf(text + 308, 20, "%s", TAILS[i]);
        bool ok = hc__timecode_parse(hc__str_of(text), &seconds);
        ENSURE_SAY(!ok || isfinite(seconds), "308 nines, then %s: %g", TAILS[i], seconds);
    }
}

void timecode_tests(void) {
    RUN(reads_seconds_minutes_and_hours);
    RUN(refuses_other_texts);
    RUN(refuses_more_than_a_number_holds);
}
