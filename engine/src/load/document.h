// SPDX-License-Identifier: MIT
// Turns the text of a document into a project.
#ifndef HC_DOCUMENT_H
#define HC_DOCUMENT_H

#include "hotcue/hotcue.h"
#include "load/diagnostics.h"
#include "model/project.h"

// Parses, checks and compiles. On HC_OK the caller owns *project and frees it with
// hc__project_free(); otherwise it is NULL. Every problem found is in the list. The project keeps
// the pointer to the properties.
hc_result hc__document_read(hc_str json, bool lenient, hc_properties *properties,
                            hc_diagnostics_list *list, hc_project **project);

#endif
