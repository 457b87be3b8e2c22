# What `deploy/package` puts into the .deb, and where. The program must have been built.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
set(deploy ${CMAKE_SOURCE_DIR}/deploy)
install(TARGETS foyer RUNTIME DESTINATION bin)
install(PROGRAMS ${deploy}/foyer-admin DESTINATION sbin)
install(
    FILES ${deploy}/systemd/foyer.service ${deploy}/systemd/foyer.socket ${deploy}/systemd/foyer-https.socket
          ${deploy}/systemd/foyer-backup.service ${deploy}/systemd/foyer-backup.timer
    DESTINATION lib/systemd/system)
install(FILES ${deploy}/systemd/sysusers.conf DESTINATION lib/sysusers.d RENAME foyer.conf)
install(FILES ${deploy}/systemd/tmpfiles.conf DESTINATION lib/tmpfiles.d RENAME foyer.conf)
install(
    FILES ${deploy}/foyer.toml
    DESTINATION /etc/foyer
    PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ)
install(FILES ${CMAKE_SOURCE_DIR}/README.md ${CMAKE_SOURCE_DIR}/CHANGELOG.md ${CMAKE_SOURCE_DIR}/docs/operations.md
              ${CMAKE_SOURCE_DIR}/docs/migrations.md
        DESTINATION share/doc/foyer)
install(FILES ${deploy}/nginx/foyer.conf DESTINATION share/doc/foyer RENAME nginx.conf)

install(FILES ${deploy}/debian/copyright DESTINATION share/doc/foyer)
install(FILES ${deploy}/completion/foyer DESTINATION share/bash-completion/completions)

# foyer_install_compressed(FILE DESTINATION): Debian wants manuals and its changelog compressed, without a date.
function(foyer_install_compressed file destination)
    get_filename_component(name ${file} NAME)
    set(compressed ${CMAKE_BINARY_DIR}/compressed/${name}.gz)
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/compressed)
    execute_process(COMMAND gzip -9nc ${file} OUTPUT_FILE ${compressed} COMMAND_ERROR_IS_FATAL ANY)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    install(FILES ${compressed} DESTINATION ${destination})
endfunction()
foyer_install_compressed(${deploy}/man/foyer.1 share/man/man1)
foyer_install_compressed(${deploy}/man/foyer-admin.8 share/man/man8)
foyer_install_compressed(${deploy}/debian/changelog share/doc/foyer)

set(CPACK_GENERATOR DEB)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_SET_DESTDIR ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGE_NAME foyer)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Foyer <boutique@foyer.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "shop and field service of a heating company")
set(CPACK_PACKAGE_DESCRIPTION
    "An online shop for boilers, radiators and spare parts in French, Arabic and\nEnglish, with stock, orders and back office, on SQLite or PostgreSQL.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What the maintainer scripts call; what backups and rehearsals on PostgreSQL call; what stands before it.
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "systemd | systemd-standalone-sysusers, systemd | systemd-standalone-tmpfiles, init-system-helpers (>= 1.54), ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "postgresql-client-15")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "postgresql-15, nginx-light, certbot")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${deploy}/debian/postinst ${deploy}/debian/prerm ${deploy}/debian/postrm
    ${deploy}/debian/conffiles)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
