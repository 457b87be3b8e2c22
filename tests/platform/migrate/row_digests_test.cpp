#include "platform/db/migrate/rehearsal/row_digests.hpp"

#include "support/database_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::migrate {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class digests : public test::database_fixture {
protected:
    void SetUp() override {
        database_fixture::SetUp();
        if (IsSkipped()) return;
        run_sql(R"sql(
            CREATE TABLE lines (sheet INTEGER NOT NULL, place TEXT NOT NULL, words TEXT,
                size INTEGER, PRIMARY KEY (sheet, place));
            INSERT INTO lines VALUES (2, 'a', 'x', 1), (10, 'a', NULL, 2), (10, 'B', '', 3),
                (10, 'é', 'y', NULL);
            CREATE TABLE keyless (words TEXT);
            INSERT INTO keyless VALUES ('x'), ('x'), (NULL))sql");
        before_.emplace(database(), home().folder());
    }

    comparison compared() { return before_->compare(database()); }

    std::optional<row_digests> before_;
};

}

FOYER_ON_BOTH_ENGINES(digests);

TEST_P(digests, agree_when_nothing_changed) {
    EXPECT_THAT(compared().losses, IsEmpty());
    EXPECT_THAT(compared().more, IsEmpty());
    EXPECT_EQ(compared().rows, 7);
}

TEST_P(digests, know_the_empty_text_from_none) {
    run_sql("UPDATE lines SET words = '' WHERE words IS NULL");
    EXPECT_THAT(compared().losses, ElementsAre(loss{"lines", "words", 1}));
}

TEST_P(digests, count_by_column) {
    run_sql("UPDATE lines SET words = 'z', size = 9 WHERE sheet = 10 AND place <> 'a'");
    EXPECT_THAT(
        compared().losses, ElementsAre(loss{"lines", "words", 2}, loss{"lines", "size", 2})
    );
}

TEST_P(digests, count_rows_that_are_gone_and_rows_that_are_new) {
    run_sql("UPDATE lines SET place = 'c' WHERE place = 'a'; DELETE FROM keyless");
    EXPECT_THAT(compared().losses, ElementsAre(loss{"keyless", "", 3}, loss{"lines", "", 2}));
    EXPECT_THAT(compared().more, ElementsAre(loss{"lines", "", 2}));
}

TEST_P(digests, count_what_a_missing_column_and_a_missing_table_held) {
    run_sql("ALTER TABLE lines DROP COLUMN words; DROP TABLE keyless");
    EXPECT_THAT(compared().losses, ElementsAre(loss{"keyless", "", 3}, loss{"lines", "words", 3}));
}

TEST_P(digests, do_not_care_for_columns_that_came) {
    run_sql("ALTER TABLE lines ADD COLUMN colour TEXT DEFAULT 'red'");
    EXPECT_THAT(compared().losses, IsEmpty());
}

}
