// SPDX-License-Identifier: MIT
#include "base/properties.h"

#include "base/unicode.h"

static const hc_str HEAD = {"hotcue unicode 1\n", 17};

bool hc__properties_is_table(hc_str table) {
    return table.size >= HEAD.size && memcmp(table.data, HEAD.data, HEAD.size) == 0;
}

static hc_str take(hc_str *rest, uint32_t bytes) {
    hc_str taken = {rest->data, bytes < rest->size ? bytes : rest->size};
    *rest = (hc_str){rest->data + taken.size, rest->size - taken.size};
    return taken;
}

static bool is_one(hc_str names, hc_str name) {
    bool found = false;
    while (!found && names.size >= name.size) {
        found = memcmp(names.data, name.data, name.size) == 0;
        const char *brace = memchr(names.data, '}', names.size);
        take(&names, brace == NULL ? names.size : (uint32_t)(brace - names.data) + 1);
    }
    return found;
}

void hc__properties_need(hc_properties *properties) {
    properties->missed = properties->missed || properties->table.size == 0;
}

bool hc__properties_find(hc_properties *properties, hc_str name, hc_str *bounds) {
    hc_str rest = {properties->table.data, properties->table.size};
    hc__properties_need(properties);
    if (rest.size == 0) {
        return false;
    }
    take(&rest, HEAD.size);
    while (rest.size > 0) {
        hc_str names = take(&rest, hc__unicode_unpack(&rest));
        *bounds = take(&rest, hc__unicode_unpack(&rest));
        if (is_one(names, name)) {
            return true;
        }
    }
    return false;
}
