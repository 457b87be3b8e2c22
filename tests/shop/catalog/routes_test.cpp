#include "shop/shop_program.hpp"
#include "support/shop_fixture.hpp"

#include <gmock/gmock.h>

namespace foyer::catalog {

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class catalog_api : public test::shop_fixture {};
FOYER_ON_BOTH_ENGINES(catalog_api);

}

TEST_P(catalog_api, lists_products_by_every_parameter_of_the_address) {
    test::shop_program program(database());
    const auto body = program.get(
        "/api/v1/products?q=chaudiere&category=chauffage&manufacturer=saunier-duval"
        "&minPrice=100000&maxPrice=139000.00&inStock=1&featured=1&sort=price_desc&page=1&limit=10"
    );
    EXPECT_THAT(
        body, AllOf(HasSubstr(R"("sku":"CHAU-24")"), HasSubstr(R"("salePrice":"139000.00")"))
    );
    EXPECT_THAT(body, HasSubstr(R"("total":1,"totalIsExact":true,"page":1,"limit":10)"));
}

TEST_P(catalog_api, gives_the_second_page) {
    test::shop_program program(database());
    EXPECT_THAT(
        program.get("/api/v1/products?sort=price_asc&page=2&limit=2"),
        AllOf(
            HasSubstr("RAD-10"), HasSubstr("CIRC-25"), Not(HasSubstr("BAL-20")),
            Not(HasSubstr("CHAU-24"))
        )
    );
}

TEST_P(catalog_api, tells_every_fault_of_a_filter_at_once) {
    test::shop_program program(database());
    auto answer = program.ask(
        http::get("/api/v1/products?minPrice=cheap&page=0&limit=101&sort=best&colour=red")
    );
    EXPECT_EQ(answer.status, 400);
    const auto body = http::house::body_of(std::move(answer));
    for (const auto* field : {"minPrice", "page", "limit", "sort", "colour"})
        EXPECT_THAT(body, HasSubstr(std::string("\"field\":\"") + field + '"'));
}

TEST_P(catalog_api, shows_a_product_with_its_pictures_and_without_what_it_cost) {
    test::shop_program program(database());
    const auto body = program.get("/api/v1/products/circulateur-25-60?lang=ar");
    EXPECT_THAT(body, AllOf(HasSubstr(R"("language":"ar")"), HasSubstr(R"("price":"24900.00")")));
    EXPECT_THAT(body, HasSubstr(R"("url":"/pictures/circulateur-25-60.svg")"));
    EXPECT_THAT(body, AllOf(Not(HasSubstr("costPrice")), Not(HasSubstr("12450"))));
}

TEST_P(catalog_api, knows_no_hidden_product) {
    test::shop_program program(database());
    const auto answer = program.ask(http::get("/api/v1/products/ancien-circulateur"));
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.error_code, "product.not_found");
}

TEST_P(catalog_api, lists_categories_and_makers) {
    test::shop_program program(database());
    EXPECT_THAT(
        program.get("/api/v1/categories"),
        AllOf(HasSubstr("Chaudières"), Not(HasSubstr("Archives")))
    );
    EXPECT_THAT(program.get("/api/v1/manufacturers"), HasSubstr("Saunier Duval"));
}

TEST_P(catalog_api, never_shows_a_stock_older_than_the_order_that_took_it) {
    test::shop_program program(database());
    const auto address = "/api/v1/products/circulateur-25-60";
    EXPECT_THAT(program.get(address), HasSubstr(R"("stockQuantity":10)"));
    shop().buy({{"CIRC-25", 1}});
    EXPECT_THAT(program.get(address), HasSubstr(R"("stockQuantity":9)"));
}

}
