#include "care/adopt/matching.hpp"

#include "app/tables.hpp"

#include <gtest/gtest.h>

namespace foyer::adopt {

namespace {

const schema::database_schema& ours() {
    static const auto schema = schema::make_schema(all_tables());
    return schema;
}

source_table table(std::string name, std::vector<std::string> columns) {
    source_table t{std::move(name), {}, {"id"}};
    for (auto& c : columns) t.columns.push_back({std::move(c), "TEXT", true});
    return t;
}

}

TEST(adopt_matching, finds_tables_by_plural_and_by_model_name) {
    for (const auto* name :
         {"order_items", "OrderItem", "orderItem", "order_item", "ORDER_ITEMS"}) {
        const source_schema theirs{{table(name, {"id"})}};
        const auto m = match(ours(), theirs);
        ASSERT_EQ(m.tables.size(), 1u) << name;
        EXPECT_EQ(m.tables.front().ours->name, "order_items");
        EXPECT_TRUE(m.extra.empty());
    }
}

TEST(adopt_matching, prefers_the_exact_name) {
    const source_schema theirs{
        {table("User", {"id"}), table("users", {"id", "first_name", "firstName"})}
    };
    const auto m = match(ours(), theirs);
    ASSERT_EQ(m.tables.size(), 1u);
    EXPECT_EQ(m.tables.front().theirs->name, "users");
    EXPECT_EQ(m.tables.front().column("first_name").theirs->name, "first_name");
    ASSERT_EQ(m.tables.front().extra.size(), 1u);
    EXPECT_EQ(m.tables.front().extra.front()->name, "firstName");
    ASSERT_EQ(m.extra.size(), 1u);
    EXPECT_EQ(m.extra.front()->name, "User");
}

TEST(adopt_matching, takes_no_table_for_one_of_our_additions) {
    const source_schema theirs{{table("settings", {"key", "value"}), table("users", {"id"})}};
    const auto m = match(ours(), theirs);
    ASSERT_EQ(m.extra.size(), 1u);
    EXPECT_EQ(m.extra.front()->name, "settings");
}

TEST(adopt_matching, says_what_a_missing_column_gets) {
    const auto fill = [](const char* t, const char* c) {
        const auto* table = ours().find_table(t);
        return fill_of(*table, *table->find_column(c));
    };
    EXPECT_EQ(fill("users", "two_factor_enabled"), "false");
    EXPECT_EQ(fill("users", "two_factor_secret"), "NULL");
    EXPECT_EQ(fill("users", "updated_at"), "created_at");
    EXPECT_EQ(fill("users", "created_at"), "the moment of the adoption");
    EXPECT_EQ(fill("products", "tax_rate"), "19.00");
    EXPECT_EQ(fill("addresses", "postal_code"), "00000");
    EXPECT_EQ(fill("users", "email"), "");
}

}
