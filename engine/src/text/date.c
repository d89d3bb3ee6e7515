// SPDX-License-Identifier: MIT
#include "text/date.h"

#include "base/ascii.h"
#include "base/unicode.h"

#define LONGEST 35u // 2024-06-01T12:00:00.123456789+02:00

#define DAY_MS 86400000u
#define MINUTE_MS 60000u

// Reads one of the characters in `before`, if there are any, and then so many digits as a number.
// Returns UINT32_MAX, more than any valid value, when they are missing.
static HC_NOINLINE uint32_t take(const char **at, const char *before, uint32_t digits) {
    uint32_t number = 0;
    if (*before != '\0') {
        if (!hc__is_one_of(**at, before)) {
            return UINT32_MAX;
        }
        (*at)++;
    }
    for (; digits > 0; digits--) {
        if (!hc__is_digit(**at)) {
            return UINT32_MAX;
        }
        number = number * 10 + (uint32_t)(*(*at)++ - '0');
    }
    return number;
}

// Returns the number of days up to the first of a month, the first month being 0. Years are counted
// from March, so that the leap day is the last.
static uint32_t days_until(uint32_t year, uint32_t month) {
    uint32_t y = year + 400 - (month < 2 ? 1 : 0);
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * ((month + 10) % 12) + 2) / 5;
}

// Reads hh:mm, hh:mm:ss or hh:mm:ss.s, up to 24:00, as milliseconds; UINT32_MAX if invalid.
static uint32_t take_time(const char **at) {
    uint32_t hours = take(at, "Tt ", 2);
    uint32_t minutes = take(at, ":", 2);
    uint32_t seconds = 0;
    uint32_t fraction_ms = 0;
    if (**at == ':') {
        seconds = take(at, ":", 2);
        uint32_t digit = take(at, ".,", 1);
        for (uint32_t weight = 100; digit <= 9; weight /= 10) {
            fraction_ms += weight * digit;
            digit = take(at, "", 1);
        }
    }
    bool is_time = hours <= 24 && minutes <= 59 && seconds <= 59 && hc__is_digit((*at)[-1]);
    return is_time ? (hours * 60 + minutes) * MINUTE_MS + seconds * 1000 + fraction_ms : UINT32_MAX;
}

// Reads Z, +hh or +hh:mm as milliseconds ahead of UTC; nothing means Z.
// Returns false if invalid.
static bool take_zone(const char **at, double *ahead_ms) {
    if (**at == '\0' || take(at, "Zz", 0) == 0) {
        return true;
    }
    double sign = **at == '-' ? -1 : 1;
    uint32_t hours = take(at, "+-", 2);
    uint32_t minutes = **at == '\0' ? 0 : take(at, ":", 2);
    *ahead_ms = sign * (hours * 60 + minutes) * MINUTE_MS;
    return hours <= 23 && minutes <= 59;
}

bool hc__date_parse(hc_str text, double *instant_ms) {
    char copy[LONGEST + 1] = {0};
    const char *at = copy;
    text = hc__unicode_trim(text);
    if (text.size == 0 || text.size > LONGEST) {
        return false;
    }
    memcpy(copy, text.data, text.size);
    uint32_t year = take(&at, "", 4);
    uint32_t month = take(&at, "-", 2) - 1;
    uint32_t day = take(&at, "-", 2) - 1;
    uint32_t days = days_until(year, month);
    uint32_t next = days_until(year + month / 11, (month + 1) % 12);
    if (year > 9999 || month > 11 || day >= next - days) {
        return false;
    }
    bool has_time = *at != '\0';
    uint32_t time_ms = has_time ? take_time(&at) : 0;
    double ahead_ms = 0;
    if (time_ms > DAY_MS || (has_time && !take_zone(&at, &ahead_ms))) {
        return false;
    }
    *instant_ms = (double)(days + day) * DAY_MS + time_ms - ahead_ms;
    return at == copy + text.size;
}
