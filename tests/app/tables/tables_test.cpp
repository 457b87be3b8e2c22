#include "app/tables.hpp"

#include "support/database_fixture.hpp"

#include <set>

namespace foyer {

namespace {

class every_table : public test::database_fixture {};
FOYER_ON_BOTH_ENGINES(every_table);

}

TEST_P(every_table, is_made_and_empty) {
    create_tables(all_tables());
    for (const auto* table : all_tables()) {
        const auto text = "SELECT COUNT(*) FROM " + table->name;
        EXPECT_EQ(database().first<std::int64_t>(db::query{.name = "test.count", .text = text}), 0)
            << table->name;
    }
}

TEST(all_tables, stand_after_those_that_they_point_to) {
    std::set<std::string> before;
    for (const auto* table : all_tables()) {
        for (const auto& column : table->columns) {
            const bool elsewhere = !column.references.empty() && column.references != table->model;
            EXPECT_TRUE(!elsewhere || before.contains(column.references))
                << table->name << "." << column.name;
        }
        EXPECT_TRUE(before.insert(table->model).second) << table->name;
    }
}

TEST(all_tables, have_a_primary_key) {
    for (const auto* table : all_tables()) EXPECT_FALSE(table->primary_key.empty()) << table->name;
}

}
