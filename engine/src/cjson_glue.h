// SPDX-License-Identifier: MIT
// cJSON is compiled with this header included first and with strtod renamed
// to the function below: the C library's is large, slow in WebAssembly and
// depends on the locale.
#ifndef HC_CJSON_GLUE_H
#define HC_CJSON_GLUE_H

double hc__cjson_strtod(const char *text, char **end);

#endif
