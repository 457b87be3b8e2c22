# Headers of others that most files take are parsed once for each build folder, not once for each file (docs/decisions/0012-quick-builds.md).
# No file may lean on them: each includes what it uses, and builds with CMAKE_DISABLE_PRECOMPILE_HEADERS=ON too.
set(foyer_common_headers
    <algorithm> <array> <atomic> <charconv> <chrono> <functional> <map> <memory> <mutex> <optional>
    <set> <span> <sstream> <string> <string_view> <unordered_map> <utility> <vector>
    <boost/describe.hpp> <boost/mp11.hpp> <boost/system/result.hpp> <fmt/format.h>)

# foyer_precompiled(NAME LINK lib ... HEADERS <header> ...): what target_precompile_headers(... REUSE_FROM NAME) takes.
function(foyer_precompiled name)
    cmake_parse_arguments(ARG "" "" "LINK;HEADERS" ${ARGN})
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp CONTENT "")
    add_library(${name} OBJECT ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp)
    target_link_libraries(${name} PRIVATE ${ARG_LINK})
    target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
    # The same headers give the same bytes, so that ccache knows what was compiled with them.
    target_compile_options(${name} PRIVATE "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")
    foyer_compile_options(${name})
endfunction()

# Options of modules that are declared COLD (FoyerModule.cmake); headers precompiled with other options do not serve them.
set(foyer_cold_options $<$<CONFIG:Release>:-O1>)
foyer_precompiled(foyer_cold_precompiled LINK Boost::headers fmt::fmt HEADERS ${foyer_common_headers})
target_compile_options(foyer_cold_precompiled PRIVATE ${foyer_cold_options})
