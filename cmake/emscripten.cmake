# SPDX-License-Identifier: MIT
# Finds Emscripten, Debian's package or an emsdk, and hands over to its own
# toolchain file. Not through emcmake: Emscripten 3.1.6 then gives Node a flag
# that newer versions of Node refuse.
find_program(EM_CONFIG em-config
  HINTS $ENV{EMSDK}/upstream/emscripten
  DOC "Emscripten's em-config"
  NO_CMAKE_FIND_ROOT_PATH)
if(NOT EM_CONFIG)
  message(FATAL_ERROR "Emscripten is not installed: apt-get install emscripten, or activate an emsdk")
endif()

execute_process(COMMAND ${EM_CONFIG} EMSCRIPTEN_ROOT
  OUTPUT_VARIABLE emscripten_root
  OUTPUT_STRIP_TRAILING_WHITESPACE
  COMMAND_ERROR_IS_FATAL ANY)

set(CMAKE_CROSSCOMPILING_EMULATOR node CACHE FILEPATH "What runs a module on this machine")
include(${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)
