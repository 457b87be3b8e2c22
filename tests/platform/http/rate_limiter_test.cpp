#include "platform/http/rate_limiter.hpp"

#include <gtest/gtest.h>

namespace foyer::http {

TEST(http_rate_limiter, lets_a_burst_through_and_then_one_at_a_time) {
    rate_limiter limiter(1024);
    const rate limit{.burst = 3, .per_minute = 6};
    for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.take("a", limit, 0), 0);
    EXPECT_EQ(limiter.take("a", limit, 0), 10);
    EXPECT_EQ(limiter.take("a", limit, 5'000), 5);
    EXPECT_EQ(limiter.take("a", limit, 10'100), 0);
    EXPECT_EQ(limiter.take("a", limit, 10'200), 10);
}

TEST(http_rate_limiter, counts_each_key_for_itself) {
    rate_limiter limiter(1024);
    const rate limit{.burst = 1, .per_minute = 1};
    EXPECT_EQ(limiter.take("a", limit, 0), 0);
    EXPECT_EQ(limiter.take("b", limit, 0), 0);
    EXPECT_GT(limiter.take("a", limit, 0), 0);
}

TEST(http_rate_limiter, never_saves_more_than_a_burst) {
    rate_limiter limiter(1024);
    const rate limit{.burst = 2, .per_minute = 60};
    EXPECT_EQ(limiter.take("a", limit, 0), 0);
    for (int i = 0; i < 2; ++i) EXPECT_EQ(limiter.take("a", limit, 1'000'000'000), 0);
    EXPECT_GT(limiter.take("a", limit, 1'000'000'000), 0);
}

TEST(http_rate_limiter, has_no_limit_where_none_is_set) {
    rate_limiter limiter(16);
    for (int i = 0; i < 1000; ++i) ASSERT_EQ(limiter.take("a", {}, 0), 0);
}

TEST(http_rate_limiter, forgets_the_one_that_rested_longest_when_it_is_full) {
    rate_limiter limiter(1);
    const rate limit{.burst = 1, .per_minute = 1};
    for (int i = 0; i < 10'000; ++i) EXPECT_EQ(limiter.take(std::to_string(i), limit, i), 0);
    EXPECT_GT(limiter.take("9999", limit, 10'000), 0);
}

TEST(http_rate_limiter, sees_a_whole_ipv6_network_as_one_client) {
    EXPECT_EQ(address_group("2001:db8:1:2:3:4:5:6"), address_group("2001:db8:1:2::1"));
    EXPECT_NE(address_group("2001:db8:1:2::1"), address_group("2001:db8:1:3::1"));
    EXPECT_EQ(address_group("203.0.113.7"), "203.0.113.7");
}

}
