// A node that does nothing but change prices, for endurance.test.mjs: a line "PRODUCT DINARS" is
// one change, and "done" is said when it was acknowledged.
#include "platform/base/decimal.hpp"
#include "platform/db/database.hpp"

#include <iostream>
#include <string>

namespace foyer {

namespace {

constexpr db::query set_price{"test.set_price", "UPDATE products SET price = $2 WHERE id = $1"};

void change_prices(db::database& database, std::istream& wanted, std::ostream& said) {
    std::string product;
    int dinars = 0;
    while (wanted >> product >> dinars) {
        database.transaction([&](db::transaction& tx) {
            tx.change(set_price, product, money{std::int64_t{dinars} * 100});
            tx.changed("product:" + product);
            tx.changed("products");
        });
        said << "done\n" << std::flush;
    }
}

}

}

int main(int, char** argv) {
    const auto database = foyer::db::database::open({.url = argv[1], .serves = true});
    foyer::change_prices(*database, std::cin, std::cout);
}
