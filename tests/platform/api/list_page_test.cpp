#include "platform/api/list_page.hpp"

#include "platform/json/decode.hpp"
#include "platform/json/schema.hpp"
#include "platform/json/writer.hpp"

#include <gtest/gtest.h>

namespace foyer::api {

struct shelf {
    int number{};
};
BOOST_DESCRIBE_STRUCT(shelf, (), (number))

struct shelf_filter : paging {
    std::optional<text<1, 10>> q;
};
BOOST_DESCRIBE_STRUCT(shelf_filter, (paging), (q))

TEST(api_list_page, is_written_as_the_seed_had_it) {
    const auto page = page_of(std::vector<shelf>{{1}, {2}}, 7, paging{});
    EXPECT_EQ(
        json::to_json(page),
        R"({"items":[{"number":1},{"number":2}],"total":7,"totalIsExact":true,"page":1,"limit":24})"
    );
}

TEST(api_list_page, inputs_that_derive_from_paging_take_its_members_too) {
    const auto in = json::read<shelf_filter>(R"({"page":3,"limit":10,"q":"a"})");
    ASSERT_TRUE(in.has_value());
    EXPECT_EQ(in->offset(), 20);
    EXPECT_EQ(in->size(), 10);
    EXPECT_EQ(in->q->value, "a");
    EXPECT_TRUE(json::read<shelf_filter>(R"({"limit":101})").has_error());
}

TEST(api_list_page, has_a_component_name_of_its_own) {
    json::schemas all;
    EXPECT_EQ(
        json::schema_of<list_page<shelf>>(all), R"({"$ref":"#/components/schemas/ListPageOfShelf"})"
    );
}

}
