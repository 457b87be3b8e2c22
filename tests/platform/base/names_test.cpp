#include "platform/base/names.hpp"

#include <gtest/gtest.h>

namespace foyer {

enum class way_to_pay { cash_on_delivery, cib, return_ };
BOOST_DESCRIBE_ENUM(way_to_pay, cash_on_delivery, cib, return_)

namespace {

TEST(names, of_an_enum_are_spelled_as_the_seed_document_does) {
    EXPECT_EQ(enum_name(way_to_pay::cash_on_delivery), "CASH_ON_DELIVERY");
    EXPECT_EQ(enum_name(way_to_pay::return_), "RETURN");
    EXPECT_EQ(parse_enum<way_to_pay>("CIB"), way_to_pay::cib);
    EXPECT_FALSE(parse_enum<way_to_pay>("cib"));
    EXPECT_FALSE(parse_enum<way_to_pay>(""));
}

TEST(names, of_members_and_types_are_derived) {
    EXPECT_EQ(camel_case("stock_quantity"), "stockQuantity");
    EXPECT_EQ(pascal_case("order_item"), "OrderItem");
    EXPECT_EQ(type_name<way_to_pay>(), "way_to_pay");
}

}
}
