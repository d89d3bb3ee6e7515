# SPDX-License-Identifier: MIT
# engine.wasm and engine-full.wasm: the engine as one module that imports nothing. Its exports
# are the functions marked HC_API in hotcue.h.
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
  set(stack_size -sTOTAL_STACK=65536)
else()
  set(stack_size -sSTACK_SIZE=65536)
endif()

# Link-time optimisation and instructions of 2021 (Safari 15), an eighth of the
# size together. A current emsdk uses these instructions by itself.
set(wasm_options -flto -mbulk-memory -mnontrapping-fptoint -msign-ext)

# Optimised for speed: what each frame and each move of the pointer asks for, the scan of a
# document's bytes, which is the longest part of a load, and what the parser allocates for each
# number. In between: the conversion of numbers, what reads the scanned values, and seeks.
# Together under 1 KB; more shows in no measurement. Only in these files does the compiler copy
# functions into their callers: what is seldom called there is HC_NOINLINE.
set(wasm_fast_files base/memory geometry/cells geometry/orientation geometry/shape load/scan load/tree
    query/hit session/ahead session/visibility)
set(wasm_middle_files base/number base/unicode load/reader session/rules session/seek)
list(TRANSFORM wasm_fast_files REPLACE "(.+)" "${CMAKE_SOURCE_DIR}/engine/src/\\1.c")
list(TRANSFORM wasm_middle_files REPLACE "(.+)" "${CMAKE_SOURCE_DIR}/engine/src/\\1.c")
set(CMAKE_C_FLAGS_MINSIZEREL -DNDEBUG) # of two levels Emscripten takes the first
set_source_files_properties(${HOTCUE_SOURCES} PROPERTIES COMPILE_OPTIONS -Oz)
set_source_files_properties(${wasm_fast_files} PROPERTIES COMPILE_OPTIONS -O2)
set_source_files_properties(${wasm_middle_files} PROPERTIES COMPILE_OPTIONS -Os)

# Binaryen's passes once more, from a flat form of the code: 200 bytes of 45 KB, and as fast.
set(wasm_passes --flatten,--rereloop,-Oz,-Oz)

# Compiled once, linked twice: engine.wasm is what pages load, engine-full.wasm has the lints, too.
add_library(engine_objects OBJECT ${HOTCUE_SOURCES})
target_include_directories(engine_objects PRIVATE engine/include engine/src)
target_include_directories(engine_objects SYSTEM PRIVATE ${CJSON_SOURCE_DIR})
target_link_libraries(engine_objects PRIVATE hotcue_options)
target_compile_options(engine_objects PRIVATE ${wasm_options})
target_compile_options(cjson PRIVATE ${wasm_options} -Os)

find_program(WASM_OPT wasm-opt HINTS ${EMSCRIPTEN_ROOT_PATH}/../bin REQUIRED NO_CMAKE_FIND_ROOT_PATH)
set(wasm_features --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext
    --enable-mutable-globals)

# hotcue_module(TARGET NAME WITHOUT): NAME.wasm, without the objects that match.
function(hotcue_module target name without)
  set(objects $<FILTER:$<TARGET_OBJECTS:engine_objects>,EXCLUDE,${without}>)
  add_executable(${target} ${objects} $<TARGET_OBJECTS:cjson>)
  set_target_properties(${target} PROPERTIES OUTPUT_NAME ${name} SUFFIX .wasm LINKER_LANGUAGE C)
  target_link_options(${target} PRIVATE
    -Oz
    ${wasm_options}
    --no-entry
    -sBINARYEN_EXTRA_PASSES=${wasm_passes}
    -sSTANDALONE_WASM
    -sSTRICT
    -sFILESYSTEM=0
    -sSUPPORT_ERRNO=0
    -sMALLOC=none
    -sALLOW_MEMORY_GROWTH
    -sINITIAL_MEMORY=262144
    ${stack_size}
    -Wl,-mllvm,-inline-threshold=10 # what is compiled for speed, too, is seldom worth a copy
    -Wl,--stack-first) # the stack below the data: an overflow traps instead of overwriting it

  # And once more over the finished module, which Binaryen reads as other code than it wrote:
  # 300 bytes of 58 KB, compressed.
  add_custom_command(TARGET ${target} POST_BUILD VERBATIM
    COMMAND ${WASM_OPT} ${wasm_features} --flatten --local-cse --rereloop -Oz -Oz
            $<TARGET_FILE:${target}> -o $<TARGET_FILE:${target}>)
endfunction()

hotcue_module(engine_wasm engine "/load/(lint.*|overflow)\\.c\\.")
hotcue_module(engine_full_wasm engine-full "/load/no_lint\\.c\\.")

# Goes out with the module.
configure_file(${CJSON_SOURCE_DIR}/LICENSE ${CMAKE_BINARY_DIR}/cJSON.LICENSE COPYONLY)
