#include "shop/cart/cart_session.hpp"

#include "platform/http/rate_limiter.hpp"

namespace foyer::cart {

namespace {

constexpr http::rate new_carts{.burst = 300, .per_minute = 120};

}

std::optional<std::string_view> token_of(const api::context& c) {
    if (const auto header = c.request.header_value("X-Cart-Token")) return header;
    return c.cookie(cookie_name);
}

std::optional<id_of<customer>> cart_of(api::context& c) {
    const auto token = token_of(c);
    if (!token || token->size() != 43) return std::nullopt;
    return find_cart(c.db, *token);
}

result<id_of<customer>> cart_of_or_new(api::context& c, const id_of<product>& first_product) {
    if (auto found = cart_of(c)) return *std::move(found);
    if (!is_sold(c.db, first_product)) return product_not_found();
    const auto key = "new cart " + http::address_group(c.client_address());
    const int wait_s = c.services.limiter.take(key, new_carts, c.started_at.milliseconds);
    if (wait_s > 0) {
        c.add_header("Retry-After", std::to_string(wait_s));
        return error{
            errc::rate_limited, "cart.too_many", "too many carts were opened from this address"
        };
    }
    auto cart = c.db.transaction([&](db::transaction& tx) {
        return open_cart(tx, i18n::code(c.language), c.started_at);
    });
    c.set_cookie({std::string(cookie_name), cart.token, cookie_age_s});
    c.add_header("X-Cart-Token", cart.token);
    return cart.customer_id;
}

}
