# SPDX-License-Identifier: MIT
# The `cjson` object library, compiled from cJSON's own source.
#
# The source is one pinned release. tools/setup/cjson.mjs puts it into .cache with the security
# patches that the distribution has for it; without that, CMake downloads the release as
# it is. -DCJSON_SOURCE_DIR=... takes a folder of yours.
include(FetchContent)
if(POLICY CMP0135)
  cmake_policy(SET CMP0135 NEW) # extracted files are as old as their extraction
endif()

set(CJSON_VERSION 1.7.15)
set(CJSON_SHA256 5308fd4bd90cef7aa060558514de6a1a4a0819974a26e6ed13973c5f624c24b2)
set(CJSON_PATCHED ${CMAKE_SOURCE_DIR}/.cache/cjson-${CJSON_VERSION}-patched)
set(CJSON_URL https://github.com/DaveGamble/cJSON/archive/refs/tags/v${CJSON_VERSION}.tar.gz)

set(CJSON_SOURCE_DIR "" CACHE PATH "Folder with cJSON.c and cJSON.h, instead of the pinned release")

if(NOT CJSON_SOURCE_DIR AND EXISTS ${CJSON_PATCHED}/cJSON.c)
  set(CJSON_SOURCE_DIR ${CJSON_PATCHED})
  set(CJSON_PATCHES HC_CJSON_PATCHED) # for a test of what they mend
elseif(NOT CJSON_SOURCE_DIR)
  FetchContent_Declare(cjson
    URL ${CJSON_URL}
    URL_HASH SHA256=${CJSON_SHA256}
    SOURCE_SUBDIR no-build-of-its-own) # only the two files are wanted
  FetchContent_MakeAvailable(cjson)
  set(CJSON_SOURCE_DIR ${cjson_SOURCE_DIR})
endif()

# The engine checks a document strictly before cJSON sees it and reads numbers
# itself: the C library's strtod is not exact enough to be the same everywhere
# and is two thirds of the WebAssembly module.
set(CJSON_GLUE ${CMAKE_SOURCE_DIR}/engine/src/load/cjson_glue.h)

add_library(cjson OBJECT ${CJSON_SOURCE_DIR}/cJSON.c)
target_include_directories(cjson SYSTEM PUBLIC ${CJSON_SOURCE_DIR})
target_compile_definitions(cjson PRIVATE
  HC_CJSON
  CJSON_HIDE_SYMBOLS
  CJSON_NESTING_LIMIT=40
  strtod=hc__cjson_strtod)
target_compile_options(cjson PRIVATE -w -include ${CJSON_GLUE})
set_source_files_properties(${CJSON_SOURCE_DIR}/cJSON.c PROPERTIES OBJECT_DEPENDS ${CJSON_GLUE})
