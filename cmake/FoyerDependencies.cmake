# Everything comes from Debian 12; each library has its reason in README.md.
find_package(Threads REQUIRED)
set(Boost_NO_WARN_NEW_VERSIONS ON) # CMake 3.25 is older than this Boost, which needs no components of it
find_package(Boost 1.81 EXACT REQUIRED COMPONENTS context json url)
find_package(OpenSSL 3 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(CURL REQUIRED)
find_package(ZLIB REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(spdlog REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(ctemplate REQUIRED IMPORTED_TARGET libctemplate)
pkg_check_modules(brotli REQUIRED IMPORTED_TARGET libbrotlienc)
pkg_check_modules(brotlidec REQUIRED IMPORTED_TARGET libbrotlidec) # tests read what we wrote
pkg_check_modules(systemd REQUIRED IMPORTED_TARGET libsystemd)
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
# Its flags would part its users from the precompiled headers; they only say what holds anyway.
set_target_properties(PkgConfig::gmime PROPERTIES INTERFACE_COMPILE_OPTIONS "")

find_program(CCACHE ccache)
if(CCACHE)
    # Without this, ccache remembers nothing that was compiled with precompiled headers; we use no __TIME__.
    set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
    add_link_options(-fuse-ld=mold)
endif()
