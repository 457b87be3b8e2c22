#include "shop/delivery/promise.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace foyer::delivery {

namespace {

std::string day_promised(
    std::string_view ordered_at, int opening_days, const std::vector<std::string>& closed = {}
) {
    return to_iso(promised_day(*parse_timestamp(ordered_at), opening_days, closed)).substr(0, 10);
}

}

TEST(promised_delivery_day, counts_sunday_to_thursday_only) {
    EXPECT_EQ(day_promised("2026-12-03T16:30:00Z", 2), "2026-12-07") << "Thursday, then Monday";
    EXPECT_EQ(day_promised("2026-12-03T16:30:00Z", 1), "2026-12-06") << "Thursday, then Sunday";
    EXPECT_EQ(day_promised("2026-11-29T09:00:00Z", 2), "2026-12-01") << "Sunday, then Tuesday";
    EXPECT_EQ(day_promised("2026-11-29T09:00:00Z", 10), "2026-12-13");
}

TEST(promised_delivery_day, counts_an_order_of_the_weekend_from_sunday) {
    EXPECT_EQ(day_promised("2026-12-04T09:00:00Z", 2), "2026-12-08");
    EXPECT_EQ(day_promised("2026-12-05T09:00:00Z", 2), "2026-12-08");
    EXPECT_EQ(day_promised("2026-12-05T23:30:00Z", 2), "2026-12-08") << "Sunday in Algiers";
}

TEST(promised_delivery_day, skips_closed_days) {
    const std::vector<std::string> closed{"2026-12-06", "2026-12-08"};
    EXPECT_EQ(day_promised("2026-12-03T16:30:00Z", 2, closed), "2026-12-09");
    EXPECT_EQ(day_promised("2026-12-05T09:00:00Z", 0, closed), "2026-12-07");
}

}
