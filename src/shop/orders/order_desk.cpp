#include "shop/orders/order_desk.hpp"

#include "platform/base/assert.hpp"
#include "platform/db/events.hpp"
#include "platform/json/writer.hpp"
#include "shop/inventory/ledger.hpp"
#include "shop/orders/order_events.hpp"
#include "shop/orders/order_lifecycle.hpp"
#include "shop/orders/order_store.hpp"

#include <algorithm>

namespace foyer::orders {

namespace {

// Takes the order's row for this transaction; on SQLite the only writer has it anyway.
constexpr db::query lock_order{
    "orders.lock", "SELECT id FROM orders WHERE order_number = $1 FOR UPDATE",
    "SELECT id FROM orders WHERE order_number = $1"
};

constexpr db::query set_confirmed{"orders.set_confirmed", R"sql(
    UPDATE orders SET status = $2, confirmed_at = $3, updated_at = $3 WHERE id = $1)sql"};

constexpr db::query set_cancelled{"orders.set_cancelled", R"sql(
    UPDATE orders SET status = $2, payment_status = $3, cancelled_at = $4, cancel_reason = $5,
        updated_at = $4
    WHERE id = $1)sql"};

constexpr db::query insert_change{"orders.insert_change", R"sql(
    INSERT INTO order_status_changes (id, order_id, status, changed_at, changed_by, note)
    VALUES ($1, $2, $3, $4, $5, $6))sql"};

constexpr db::query cancel_payments{"orders.cancel_payments", R"sql(
    UPDATE payments SET status = $2, updated_at = $3 WHERE order_id = $1 AND status = $4)sql"};

constexpr db::query uncount{"orders.uncount", R"sql(
    UPDATE customers SET order_count = order_count - 1, total_spent = total_spent - $2, updated_at
        = $3
    WHERE id = $1)sql"};

// The order under this transaction's lock, if it may become `next`.
result<order_file> take(db::transaction& tx, const step& s, order_status next) {
    tx.change(lock_order, s.order_number);
    auto file = find_by_number(tx, s.order_number);
    if (!file)
        return error{errc::not_found, "order.not_found", "there is no order " + s.order_number};
    if (!may_become(file->head.status, next))
        return error{
            errc::conflict,
            "order.wrong_status",
            "the order's status does not allow it",
            {{"status", "wrong_status", std::string(enum_name(file->head.status))}}
        };
    return *std::move(file);
}

void write_change(db::transaction& tx, const order& o, order_status next, const step& s) {
    const auto note = s.note.empty() ? std::nullopt : std::optional(s.note);
    tx.run(insert_change, new_id<order_status_change>(), o.id, next, s.at, s.by, note);
}

void append_event(db::transaction& tx, std::string_view type, const order& o, const step& s) {
    db::events::append(
        tx, type, json_value{json::to_json(order_event{o.id, o.order_number})}, s.at
    );
}

void put_stock_back(db::transaction& tx, const order_file& file, timestamp at) {
    std::vector<inventory::movement> movements;
    for (const auto& row : inventory::lock_stock_of_order(tx, file.head.id.value)) {
        int pieces = 0;
        for (const auto& item : file.items) pieces += item.product_id == row.id ? item.quantity : 0;
        movements.push_back(
            {.product_id = row.id,
             .type = inventory_log_type::return_,
             .change = pieces,
             .old_quantity = row.stock_quantity,
             .reason = "order cancelled",
             .reference = file.head.order_number,
             .at = at}
        );
        tx.changed("product:" + row.id.value);
    }
    inventory::move_stock(tx, movements);
    tx.changed("products");
}

}

result<order> confirm(db::transaction& tx, const step& s) {
    FOYER_TRY(auto file, take(tx, s, order_status::confirmed));
    tx.run(set_confirmed, file.head.id, order_status::confirmed, s.at);
    write_change(tx, file.head, order_status::confirmed, s);
    append_event(tx, order_confirmed, file.head, s);
    file.head.status = order_status::confirmed;
    file.head.confirmed_at = s.at;
    return std::move(file.head);
}

result<order> cancel(db::transaction& tx, const step& s) {
    FOYER_TRY(auto file, take(tx, s, order_status::cancelled));
    put_stock_back(tx, file, s.at);
    const auto reason = s.note.empty() ? std::nullopt : std::optional(s.note);
    // Money that has come in is given back first, and that is another step than this one.
    if (file.head.payment_status == payment_status::pending)
        file.head.payment_status = payment_status::cancelled;
    tx.run(
        set_cancelled, file.head.id, order_status::cancelled, file.head.payment_status, s.at, reason
    );
    tx.run(cancel_payments, file.head.id, payment_status::cancelled, s.at, payment_status::pending);
    tx.run(uncount, file.head.customer_id, file.head.total_amount, s.at);
    write_change(tx, file.head, order_status::cancelled, s);
    append_event(tx, order_cancelled, file.head, s);
    file.head.status = order_status::cancelled;
    file.head.cancelled_at = s.at;
    return std::move(file.head);
}

std::span<const db::query* const> desk_queries() {
    static constexpr const db::query* list[] = {
        &lock_order, &set_confirmed, &set_cancelled, &insert_change, &cancel_payments, &uncount,
    };
    return list;
}

}
