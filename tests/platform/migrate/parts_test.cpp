#include "platform/db/migrate/parts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::migrate {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<part> read(std::string_view script) {
    auto parts = parts_of(script, "0003_x.up.sql");
    EXPECT_TRUE(parts.has_value()) << parts.error().message;
    return parts ? *std::move(parts) : std::vector<part>{};
}

std::string refusal(std::string_view script) {
    const auto parts = parts_of(script, "0003_x.up.sql");
    if (parts.has_value()) return "no error";
    EXPECT_EQ(parts.error().code, "migration.bad_directive");
    return parts.error().message;
}

constexpr std::string_view all_kinds = R"sql(-- what this is for
-- foyer:transaction
ALTER TABLE orders ADD COLUMN currency TEXT;
ALTER TABLE orders ADD COLUMN note TEXT;
-- foyer:batches rows=500 pause_ms=20 remaining="SELECT count(*) FROM ""orders"" WHERE note = ''"
-- all at once would take an hour
UPDATE orders SET currency = 'DZD' WHERE id IN (SELECT id FROM orders LIMIT 500);
  -- foyer:alone
CREATE INDEX CONCURRENTLY orders_currency_idx ON orders (currency);
-- foyer:transaction
)sql";

}

TEST(parts, are_one_transaction_without_directives) {
    const auto parts = read("CREATE TABLE a (x TEXT);\n-- note\nCREATE TABLE b (x TEXT)");
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].kind, part_kind::transaction);
    EXPECT_THAT(
        parts[0].statements,
        ElementsAre("CREATE TABLE a (x TEXT)", "\n-- note\nCREATE TABLE b (x TEXT)")
    );
    EXPECT_EQ(read("-- nothing to do\n").size(), 1U);
}

TEST(parts, begin_at_directives) {
    const auto parts = read(all_kinds);
    ASSERT_EQ(parts.size(), 4U);
    EXPECT_EQ(parts[0].statements.size(), 2U);
    EXPECT_EQ(parts[0].line, 2);
    EXPECT_EQ(parts[1].kind, part_kind::batches);
    EXPECT_EQ(parts[1].batch_rows, 500);
    EXPECT_EQ(parts[1].pause_ms, 20);
    EXPECT_EQ(parts[1].remaining, R"(SELECT count(*) FROM "orders" WHERE note = '')");
    EXPECT_EQ(parts[1].line, 5);
    EXPECT_EQ(parts[2].kind, part_kind::alone);
    EXPECT_THAT(parts[2].statements[0], HasSubstr("CONCURRENTLY"));
    EXPECT_EQ(parts[3].kind, part_kind::transaction);
    EXPECT_THAT(parts[3].statements, IsEmpty());
}

TEST(parts, hold_what_stands_before_the_first_directive) {
    const auto parts = read("SELECT 1;\n-- foyer:alone\nSELECT 2;\n");
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_THAT(parts[0].statements, ElementsAre("SELECT 1"));
}

TEST(parts, do_not_begin_in_quotes_or_behind_a_statement) {
    EXPECT_EQ(read("INSERT INTO a VALUES ('\n-- foyer:alone\n');").size(), 1U);
    EXPECT_EQ(read("DO $$\n-- foyer:alone\n$$;").size(), 1U);
    EXPECT_EQ(read("SELECT 1; -- foyer:alone\n").size(), 1U);
}

TEST(parts, name_file_and_line_of_a_bad_directive) {
    EXPECT_EQ(
        refusal("SELECT 1;\n\n-- foyer:alon\nSELECT 2;"),
        "0003_x.up.sql:3: unknown directive foyer:alon"
    );
}

TEST(parts, refuse_what_they_do_not_understand) {
    EXPECT_THAT(refusal("-- foyer:alone\n"), HasSubstr("exactly one statement"));
    EXPECT_THAT(refusal("-- foyer:alone\nSELECT 1; SELECT 2;"), HasSubstr("here are 2"));
    EXPECT_THAT(refusal("-- foyer:alone now=1\nSELECT 1;"), HasSubstr("unknown option now"));
    EXPECT_THAT(refusal("-- foyer:alone at once\nSELECT 1;"), HasSubstr("'at once' is no option"));
    EXPECT_THAT(refusal("UPDATE a SET\n-- foyer:alone\nx = 1;"), HasSubstr("semicolon"));
    for (const auto* word : {"BEGIN", "commit", "-- done\nEND", "/* no */ ROLLBACK"})
        EXPECT_THAT(refusal(std::string(word) + ";"), HasSubstr("no transactions")) << word;
}

TEST(parts, refuse_batches_that_could_run_wild) {
    const auto batches = [](const std::string& options, const std::string& limit = "1000") {
        return refusal(
            "-- foyer:batches " + options + "\nDELETE FROM a WHERE x IN (SELECT x FROM a LIMIT " +
            limit + ");"
        );
    };
    const std::string remaining = R"(remaining="SELECT count(*) FROM a")";
    EXPECT_THAT(batches(remaining), HasSubstr("need rows"));
    EXPECT_THAT(batches("rows=1000"), HasSubstr("need remaining"));
    EXPECT_THAT(batches("rows=0 " + remaining), HasSubstr("from 1 to 100000"));
    EXPECT_THAT(batches("rows=100001 " + remaining), HasSubstr("from 1 to 100000"));
    EXPECT_THAT(batches("rows=1k " + remaining), HasSubstr("not a number"));
    EXPECT_THAT(batches("rows=1000 pause_ms=60001 " + remaining), HasSubstr("from 0 to 60000"));
    EXPECT_THAT(batches("rows=1000 rows=2 " + remaining), HasSubstr("twice"));
    EXPECT_THAT(batches("rows=1000 " + remaining, "10000"), HasSubstr("rows=1000"));
    EXPECT_THAT(batches(R"(rows=1000 remaining="DELETE FROM a")"), HasSubstr("only reads"));
    EXPECT_THAT(batches(R"(rows=1000 remaining="SELECT 1)"), HasSubstr("not closed"));
    EXPECT_EQ(batches("rows=1000 " + remaining), "no error");
}

TEST(parts, of_the_way_back_undo_those_of_the_way_up) {
    const std::string two = "SELECT 1;\n-- foyer:transaction\nSELECT 2;";
    const auto outcome = [](const std::string& up, const std::string& down) {
        const auto both = parts_of(migration{3, "x", up, down});
        return both.has_error() ? std::string(both.error().code) : "fits";
    };
    EXPECT_EQ(outcome(std::string(all_kinds), "SELECT 1;"), "fits");
    EXPECT_EQ(outcome(two, two), "fits");
    EXPECT_EQ(outcome("SELECT 1;", two), "migration.unmatched_parts");
    EXPECT_EQ(outcome(std::string(all_kinds), two), "migration.unmatched_parts");
    EXPECT_EQ(outcome(two, "-- foyer:alone\nVACUUM;"), "migration.unmatched_parts");
    EXPECT_EQ(outcome(two, "-- foyer:alone\n"), "migration.bad_directive");
}

TEST(parts, do_not_begin_at_a_line_for_the_lint) {
    const auto read = parts_of(
        "DROP INDEX a;\n-- foyer:allow index-blocks-writes few rows\nCREATE INDEX a ON t (b);"
    );
    ASSERT_TRUE(read.has_value()) << read.error().message;
    ASSERT_EQ(read->size(), 1U);
    EXPECT_EQ(read->front().statements.size(), 2U);
}

}
