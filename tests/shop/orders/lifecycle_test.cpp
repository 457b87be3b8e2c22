#include "platform/base/names.hpp"
#include "shop/orders/order_lifecycle.hpp"

#include <gtest/gtest.h>

namespace foyer::orders {

namespace {

constexpr order_status all[] = {
    order_status::pending,  order_status::confirmed, order_status::processing,
    order_status::shipped,  order_status::delivered, order_status::cancelled,
    order_status::refunded,
};

std::string ways_from(order_status from) {
    std::string names;
    for (const auto to : all)
        if (may_become(from, to)) names += std::string(enum_name(to)) + " ";
    return names;
}

}

TEST(order_lifecycle, goes_forward_one_step_at_a_time_and_ends) {
    EXPECT_EQ(ways_from(order_status::pending), "CONFIRMED CANCELLED ");
    EXPECT_EQ(ways_from(order_status::confirmed), "PROCESSING CANCELLED ");
    EXPECT_EQ(ways_from(order_status::processing), "SHIPPED CANCELLED ");
    EXPECT_EQ(ways_from(order_status::shipped), "DELIVERED ");
    EXPECT_EQ(ways_from(order_status::delivered), "REFUNDED ");
    EXPECT_EQ(ways_from(order_status::cancelled), "REFUNDED ");
    EXPECT_EQ(ways_from(order_status::refunded), "");
}

}
