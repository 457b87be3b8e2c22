#include "platform/json/decode.hpp"
#include "shop/shop_program.hpp"
#include "support/shop_fixture.hpp"

#include <gmock/gmock.h>

namespace foyer::cart {

namespace {

using testing::HasSubstr;
using testing::Not;

class cart_api : public test::shop_fixture {
protected:
    static std::string item(const std::string& product_id, int quantity) {
        return R"({"productId":")" + product_id + R"(","quantity":)" + std::to_string(quantity) +
               "}";
    }
    http::response add(
        test::shop_program& p, std::string_view token, std::string_view sku, int quantity
    ) {
        auto request =
            http::post("/api/v1/cart/items").json(item(shop().product_id(sku).value, quantity));
        if (!token.empty()) request.with("X-Cart-Token", token);
        return p.ask(request);
    }
    // The token of a cart that the program opened for a first line.
    std::string cart_with_one(test::shop_program& p, std::string_view sku) {
        const auto answer = add(p, "", sku, 1);
        EXPECT_EQ(answer.status, 200);
        return http::house::header_of(answer, "X-Cart-Token");
    }
    std::string line_of(std::string_view token) {
        return list_lines(database(), *find_cart(database(), token), "fr").at(0).id.value;
    }
};
FOYER_ON_BOTH_ENGINES(cart_api);

}

TEST_P(cart_api, of_a_stranger_is_empty_and_writes_nothing) {
    test::shop_program program(database());
    EXPECT_EQ(program.get("/api/v1/cart"), R"({"items":[],"count":0,"subtotal":"0.00"})");
    EXPECT_EQ(shop().count("customers"), 0);
}

TEST_P(cart_api, opens_a_cart_at_the_first_line_and_hands_out_its_token) {
    test::shop_program program(database());
    auto answer = add(program, "", "CIRC-25", 2);
    const auto token = http::house::header_of(answer, "X-Cart-Token");
    EXPECT_EQ(token.size(), 43U);
    EXPECT_THAT(http::house::header_of(answer, "Set-Cookie"), HasSubstr("foyer_cart=" + token));
    EXPECT_THAT(
        http::house::body_of(std::move(answer)), HasSubstr(R"("count":2,"subtotal":"49800.00")")
    );
}

TEST_P(cart_api, knows_a_cart_by_cookie_or_by_header) {
    test::shop_program program(database());
    const auto token = cart_with_one(program, "PUR-15");
    for (const auto& request :
         {http::get("/api/v1/cart").with("Cookie", "a=b; foyer_cart=" + token),
          http::get("/api/v1/cart/items").with("X-Cart-Token", token)})
        EXPECT_THAT(http::house::body_of(program.ask(request)), HasSubstr("PUR-15"));
}

TEST_P(cart_api, takes_an_unknown_token_for_none) {
    test::shop_program program(database());
    const std::string unknown(43, 'x');
    const auto shown = program.ask(http::get("/api/v1/cart").with("X-Cart-Token", unknown));
    EXPECT_EQ(shown.status, 200);
    const auto answer = add(program, unknown, "PUR-15", 1);
    EXPECT_NE(http::house::header_of(answer, "X-Cart-Token"), unknown)
        << "tokens are ours, never the client's";
}

TEST_P(cart_api, tells_when_a_price_or_the_stock_changed) {
    test::shop_program program(database());
    const auto token = cart_with_one(program, "CHAU-24");
    shop().set_price("CHAU-24", {14'200'000});
    shop().set_stock("CHAU-24", 0);
    const auto body =
        http::house::body_of(program.ask(http::get("/api/v1/cart").with("X-Cart-Token", token)));
    EXPECT_THAT(body, HasSubstr(R"("unitPrice":"142000.00")"));
    EXPECT_THAT(body, HasSubstr(R"("previousPrice":"139000.00")"));
    EXPECT_THAT(body, HasSubstr(R"("available":false)"));
}

TEST_P(cart_api, changes_and_removes_a_line) {
    test::shop_program program(database());
    const auto token = cart_with_one(program, "PUR-15");
    const auto address = "/api/v1/cart/items/" + line_of(token);
    http::made_request change(http::method::patch, address);
    change.with("X-Cart-Token", token).json(R"({"quantity":9})");
    EXPECT_THAT(http::house::body_of(program.ask(change)), HasSubstr(R"("count":9)"));
    http::made_request removal(http::method::delete_, address);
    removal.with("X-Cart-Token", token);
    EXPECT_THAT(http::house::body_of(program.ask(removal)), HasSubstr(R"("items":[])"));
    EXPECT_EQ(program.ask(removal).status, 404);
}

TEST_P(cart_api, does_not_touch_the_cart_of_another_token) {
    test::shop_program program(database());
    const auto mine = cart_with_one(program, "PUR-15");
    const auto yours = cart_with_one(program, "BAL-20");
    http::made_request removal(http::method::delete_, "/api/v1/cart/items/" + line_of(mine));
    removal.with("X-Cart-Token", yours);
    const auto answer = program.ask(removal);
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.error_code, "cart.line_not_found");
    EXPECT_EQ(line_of(mine).empty(), false);
}

TEST_P(cart_api, refuses_quantities_that_are_none) {
    test::shop_program program(database());
    for (const int quantity : {0, -1, 51})
        EXPECT_EQ(add(program, "", "PUR-15", quantity).status, 400) << quantity;
    EXPECT_EQ(add(program, "", "RAD-10", 1).status, 409);
    EXPECT_EQ(add(program, "", "OLD-15", 1).status, 404);
}

TEST_P(cart_api, opens_no_cart_for_a_product_that_is_not_sold) {
    test::shop_program program(database());
    for (const auto* sku : {"OLD-15", "CLIM-12", "NOTHING"})
        EXPECT_EQ(add(program, "", sku, 1).error_code, "cart.product_not_found") << sku;
    EXPECT_EQ(shop().count("customers"), 0);
}

TEST_P(cart_api, opens_only_so_many_carts_for_one_address) {
    test::shop_program program(database());
    int opened = 0;
    std::string_view last;
    for (int i = 0; i < 330 && last.empty(); ++i) {
        const auto answer = add(program, "", "BAL-20", 1);
        opened += answer.status == 200;
        last = answer.error_code;
    }
    EXPECT_GE(opened, 300);
    EXPECT_EQ(last, "cart.too_many");
}

}
