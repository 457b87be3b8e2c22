# foyer_embed(TARGET): puts templates/, messages/, migrations/, data/ and web/site/ into the program, so that one
# file is all that has to be installed. The bytes are taken in by the assembler (.incbin); the table
# of names is a generated C++ file.
function(foyer_embed target)
    file(GLOB_RECURSE files RELATIVE ${CMAKE_SOURCE_DIR} CONFIGURE_DEPENDS
        ${CMAKE_SOURCE_DIR}/templates/*.tpl ${CMAKE_SOURCE_DIR}/messages/*.json
        ${CMAKE_SOURCE_DIR}/migrations/*.sql ${CMAKE_SOURCE_DIR}/migrations/lock.json
        ${CMAKE_SOURCE_DIR}/data/sample/*.json ${CMAKE_SOURCE_DIR}/data/wilayas.json
        ${CMAKE_SOURCE_DIR}/data/specifications.json ${CMAKE_SOURCE_DIR}/data/settings.json
        ${CMAKE_SOURCE_DIR}/web/site/*.css ${CMAKE_SOURCE_DIR}/web/site/*.js
        ${CMAKE_SOURCE_DIR}/web/site/*.svg ${CMAKE_SOURCE_DIR}/web/site/*.png)
    list(SORT files)
    set(bytes ".section .rodata\n")
    set(externs "")
    set(rows "")
    set(index 0)
    foreach(file IN LISTS files)
        string(APPEND bytes ".global foyer_asset_${index}\n.global foyer_asset_${index}_end\n"
            "foyer_asset_${index}: .incbin \"${CMAKE_SOURCE_DIR}/${file}\"\nfoyer_asset_${index}_end: .byte 0\n")
        string(APPEND externs "extern \"C\" const char foyer_asset_${index}[], foyer_asset_${index}_end[];\n")
        string(APPEND rows "    {\"${file}\", foyer_asset_${index}, foyer_asset_${index}_end},\n")
        math(EXPR index "${index} + 1")
    endforeach()
    string(APPEND bytes ".section .note.GNU-stack,\"\",%progbits\n")
    set(folder ${CMAKE_CURRENT_BINARY_DIR}/assets)
    file(CONFIGURE OUTPUT ${folder}/asset_bytes.s CONTENT "${bytes}" @ONLY)
    file(CONFIGURE OUTPUT ${folder}/asset_table.cpp CONTENT
"#include \"platform/base/asset_table.hpp\"
${externs}
namespace foyer::assets {
const asset table[] = {
${rows}};
const std::size_t table_size = ${index};
}
" @ONLY)
    set(inputs ${files})
    list(TRANSFORM inputs PREPEND ${CMAKE_SOURCE_DIR}/)
    add_custom_command(OUTPUT ${folder}/asset_bytes.o
        COMMAND ${CMAKE_CXX_COMPILER} -c ${folder}/asset_bytes.s -o ${folder}/asset_bytes.o
        DEPENDS ${folder}/asset_bytes.s ${inputs} COMMENT "Embedding ${index} files")
    target_sources(${target} PRIVATE ${folder}/asset_bytes.o ${folder}/asset_table.cpp)
    set_source_files_properties(${folder}/asset_bytes.o PROPERTIES EXTERNAL_OBJECT TRUE GENERATED TRUE)
endfunction()
