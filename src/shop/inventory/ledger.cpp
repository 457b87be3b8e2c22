#include "shop/inventory/ledger.hpp"

#include "platform/base/assert.hpp"
#include "platform/db/insert_rows.hpp"

namespace foyer::inventory {

namespace {

constexpr db::query change_stock{"inventory.change_stock", R"sql(
    UPDATE products SET stock_quantity = stock_quantity + $2, updated_at = $3 WHERE id = $1)sql"};

constexpr db::query insert_log{"inventory.insert_log", R"sql(
    INSERT INTO inventory_logs (id, product_id, type, quantity, reason, reference, old_quantity,
        new_quantity, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql"};

constexpr db::query lock_products_of_order{
    "inventory.lock_products_of_order",
    R"sql(SELECT p.id, p.stock_quantity FROM products p
        WHERE p.id IN (SELECT product_id FROM order_items WHERE order_id = $1) ORDER BY p.id FOR
            UPDATE)sql",
    R"sql(SELECT p.id, p.stock_quantity FROM products p
        WHERE p.id IN (SELECT product_id FROM order_items WHERE order_id = $1) ORDER BY p.id)sql"
};

}

void move_stock(db::session& tx, std::span<const movement> movements) {
    db::row_values lines;
    for (const auto& m : movements) {
        FOYER_ASSERT(m.change != 0, "a movement moves something");
        tx.run(change_stock, m.product_id, m.change, m.at);
        lines.add(
            new_id<inventory_log>(), m.product_id, m.type, m.change, m.reason, m.reference,
            m.old_quantity, m.old_quantity + m.change, m.at
        );
    }
    db::insert_rows(tx, insert_log, lines);
}

std::vector<stock_row> lock_stock_of_order(db::session& tx, std::string_view order_id) {
    return tx.all<stock_row>(lock_products_of_order, order_id);
}

std::span<const db::query* const> queries() {
    static constexpr const db::query* list[] = {
        &change_stock, &insert_log, &lock_products_of_order
    };
    return list;
}

}
