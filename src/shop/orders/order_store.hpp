#pragma once

#include "platform/db/session.hpp"
#include "shop/orders/order.hpp"
#include "shop/orders/order_item.hpp"
#include "shop/orders/order_status_change.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

// Reading orders. Numbers and tokens are given as the caller has them; tokens are compared by their
// hash.
namespace foyer::orders {

// An order in the owner's list.
struct order_summary {
    id_of<order> id;
    std::string order_number;
    timestamp order_date;
    order_status status{};
    std::optional<std::string> recipient_name;
    std::optional<std::string> recipient_phone;
    std::optional<std::string> shipping_wilaya;
    money total_amount;
};

// An order with everything that belongs to it.
struct order_file {
    order head;
    std::vector<order_item> items;
    std::vector<order_status_change> changes; // oldest first
};

// What the buyer sees after ordering, found by the token of the confirmation page.
std::optional<order_file> find_by_token(db::session& s, std::string_view token);
std::optional<order_file> find_by_number(db::session& s, std::string_view order_number);

// The order with this number, if this normalised phone ordered it.
std::optional<order_file> find_for_tracking(
    db::session& s, std::string_view order_number, std::string_view phone
);

// What the product of a line is called, and in which language that is.
struct line_name {
    std::string name;
    std::string language;
};

// The names of the lines, in their order, for a reader of this language: the product's translation
// where it has one today, else the French name under which it was sold.
std::vector<line_name> line_names(
    db::session& s, const order_file& file, std::string_view language
);

// Newest first; all, or those of one status. `limit` at most 100.
std::vector<order_summary> list_orders(
    db::session& s, const std::optional<order_status>& status, int limit, int offset
);

std::span<const db::query* const> queries();

BOOST_DESCRIBE_STRUCT(
    order_summary, (),
    (id, order_number, order_date, status, recipient_name, recipient_phone, shipping_wilaya,
     total_amount)
)

}
