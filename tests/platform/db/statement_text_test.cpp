#include "platform/db/statement_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::db {

TEST(statement_text, numbers_parameters_for_sqlite_outside_quotes_and_comments) {
    EXPECT_EQ(
        numbered_for_sqlite(
            "SELECT '$1', \"$2\", $2, $10 -- $1\n, data ->> '$.a' /* $3 */ WHERE x = $1"
        ),
        "SELECT '$1', \"$2\", ?2, ?10 -- $1\n, data ->> '$.a' /* $3 */ WHERE x = ?1"
    );
}

TEST(statement_text, splits_a_script_at_semicolons_that_end_statements) {
    EXPECT_THAT(
        split_script("CREATE TABLE a (x TEXT DEFAULT ';'); -- one; two\nDO $b$ BEGIN; END $b$; ;"),
        testing::ElementsAre(
            "CREATE TABLE a (x TEXT DEFAULT ';')", " -- one; two\nDO $b$ BEGIN; END $b$"
        )
    );
}

TEST(statement_text, leaves_the_body_of_a_trigger_whole) {
    EXPECT_THAT(
        split_script("CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET x = CASE WHEN y "
                     "THEN 1 END; DELETE FROM b; END; CREATE TRIGGER u BEFORE UPDATE ON a EXECUTE "
                     "FUNCTION f(); SELECT 1"),
        testing::ElementsAre(
            "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET x = CASE WHEN y THEN 1 "
            "END; DELETE FROM b; END",
            " CREATE TRIGGER u BEFORE UPDATE ON a EXECUTE FUNCTION f()", " SELECT 1"
        )
    );
}

TEST(statement_text, sees_whether_the_last_statement_is_finished) {
    EXPECT_FALSE(ends_open(""));
    EXPECT_FALSE(ends_open("SELECT 1; -- the end"));
    EXPECT_TRUE(ends_open("SELECT 1; SELECT 2 -- ;"));
}

TEST(statement_text, finds_comments_outside_quotes) {
    EXPECT_THAT(
        line_comments("-- a\nSELECT '-- b' -- c -- d\n/* -- e */ $$-- f$$"),
        testing::ElementsAre(0, 19)
    );
}

TEST(statement_text, finds_the_first_word_behind_comments) {
    EXPECT_EQ(first_word("\n-- a note\n/* and */ Update t SET x = 1"), "update");
    EXPECT_EQ(first_word("(SELECT 1)"), "");
}

TEST(statement_text, sees_whether_a_statement_writes) {
    EXPECT_TRUE(looks_read_only("  -- first\n SELECT 1"));
    EXPECT_TRUE(looks_read_only("WITH a AS (SELECT updated_at FROM t) SELECT 'insert' FROM a"));
    EXPECT_FALSE(looks_read_only("WITH a AS (DELETE FROM t RETURNING id) SELECT * FROM a"));
    EXPECT_FALSE(looks_read_only("SELECT id FROM t FOR UPDATE"));
    EXPECT_FALSE(looks_read_only("INSERT INTO t VALUES (1)"));
    EXPECT_FALSE(looks_read_only(""));
}

TEST(statement_text, compacts_json_between_tokens_only) {
    EXPECT_EQ(
        compact_json(R"({"a": [1, 2], "b c": "x \" y: z"})"), R"({"a":[1,2],"b c":"x \" y: z"})"
    );
}

}
