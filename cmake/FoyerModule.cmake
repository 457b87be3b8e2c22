# foyer_module(NAME [COLD] SOURCES a.cpp ... [LINK lib ...] [PRECOMPILED name])
# One static library a module, called foyer_NAME; LINK names everything it may include, so that a wrong
# dependency does not link. PRECOMPILED is for modules that have headers of their own (FoyerPrecompiled.cmake).
# COLD modules run while nobody waits for microseconds (commands, migrations, imports): they are optimised less, which
# compiles faster. Files of one module are compiled together, FOYER_UNITY_BATCH at a time, so names in their anonymous
# namespaces differ (docs/decisions/0012-quick-builds.md).
function(foyer_module name)
    cmake_parse_arguments(ARG "COLD" "PRECOMPILED" "SOURCES;LINK" ${ARGN})
    if(NOT ARG_PRECOMPILED)
        set(ARG_PRECOMPILED foyer_precompiled)
        if(ARG_COLD)
            set(ARG_PRECOMPILED foyer_cold_precompiled)
        endif()
    endif()
    add_library(foyer_${name} STATIC ${ARG_SOURCES})
    target_include_directories(foyer_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(foyer_${name} PUBLIC ${ARG_LINK})
    target_precompile_headers(foyer_${name} REUSE_FROM ${ARG_PRECOMPILED})
    foyer_unity(foyer_${name})
    foyer_compile_options(foyer_${name})
    if(ARG_COLD)
        target_compile_options(foyer_${name} PRIVATE ${foyer_cold_options})
    endif()
endfunction()

# Compiles the files of a target together, FOYER_UNITY_BATCH at a time; 0 compiles each alone.
function(foyer_unity target)
    if(FOYER_UNITY_BATCH GREATER 0)
        set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${FOYER_UNITY_BATCH})
    endif()
endfunction()

function(foyer_compile_options target)
    target_compile_options(${target} PRIVATE -Wall -Wextra
        $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local>
        # g++ 12 sees overlaps and bounds broken in its own std::string when it optimises (GCC bugs 105651, 105329);
        # the sanitizer build looks for them where they are real.
        $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict$<SEMICOLON>-Wno-array-bounds$<SEMICOLON>-Wno-stringop-overread>
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
