#include "shop/checkout/routes.hpp"

#include "platform/api/idempotency.hpp"
#include "platform/http/endpoint.hpp"
#include "shop/cart/cart_session.hpp"
#include "shop/checkout/order_input.hpp"

namespace foyer::checkout {

namespace {

struct quote_input {
    slug wilaya;
};
BOOST_DESCRIBE_STRUCT(quote_input, (), (wilaya))

struct quote_answer {
    money subtotal;
    money shipping_amount;
    money discount_amount;
    money stamp_duty;
    money tax_amount; // contained
    money total_amount;
    std::string currency;
    std::string terms_version; // the one to accept
    int delivery_days_min{};
    int delivery_days_max{};
};
BOOST_DESCRIBE_STRUCT(
    quote_answer, (),
    (subtotal, shipping_amount, discount_amount, stamp_duty, tax_amount, total_amount, currency,
     terms_version, delivery_days_min, delivery_days_max)
)

struct order_answer {
    std::string order_number;
    std::string access_token; // opens the confirmation page: /fr/orders/{token}
    money total_amount;
    std::string currency;
};
BOOST_DESCRIBE_STRUCT(order_answer, (), (order_number, access_token, total_amount, currency))

// What is kept of an answer for those who ask again: nothing that opens the order.
struct kept_answer {
    std::string order_number;
    money total_amount;
};
BOOST_DESCRIBE_STRUCT(kept_answer, (), (order_number, total_amount))

error empty_cart() { return {errc::conflict, "order.cart_empty", "the cart is empty"}; }

result<quote_answer> post_quote(api::context& c, const quote_input& in) {
    const auto owner = cart::cart_of(c);
    if (!owner) return empty_cart();
    const auto zone = delivery::find_zone(c.db, in.wilaya.value, c.started_at);
    if (!zone)
        return error{
            errc::invalid,
            "order.unknown_wilaya",
            "nothing is delivered there",
            {{"wilaya", "unknown"}}
        };
    const auto lines = cart::list_lines(c.db, *owner, i18n::code(c.language));
    if (lines.empty()) return empty_cart();
    const auto settings = settings::current(c.db);
    const auto t = quote(lines, zone, *settings);
    return quote_answer{
        t.subtotal,
        t.shipping,
        t.discount,
        t.stamp_duty,
        t.tax,
        t.total,
        "DZD",
        settings->terms_version,
        settings->preparation_days + zone->delivery_days_min,
        settings->preparation_days + zone->delivery_days_max
    };
}

result<order_answer> post_order(api::context& c, const order_input& in) {
    const auto owner = cart::cart_of(c);
    if (!owner) return empty_cart();
    const auto settings = settings::current(c.db);
    const auto from = origin_of(c, *owner);
    FOYER_TRY(
        auto kept, api::once<kept_answer>(
                       c, owner->value,
                       [&](db::transaction& tx) -> result<kept_answer> {
                           FOYER_TRY(auto placed, place_order(tx, request_of(in), from, *settings));
                           return kept_answer{placed.order_number, placed.total};
                       }
                   )
    );
    return order_answer{
        kept.order_number, access_token_of(kept.order_number, from), kept.total_amount, "DZD"
    };
}

constexpr http::route table[] = {
    http::endpoint<&post_quote>(
        http::method::post, "/api/v1/checkout/quote", http::access::anyone,
        "What the cart costs delivered to a wilaya"
    )
        .fails(409, "order.cart_empty")
        .fails(400, "order.unknown_wilaya"),
    http::endpoint<&post_order>(
        http::method::post, "/api/v1/orders", http::access::anyone,
        "Orders the cart, to be paid in cash at the door; takes Idempotency-Key"
    )
        .creates()
        .limited({.burst = 200, .per_minute = 100})
        .fails(409, "order.cart_empty")
        .fails(409, "order.total_changed")
        .fails(409, "order.short_stock")
        .fails(409, "order.product_gone")
        .fails(409, "order.terms_changed")
        .fails(400, "order.unknown_wilaya")
        .fails(422, "idempotency.key_reused")
        .fails(429, "order.too_many"),
};

}

std::span<const http::route> routes() { return table; }

}
