#pragma once

#include "platform/db/query.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace foyer::integrity {

enum class severity : std::uint8_t { info, warning, problem };

// A rule of the data. All texts are literals or live as long as the program.
struct check {
    std::string_view name; // "orders.total"
    severity level{severity::problem};
    // Lists what breaks the rule, in its first column, by a text that can be looked up: an id, the
    // number of an order.
    const db::query* query{};
    std::string_view wrong;  // "The total of an order is not ..."
    std::string_view why;    // what comes of it
    std::string_view remedy; // what to do
    bool since_an_hour{};    // the query takes a moment, $1: an hour ago
    bool sqlite_only{};
};

std::span<const check> system_checks();
std::span<const check> order_checks();
std::span<const check> customer_checks();
std::span<const check> ledger_checks();

}
