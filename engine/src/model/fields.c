// SPDX-License-Identifier: MIT
#include "model/fields.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/wordlist.h"
#include "model/keyframe.h"
#include "model/project.h"

// The struct that each object is read into.
#define INTO_PROJECT hc_project
#define INTO_VIDEO hc_video
#define INTO_SOURCE hc_source
#define INTO_TRACK hc_track
#define INTO_ENDED hc_video
#define INTO_CUE hc_cue
#define INTO_FORM hc_form
#define INTO_FORM_FIELD hc_form_field
#define INTO_TRAY hc_named_tray
#define INTO_KEYFRAME hc_keyframe
#define INTO_INTERACTION hc_item

const hc_field_row HC_FIELDS[] = {
#define HC_FIELD(OBJECT, ENUM, names, KIND, values, NEED, INTO)                                    \
    {offsetof(INTO_##OBJECT, INTO) + 1, HC_OBJECT_##OBJECT, HC_KIND_##KIND, HC_NEED_##NEED},
#define HC_FIELD_CUSTOM(OBJECT, ENUM, names, KIND, values, NEED)                                   \
    {0, HC_OBJECT_##OBJECT, HC_KIND_##KIND, HC_NEED_##NEED},
#include "../../schema/fields.def"
#undef HC_FIELD
#undef HC_FIELD_CUSTOM
};

// The names and the values of each field, one after the other.
static const char TEXTS[] =
#define HC_FIELD(OBJECT, ENUM, names, KIND, values, NEED, INTO) names "\0" values "\0"
#define HC_FIELD_CUSTOM(OBJECT, ENUM, names, KIND, values, NEED) names "\0" values "\0"
#include "../../schema/fields.def"
#undef HC_FIELD
#undef HC_FIELD_CUSTOM
    ;

static void read_range(hc_fields *fields, uint32_t field) {
    const char *values = fields->values[field];
    fields->low[field] = -INFINITY;
    fields->high[field] = INFINITY;
    if (HC_FIELDS[field].kind <= HC_KIND_NUMBER) {
        hc__number_parse(hc__words_next(&values), &fields->low[field]);
        hc__number_parse(hc__words_next(&values), &fields->high[field]);
    }
}

bool hc__fields_init(hc_fields *fields) {
    bool ok = true;
    const char *text = TEXTS;
    for (uint32_t i = 0; i < HC_FIELD_COUNT; i++) {
        uint32_t object = HC_FIELDS[i].object;
        fields->first[object] = fields->end[object] == 0 ? i : fields->first[object];
        fields->end[object] = i + 1;
        fields->names[i] = text;
        while (*text != '\0') {
            hc__names_add(&fields->by_name[object], hc__words_next(&text), i);
        }
        ok = ok && !fields->by_name[object].list.failed;
        fields->values[i] = text + 1;
        read_range(fields, i);
        text = fields->values[i] + strlen(fields->values[i]) + 1;
    }
    return ok;
}

void hc__fields_free(hc_fields *fields) {
    for (uint32_t i = 0; i < HC_OBJECT_COUNT; i++) {
        hc__names_free(&fields->by_name[i]);
    }
}

hc_field hc__fields_find(const hc_fields *fields, hc_object object, hc_str name) {
    const hc_name *found = hc__names_find(&fields->by_name[object], name);
    return found == NULL ? HC_FIELD_COUNT : (hc_field)found->number;
}
