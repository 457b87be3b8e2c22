# foyer_module(NAME SOURCES a.cpp ... [LINK lib ...] [PRECOMPILED name])
# One static library a module, called foyer_NAME; LINK names everything it may include, so that a wrong
# dependency does not link. PRECOMPILED is for modules that have headers of their own (FoyerPrecompiled.cmake).
function(foyer_module name)
    cmake_parse_arguments(ARG "" "PRECOMPILED" "SOURCES;LINK" ${ARGN})
    if(NOT ARG_PRECOMPILED)
        set(ARG_PRECOMPILED foyer_precompiled)
    endif()
    add_library(foyer_${name} STATIC ${ARG_SOURCES})
    target_include_directories(foyer_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(foyer_${name} PUBLIC ${ARG_LINK})
    target_precompile_headers(foyer_${name} REUSE_FROM ${ARG_PRECOMPILED})
    foyer_compile_options(foyer_${name})
endfunction()

function(foyer_compile_options target)
    target_compile_options(${target} PRIVATE -Wall -Wextra
        $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local>
        # g++ 12 sees overlaps in its own std::string when it optimises (GCC bug 105651).
        $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
        # clang finds std::get_temporary_buffer inside libstdc++ 12's own stable_sort.
        $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)
    target_compile_definitions(${target} PRIVATE BOOST_ASIO_SEPARATE_COMPILATION
        BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED SPDLOG_FMT_EXTERNAL)
    if(FOYER_THREAD_FIBERS)
        target_compile_definitions(${target} PRIVATE FOYER_THREAD_FIBERS)
    endif()
endfunction()

# foyer_test(NAME SOURCES a_test.cpp ... [LINK lib ...] [LABELS unit|data|http] [SECONDS n])
# One GoogleTest program; data tests run for each engine by their own parameters. Programs that take long say
# for how many SECONDS: they begin first.
function(foyer_test name)
    cmake_parse_arguments(ARG "" "SECONDS" "SOURCES;LINK;LABELS" ${ARGN})
    add_executable(${name}_tests ${ARG_SOURCES})
    target_include_directories(${name}_tests PRIVATE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/tests)
    target_link_libraries(${name}_tests PRIVATE ${ARG_LINK} GTest::gtest GTest::gmock GTest::gtest_main)
    target_precompile_headers(${name}_tests REUSE_FROM foyer_tests_precompiled)
    set_target_properties(${name}_tests PROPERTIES UNITY_BUILD ${FOYER_UNITY_TESTS})
    # g++ would look for garbage in the precompiled headers again and again.
    target_compile_options(${name}_tests PRIVATE $<$<CXX_COMPILER_ID:GNU>:--param=ggc-min-heapsize=1000000>)
    foyer_compile_options(${name}_tests)
    add_test(NAME ${name} COMMAND ${name}_tests)
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 600 COST "${ARG_SECONDS}")
endfunction()
