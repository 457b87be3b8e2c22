#include "shop/checkout/order_input.hpp"

#include "platform/base/crypto.hpp"
#include "platform/http/rate_limiter.hpp"

namespace foyer::checkout {

namespace {

template <class Input>
std::optional<std::string> value_of(const std::optional<Input>& input) {
    if (!input || input->value.empty()) return std::nullopt;
    return input->value;
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
        .placed_from = sha256_hex("order-origin:" + http::address_group(c.client_address())),
        .at = c.started_at,
    };
}

}
