# One folder is one static library. Sources are all *.cpp of the folder, so that the tree
# is the only list of them; CONFIGURE_DEPENDS makes the build notice new files.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(mailstead_flags INTERFACE)
if(MSVC)
  target_compile_options(mailstead_flags INTERFACE /W4 /utf-8 /permissive-)
  if(MAILSTEAD_WERROR)
    target_compile_options(mailstead_flags INTERFACE /WX)
  endif()
else()
  target_compile_options(mailstead_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow
    -Wnon-virtual-dtor -Wold-style-cast -Wimplicit-fallthrough)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # Optimised builds see overlapping copies in std::string's operator+ (GCC bug 105651) and
    # uninitialised values in an empty std::optional (80635) that are not there.
    target_compile_options(mailstead_flags INTERFACE
      $<$<NOT:$<CONFIG:Debug>>:-Wno-restrict> $<$<NOT:$<CONFIG:Debug>>:-Wno-maybe-uninitialized>)
  endif()
  if(MAILSTEAD_WERROR)
    target_compile_options(mailstead_flags INTERFACE -Werror)
  endif()
  if(MAILSTEAD_SANITIZE)
    target_compile_options(mailstead_flags INTERFACE -fsanitize=${MAILSTEAD_SANITIZE}
      -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(mailstead_flags INTERFACE -fsanitize=${MAILSTEAD_SANITIZE})
  endif()
endif()

# mailstead_library(<layer> <folder> [SYSTEM <targets that it links>...])
# makes the static library <layer>_<folder> of the current source directory.
function(mailstead_library layer folder)
  cmake_parse_arguments(arg "" "" "LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
  set(target ${layer}_${folder})
  add_library(${target} STATIC ${sources})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/${layer})
  target_link_libraries(${target} PUBLIC mailstead_flags ${arg_LINK})
  if(NOT layer STREQUAL "server")
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_compile_definitions(${target} PUBLIC QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
      QT_NO_URL_CAST_FROM_STRING QT_NO_CONTEXTLESS_CONNECT QT_NO_FOREACH)
  endif()
endfunction()

# mailstead_tests(<layer> LINK <targets>... [LABELS <labels>...])
# makes one Qt Test program of every tst_*.cpp of the current source directory.
# Other *.cpp files of the folder are helpers, built once and linked to each of them;
# other folders that need them link tests_<layer>_<folder>_helpers.
function(mailstead_tests layer)
  cmake_parse_arguments(arg "" "TIMEOUT" "LINK;LABELS" ${ARGN})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 120)
  endif()
  file(GLOB tests CONFIGURE_DEPENDS tst_*.cpp)
  file(GLOB helpers CONFIGURE_DEPENDS *.cpp *.h)
  list(FILTER helpers EXCLUDE REGEX "/tst_[^/]*\\.cpp$")
  get_filename_component(folder "${CMAKE_CURRENT_SOURCE_DIR}" NAME)
  set(environment "QT_QPA_PLATFORM=offscreen" "LC_ALL=C.UTF-8"
    "TSAN_OPTIONS=die_after_fork=0:suppressions=${PROJECT_SOURCE_DIR}/tests/races.supp")
  # Qt, libssh and what they bring keep memory until the process ends; the daemon's tests link none
  # of them, and have to free everything.
  if(NOT layer STREQUAL "server")
    list(APPEND environment
      "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/leaks.supp:print_suppressions=0")
  endif()
  set(definitions
    MAILSTEAD_TEST_DATA="${CMAKE_CURRENT_SOURCE_DIR}/data"
    MAILSTEAD_SOURCE_DIR="${PROJECT_SOURCE_DIR}" MAILSTEAD_BINARY_DIR="${PROJECT_BINARY_DIR}")
  if(helpers MATCHES "\\.cpp(;|$)")
    set(helper_target tests_${layer}_${folder}_helpers)
    add_library(${helper_target} STATIC ${helpers})
    set_target_properties(${helper_target} PROPERTIES AUTOMOC ON)
    target_include_directories(${helper_target} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_compile_definitions(${helper_target} PRIVATE ${definitions})
    target_link_libraries(${helper_target} PUBLIC Qt6::Test ${arg_LINK})
    set(helpers "")
  else()
    set(helper_target "")
  endif()
  foreach(test IN LISTS tests)
    get_filename_component(name "${test}" NAME_WE)
    string(REPLACE "tst_" "" name "${name}")
    set(target tst_${layer}_${folder}_${name})
    add_executable(${target} ${test} ${helpers})
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_compile_definitions(${target} PRIVATE ${definitions})
    target_link_libraries(${target} PRIVATE ${helper_target} Qt6::Test ${arg_LINK})
    add_test(NAME ${layer}.${folder}.${name} COMMAND ${target})
    set_tests_properties(${layer}.${folder}.${name} PROPERTIES TIMEOUT ${arg_TIMEOUT}
      LABELS "${layer};${arg_LABELS}" ENVIRONMENT "${environment}")
  endforeach()
endfunction()
