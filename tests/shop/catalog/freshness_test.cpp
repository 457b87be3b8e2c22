#include "shop/shop_program.hpp"
#include "support/deep.hpp"
#include "support/shop_fixture.hpp"

#include <gtest/gtest.h>

#include <atomic>

// A price is changed again and again while readers ask for it as fast as they can, each through a
// dispatcher with kept answers of its own, as the cores of the program do.
namespace foyer::catalog {

namespace {

constexpr int readers = 3;

class price_on_display : public test::shop_fixture {
protected:
    void change_price(int dinars) {
        database().transaction([&](db::transaction& tx) {
            const auto id = shop().product_id("BAL-20");
            const db::query set{"test.price", "UPDATE products SET price = $2 WHERE id = $1"};
            tx.change(set, id, money{dinars * 100});
            tx.changed("product:" + id.value);
            tx.changed("products");
        });
    }
};
FOYER_ON_BOTH_ENGINES(price_on_display);

// The first price on an answer of the API.
int dinars_in(const std::string& body) {
    const auto at = body.find("\"price\":\"");
    return at == std::string::npos ? -1 : std::atoi(body.c_str() + at + 9);
}

}

TEST_P(price_on_display, is_never_older_than_the_last_acknowledged_change) {
    const int changes = test::is_deep() ? 1000 : 100;
    const auto slug = shop().rows<product>("products", "created_at").front().slug;
    const auto target = "/api/v1/products/" + slug;
    std::atomic<int> acknowledged{1000};
    std::atomic<int> reading{0};
    std::atomic<int> answers{0};
    change_price(1000);
    test::in_threads(readers + 1, [&](int who) {
        if (who == 0) {
            while (reading < readers) std::this_thread::yield();
            for (int n = 1; n <= changes; ++n) {
                change_price(1000 + n);
                acknowledged = 1000 + n;
                const int seen = answers;
                while (answers == seen) std::this_thread::yield(); // somebody has kept it
            }
            acknowledged = -1;
            return;
        }
        test::shop_program one(database());
        ++reading;
        for (int least = 0; (least = acknowledged) > 0; ++answers)
            EXPECT_GE(dinars_in(one.get(target)), least);
    });
    test::shop_program fresh(database());
    EXPECT_EQ(dinars_in(fresh.get(target)), 1000 + changes);
    EXPECT_GT(answers, changes);
}

}
