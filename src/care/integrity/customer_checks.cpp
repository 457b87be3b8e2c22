#include "care/integrity/check.hpp"

namespace foyer::integrity {

namespace {

constexpr db::query wrong_counters{
    "integrity.customer_counters",
    R"sql(
    SELECT c.id FROM customers c
    LEFT JOIN (SELECT customer_id, COUNT(*) AS orders, SUM(total_amount) AS spent FROM orders
            WHERE status NOT IN ('CANCELLED', 'REFUNDED') GROUP BY customer_id) o
        ON o.customer_id = c.id
    WHERE c.order_count <> COALESCE(o.orders, 0) OR c.total_spent <> COALESCE(o.spent, 0)
    ORDER BY c.id)sql",
    {},
    true
};

// SQLite keeps moments as texts, of which those that other programs wrote may have another form.
constexpr db::query wrong_last_order{
    "integrity.customer_last_order",
    R"sql(SELECT c.id FROM customers c
        LEFT JOIN (SELECT customer_id, MAX(order_date) AS latest FROM orders GROUP BY customer_id) o
            ON o.customer_id = c.id
        WHERE c.last_order_at IS DISTINCT FROM o.latest ORDER BY c.id)sql",
    R"sql(SELECT c.id FROM customers c
        LEFT JOIN (SELECT customer_id, MAX(strftime('%Y-%m-%d %H:%M:%f', order_date)) AS latest
                FROM orders GROUP BY customer_id) o
            ON o.customer_id = c.id
        WHERE strftime('%Y-%m-%d %H:%M:%f', c.last_order_at) IS DISTINCT FROM o.latest
        ORDER BY c.id)sql",
    true
};

constexpr db::query inactive_in_cart{
    "integrity.cart_inactive",
    R"sql(
    SELECT i.id FROM cart_items i JOIN products p ON p.id = i.product_id
    WHERE NOT p.is_active ORDER BY i.id)sql",
    {},
    true
};

constexpr check customer_check_table[] = {
    {.name = "customers.counters",
     .query = &wrong_counters,
     .wrong = "The number of a customer's orders or what they spent is not what their orders say "
              "(cancelled and refunded ones aside).",
     .why = "Lists of good customers and their discounts rest on these figures.",
     .remedy = "Set order_count and total_spent of these customers from their orders."},
    {.name = "customers.last_order",
     .query = &wrong_last_order,
     .wrong = "The moment of a customer's last order is not that of their latest order.",
     .why = "Reminders go to people who have just bought, or never go.",
     .remedy = "Set last_order_at of these customers to the date of their latest order."},
    {.name = "cart_items.inactive",
     .level = severity::info,
     .query = &inactive_in_cart,
     .wrong = "Carts hold products that are no longer sold.",
     .why = "Their owners are told so when they open the cart; nothing can be ordered by mistake.",
     .remedy = "Nothing to do. If there are many, the product may have been hidden too early."},
};

}

std::span<const check> customer_checks() { return customer_check_table; }

}
