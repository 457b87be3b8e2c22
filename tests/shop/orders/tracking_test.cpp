#include "shop/shop_program.hpp"
#include "support/shop_fixture.hpp"

#include <gmock/gmock.h>

namespace foyer::orders {

namespace {

using testing::HasSubstr;
using testing::Not;

class order_tracking : public test::shop_fixture {
protected:
    static std::string address(const std::string& number, std::string_view phone) {
        return "/api/v1/orders/track?orderNumber=" + number + "&phone=" + std::string(phone);
    }
};
FOYER_ON_BOTH_ENGINES(order_tracking);

}

TEST_P(order_tracking, tells_where_the_order_is_and_nothing_about_the_buyer) {
    test::shop_program program(database());
    const auto placed = shop().buy({{"CIRC-25", 1}});
    const auto body = program.get(address(placed.order_number, "0555010203"));
    EXPECT_THAT(body, HasSubstr(R"("status":"PENDING")"));
    EXPECT_THAT(body, HasSubstr(R"("totalAmount":"25300.00")"));
    EXPECT_THAT(
        body, HasSubstr(R"("steps":[{"status":"PENDING","at":"2026-03-02T09:00:00.000Z"}])")
    );
    for (const auto* personal :
         {"Karim", "Benali", "213555", "Bouadou", "Circulateur", "example.dz"})
        EXPECT_THAT(body, Not(HasSubstr(personal)));
}

TEST_P(order_tracking, takes_the_phone_as_people_write_it) {
    test::shop_program program(database());
    const auto placed = shop().buy({{"CIRC-25", 1}});
    for (const auto* phone : {"0555%2001%2002%2003", "%2B213555010203", "00213555010203"})
        EXPECT_EQ(program.ask(http::get(address(placed.order_number, phone))).status, 200) << phone;
}

TEST_P(order_tracking, answers_a_wrong_phone_as_a_wrong_number) {
    test::shop_program program(database());
    const auto placed = shop().buy({{"CIRC-25", 1}});
    const auto wrong_phone = program.ask(http::get(address(placed.order_number, "0555010204")));
    const auto wrong_number = program.ask(http::get(address("FY-2222222222", "0555010203")));
    EXPECT_EQ(wrong_phone.status, 404);
    EXPECT_EQ(wrong_phone.error_code, "order.not_found");
    EXPECT_EQ(wrong_phone.body, wrong_number.body);
}

TEST_P(order_tracking, lets_nobody_try_numbers) {
    test::shop_program program(database());
    int refused = 0;
    for (int i = 0; i < 30; ++i)
        refused +=
            program.ask(http::get(address("FY-222222222" + std::to_string(i % 10), "0555010203")))
                .status == 429;
    EXPECT_GE(refused, 9);
}

}
