#include "platform/base/crypto.hpp"
#include "platform/json/decode.hpp"
#include "platform/json/node.hpp"
#include "shop/orders/order_store.hpp"
#include "shop/shop_program.hpp"
#include "support/shop_fixture.hpp"

#include <gmock/gmock.h>

#include <mutex>
#include <set>

namespace foyer::checkout {

namespace {

using testing::HasSubstr;

constexpr std::string_view key = "2f1f8bd2-7f8b-4d0e-9e7c-7f5a1c9a5d10";

class checkout_api : public test::shop_fixture {
protected:
    std::string body(std::string_view total, std::string_view first_name = "Karim") {
        return R"({"firstName":")" + std::string(first_name) +
               R"(","lastName":"Benali","phone":"0555 01 02 03",)" +
               R"("street":"12 rue des Frères","city":"Alger","wilaya":"alger","termsVersion":")" +
               shop().rules.terms_version + R"(","expectedTotal":")" + std::string(total) + R"("})";
    }
    static http::made_request post_order(const cart::opened& cart, std::string_view json) {
        return http::post("/api/v1/orders").with("X-Cart-Token", cart.token).json(json);
    }
};
FOYER_ON_BOTH_ENGINES(checkout_api);

}

TEST_P(checkout_api, quotes_the_cart_delivered_to_a_wilaya) {
    test::shop_program program(database());
    const auto cart = shop().cart_with({{"CIRC-25", 1}});
    const auto quote = http::post("/api/v1/checkout/quote").with("X-Cart-Token", cart.token);
    const auto text =
        http::house::body_of(program.ask(http::made_request(quote).json(R"({"wilaya":"oran"})")));
    EXPECT_THAT(text, HasSubstr(R"("subtotal":"24900.00","shippingAmount":"700.00")"));
    EXPECT_THAT(text, HasSubstr(R"("totalAmount":"25600.00","currency":"DZD")"));
    EXPECT_THAT(text, HasSubstr(R"("termsVersion":")" + shop().rules.terms_version));
    const auto unknown = program.ask(http::made_request(quote).json(R"({"wilaya":"nowhere"})"));
    EXPECT_EQ(unknown.error_code, "order.unknown_wilaya");
}

TEST_P(checkout_api, quotes_no_empty_cart) {
    test::shop_program program(database());
    const auto answer =
        program.ask(http::post("/api/v1/checkout/quote").json(R"({"wilaya":"alger"})"));
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(answer.error_code, "order.cart_empty");
}

TEST_P(checkout_api, orders_the_cart_and_normalises_the_phone) {
    test::shop_program program(database());
    auto answer = program.ask(post_order(shop().cart_with({{"CIRC-25", 1}}), body("25300.00")));
    EXPECT_EQ(answer.status, 201);
    const auto text = http::house::body_of(std::move(answer));
    EXPECT_THAT(text, HasSubstr(R"({"orderNumber":"FY-)"));
    EXPECT_THAT(text, HasSubstr(R"("totalAmount":"25300.00","currency":"DZD"})"));
    EXPECT_EQ(
        shop().count(
            "orders", "recipient_phone = '+213555010203' AND placed_from <> '203.0.113.7'"
        ),
        1
    );
}

TEST_P(checkout_api, lets_forty_buyers_behind_one_address_order_within_a_minute) {
    test::shop_program program(database());
    const auto item =
        R"({"productId":")" + shop().product_id("BAL-20").value + R"(","quantity":1})";
    for (int i = 0; i < 40; ++i) {
        const auto added = program.ask(http::post("/api/v1/cart/items").json(item));
        ASSERT_EQ(added.status, 200) << i;
        auto json = body("1250.00");
        json.replace(json.find("01 02 03"), 8, "01 03 " + std::to_string(10 + i));
        const auto token = http::house::header_of(added, "X-Cart-Token");
        const auto placed =
            program.ask(http::post("/api/v1/orders").with("X-Cart-Token", token).json(json));
        ASSERT_EQ(placed.status, 201) << i << " " << placed.error_code;
    }
    EXPECT_EQ(shop().count("orders"), 40);
}

TEST_P(checkout_api, takes_a_postal_code_of_five_digits_in_either_script) {
    test::shop_program program(database());
    const auto cart = shop().cart_with({{"CIRC-25", 1}});
    auto json = body("25300.00");
    json.insert(json.size() - 1, R"(,"postalCode":"@")");
    const auto with_code = [&](std::string_view code) {
        auto typed = json;
        return program.ask(post_order(cart, typed.replace(typed.find('@'), 1, code))).status;
    };
    for (const auto* bad : {"abcde", "1600", "160000", "1600 0", "16000a"})
        EXPECT_EQ(with_code(bad), 400) << bad;
    EXPECT_EQ(with_code("١٦٠٠٠"), 201);
    EXPECT_EQ(shop().count("orders", "shipping_postal_code = '16000'"), 1);
}

TEST_P(checkout_api, answers_another_total_with_the_one_there_is) {
    test::shop_program program(database());
    auto answer = program.ask(post_order(shop().cart_with({{"CIRC-25", 1}}), body("1.00")));
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(answer.error_code, "order.total_changed");
    EXPECT_THAT(http::house::body_of(std::move(answer)), HasSubstr("25300.00"));
}

TEST_P(checkout_api, tells_every_missing_field_at_once) {
    test::shop_program program(database());
    auto answer = program.ask(
        post_order(shop().cart_with({{"CIRC-25", 1}}), R"({"phone":"12","price":"1.00"})")
    );
    EXPECT_EQ(answer.status, 400);
    const auto text = http::house::body_of(std::move(answer));
    for (const auto* field :
         {"firstName", "lastName", "phone", "street", "city", "wilaya", "termsVersion",
          "expectedTotal", "price"})
        EXPECT_THAT(text, HasSubstr(std::string("\"field\":\"") + field + '"'));
}

TEST_P(checkout_api, of_one_key_twenty_times_at_once_makes_one_order_and_gives_equal_answers) {
    const auto cart = shop().cart_with({{"CIRC-25", 1}});
    const http::made_request request =
        post_order(cart, body("25300.00")).with("Idempotency-Key", key);
    std::set<std::string> answers;
    std::mutex guard;
    test::in_threads(20, [&](int) {
        test::shop_program program(database());
        auto answer = program.ask(request);
        EXPECT_EQ(answer.status, 201);
        const std::lock_guard lock(guard);
        answers.insert(http::house::body_of(std::move(answer)));
    });
    EXPECT_EQ(answers.size(), 1U);
    EXPECT_EQ(shop().count("orders"), 1);
    EXPECT_EQ(shop().stock("CIRC-25"), 9);
    EXPECT_EQ(shop().ledger_faults(), 0);
}

TEST_P(checkout_api, gives_the_token_again_without_having_kept_it) {
    test::shop_program program(database());
    const auto cart = shop().cart_with({{"CIRC-25", 1}});
    const http::made_request request =
        post_order(cart, body("25300.00")).with("Idempotency-Key", key);
    const auto first = http::house::body_of(program.ask(request));
    EXPECT_EQ(http::house::body_of(program.ask(request)), first);
    const auto answer = json::document::parse(first);
    ASSERT_TRUE(answer.has_value());
    const auto token = answer->root().find("accessToken")->to_text();
    const auto bare = token.substr(1, token.size() - 2);
    const auto file = orders::find_by_token(database(), bare);
    ASSERT_TRUE(file.has_value());
    EXPECT_THAT(first, HasSubstr(file->head.order_number));
    EXPECT_EQ(shop().count("idempotency_keys", "answer IS NOT NULL"), 1);
    EXPECT_EQ(shop().count("idempotency_keys", "CAST(answer AS TEXT) LIKE '%" + bare + "%'"), 0);
}

TEST_P(checkout_api, gives_two_buyers_with_the_same_key_different_tokens) {
    test::shop_program program(database());
    std::set<std::string> tokens;
    for (int i = 0; i < 2; ++i) {
        const auto answer = http::house::body_of(
            program.ask(post_order(shop().cart_with({{"CIRC-25", 1}}), body("25300.00"))
                            .with("Idempotency-Key", key))
        );
        tokens.insert(answer.substr(answer.find("accessToken"), 60));
    }
    EXPECT_EQ(tokens.size(), 2U);
    EXPECT_EQ(shop().count("orders"), 2);
}

TEST_P(checkout_api, keeps_of_the_buyers_address_what_only_this_installation_can_make) {
    test::shop_program program(database());
    EXPECT_EQ(
        program.ask(post_order(shop().cart_with({{"CIRC-25", 1}}), body("25300.00"))).status, 201
    );
    const auto made = hmac_sha256_hex(program.all.address_key, "order origin:203.0.113.7");
    EXPECT_EQ(shop().count("orders", "placed_from = '" + made + "'"), 1);
}

TEST_P(checkout_api, refuses_a_key_that_was_used_for_something_else) {
    test::shop_program program(database());
    const auto cart = shop().cart_with({{"CIRC-25", 1}});
    EXPECT_EQ(
        program.ask(post_order(cart, body("25300.00")).with("Idempotency-Key", key)).status, 201
    );
    const auto other =
        program.ask(post_order(cart, body("25300.00", "Mourad")).with("Idempotency-Key", key));
    EXPECT_EQ(other.status, 422);
    EXPECT_EQ(other.error_code, "idempotency.key_reused");
    EXPECT_EQ(shop().count("orders"), 1);
}

TEST_P(checkout_api, lets_a_refused_order_be_tried_again_under_its_key) {
    test::shop_program program(database());
    const auto cart = shop().cart_with({{"CIRC-25", 1}});
    const http::made_request request =
        post_order(cart, body("25300.00")).with("Idempotency-Key", key);
    shop().set_stock("CIRC-25", 0);
    EXPECT_EQ(program.ask(request).error_code, "order.short_stock");
    shop().set_stock("CIRC-25", 1);
    EXPECT_EQ(program.ask(request).status, 201);
}

}
