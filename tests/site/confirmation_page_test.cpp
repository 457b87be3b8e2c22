#include "platform/api/program.hpp"
#include "platform/http/made_request.hpp"
#include "site/pages.hpp"
#include "support/shop_fixture.hpp"

#include <gmock/gmock.h>

namespace foyer::site {

namespace {

class confirmation_page : public test::shop_fixture {};
FOYER_ON_BOTH_ENGINES(confirmation_page);

}

TEST_P(confirmation_page, thanks_the_recipient_by_the_full_name) {
    api::program program(database(), confirmation_routes());
    const auto cart = shop().cart_with({{"BAL-20", 1}});
    auto request = shop().request_for(cart);
    request.first_name = "عبد القادر";
    const auto placed = shop().place(cart, request);
    ASSERT_EQ(test::outcome(placed), "done");
    const auto page =
        http::house::body_of(program.ask(http::get("/fr/orders/" + placed->access_token)));
    EXPECT_THAT(page, testing::HasSubstr("\u2068عبد القادر Benali\u2069"));
}

TEST_P(confirmation_page, names_products_in_its_language_and_marks_those_it_cannot) {
    api::program program(database(), confirmation_routes());
    const auto placed = shop().buy({{"BAL-20", 1}, {"CIRC-25", 1}});
    const auto page =
        http::house::body_of(program.ask(http::get("/ar/orders/" + placed.access_token)));
    EXPECT_THAT(page, testing::HasSubstr("مضخّة تدوير ٢٥"));
    EXPECT_THAT(page, testing::Not(testing::HasSubstr("Circulateur à haute efficacité")));
    EXPECT_THAT(page, testing::ContainsRegex("lang=\"fr\"[^>]*>(<bdi>)?Vanne"));
}

}
