#pragma once

#include "platform/api/program.hpp"
#include "platform/http/made_request.hpp"
#include "shop/cart/routes.hpp"
#include "shop/catalog/routes.hpp"
#include "shop/checkout/routes.hpp"
#include "shop/delivery/routes.hpp"
#include "shop/orders/tracking.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

// The API of the shop as it answers requests.
namespace foyer::test {

inline const std::vector<http::route>& shop_routes() {
    static const auto all = [] {
        std::vector<http::route> list;
        for (const auto& module :
             {catalog::routes(), cart::routes(), checkout::routes(), delivery::routes(),
              orders::routes()})
            list.insert(list.end(), module.begin(), module.end());
        return list;
    }();
    return all;
}

struct shop_program : api::program {
    explicit shop_program(db::database& db) : program(db, shop_routes()) {}

    // The body of the answer to a GET; its status must be 200.
    std::string get(std::string_view target) {
        auto answer = ask(http::get(target));
        EXPECT_EQ(answer.status, 200) << target;
        return http::house::body_of(std::move(answer));
    }
};

}
