#include "platform/base/timestamp.hpp"

#include <gtest/gtest.h>

namespace foyer {
namespace {

constexpr timestamp leap_day{1709251199987}; // 2024-02-29T23:59:59.987Z

TEST(timestamp, is_written_for_clients_and_for_the_database) {
    EXPECT_EQ(to_iso(leap_day), "2024-02-29T23:59:59.987Z");
    EXPECT_EQ(to_database_text(leap_day), "2024-02-29T23:59:59.987+00:00");
    EXPECT_EQ(to_iso({-1}), "1969-12-31T23:59:59.999Z");
}

TEST(timestamp, is_read_in_every_form_that_a_database_may_hold) {
    EXPECT_EQ(parse_timestamp("2024-02-29T23:59:59.987+00:00"), leap_day);
    EXPECT_EQ(parse_timestamp("2024-02-29 23:59:59.987+00"), leap_day);
    EXPECT_EQ(parse_timestamp("2024-03-01T00:59:59.987+01:00"), leap_day);
    EXPECT_EQ(parse_timestamp("2024-02-29 23:59:59.987654"), leap_day);
    EXPECT_EQ(parse_timestamp("2024-02-29 23:59:59")->milliseconds, 1709251199000);
    EXPECT_EQ(parse_timestamp("2024-02-29")->milliseconds, 1709164800000);
}

TEST(timestamp, refuses_what_is_no_moment) {
    for (const auto* text :
         {"", "2023-02-29", "2024-13-01", "2024-01-01T24:00", "2024-01-01T10:61", "yesterday",
          "2024-01-01T10:00:00.", "2024-01-01T10:00:00Zx"})
        EXPECT_FALSE(parse_timestamp(text)) << text;
}

TEST(timestamp, whole_seconds_are_those_of_the_clock) {
    const auto before = now();
    const auto second = now_s();
    EXPECT_LE(second, now().milliseconds / 1000);
    EXPECT_GE(second, before.milliseconds / 1000 - 1);
}

}
}
