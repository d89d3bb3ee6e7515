# SPDX-License-Identifier: MIT
# The engine as a native library, what `cmake --install` gives, and the programs that test it.
include(GNUInstallDirs)
list(FILTER HOTCUE_SOURCES EXCLUDE REGEX "/(wasm|no_lint)\\.c$")

add_library(hotcue STATIC ${HOTCUE_SOURCES} $<TARGET_OBJECTS:cjson>)
target_include_directories(hotcue
  PUBLIC $<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}/engine/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
  PRIVATE engine/src)
target_link_libraries(hotcue PRIVATE $<BUILD_INTERFACE:hotcue_options>)
target_include_directories(hotcue SYSTEM PRIVATE ${CJSON_SOURCE_DIR})
if(UNIX)
  target_link_libraries(hotcue PUBLIC m)
endif()

# hotcue_program(NAME SOURCES...): a program on the engine. It may look at the
# engine's inner headers.
function(hotcue_program name)
  add_executable(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE hotcue hotcue_options)
  target_include_directories(${name} PRIVATE engine/src)
  target_include_directories(${name} SYSTEM PRIVATE ${CJSON_SOURCE_DIR})
  target_compile_definitions(${name} PRIVATE
    ${CJSON_PATCHES}
    HOTCUE_UNICODE="${CMAKE_SOURCE_DIR}/engine/src/base/unicode.bin")
endfunction()

enable_testing()

file(GLOB unit_tests CONFIGURE_DEPENDS tests/c/*.c)
if(unit_tests)
  hotcue_program(hotcue_unit_tests ${unit_tests})
  target_link_options(hotcue_unit_tests PRIVATE # tests/c/counted.c
    -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=free)
  add_test(NAME unit COMMAND hotcue_unit_tests WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endif()

# One program for each of tests/c/programs/NAME.c: hotcue_NAME.
file(GLOB native_programs CONFIGURE_DEPENDS tests/c/programs/*.c)
foreach(source IN LISTS native_programs)
  get_filename_component(name ${source} NAME_WE)
  hotcue_program(hotcue_${name} ${source})
endforeach()

# For each of tests/fuzz/NAME.c: with libFuzzer fuzz_NAME, else, under the
# sanitizers, hotcue_fuzz_NAME, which is not guided but always the same.
file(GLOB fuzzers CONFIGURE_DEPENDS tests/fuzz/*.c)
list(FILTER fuzzers EXCLUDE REGEX "/driver\\.c$")
foreach(source IN LISTS fuzzers)
  get_filename_component(name ${source} NAME_WE)
  if(HOTCUE_FUZZ)
    hotcue_program(fuzz_${name} ${source} tests/c/sound.c)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  elseif(HOTCUE_SANITIZE)
    hotcue_program(hotcue_fuzz_${name} ${source} tests/c/sound.c tests/fuzz/driver.c)
  endif()
endforeach()
