#pragma once

#include "platform/db/session.hpp"
#include "shop/catalog/product.hpp"
#include "shop/inventory/inventory_log.hpp"

#include <span>
#include <string>

// Stock moves only through here: the quantity on the product and the line of the ledger in one
// transaction, so that old + change = new holds in every line and the last line equals the product.
namespace foyer::inventory {

struct movement {
    id_of<product> product_id;
    inventory_log_type type{};
    int change{};       // signed, not 0
    int old_quantity{}; // read under the transaction's lock
    std::string reason;
    std::string reference; // order number
    timestamp at;
};

// Queues a statement a movement and one for the ledger. The caller holds the products' rows
// (lock_stock); the movements are in the order of their ids, one a product. A stock below zero
// makes the transaction fail on the table's CHECK.
void move_stock(db::session& tx, std::span<const movement> movements);

// Locks the products of an order and returns their stock, in the order of their ids.
struct stock_row {
    id_of<product> id;
    int stock_quantity{};
};
std::vector<stock_row> lock_stock_of_order(db::session& tx, std::string_view order_id);

std::span<const db::query* const> queries();

BOOST_DESCRIBE_STRUCT(stock_row, (), (id, stock_quantity))

}
