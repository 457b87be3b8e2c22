#include "shop/delivery/zones.hpp"

#include "shop/shop_program.hpp"
#include "support/shop_fixture.hpp"

#include <gmock/gmock.h>

namespace foyer::delivery {

namespace {

constexpr timestamp in_2030{1'893'456'000'000};

class delivery_zones : public test::shop_fixture {
protected:
    std::vector<std::string> offered(timestamp at) {
        return test::texts_of(list_zones(database(), at), &zone::slug);
    }
};
FOYER_ON_BOTH_ENGINES(delivery_zones);

}

TEST_P(delivery_zones, are_offered_by_code_while_they_are_in_service) {
    EXPECT_EQ(offered(shop().morning), (std::vector<std::string>{"alger", "oran"}));
}

TEST_P(delivery_zones, begin_on_their_day) {
    EXPECT_EQ(offered(in_2030 - 1), (std::vector<std::string>{"alger", "oran"}));
    EXPECT_EQ(offered(in_2030), (std::vector<std::string>{"alger", "oran", "in-salah"}));
    EXPECT_FALSE(find_zone(database(), "in-salah", in_2030 - 1).has_value());
    EXPECT_TRUE(find_zone(database(), "in-salah", in_2030).has_value());
}

TEST_P(delivery_zones, that_are_closed_are_not_found) {
    EXPECT_FALSE(find_zone(database(), "ferme", shop().morning).has_value());
    EXPECT_FALSE(find_zone(database(), "nowhere", shop().morning).has_value());
}

TEST_P(delivery_zones, have_a_rate_both_names_and_a_time) {
    const auto alger = find_zone(database(), "alger", shop().morning);
    ASSERT_TRUE(alger.has_value());
    EXPECT_EQ(alger->code, "16");
    EXPECT_EQ(alger->name_fr, "Alger");
    EXPECT_EQ(alger->name_ar, "الجزائر");
    EXPECT_EQ(alger->rate, money{40'000});
    EXPECT_EQ(alger->delivery_days_max, 2);
}

TEST_P(delivery_zones, are_listed_with_the_subtotal_from_which_they_cost_nothing) {
    test::shop_program program(database());
    const auto body = program.get("/api/v1/delivery/wilayas");
    EXPECT_THAT(body, testing::HasSubstr(R"({"slug":"alger","code":"16")"));
    EXPECT_THAT(body, testing::HasSubstr(R"("freeFrom":"50000.00")"));
}

}
