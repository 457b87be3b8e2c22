# An Internet-facing server: memory errors end the program instead of obeying an attacker. Only optimised builds:
# _FORTIFY_SOURCE needs optimisation, and sanitizer builds find the same errors themselves. Position-independent
# executables are the default of Debian's g++; tests/package holds that.
add_compile_options($<$<CONFIG:Release>:-fstack-protector-strong> $<$<CONFIG:Release>:-fstack-clash-protection>
    $<$<CONFIG:Release>:-U_FORTIFY_SOURCE> $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
add_link_options(LINKER:-z,relro LINKER:-z,now)
