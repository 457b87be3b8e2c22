#pragma once

#include "platform/base/result.hpp"
#include "platform/db/database.hpp"
#include "shop/cart/cart.hpp"
#include "shop/delivery/zones.hpp"
#include "shop/orders/order.hpp"
#include "shop/pricing/totals.hpp"
#include "shop/settings/shop_settings.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace foyer::checkout {

// Who orders and where to. Texts are trimmed and within the lengths of the orders table; `phone` is
// E.164.
struct order_request {
    std::string first_name;
    std::string last_name;
    std::string phone;
    std::optional<std::string> email;
    std::string street;
    std::string city;
    std::string wilaya; // slug of a delivery zone
    std::optional<std::string> postal_code;
    std::optional<std::string> notes;
    std::string terms_version; // the one the buyer accepted
    money expected_total;      // what the buyer was shown
    // quote_fingerprint() of what the buyer was shown; nothing: only the total is compared.
    std::optional<std::string> quote{};
};

// Where the request comes from.
struct origin {
    id_of<customer> cart_owner;
    std::string language;    // "fr", "ar", "en"
    std::string placed_from; // keyed hash of the client's address
    timestamp at;
    // What only this buyer has, and only for this request: the token of the order is made from it.
    std::string token_secret;
};

struct placed_order {
    id_of<order> id;
    std::string order_number;
    std::string access_token; // access_token_of(order_number, origin)
    money total;
};

// The token that opens the confirmation page. Its hash is stored; the token itself is nowhere: who
// sends the same request again has it made again from the number of the order.
std::string access_token_of(std::string_view order_number, const origin& from);

// What a cart costs delivered to a zone, or without delivery when there is none.
pricing::totals quote(
    std::span<const cart::line> lines, const std::optional<delivery::zone>& zone,
    const settings::shop_settings& settings
);

// Names what the buyer was shown: products, quantities, prices and zone. Two quotes with equal
// totals of different carts have different fingerprints.
std::string quote_fingerprint(std::span<const cart::line> lines, const delivery::zone& zone);

// Makes an order of the cart. Errors, each of which leaves everything as it was:
// conflict "order.cart_empty"; invalid "order.unknown_wilaya"; conflict "order.terms_changed"
// (detail: the version in force); conflict "order.product_gone" and "order.short_stock" (field:
// items[SKU]; detail: pieces left); conflict "order.total_changed" (field: expectedTotal; detail:
// the total now; or field: quote, when the total is the same but not the lines, prices or zone);
// rate_limited "order.too_many" (field: phone, address for the client's network,
// or unconfirmed for the quantity or value of what the shop has not confirmed).
result<placed_order> place_order(
    db::transaction& tx, const order_request& request, const origin& from,
    const settings::shop_settings& settings
);

std::span<const db::query* const> queries();

}
