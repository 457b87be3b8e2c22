#include "app/routes.hpp"
#include "app/tables.hpp"
#include "platform/api/openapi.hpp"
#include "platform/api/typescript.hpp"
#include "platform/http/router.hpp"
#include "platform/schema/documentation.hpp"
#include "platform/schema/typescript.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

// Exports that stand in the tree, for readers and for the back office.
namespace foyer {

namespace {

std::string file_in_tree(const std::string& path) {
    const std::ifstream file(FOYER_TREE "/" + path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// Not EXPECT_EQ, which would print both files.
void expect_current(const std::string& path, const std::string& exported) {
    EXPECT_TRUE(file_in_tree(path) == exported)
        << path << " is not what the program exports: run tools/generate";
}

}

TEST(exports_in_the_tree, are_what_the_program_exports) {
    const auto code = schema::make_schema(all_tables());
    expect_current("docs/schema.md", schema::export_markdown(code, tables_by_wing()));
    expect_current("web/types/schema.ts", schema::export_typescript(code));
    const auto api = api::openapi_document(http::router(app::all_routes()), FOYER_VERSION);
    expect_current("web/types/api.ts", api::typescript_types(api));
}

TEST(tables_by_wing, are_all_tables_each_once) {
    const auto code = schema::make_schema(all_tables());
    std::vector<std::string> known;
    for (const auto& t : code.tables) known.push_back(t.name);
    std::vector<std::string> grouped;
    for (const auto& wing : tables_by_wing())
        for (const auto* t : wing.tables) grouped.push_back(t->name);
    EXPECT_THAT(grouped, testing::UnorderedElementsAreArray(known));
}

}
