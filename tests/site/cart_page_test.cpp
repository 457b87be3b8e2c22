#include "platform/api/program.hpp"
#include "platform/http/made_request.hpp"
#include "site/pages.hpp"
#include "support/shop_fixture.hpp"

#include <gmock/gmock.h>

namespace foyer::site {

namespace {

using testing::HasSubstr;
using testing::Not;

class cart_page : public test::shop_fixture {
protected:
    static http::made_request of(http::made_request request, const cart::opened& cart) {
        return request.with("Cookie", "foyer_cart=" + cart.token);
    }
    std::string shown(const cart::opened& cart) {
        return http::house::body_of(program().ask(of(http::get("/en/cart"), cart)));
    }
    http::response accept(const cart::opened& cart) {
        return program().ask(of(http::post("/en/cart/prices").form(""), cart));
    }
    api::program& program() {
        if (!program_) program_.emplace(database(), cart_routes());
        return *program_;
    }
    void TearDown() override {
        program_.reset();
        test::shop_fixture::TearDown();
    }

private:
    std::optional<api::program> program_;
};
FOYER_ON_BOTH_ENGINES(cart_page);

constexpr auto notice = "has changed";
constexpr auto form = "action=\"/en/cart/prices\"";

}

TEST_P(cart_page, tells_of_a_price_that_changed_until_the_visitor_takes_note) {
    const auto cart = shop().cart_with({{"CHAU-24", 1}});
    EXPECT_THAT(shown(cart), Not(HasSubstr(notice)));
    EXPECT_THAT(shown(cart), Not(HasSubstr(form)));
    shop().set_price("CHAU-24", {14'500'000});
    for (int i = 0; i < 2; ++i) {
        EXPECT_THAT(shown(cart), HasSubstr(notice));
        EXPECT_THAT(shown(cart), HasSubstr(form));
    }
    const auto answer = accept(cart);
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(http::house::header_of(answer, "Location"), "/en/cart");
    EXPECT_THAT(shown(cart), Not(HasSubstr(notice)));
    shop().set_price("CHAU-24", {13'900'000});
    EXPECT_THAT(shown(cart), HasSubstr(notice)) << "the next change is told again";
}

TEST_P(cart_page, tells_a_browser_without_cookies_why_the_cart_is_empty) {
    const auto added = program().ask(
        http::post("/en/cart/items").form("productId=" + shop().product_id("BAL-20").value)
    );
    const std::string next(http::house::header_of(added, "Location"));
    const std::string token(http::house::header_of(added, "X-Cart-Token"));
    EXPECT_THAT(http::house::body_of(program().ask(http::get(next))), HasSubstr("refuses cookies"));
    const auto with_cookie = http::get(next).with("Cookie", "foyer_cart=" + token);
    EXPECT_THAT(
        http::house::body_of(program().ask(with_cookie)), Not(HasSubstr("refuses cookies"))
    );
}

TEST_P(cart_page, can_lower_a_quantity_above_the_stock) {
    const auto cart = shop().cart_with({{"CIRC-25", 6}});
    shop().set_stock("CIRC-25", 2);
    const auto line = "/en/cart/items/" + shop().lines_of(cart).at(0).id.value;
    const auto answer = program().ask(of(http::post(line).form("_action=less"), cart));
    EXPECT_EQ(http::house::header_of(answer, "Location"), "/en/cart");
    EXPECT_EQ(shop().lines_of(cart).at(0).quantity, 5);
}

TEST_P(cart_page, writes_nothing_when_it_is_shown) {
    const auto cart = shop().cart_with({{"CHAU-24", 1}});
    shop().set_price("CHAU-24", {14'500'000});
    const auto before = shop().lines_of(cart).at(0).seen_price;
    (void)shown(cart);
    EXPECT_EQ(shop().lines_of(cart).at(0).seen_price, before);
}

TEST_P(cart_page, takes_note_of_nobodys_prices_without_a_cart) {
    const auto cart = shop().cart_with({{"CHAU-24", 1}});
    shop().set_price("CHAU-24", {14'500'000});
    EXPECT_EQ(program().ask(http::post("/en/cart/prices").form("")).status, 303);
    EXPECT_THAT(shown(cart), HasSubstr(notice));
}

}
