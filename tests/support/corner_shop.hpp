#pragma once

#include "platform/db/database.hpp"
#include "shop/cart/cart.hpp"
#include "shop/checkout/place_order.hpp"
#include "shop/settings/shop_settings.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

// A small shop whose every number is known, and what its buyers do.
//
//   category       product (SKU)   price, in force     TVA   stock
//   robinetterie   BAL-20             850.00             9     200
//                  PUR-15             400.00            19      60   "100% laiton" in its name
//   circulateurs   CIRC-25         24 900.00            19      10   Grundfos, featured
//   chaudieres     CHAU-24        145 000 -> 139 000    19       5   Saunier Duval, featured
//   chauffage      RAD-10          12 500.00            19       0   parent of the two above
//   archives       CLIM-12                                           the category is hidden
//   circulateurs   OLD-15                                            the product is hidden
//
// Products are in the order of their ids and ages: BAL-20, CIRC-25, CHAU-24, RAD-10, CLIM-12,
// OLD-15, PUR-15. Delivery costs 400 to "alger" (code 16, 1 to 2 days) and 700 to "oran" (31) and
// nothing from 50 000 on; "in-salah" begins in 2030 and "ferme" is closed.
namespace foyer::test {

struct wanted {
    std::string_view sku;
    int quantity{1};
};

class corner_shop {
public:
    // The day on which its rows were made, and the moment at which its buyers come.
    static constexpr timestamp opening{1'772'352'000'000}; // 2026-03-01 08:00
    static constexpr timestamp morning{1'772'442'000'000}; // 2026-03-02 09:00

    explicit corner_shop(db::database& db) : db_(db) {}

    // Writes the catalogue and the zones into a database that has the tables.
    void open();

    id_of<product> product_id(std::string_view sku) const;

    cart::opened new_cart(std::string_view language = "fr");
    // A cart with these lines; each must fit.
    cart::opened cart_with(std::initializer_list<wanted> lines);
    result<void> add(const cart::opened& cart, wanted line);
    std::vector<cart::line> lines_of(const cart::opened& cart, std::string_view language = "fr");

    // What the cart costs delivered.
    pricing::totals quote(const cart::opened& cart, std::string_view wilaya = "alger");

    // Karim Benali's order, with all that it needs but the total.
    checkout::order_request request_to(std::string_view wilaya = "alger") const;
    // The same, expecting what the cart costs there.
    checkout::order_request request_for(
        const cart::opened& cart, std::string_view wilaya = "alger"
    );
    checkout::origin origin_of(const cart::opened& cart) const;
    result<checkout::placed_order> place(
        const cart::opened& cart, const checkout::order_request& request
    );
    // A new cart with these lines, ordered to Algiers; it must succeed.
    checkout::placed_order buy(std::initializer_list<wanted> lines);

    int stock(std::string_view sku);
    void set_stock(std::string_view sku, int pieces);
    void set_price(std::string_view sku, money price, std::optional<money> sale_price = {});
    void hide(std::string_view sku);

    std::int64_t count(std::string_view table, std::string_view condition = "1 = 1");
    // Every row, in the order of `order_by`.
    template <class T>
    std::vector<T> rows(std::string_view table, std::string_view order_by = "id") {
        const auto text =
            "SELECT * FROM " + std::string(table) + " ORDER BY " + std::string(order_by);
        return db_.all<T>(db::query{.name = "test.rows", .text = text});
    }
    // Products whose stock is not what their ledger says, line by line, each of which begins where
    // another has ended.
    std::int64_t ledger_faults();

    db::database& database() { return db_; }

    // The rules of its owner; orders are placed under them. The defaults of the program, with the
    // numbers above.
    settings::shop_settings rules;
    // When its buyers come.
    timestamp at{morning};
    // From where.
    std::string address{"address-a"};

private:
    db::database& db_;
};

}
