#include "platform/db/migrate/lint/sql_statement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::migrate {

namespace {

using testing::ElementsAre;

action first(std::string_view sql) { return read_statements(sql).at(0).actions.at(0); }

}

TEST(sql_statement, is_cut_at_semicolons_that_no_quote_and_no_comment_hides) {
    const auto found = read_statements(
        "-- one; two\nSELECT ';' || $$;$$ /* ; /* ; */ */;\n\n  DROP TABLE \"a;b\";;"
    );
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].line, 2);
    EXPECT_EQ(found[1].line, 4);
    EXPECT_EQ(found[1].text, "DROP TABLE \"a;b\"");
    EXPECT_EQ(found[1].actions[0].table, "a;b");
}

TEST(sql_statement, names_the_table_without_its_schema_and_in_any_spelling) {
    EXPECT_EQ(first("alter table public.\"Orders\" add column a int").table, "Orders");
    EXPECT_EQ(first("ALTER TABLE IF EXISTS ONLY orders DROP b").object, "b");
    EXPECT_EQ(first("drop table if exists orders").table, "orders");
}

TEST(sql_statement, knows_a_column_with_its_default_and_its_checks) {
    const auto a = first(
        "ALTER TABLE t ADD COLUMN IF NOT EXISTS price NUMERIC (14, 2) NOT NULL DEFAULT (1 + 2)"
        " CONSTRAINT t_price_check CHECK (price > 0 AND price IN (1, 2)) REFERENCES p (id)"
        " ON DELETE SET NULL"
    );
    ASSERT_EQ(a.what, action_kind::add_column);
    const auto& c = a.columns.at(0);
    EXPECT_EQ(c.name, "price");
    EXPECT_EQ(c.type, "NUMERIC(14,2)");
    EXPECT_TRUE(c.not_null);
    EXPECT_EQ(c.default_text, "(1 + 2)");
    ASSERT_EQ(c.constraints.size(), 2U);
    EXPECT_EQ(c.constraints[0].name, "t_price_check");
    EXPECT_EQ(c.constraints[0].text, "price > 0 AND price IN (1, 2)");
    EXPECT_EQ(c.constraints[1].target, "p");
    EXPECT_EQ(c.constraints[1].text, "REFERENCES p (id) ON DELETE SET NULL");
}

TEST(sql_statement, has_every_action_of_an_alter_table) {
    const auto s = read_statements(
        "ALTER TABLE t ADD a TEXT, DROP COLUMN b, ALTER COLUMN c SET NOT NULL,"
        " ALTER d TYPE NUMERIC(3, 1) USING d::numeric, ALTER e SET DEFAULT 'x, y',"
        " ADD CONSTRAINT f CHECK (a <> '') NOT VALID, VALIDATE CONSTRAINT g, DROP CONSTRAINT h,"
        " ALTER i DROP NOT NULL, ALTER j DROP DEFAULT"
    );
    std::vector<action_kind> kinds;
    std::vector<std::string> objects;
    for (const auto& a : s.at(0).actions) {
        kinds.push_back(a.what);
        objects.push_back(a.object);
    }
    EXPECT_THAT(
        kinds, ElementsAre(
                   action_kind::add_column, action_kind::drop_column, action_kind::set_not_null,
                   action_kind::change_type, action_kind::set_default, action_kind::add_constraint,
                   action_kind::validate_constraint, action_kind::drop_constraint,
                   action_kind::drop_not_null, action_kind::drop_default
               )
    );
    EXPECT_THAT(objects, ElementsAre("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
    EXPECT_EQ(s[0].actions[3].to, "NUMERIC(3,1)");
    EXPECT_TRUE(s[0].actions[5].constraints[0].not_valid);
}

TEST(sql_statement, knows_an_index) {
    const auto a = first(
        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"i\" ON t USING btree (a DESC, lower(b))"
    );
    EXPECT_EQ(a.what, action_kind::create_index);
    EXPECT_EQ(a.object, "i");
    EXPECT_TRUE(a.unique);
    EXPECT_TRUE(a.concurrently);
    EXPECT_THAT(a.list, ElementsAre("a", "expression"));
}

TEST(sql_statement, knows_enums_and_their_new_values) {
    EXPECT_THAT(first("CREATE TYPE \"S\" AS ENUM ('A', 'it''s')").list, ElementsAre("A", "it's"));
    const auto a = first("ALTER TYPE \"S\" ADD VALUE IF NOT EXISTS 'B' AFTER 'A'");
    EXPECT_EQ(a.what, action_kind::add_enum_value);
    EXPECT_EQ(a.to, "B");
    EXPECT_THAT(a.list, ElementsAre("AFTER", "A"));
}

TEST(sql_statement, knows_the_steps_of_a_rebuild) {
    const auto s = read_statements(
        "CREATE TABLE new_t (a TEXT CHECK (\"a\" IN ('X', 'Y')), PRIMARY KEY (a));"
        "INSERT INTO new_t (a) SELECT coalesce(a, 'X') FROM t; DROP TABLE t;"
        "ALTER TABLE new_t RENAME TO t"
    );
    ASSERT_EQ(s.size(), 4U);
    EXPECT_THAT(s[0].actions[0].columns[0].constraints[0].values, ElementsAre("X", "Y"));
    EXPECT_EQ(s[0].actions[0].constraints[0].kind, constraint_kind::primary_key);
    EXPECT_EQ(s[1].actions[0].source, "t");
    EXPECT_EQ(s[3].actions[0].what, action_kind::rename_table);
    EXPECT_EQ(s[3].actions[0].to, "t");
}

TEST(sql_statement, claims_nothing_of_what_it_does_not_know) {
    for (const auto* sql :
         {"VACUUM", "CREATE", "ALTER TABLE", "CREATE TYPE x AS (a int)",
          "ALTER TABLE t ENABLE TRIGGER u", "UPDATE", "ALTER TYPE s ADD VALUE", "CREATE TABLE t (",
          "\"", "$$", "'", "/*"})
        for (const auto& s : read_statements(sql)) EXPECT_GE(s.actions.size(), 1U) << sql;
    EXPECT_EQ(first("GRANT SELECT ON t TO u").what, action_kind::other);
}

}
