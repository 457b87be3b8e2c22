#include "platform/db/migrate/loss.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace foyer::migrate {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(loss, finds_dropped_tables_and_columns_however_they_are_written) {
    EXPECT_THAT(
        dropped_by("DROP TABLE \"a\"; drop table if exists b;\nALTER TABLE c DROP COLUMN \"d\";"),
        ElementsAre(loss{"a", "", 0}, loss{"b", "", 0}, loss{"c", "d", 0})
    );
}

TEST(loss, does_not_count_a_table_that_its_rebuilt_copy_replaces) {
    EXPECT_THAT(dropped_by("DROP TABLE \"a\";\nALTER TABLE \"new_a\" RENAME TO \"a\";"), IsEmpty());
}

TEST(loss, counts_what_a_rebuild_leaves_out) {
    EXPECT_THAT(
        dropped_by("-- drop column a.b\nCREATE TABLE \"new_a\" ();\nDROP TABLE \"a\";\n"
                   "ALTER TABLE \"new_a\" RENAME TO \"a\";"),
        ElementsAre(loss{"a", "b", 0})
    );
}

TEST(loss, leaves_indexes_and_constraints_alone) {
    EXPECT_THAT(
        dropped_by("DROP INDEX \"a_b_idx\"; ALTER TABLE \"a\" DROP CONSTRAINT \"a_b_check\";"),
        IsEmpty()
    );
}

}
