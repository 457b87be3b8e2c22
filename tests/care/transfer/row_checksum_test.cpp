#include "care/transfer/row_checksum.hpp"

#include <gtest/gtest.h>

namespace foyer::transfer {

TEST(row_checksum, is_the_same_in_every_order_and_for_the_same_rows_only) {
    row_checksum one;
    one.add("a");
    one.add("b");
    row_checksum other;
    other.add("b");
    EXPECT_NE(one, other);
    other.add("a");
    EXPECT_EQ(one, other);
    EXPECT_EQ(one.hex().size(), 64u);
}

TEST(row_checksum, counts_a_row_that_stands_twice) {
    row_checksum once;
    once.add("a");
    row_checksum twice = once;
    twice.add("a");
    EXPECT_NE(once.hex(), twice.hex());
    EXPECT_EQ(twice.rows, 2);
}

}
