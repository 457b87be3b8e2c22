#pragma once

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace foyer {

// How an order is paid. Seed: named in `payments`, values from the shop it describes; `cib` and
// `edahabia` are the two Algerian cards, here from the start because PostgreSQL can neither drop a
// value nor use a new one at once.
enum class payment_method : std::uint8_t {
    credit_card,
    debit_card,
    bank_transfer,
    cash_on_delivery,
    paypal,
    stripe,
    cib,
    edahabia
};
BOOST_DESCRIBE_ENUM(
    payment_method, credit_card, debit_card, bank_transfer, cash_on_delivery, paypal, stripe, cib,
    edahabia
)

}
