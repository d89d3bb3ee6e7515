# SPDX-License-Identifier: MIT
# `cmake --install`: the library, its header, and a package for other projects:
#
#     find_package(hotcue 0.1 REQUIRED)
#     target_link_libraries(player PRIVATE hotcue::hotcue)
include(CMakePackageConfigHelpers)

set(hotcue_package ${CMAKE_INSTALL_LIBDIR}/cmake/hotcue)

install(TARGETS hotcue EXPORT hotcue ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY engine/include/hotcue DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES engine/src/base/unicode.bin DESTINATION ${CMAKE_INSTALL_DATADIR}/hotcue) # for hc_unicode_load()
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${CJSON_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME cJSON.LICENSE)

# What a program links besides is in the exported target already.
install(EXPORT hotcue NAMESPACE hotcue:: FILE hotcue-config.cmake DESTINATION ${hotcue_package})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/hotcue-config-version.cmake
  COMPATIBILITY SameMinorVersion) # before 1.0 a minor version may break
install(FILES ${CMAKE_BINARY_DIR}/hotcue-config-version.cmake DESTINATION ${hotcue_package})
