#include "shop/checkout/order_input.hpp"

#include "platform/base/crypto.hpp"
#include "platform/http/rate_limiter.hpp"
#include "shop/cart/cart_session.hpp"

namespace foyer::checkout {

namespace {

template <class Input>
std::optional<std::string> value_of(const std::optional<Input>& input) {
    if (!input || input->value.empty()) return std::nullopt;
    return input->value;
}

// The cart's token is the buyer's alone, 256 random bits of which we keep a hash. A request that
// has no idempotency key is never answered twice.
std::string token_secret(const api::context& c) {
    const auto key = c.idempotency_key();
    return std::string(cart::token_of(c).value_or("")) + "\n" +
           (key ? std::string(*key) : new_token());
}

}

order_request request_of(const order_input& in) {
    return {
        .first_name = in.first_name,
        .last_name = in.last_name,
        .phone = in.phone,
        .email = value_of(in.email),
        .street = in.street,
        .city = in.city,
        .wilaya = in.wilaya,
        .postal_code = value_of(in.postal_code),
        .notes = value_of(in.notes),
        .terms_version = in.terms_version,
        .expected_total = in.expected_total,
    };
}

origin origin_of(api::context& c, const id_of<customer>& cart_owner) {
    return {
        .cart_owner = cart_owner,
        .language = std::string(i18n::code(c.language)),
        .placed_from = hmac_sha256_hex(
            c.services.address_key, "order origin:" + http::address_group(c.client_address())
        ),
        .at = c.started_at,
        .token_secret = token_secret(c),
    };
}

}
